"""The dossier that a list has as its current one, and what is done with it."""

from abc import ABC, abstractmethod
from typing import NamedTuple

from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.ui.acts import NEXT_STEP
from motcua_desktop.ui.navigation import Navigator


class AtHand(NamedTuple):
    """The current dossier: its number and where it stands; "" and None for none."""

    number: str = ""
    state: State | None = None

    @property
    def next_step(self) -> Step | None:
        """The step that it most likely waits for."""
        return NEXT_STEP.get(self.state) if self.state else None


class DossierList(ABC):
    """The deeds that every list of dossiers offers for its current one."""

    _window: Navigator

    @abstractmethod
    def _at_hand(self) -> AtHand:
        """Return the current dossier."""

    def open(self, number: str) -> None:
        """Open a dossier."""
        self._window.open_dossier(number)

    def open_current(self) -> None:
        """Open the current dossier."""
        if number := self._at_hand().number:
            self.open(number)

    def take_next(self) -> None:
        """Take the next step of the current dossier."""
        current = self._at_hand()
        if current.next_step is not None:
            self._window.take_step(current.number, current.next_step)

    def take_return(self) -> None:
        """Hand the result of the current dossier back."""
        current = self._at_hand()
        if current.next_step is Step.RETURN:
            self._window.take_step(current.number, Step.RETURN)

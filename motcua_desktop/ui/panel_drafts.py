"""What is typed into panels and not done yet: kept on disk, back after a power cut."""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.ui.kept_file import KeptDraft, KeptSoon
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.tasks import Runner

_AT_MOST: Final = 20
RESTORED: Final = "Đã khôi phục nội dung chưa lưu."


@dataclass(frozen=True, slots=True)
class PanelDraft:
    """What stands in the fields of a panel; `token` makes its deed happen once."""

    token: str
    values: Mapping[str, str] = field(default_factory=dict)


class PanelDrafts:
    """The drafts of panels of one kind by key: written whole, read forgivingly.

    A panel closed without its deed keeps its draft; the one open when the power went
    is named, to be opened again.
    """

    def __init__(
        self, folder: Path, name: str, runner: Runner, owner: DraftOwner = WHOLE_DESK
    ) -> None:
        self._kept = KeptDraft(folder, f"{name}.json", owner)
        self._runner = runner
        self._drafts: dict[str, PanelDraft] = {}
        self._tokens: dict[str, str] = {}
        self._open = ""
        self._is_read = False
        self._soon = KeptSoon(runner, self._write)

    @property
    def path(self) -> Path:
        """Where they lie."""
        return self._kept.path

    def restore(self, then: Callable[[str], None]) -> None:
        """Read what was kept, then name the panel that was open, if one was."""

        def read(kept: tuple[str, dict[str, PanelDraft]]) -> None:
            was_open, drafts = kept
            self._is_read = True
            self._drafts = drafts | self._drafts
            if was_open in drafts:
                then(was_open)

        self._runner.run(self._read, read)

    def filled(self, state: StepState) -> StepState:
        """Return a panel with what was typed into it before; tells so."""
        kept = self._drafts.get(state.key)
        if kept is None:
            return state
        fields = tuple(_filled(it, kept.values) for it in state.fields)
        if fields == state.fields:
            return state
        words = f"{state.consequence} {RESTORED}"
        return replace(state, fields=fields, consequence=words)

    def token(self, key: str) -> str:
        """Return the token of a panel's deed: the same until it is done."""
        kept = self._drafts.get(key)
        made = kept.token if kept is not None else uuid.uuid4().hex
        return self._tokens.setdefault(key, made)

    def opened(self, key: str) -> None:
        """Remember which panel shows; "" for none."""
        self._open = key
        if self._drafts:
            self._soon.ask()

    def typed(self, key: str, values: Mapping[str, str]) -> None:
        """Remember what stands in a panel."""
        token = self.token(key)
        self._drafts.pop(key, None)  # the newest stands last
        self._drafts[key] = PanelDraft(token, dict(values))
        for old in [*self._drafts][:-_AT_MOST]:
            del self._drafts[old]
        self._soon.ask()

    def done(self, key: str) -> None:
        """Forget a draft: its deed is done, or can never be."""
        self._open = ""
        self._tokens.pop(key, None)
        if self._drafts.pop(key, None) is not None:
            self._write()

    def keep(self) -> None:
        """Write what is remembered now; the window closes."""
        self._soon.stop()
        # What nobody has come back to yet is not read: it stays as it lies there.
        if self._drafts or (self._is_read and self.path.is_file()):
            self._kept.keep(self._body())

    def _write(self) -> None:
        self._soon.stop()
        body = self._body()
        self._runner.run(lambda: self._kept.keep(body), lambda _none: None)

    def _body(self) -> str:
        forms = {
            key: {"token": draft.token, "values": dict(draft.values)}
            for key, draft in self._drafts.items()
        }
        return json.dumps({"open": self._open, "forms": forms}, ensure_ascii=False)

    def _read(self) -> tuple[str, dict[str, PanelDraft]]:
        try:
            body = json.loads(self._kept.read())
        except (OSError, ValueError):
            return "", {}
        match body:
            case {"open": str(was_open), "forms": dict(forms)}:
                drafts = {str(key): _draft(form) for key, form in forms.items()}
                return was_open, {key: it for key, it in drafts.items() if it}
        return "", {}


def _draft(body: Any) -> PanelDraft | None:
    match body:
        case {"token": str(token), "values": dict(values)} if token:
            return PanelDraft(token, {str(k): str(v) for k, v in values.items()})
    return None


def _filled(one: StepField, values: Mapping[str, str]) -> StepField:
    value = values.get(one.name, one.value)
    offered = {key for key, _ in one.choices}
    is_typed = one.kind in {FieldKind.TEXT, FieldKind.LINES, FieldKind.DAY}
    return replace(one, value=value) if is_typed or value in offered else one

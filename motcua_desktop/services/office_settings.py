"""The office's own settings: shown, changed, and each change kept.

Papers issued before keep the heading they were issued with: they are kept as bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any, Final

from motcua_desktop.domain.errors import MissingGlyphError
from motcua_desktop.domain.office import Office
from motcua_desktop.services.errors import OfficeNotSetUpError, UnknownWordError
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.ports_slips import SlipWriter
from motcua_desktop.services.rows.office import OfficeChange, SettingChange
from motcua_desktop.services.rows.slips import FormSetCard
from motcua_desktop.services.settings import SETTINGS, Setting
from motcua_desktop.text import fold

_SIGNING: Final = frozenset({"head_name", "head_post", "signatory"})


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """A setting and what it says now; no text: nothing."""

    setting: Setting
    texts: tuple[str, ...]


def setting_named(word: str) -> Setting:
    """Return the setting of this name or label.

    Raises:
        UnknownWordError: there is none.
    """
    for setting in SETTINGS:
        if word == setting.name or fold(word) == fold(setting.label):
            return setting
    known = ", ".join(setting.name for setting in SETTINGS)
    raise UnknownWordError("Mục", word, known)


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Thông tin cơ quan: one way in for the command line and the screen."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    writer: SlipWriter
    clock: Clock

    def office(self) -> Office:
        """Return what the office says of itself.

        Raises:
            OfficeNotSetUpError: no office yet.
        """
        with self.read_unit() as unit:
            office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        return office

    def shown(self) -> list[ShownSetting]:
        """Return every setting with what it says, in the order of the screen.

        Raises:
            OfficeNotSetUpError: no office yet.
        """
        office = self.office()
        return [
            ShownSetting(setting, setting.written(getattr(office, setting.name)))
            for setting in SETTINGS
        ]

    def form_sets(self) -> Sequence[FormSetCard]:
        """Return the sets of forms, and what in them could not be compared."""
        return self.writer.form_sets()

    def changes(self) -> Sequence[OfficeChange]:
        """Return every change of the settings, oldest first."""
        with self.read_unit() as unit:
            return unit.office_changes.all()

    def change(
        self, texts: Mapping[str, Sequence[str]], *, actor: str = ""
    ) -> tuple[SettingChange, ...]:
        """Set what `texts` say, all or nothing; return what is other than before.

        The first change enters the office; it says all that an office must say.

        Raises:
            UnknownWordError: no such setting, set of forms or slip.
            SettingError: a setting cannot hold or print this, or may not be empty.
            SignatoryError: nobody may sign so.
        """
        with self.open_unit() as unit:
            office, changed = self._tried(unit, texts)
            if changed:
                unit.catalogue.save_office(office)
                unit.office_changes.note(OfficeChange(self.clock(), actor, changed))
                unit.commit()
        return changed

    def preview(self, texts: Mapping[str, Sequence[str]]) -> tuple[SettingChange, ...]:
        """Return what `change` would make other than before; nothing is written.

        Raises:
            UnknownWordError, SettingError, SignatoryError: as `change`.
        """
        with self.read_unit() as unit:
            return self._tried(unit, texts)[1]

    def _tried(
        self, unit: UnitOfWork, texts: Mapping[str, Sequence[str]]
    ) -> tuple[Office, tuple[SettingChange, ...]]:
        named = [(setting_named(word), said) for word, said in texts.items()]
        values = {setting.name: setting.read(said) for setting, said in named}
        known = unit.catalogue.office()
        office = _entered(values) if known is None else replace(known, **values)
        changed = _changes(known, office)
        self._refuse_unprintable(changed)
        self._refuse(office, {one.name for one in changed}, is_new=known is None)
        return office, changed

    def draft(self, texts: Mapping[str, Sequence[str]]) -> Office:
        """Return the office that `change` would enter; nothing is written.

        Raises:
            UnknownWordError, SettingError, SignatoryError: as `change`.
        """
        named = [(setting_named(word), said) for word, said in texts.items()]
        office = _entered({setting.name: setting.read(said) for setting, said in named})
        changed = _changes(None, office)
        self._refuse_unprintable(changed)
        self._refuse(office, {one.name for one in changed}, is_new=True)
        return office

    def _refuse_unprintable(self, changes: Sequence[SettingChange]) -> None:
        """Refuse here what would else stop every paper of the office."""
        for change in changes:
            for text in change.after:
                try:
                    self.writer.refuse_unprintable(text)
                except MissingGlyphError as error:
                    why = f"{error.wrong[0].lower()}{error.wrong[1:].rstrip('.')}"
                    raise setting_named(change.name).error(why) from None

    def _refuse(self, office: Office, changed: set[str], *, is_new: bool) -> None:
        for setting in SETTINGS:
            if setting.is_fixed and setting.name in changed and not is_new:
                raise setting.error("không đổi được khi đã có cơ quan")
        if changed & _SIGNING:
            office.signature(self.clock().date())
        if "form_set" in changed and office.form_set:
            sets = [one.name for one in self.form_sets()]
            _refuse_unknown("Bộ mẫu", [office.form_set], sets)
        if "slip_symbols" in changed:
            slips = [form.name for form in self.writer.forms() if form.is_issued]
            _refuse_unknown("Phiếu", [slip for slip, _ in office.slip_symbols], slips)

    def signature(self, on: date) -> tuple[tuple[str, ...], str]:
        """Return the lines over a signature of that day, and the name below it.

        Raises:
            SignatoryError: the settings allow no signature.
        """
        return self.office().signature(on)


def _entered(values: Mapping[str, Any]) -> Office:
    """Return the office that is entered for the first time."""
    plain = {one.name: one for one in fields(Office)}
    for setting in SETTINGS:
        needs = setting.is_required and plain[setting.name].default is MISSING
        if needs and setting.name not in values:
            raise setting.error("còn để trống")
    return Office(**values)


def _changes(known: Office | None, office: Office) -> tuple[SettingChange, ...]:
    changes = []
    for setting in SETTINGS:
        before = () if known is None else setting.written(getattr(known, setting.name))
        after = setting.written(getattr(office, setting.name))
        if before != after:
            changes.append(SettingChange(setting.name, before, after))
    return tuple(changes)


def _refuse_unknown(label: str, words: Sequence[str], known: Sequence[str]) -> None:
    for word in words:
        if word not in known:
            raise UnknownWordError(label, word, ", ".join(known))

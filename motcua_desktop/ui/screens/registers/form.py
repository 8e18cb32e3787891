"""The form of a register: what is typed, kept as a draft, saved with its errors."""

from collections.abc import Callable, Mapping
from datetime import date

from motcua_desktop.domain.register_fields import FieldKind
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.services.rows.registers import KeptEntry
from motcua_desktop.ui.format import set_day_right
from motcua_desktop.ui.kept_file import KeptSoon
from motcua_desktop.ui.screens.registers.drafts import EntryDraft, RegisterDrafts
from motcua_desktop.ui.screens.registers.state import FormShown
from motcua_desktop.ui.screens.registers.words import (
    fields_shown,
    form_texts,
    fresh_texts,
    repeated_texts,
)
from motcua_desktop.ui.tasks import Runner


class RegisterForm:
    """The form of the register that is shown; drafts of the others wait."""

    def __init__(
        self, runner: Runner, drafts: RegisterDrafts, today: Callable[[], date]
    ) -> None:
        self._runner = runner
        self._today = today
        self._file = drafts
        self._drafts: dict[str, EntryDraft] = {}
        self._dropped: tuple[str, EntryDraft] | None = None
        self._soon = KeptSoon(runner, self.keep)
        self.register = next(iter(REGISTERS.values()))
        self.entry_id = 0
        self.texts: dict[str, str] = {}
        self._known: Mapping[str, str] = {}
        self._errors: dict[str, str] = {}
        self.line = ""
        self.line_is_wrong = False

    def load(self) -> None:
        """Bring back the drafts of the last time."""
        self._drafts = self._file.load()

    # what it holds

    @property
    def is_touched(self) -> bool:
        """Whether something is typed that is not saved."""
        return any(
            self.texts.get(name, "") != self._known.get(name, "")
            for name in {*self.texts, *self._known}
        )

    def turn(self, register: Register, entries: Mapping[int, KeptEntry]) -> None:
        """Show another register: its draft, or an empty form."""
        self.register = register
        draft = self._drafts.get(register.name)
        if draft is None or (draft.entry_id and draft.entry_id not in entries):
            self.begin(draft.texts if draft else None)
            return
        self.begin()
        if draft.entry_id:
            self.open(entries[draft.entry_id])
        self.texts = dict(draft.texts)
        self.line = "Đã khôi phục nội dung chưa lưu. Bỏ: Ctrl+R"

    def begin(self, texts: Mapping[str, str] | None = None) -> None:
        """Empty the form for a new entry, or begin it with `texts`."""
        self.entry_id, self._errors = 0, {}
        self._known = fresh_texts(self.register)
        self.texts = dict(texts or self._known)
        self.line, self.line_is_wrong = "", False

    def open(self, kept: KeptEntry) -> None:
        """Show an entry of the register."""
        if kept.entry is None:
            return
        self.entry_id, self._errors = kept.id, {}
        self._known = form_texts(self.register, kept.entry)
        self.texts = dict(self._known)
        self.line, self.line_is_wrong = "", False

    def saved(self) -> None:
        """What was typed is in the register now; the next one begins alike."""
        texts = repeated_texts(self.register, self.texts)
        was_new = not self.entry_id
        self.begin()
        if was_new:
            self.texts = texts
            self._known = dict(texts)
        self.keep()

    # what is typed

    def typed(self, name: str, text: str) -> None:
        """A field was changed; the draft is kept soon."""
        if self.texts.get(name, "") == text:
            return
        self.texts[name] = text
        self._errors.pop(name, None)
        self.line, self.line_is_wrong = "", False
        self._soon.ask()

    def left(self, name: str, text: str) -> None:
        """A field was left: a day is set right, and may be found wrong now."""
        field = self.register.field(name)
        if field.kind is FieldKind.DAY:
            text = set_day_right(text, self._today())
        self.typed(name, text)
        typed = {"kind": self.texts.get("kind", ""), name: text}
        wrong = self.register.problems(typed).get(name, "") if text else ""
        self._errors = {**self._errors, name: wrong} if wrong else self._errors

    def keep(self) -> None:
        """Keep the draft now."""
        self._soon.stop()
        self._drafts.pop(self.register.name, None)
        if self.is_touched:
            draft = EntryDraft(self.entry_id, dict(self.texts))
            self._drafts[self.register.name] = draft
        drafts = dict(self._drafts)
        self._runner.run(lambda: self._file.save(drafts), lambda _nothing: None)

    def drop(self) -> bool:
        """Forget what is typed; return whether there was something."""
        if not self.is_touched:
            return False
        draft = EntryDraft(self.entry_id, dict(self.texts))
        self._dropped = (self.register.name, draft)
        self.texts = dict(self._known)
        self._errors, self.line, self.line_is_wrong = {}, "", False
        self.keep()
        return True

    @property
    def can_undo_drop(self) -> bool:
        """Whether what was dropped belongs to the shown register."""
        return self._dropped is not None and self._dropped[0] == self.register.name

    def undo_drop(self, entries: Mapping[int, KeptEntry]) -> None:
        """Bring back what was dropped."""
        if self._dropped is None:
            return
        _, draft = self._dropped
        self._dropped = None
        if draft.entry_id in entries:
            self.open(entries[draft.entry_id])
        self.texts = dict(draft.texts)
        self.keep()

    # what comes of it

    def given(self) -> dict[str, str]:
        """Return the texts of the fields that this kind of entry has, days in full."""
        kind, today = self.texts.get("kind", ""), self._today()
        return {
            field.name: (
                set_day_right(self.texts.get(field.name, ""), today)
                if field.kind is FieldKind.DAY
                else self.texts.get(field.name, "")
            )
            for field in self.register.fields
            if field.concerns(kind)
        }

    def find_problems(self) -> str:
        """Look for what is wrong; return the first field that is, "" for none."""
        self._errors = self.register.problems(self.given())
        return next(
            (it.name for it in self.register.fields if it.name in self._errors), ""
        )

    def tell(self, line: str, *, is_wrong: bool = False) -> None:
        """Say something under the form."""
        self.line, self.line_is_wrong = line, is_wrong

    def shown(self) -> FormShown:
        """Return the form as the screen shows it."""
        title = f"Sửa dòng số {self.entry_id}" if self.entry_id else "Ghi thêm"
        return FormShown(
            title=title,
            line=self.line,
            line_is_wrong=self.line_is_wrong,
            fields=fields_shown(self.register, self.texts, self._errors),
            can_save=self.is_touched,
            can_remove=bool(self.entry_id),
        )

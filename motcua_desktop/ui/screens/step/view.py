"""The step panel on screen: its fields in one column, the act at the right."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.secret_box import SecretBox
from motcua_desktop.ui.widgets.text_box import TextBox

_WIDTH = 520
OTHER_KEY = "F2"
"""The key of the second way that a panel may offer."""
_SECOND_MS = 1000


class StepIntents(Protocol):
    """What the clerk may want of the panel."""

    def submit(self, values: dict[str, str]) -> None: ...  # noqa: D102
    def cancel(self) -> None: ...  # noqa: D102


class PanelMemory(Protocol):
    """Who keeps what is typed into panels, by the key of their state."""

    def opened(self, key: str) -> None: ...  # noqa: D102
    def typed(self, key: str, values: Mapping[str, str]) -> None: ...  # noqa: D102


class StepPanel:
    """The panel; built anew for each step, since each asks for other things."""

    def __init__(
        self,
        overlay: Overlay,
        kit: Kit,
        *,
        centre: float = 0.42,
        over: bool = False,
    ) -> None:
        self._overlay = overlay
        self._kit = kit
        self._centre = centre
        self._over = over
        self.intents: StepIntents | None = None
        self.on_other: Callable[[], None] = lambda: None
        self.memory: PanelMemory | None = None
        self._key = ""
        self.fields: dict[str, FieldBox] = {}
        self.texts: dict[str, TextBox] = {}
        self._trials: set[str] = set()
        self._secrets: set[str] = set()
        self._choices: dict[str, SegmentedChoice] = {}
        self._lists: dict[str, DropDown] = {}
        self.act: KeyButton | None = None
        self._is_quick = False
        self._title = ""
        self._waits = ""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        self.fields, self.texts = {}, {}
        self._choices, self._lists = {}, {}
        self._trials = {it.name for it in state.fields if it.kind is FieldKind.TRIAL}
        self._secrets = {it.name for it in state.fields if it.kind is FieldKind.SECRET}
        self._is_quick, self._title = state.is_quick, state.title
        self._end_wait()
        self._key = ""
        self._overlay.open(
            state.title,
            lambda body: self._build(body, state),
            width=_WIDTH,
            submit=self.submit,
            commands=self._commands(state),
            centre=self._centre,
            on_close=self._closed,
            over=self._over,
        )
        self._key = state.key
        if self.memory is not None and state.key:
            self.memory.opened(state.key)

    def _commands(self, state: StepState) -> Sequence[Command]:
        back = Command(state.back, "Esc", self._cancel)
        if not state.other:
            return (back,)
        return (back, Command(state.other, OTHER_KEY, self._go_other))

    def _go_other(self) -> None:
        self.on_other()

    def _closed(self) -> None:
        if self.memory is not None and self._key:
            self.memory.opened("")
        self._key = ""

    def _typed(self, _text: str) -> None:
        if self.memory is not None and self._key:
            kept = {it: v for it, v in self.values.items() if it not in self._secrets}
            self.memory.typed(self._key, kept)

    @property
    def title(self) -> str:
        """What stands over the panel."""
        return self._title

    @property
    def words(self) -> str:
        """What the panel says above its fields."""
        return str(self._words["text"])

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        values = {
            name: box.arrived if name in self._trials else box.text
            for name, box in self.fields.items()
        }
        values |= {name: box.text for name, box in self.texts.items()}
        for chooser in (self._choices, self._lists):
            values |= {name: it.chosen for name, it in chooser.items()}
        return values

    def _build(self, body: tk.Frame, state: StepState) -> Sequence[tk.Misc]:
        kit = self._kit
        kit.text(body, state.dossier_line, role="strong").pack(anchor="w")
        words = self._words = kit.text(
            body, state.consequence, role="small", ink="ink2"
        )
        words.configure(justify="left", wraplength=kit.px(_WIDTH - 48))
        words.pack(anchor="w", pady=(kit.px(3), kit.px(12)))
        stops = [stop for field in state.fields for stop in self._field(body, field)]
        self._line = kit.text(body, role="small", ink="overdue", justify="left")
        self._line.configure(wraplength=kit.px(_WIDTH - 48))
        return [*stops, *self._buttons(body, state)]

    def _buttons(self, body: tk.Frame, state: StepState) -> Sequence[tk.Misc]:
        kit = self._kit
        buttons = kit.box(body)
        buttons.pack(side="bottom", fill="x", pady=(kit.px(14), 0))
        self.act = act = KeyButton(
            buttons,
            kit,
            state.act,
            command=self._submit,
            key="Ctrl+Enter",
            icon=state.icon,
            kind="primary",
        )
        act.pack(side="right")
        cancel = KeyButton(
            buttons, kit, state.back, command=self._cancel, key="Esc", kind="plain"
        )
        cancel.pack(side="right", padx=kit.px(8))
        if not state.other:
            return (act, cancel)
        other = KeyButton(
            buttons,
            kit,
            state.other,
            command=self._go_other,
            key=OTHER_KEY,
            kind="link",
        )
        other.pack(side="left")
        return (act, cancel, other)

    def _field(self, body: tk.Frame, field: StepField) -> Sequence[tk.Misc]:
        kit = self._kit
        if field.kind is FieldKind.LIST:
            return (self._list(body, field),)
        if field.kind is FieldKind.FIXED:
            return self._fixed(body, field)
        if field.kind is FieldKind.LINES:
            return (self._text(body, field),)
        if field.kind is FieldKind.CHOICE:
            choice = SegmentedChoice(
                body, kit, field.choices, label=field.label, on_change=self._typed
            )
            choice.show(field.value)
            choice.pack(anchor="w", pady=(0, kit.px(10)))
            self._choices[field.name] = choice
            chosen = [key for key, _ in field.choices].index(field.value)
            return (choice.parts[chosen],)
        is_day = field.kind is FieldKind.DAY
        dress = FieldLook(is_required=field.is_required, hint=field.hint, is_day=is_day)
        kind = SecretBox if field.kind is FieldKind.SECRET else FieldBox
        box = kind(body, kit, field.label, on_change=self._typed, dress=dress)
        box.fill(field.value)
        box.pack(fill="x", pady=(0, kit.px(10)))
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: self._next(box))
        self.fields[field.name] = box
        return (box.entry,)

    def _fixed(self, body: tk.Frame, field: StepField) -> Sequence[tk.Misc]:
        kit = self._kit
        line = kit.box(body)
        line.pack(fill="x", pady=(0, kit.px(10)))
        kit.text(line, field.label, role="small", ink="ink2").pack(anchor="w")
        kit.text(line, field.value, role="name").pack(side="left", pady=(kit.px(2), 0))
        why = kit.text(line, field.hint, role="small", ink="ink2")
        why.pack(side="left", padx=kit.px(10), pady=(kit.px(2), 0))
        return ()

    def _list(self, body: tk.Frame, field: StepField) -> tk.Misc:
        kit = self._kit
        kit.text(body, field.label, role="small", ink="ink2").pack(anchor="w")
        listed = DropDown(
            body, kit, "", width=_WIDTH - 48, on_change=self._typed, on="surface"
        )
        listed.list.set_width(_WIDTH - 48)
        chosen = field.value or field.choices[0][0]
        listed.show([Choice(key, (words,)) for key, words in field.choices], chosen)
        listed.pack(anchor="w", fill="x", pady=(kit.px(3), kit.px(10)))
        self._lists[field.name] = listed
        return listed

    def _text(self, body: tk.Frame, field: StepField) -> tk.Misc:
        kit = self._kit
        dress = FieldLook(
            is_required=field.is_required, hint=field.hint, height=field.height
        )
        box = TextBox(body, kit, field.label, on_change=self._typed, dress=dress)
        box.fill(field.value)
        box.pack(fill="x", pady=(0, kit.px(10)))
        self.texts[field.name] = box
        return box.entry

    def _next(self, box: FieldBox) -> str:
        boxes = list(self.fields.values())
        place = boxes.index(box) + 1
        if place < len(boxes):
            boxes[place].focus_field()
        elif self._is_quick:
            self._submit()
        elif self.act is not None:
            self.act.focus_set()
        return "break"

    def _submit(self) -> None:
        if self.intents is None or self._waits:
            return
        self.complain("", "")
        for box in (*self.fields.values(), *self.texts.values()):
            box.complain("")
        self.intents.submit(self.values)

    def _cancel(self) -> None:
        if self.intents is not None:
            self.intents.cancel()

    def submit(self) -> None:
        """Take the step, as the button would."""
        self._submit()

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or in a line of its own."""
        box = self.fields.get(field) or self.texts.get(field)
        if box is not None:
            box.complain(message)
            box.focus_field()
        elif message:
            self._say(message, "overdue")
        else:
            self._line.pack_forget()

    def tell(self, message: str) -> None:
        """Say what was done, in the line where else stands what is wrong."""
        self._say(message, "ink2")

    def _say(self, message: str, ink: str) -> None:
        self._kit.paint(self._line, foreground=ink)
        self._line.configure(text=message)
        self._line.pack(anchor="w")

    def busy(self, *, is_busy: bool) -> None:
        """Show that the step is being taken."""
        if self.act is not None:
            self.act.enable(is_enabled=not is_busy)
            self.act.update_idletasks()

    def clear(self, field: str) -> None:
        """Empty a field and put the cursor there."""
        self.put(field, "")

    def put(self, field: str, text: str) -> None:
        """Put text into a field, and the cursor behind it."""
        self.fields[field].take(text)
        self.fields[field].focus_field()

    def wait(self, seconds: int, words: str) -> None:
        """Take nothing for so long, counting down behind `words`."""
        self._end_wait()
        if seconds <= 0 or self.act is None:
            self.busy(is_busy=False)
            self.complain("", "")
            return
        self.busy(is_busy=True)
        self.complain("", f"{words} Còn chờ {seconds} giây.")
        self._waits = self.act.after(_SECOND_MS, self.wait, seconds - 1, words)

    def _end_wait(self) -> None:
        if self._waits and self.act is not None and self.act.winfo_exists():
            self.act.after_cancel(self._waits)
        self._waits = ""

    def close(self) -> None:
        """Take the panel away."""
        self._overlay.close()

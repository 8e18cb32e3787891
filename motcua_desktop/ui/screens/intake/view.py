"""The intake screen: procedure, applicant, channel at the left; due date, papers."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.ui.format import set_sum_right
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.intake.applicant import ApplicantCard, ApplicantIntents
from motcua_desktop.ui.screens.intake.counter import OTHERS
from motcua_desktop.ui.screens.intake.fields import FormFields, focus_next
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.parts import DueCard, PaperIntents, PapersCard
from motcua_desktop.ui.screens.intake.state import IntakeState, Offer
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.drop_down import ActList, DropDown
from motcua_desktop.ui.widgets.field_box import FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton, small_button
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable
from motcua_desktop.ui.widgets.popup_list import PopupColumn
from motcua_desktop.ui.widgets.type_ahead import TypeAhead, TypeAheadActs

CHANNELS = (("desk", "Trực tiếp"), ("online", "Trực tuyến"), ("postal", "Bưu chính"))
WAYS = (("desk", "Tại quầy"), ("postal", "Bưu chính"), ("online", "Trực tuyến"))
PAID = (
    Choice("", ("Chưa thu",)),
    *(Choice(way.value, (way.label,)) for way in PaymentWay),
)
_RECENT = (
    PlainColumn("Giờ", 64),
    PlainColumn("Mã hồ sơ", 172),
    PlainColumn("Chủ hồ sơ", 158, most=300),
    PlainColumn("Thủ tục", 0),
    PlainColumn("Hạn", 98),
)


class SavingIntents(Protocol):
    """How the form may be saved."""

    def save(self) -> None: ...  # noqa: D102
    def save_and_print(self) -> None: ...  # noqa: D102
    def save_and_next(self) -> None: ...  # noqa: D102
    def save_and_same_person(self) -> None: ...  # noqa: D102
    def print_last(self) -> None: ...  # noqa: D102


class CounterIntents(Protocol):
    """What is done for who is not taken in."""

    def guide(self) -> None: ...  # noqa: D102
    def other(self, key: str) -> None: ...  # noqa: D102


class IntakeIntents(ApplicantIntents, Protocol):
    """What the clerk may want of this screen."""

    @property
    def papers(self) -> PaperIntents: ...  # noqa: D102
    @property
    def saving(self) -> SavingIntents: ...  # noqa: D102
    @property
    def counter(self) -> CounterIntents: ...  # noqa: D102
    def chosen(self, field: str, value: str) -> None: ...  # noqa: D102
    def looked_at(self, code: str) -> None: ...  # noqa: D102
    def procedure_picked(self, code: str) -> None: ...  # noqa: D102
    def explain(self) -> None: ...  # noqa: D102
    def drop(self) -> None: ...  # noqa: D102
    def open_recent_at(self, place: int) -> None: ...  # noqa: D102


class IntakeScreen(tk.Frame):
    """The whole screen, built once."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._overlay = overlay
        self._shown: IntakeState | None = None

    def build(self, intents: IntakeIntents, today: Callable[[], date]) -> None:
        """Make the widgets in the order of Tab: left column, papers, buttons."""
        kit = self.kit
        self._intents = intents
        self.fields = FormFields(kit, intents.typed)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        left = kit.box(self, on="bg")
        left.grid(
            row=0,
            column=0,
            sticky="nsew",
            padx=(kit.px(20), kit.px(16)),
            pady=(kit.px(14), kit.px(12)),
        )
        self._make_procedure(left)
        self.applicant = ApplicantCard(left, self.fields, intents, today)
        self.id_number = self.applicant.id_number
        self._make_channel(left)
        self._make_recent(left)
        right = kit.box(self, on="bg", width=kit.px(448))
        right.grid(
            row=0,
            column=1,
            sticky="ns",
            padx=(0, kit.px(20)),
            pady=(kit.px(14), kit.px(12)),
        )
        self.due = DueCard(right, kit, intents.explain)
        self.due.card.pack(fill="x", pady=(0, kit.px(12)))
        self.papers = PapersCard(right, kit, intents.papers)
        self.papers.card.pack(fill="both", expand=True)
        self._make_bar()

    # the left column

    def _make_procedure(self, left: tk.Misc) -> None:
        kit, intents = self.kit, self._intents
        card = kit.card(left)
        card.pack(fill="x", pady=(0, kit.px(12)))
        self.procedure = TypeAhead(
            card,
            kit,
            "Thủ tục",
            columns=(PopupColumn(84), PopupColumn(0), PopupColumn(124, "e")),
            acts=TypeAheadActs(
                on_change=lambda text: intents.typed("procedure", text),
                on_pick=intents.procedure_picked,
                on_current=self._looked_at,
                on_enter=lambda: focus_next(self.procedure.entry),
            ),
            dress=FieldLook(
                is_required=True,
                icon="search",
                hint="gõ bất kỳ phần nào của tên hoặc mã, có dấu hay không",
                key="F2",
            ),
        )
        self.procedure.pack(fill="x", padx=kit.px(16), pady=(kit.px(10), kit.px(14)))
        self.fields.boxes["procedure"] = self.procedure

    def _looked_at(self, code: str) -> None:
        if code:
            self._intents.looked_at(code)

    def _make_channel(self, left: tk.Misc) -> None:
        kit = self.kit
        card = kit.card(left)
        card.pack(fill="x", pady=(0, kit.px(12)))
        grid = kit.box(card)
        grid.pack(fill="x", padx=kit.px(16), pady=(kit.px(11), kit.px(12)))
        self.choices = {
            name: SegmentedChoice(
                grid, kit, choices, label=label, on_change=self._chooser(name)
            )
            for name, label, choices in (
                ("channel", "Kênh tiếp nhận", CHANNELS),
                ("return_way", "Nhận kết quả", WAYS),
            )
        }
        self.choices["channel"].grid(row=0, column=0, columnspan=3, sticky="w")
        pad = (kit.px(16), 0)
        self.choices["return_way"].grid(row=0, column=3, sticky="w", padx=pad)
        line = kit.box(card)
        line.pack(fill="x", padx=kit.px(16), pady=(0, kit.px(14)))
        line.columnconfigure(4, weight=1)
        fee = FieldLook(width=120, hint="theo thủ tục")
        for column, (name, label, dress) in enumerate(
            (
                ("fee", "Phí, lệ phí", fee),
                ("sets", "Số bộ", FieldLook(width=64)),
                ("note", "Ghi chú", FieldLook()),
            )
        ):
            box = self.fields.make(line, name, label, dress)
            pad = (0 if column == 0 else kit.px(12), 0)
            box.grid(row=0, column=2 * column, sticky="new", padx=pad)
            if name == "fee":
                self._make_paid(line)
        self.fields.set_right("fee", set_sum_right)

    def _make_paid(self, line: tk.Misc) -> None:
        """Make the choice beside the fee: not taken yet, or how it was paid."""
        kit = self.kit
        frame = kit.box(line)
        kit.text(frame, "Đã thu", role="small", ink="ink2").pack(anchor="w")
        self.paid = DropDown(
            frame, kit, "", width=124, on_change=self._chooser("paid_by"), on="surface"
        )
        self.paid.list.set_width(kit.px(140))
        self.paid.pack(anchor="w", pady=(kit.px(4), 0))
        frame.grid(row=0, column=1, sticky="nw", padx=(kit.px(12), 0))

    def _chooser(self, name: str) -> Callable[[str], None]:
        return lambda value: self._intents.chosen(name, value)

    def _make_recent(self, left: tk.Misc) -> None:
        kit = self.kit
        card = kit.card(left)
        card.pack(fill="both", expand=True)
        head = kit.box(card)
        head.pack(fill="x", padx=kit.px(16), pady=(kit.px(4), kit.px(4)))
        kit.text(head, "Vừa tiếp nhận", role="section").pack(side="left")
        self._recent_line = kit.text(head, role="small", ink="ink2")
        self._recent_line.pack(side="left", padx=kit.px(10))
        button = small_button(
            head,
            kit,
            ("In lại phiếu", "Ctrl+P", "printer"),
            self._intents.saving.print_last,
        )
        button.pack(side="right")
        button.configure(takefocus=False)
        self._make_counter(head)
        kit.rule(card).pack(fill="x", padx=1)
        self.recent = PlainTable(
            card,
            kit,
            _RECENT,
            has_head=False,
            height=1,
            on_open=self._intents.open_recent_at,
        )
        self.recent.tree.configure(takefocus=False)
        self.recent.pack(fill="both", expand=True, padx=kit.px(8), pady=(0, kit.px(4)))

    def _make_counter(self, head: tk.Misc) -> None:
        """Make what there is for who is not taken in, beside the last ones taken in."""
        kit, px, counter = self.kit, self.kit.px, self._intents.counter
        self.others = ActList(
            *(head, kit, "Khác"),
            width=110,
            on_change=counter.other,
            on="surface",
            key="F12",
        )
        self.others.list.set_width(252)
        self.others.show(OTHERS, "")
        face = ("Hướng dẫn bổ sung", "F6", "file-text")
        self.guide = small_button(head, kit, face, counter.guide)
        for button in (self.others, self.guide):
            button.pack(side="right", padx=(0, px(8)))
            button.configure(takefocus=False)

    def open_others(self) -> None:
        """Open the list of what else may be done at the counter."""
        self.others.invoke()

    def _make_bar(self) -> None:
        kit, saving = self.kit, self._intents.saving
        bar = kit.box(self, height=kit.px(52))
        bar.grid(row=2, column=0, columnspan=2, sticky="ew")
        bar.pack_propagate(False)
        kit.rule(bar).pack(side="top", fill="x")
        self._line = kit.text(bar, role="small", ink="ink2", anchor="w")
        self._line.configure(compound="left", justify="left", wraplength=kit.px(270))
        # What failed needs the whole width: it stands above the bar until it is mended.
        self._strip = kit.box(self, on="overdue-tint")
        self._wrong = kit.text(
            self._strip, role="small-medium", ink="overdue", on="overdue-tint"
        )
        self._wrong.configure(compound="left", justify="left")
        self._wrong.configure(wraplength=kit.px(1100))
        self._wrong.pack(anchor="w", padx=kit.px(20), pady=kit.px(7))
        same_person = saving.save_and_same_person
        plan = (
            ("Bỏ nháp", self._intents.drop, "Ctrl+R", "undo-2", "link"),
            ("Lưu", saving.save, "Ctrl+Enter", "save", "plain"),
            ("Lưu, cùng người", same_person, "Ctrl+F9", "user", "plain"),
            ("Lưu, nhận tiếp", saving.save_and_next, "Shift+F9", "plus", "plain"),
            ("Lưu và in", saving.save_and_print, "F9", "printer", "primary"),
        )
        self.buttons = [
            KeyButton(bar, kit, words, command=act, key=key, icon=icon, kind=kind)
            for words, act, key, icon, kind in plan
        ]
        for button in reversed(self.buttons):
            is_last = button is self.buttons[-1]
            pad = (kit.px(8), kit.px(20) if is_last else 0)
            button.pack(side="right", padx=pad)
        self._line.pack(side="left", fill="x", padx=(kit.px(20), kit.px(8)))

    # what the presenter asks

    def fill(self, form: IntakeForm, *, by_program: frozenset[str]) -> None:
        """Set the fields, those named by the program tinted."""
        for name, box in self.fields.boxes.items():
            text = str(getattr(form, name))
            if text != box.text or name in by_program:
                box.fill(text, is_tinted=name in by_program)
        for name, choice in self.choices.items():
            choice.show(str(getattr(form, name)))
        self.paid.show(PAID, form.paid_by)
        self.papers.digitised.show(is_on=bool(form.digitised))

    def offer_procedures(self, offer: Offer) -> None:
        """Suggest procedures under their field."""
        self.procedure.offer(offer.choices, offer.foot)

    def offer_applicants(self, offer: Offer) -> None:
        """Suggest applicants under the ID number."""
        self.id_number.offer(offer.choices, offer.foot)

    def focus(self, field: str) -> None:  # type: ignore[override]
        """Give a field the focus."""
        if field == "papers":
            self.papers.focus_last()
        else:
            self.fields.boxes[field].focus_field()

    def focus_first(self) -> None:
        """Give the focus to the first field that is still empty."""
        empty = (name for name in ("procedure", "id_number") if not self._text(name))
        self.focus(next(empty, "name"))

    def _text(self, name: str) -> str:
        return self.fields.boxes[name].text

    def render(self, state: IntakeState) -> None:
        """Show everything but the texts of the fields."""
        old = self._shown
        self._shown = state
        if old is None or state.due != old.due:
            self.due.show(state.due)
        if old is None or (state.papers, state.papers_line) != (
            old.papers,
            old.papers_line,
        ):
            self.papers.show(state.papers, state.papers_line)
        self.recent.show(state.recent)
        self._recent_line.configure(text=state.recent_line)
        self._show_line(state)
        self.applicant.show(state, old or replace(state, known_line="–"))
        self.fields.complain(dict(state.errors))
        for button in self.buttons[1:]:
            button.enable(is_enabled=not state.is_busy)

    def _show_line(self, state: IntakeState) -> None:
        calm, wrong = ("", state.line) if state.line_is_wrong else (state.line, "")
        for label, words, name, ink in (
            (self._line, calm, "save", "ink2"),
            (self._wrong, wrong, "state-overdue", "overdue"),
        ):
            photo: Any = self.kit.icon(name, 16, ink) if words else ""
            label.configure(text=f"  {words}" if words else "", image=photo)
        if wrong:
            self._strip.grid(row=1, column=0, columnspan=2, sticky="ew")
        else:
            self._strip.grid_remove()

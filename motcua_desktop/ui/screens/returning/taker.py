"""The card at the right: who takes the results, how, the fee, the satisfaction."""

import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.intake.fields import focus_next
from motcua_desktop.ui.screens.returning.state import (
    AUTHORISED,
    OWNER,
    SUBMITTER,
    ReturnForm,
    ReturningState,
)
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook

_WIDTH: Final = 412
_TAKERS: Final = (
    (OWNER, "Chủ hồ sơ"),
    (SUBMITTER, "Người nộp"),
    (AUTHORISED, "Được ủy quyền"),
)
_PAID: Final = (("", "Chưa thu"), *((it.value, it.label) for it in PaymentWay))
_MARKS: Final = (("", "Không ghi"), *((str(it), str(it)) for it in range(1, 6)))


class TakerCard:
    """Fields and choices that hold for the whole batch."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, said: Callable[[str, str], None]
    ) -> None:
        self._kit = kit
        self._said = said
        px = kit.px
        self.card = kit.card(parent, width=_WIDTH)
        self.card.pack_propagate(False)
        title = kit.text(self.card, "Người nhận", role="section")
        title.pack(anchor="w", padx=px(16), pady=(px(12), px(8)))
        self.choices: dict[str, SegmentedChoice] = {}
        self.boxes: dict[str, FieldBox] = {}
        self._choice("taker", "Ai đến nhận", _TAKERS)
        self._papers = kit.box(self.card)
        self._papers.pack(fill="x", padx=px(16))
        kit.box(self._papers, height=1).pack(fill="x")
        self._field("receiver", "Họ, chữ đệm và tên người nhận", "")
        self._field("authority", "Giấy ủy quyền", "loại giấy, số, ngày")
        ways = tuple((way.value, way.label) for way in ReturnWay)
        self._choice("way", "Trả qua", ways)
        kit.rule(self.card).pack(fill="x", padx=1, pady=(px(2), px(10)))
        self._fee = kit.text(self.card, role="strong")
        self._fee.pack(anchor="w", padx=px(16), pady=(0, px(6)))
        self._choice("paid_by", "Thu ngay bằng", _PAID)
        kit.rule(self.card).pack(fill="x", padx=1, pady=(px(2), px(10)))
        self._choice("satisfaction", "Mức hài lòng của người nhận (1–5)", _MARKS)
        words = (
            "Khi trả: hồ sơ kết thúc, thời điểm và người nhận ghi vào lịch sử. "
            "Người nhận ký vào sổ theo dõi hoặc danh sách in từ đây."
        )
        self._note = note = kit.text(
            self.card, words, role="small", ink="ink2", justify="left"
        )
        note.configure(wraplength=px(_WIDTH - 32))

    def _choice(
        self, name: str, label: str, choices: tuple[tuple[str, str], ...]
    ) -> None:
        px = self._kit.px
        choice = SegmentedChoice(
            self.card,
            self._kit,
            choices,
            label=label,
            on_change=lambda value: self._said(name, value),
        )
        choice.pack(anchor="w", padx=px(16), pady=(0, px(12)))
        self.choices[name] = choice

    def _field(self, name: str, label: str, hint: str) -> None:
        box = FieldBox(
            self._papers,
            self._kit,
            label,
            on_change=lambda text: self._said(name, text),
            dress=FieldLook(is_required=True, hint=hint),
        )
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: focus_next(box.entry))
        self.boxes[name] = box

    def fill(self, form: ReturnForm) -> None:
        """Set the fields and choices."""
        for name, choice in self.choices.items():
            choice.show(str(getattr(form, name)))
        for name, box in self.boxes.items():
            box.fill(str(getattr(form, name)))
        self._show_papers()

    def show(self, state: ReturningState) -> None:
        """Show the fee and what is wrong."""
        self._fee.configure(text=state.fee_line)
        for part in self.choices["paid_by"].parts:
            part.state(["!disabled" if state.has_fee else "disabled"])
        self._show_papers()
        errors = dict(state.errors)
        if errors:
            self.card.update_idletasks()  # a complaint wraps at its field's width
        for name, box in self.boxes.items():
            box.complain(errors.get(name, ""))

    def _show_papers(self) -> None:
        """Show the fields of the authorised person where one comes."""
        is_needed = self.choices["taker"].chosen == AUTHORISED
        px = self._kit.px
        if is_needed:
            self._note.pack_forget()  # the small screen has no room for both
        else:
            self._note.pack(side="bottom", anchor="w", padx=px(16), pady=px(14))
        for box in self.boxes.values():
            if is_needed:
                box.pack(fill="x", pady=(0, self._kit.px(10)))
            else:
                box.pack_forget()

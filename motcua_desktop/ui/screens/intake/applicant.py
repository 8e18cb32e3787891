"""The card of the applicant: who it is, whose organisation, who brings the dossier."""

import tkinter as tk
from collections.abc import Callable
from datetime import date
from typing import Protocol

from motcua_desktop.ui.format import set_day_right
from motcua_desktop.ui.screens.intake.card import CardPart
from motcua_desktop.ui.screens.intake.fields import FormFields, focus_next
from motcua_desktop.ui.screens.intake.state import IntakeState
from motcua_desktop.ui.widgets.choices import CheckMark
from motcua_desktop.ui.widgets.field_box import FieldLook
from motcua_desktop.ui.widgets.key_button import key_cap, small_button
from motcua_desktop.ui.widgets.popup_list import PopupColumn
from motcua_desktop.ui.widgets.type_ahead import TypeAhead, TypeAheadActs

_FIELDS = (
    ("name", "Họ, chữ đệm và tên", FieldLook(is_required=True)),
    ("birth_date", "Ngày sinh", FieldLook(width=112, hint="dd/mm/yyyy", is_day=True)),
    ("phone", "Điện thoại", FieldLook(icon="phone", width=230)),
    ("address", "Địa chỉ", FieldLook()),
    ("organisation", "Tên tổ chức", FieldLook()),
)


class ApplicantIntents(Protocol):
    """What the clerk may want of this card."""

    @property
    def card(self) -> CardPart:
        """What the holder of a scanned card fills."""
        ...

    def typed(self, field: str, text: str) -> None: ...  # noqa: D102
    def applicant_picked(self, key: str) -> None: ...  # noqa: D102
    def toggle_submitter(self) -> None: ...  # noqa: D102
    def toggle_organisation(self) -> None: ...  # noqa: D102


class ApplicantCard:
    """Chủ hồ sơ; the submitter's and the organisation's fields open on demand."""

    def __init__(
        self,
        left: tk.Misc,
        fields: FormFields,
        intents: ApplicantIntents,
        today: Callable[[], date],
    ) -> None:
        self.kit = kit = fields.kit
        self._fields = fields
        self._intents = intents
        self._today = today
        card = kit.card(left)
        card.pack(fill="x", pady=(0, kit.px(12)))
        grid = kit.box(card)
        grid.pack(fill="x", padx=kit.px(16), pady=(kit.px(13), kit.px(19)))
        grid.columnconfigure(1, weight=1)
        head = kit.box(grid, height=kit.px(32))
        head.grid(row=0, column=0, columnspan=3, sticky="ew")
        kit.text(head, "Chủ hồ sơ", role="section").pack(side="left")
        self._make_id(grid)
        for name, label, dress in _FIELDS:
            self._fields.make(grid, name, label, dress)
        self._known = kit.text(grid, role="small", ink="ink2", anchor="w")
        self._submits = self._make_submitter(grid)
        organisation = small_button(
            head,
            kit,
            ("Tổ chức", "Ctrl+O", "landmark"),
            self._intents.toggle_organisation,
        )
        organisation.pack(side="right")
        organisation.configure(takefocus=False)
        scan = small_button(
            head, kit, ("Quét căn cước", "F3", "id-card"), self._intents.card.ask
        )
        scan.pack(side="right", padx=kit.px(8))
        scan.configure(takefocus=False)
        self._place_applicant()
        self._fields.set_right("birth_date", self._right_birth)

    def _make_id(self, grid: tk.Misc) -> None:
        intents = self._intents
        self.id_number = TypeAhead(
            grid,
            self.kit,
            "Số định danh cá nhân / căn cước",
            columns=(PopupColumn(190), PopupColumn(100), PopupColumn(0)),
            acts=TypeAheadActs(
                on_change=lambda text: intents.typed("id_number", text),
                on_pick=intents.applicant_picked,
                on_current=lambda _key: None,
                on_enter=lambda: focus_next(self.id_number.entry),
            ),
            dress=FieldLook(icon="id-card", width=230),
        )
        self._fields.boxes["id_number"] = self.id_number

    def _make_submitter(self, grid: tk.Misc) -> CheckMark:
        kit = self.kit
        self._submitter_line = kit.box(grid)
        check = CheckMark(
            self._submitter_line,
            kit,
            "Người khác nộp thay",
            on_change=lambda _is_on: self._intents.toggle_submitter(),
        )
        check.pack(side="left")
        words = kit.text(
            self._submitter_line, "ghi họ tên, điện thoại", role="small", ink="ink2"
        )
        words.pack(side="left", padx=kit.px(8))
        key_cap(self._submitter_line, kit, "Ctrl+U").pack(side="right")
        self._fields.make(grid, "submitter_name", "Họ tên người nộp", FieldLook())
        self._fields.make(grid, "submitter_phone", "Điện thoại người nộp", FieldLook())
        return check

    def _place_applicant(self) -> None:
        px = self.kit.px
        for name, row, column, span in (
            ("id_number", 2, 0, 1),
            ("name", 2, 1, 1),
            ("birth_date", 2, 2, 1),
            ("phone", 3, 0, 1),
            ("address", 3, 1, 2),
        ):
            pad = (0 if column == 0 else px(12), 0)
            top = (px(4), 0) if row == 2 else (px(10), 0)
            self._fields.boxes[name].grid(
                row=row,
                column=column,
                columnspan=span,
                sticky="new",
                padx=pad,
                pady=top,
            )
        self._submitter_line.grid(
            row=5, column=0, columnspan=3, sticky="ew", pady=(px(10), 0)
        )

    def _right_birth(self, text: str) -> str:
        return set_day_right(text, self._today(), is_past=True)

    def show(self, state: IntakeState, old: IntakeState) -> None:
        """Show what the state says of the people, where it differs from the old."""
        px = self.kit.px
        if state.known_line != old.known_line:
            self._known.configure(text=state.known_line)
            if state.known_line:
                self._known.grid(
                    row=4, column=0, columnspan=3, sticky="w", pady=(px(6), 0)
                )
            else:
                self._known.grid_remove()
        self._submits.show(is_on=state.has_submitter)
        for name, column in (("submitter_phone", 0), ("submitter_name", 1)):
            box = self._fields.boxes[name]
            if state.has_submitter:
                pad = (px(12) if column else 0, 0)
                box.grid(
                    row=6,
                    column=column,
                    columnspan=1 + column,
                    sticky="new",
                    padx=pad,
                    pady=(px(8), 0),
                )
            else:
                box.grid_remove()
        organisation = self._fields.boxes["organisation"]
        if state.has_organisation:
            organisation.grid(
                row=1, column=0, columnspan=3, sticky="new", pady=(0, px(8))
            )
        else:
            organisation.grid_remove()

"""The report screen: choices on top, figures, texts or archive below, files at foot."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import filedialog
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.archive import ArchiveCard
from motcua_desktop.ui.screens.reports.cards import ChecksCard, MonthsCard
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.screens.reports.narrative_view import (
    NarrativeFrame,
    NarrativeIntents,
)
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.screens.reports.table import ShownTable
from motcua_desktop.ui.screens.step.view import StepIntents, StepPanel
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.figures_grid import (
    FiguresGrid,
    GridColumn,
    GridGroup,
    GridRow,
)
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_PANE: Final = 292
_REPORT: Final = 262
_REPORT_NAME: Final = 320
_LIST_ROWS: Final = 16
_PARTS: Final = (
    ("figures", "Số liệu"),
    ("texts", "Nội dung"),
    ("archive", "Kho báo cáo"),
)


class IssueIntents(StepIntents, Protocol):
    """What the clerk may want of the reports issued."""

    def open(self, sign: str) -> None: ...  # noqa: D102


class ReportsIntents(Protocol):
    """What the clerk may want of this screen."""

    @property
    def texts(self) -> NarrativeIntents: ...  # noqa: D102
    @property
    def issuing(self) -> IssueIntents: ...  # noqa: D102
    def report_chosen(self, name: str) -> None: ...  # noqa: D102
    def unit_chosen(self, key: str) -> None: ...  # noqa: D102
    def preset_chosen(self, key: str) -> None: ...  # noqa: D102
    def day_left(self, name: str, text: str) -> None: ...  # noqa: D102
    def part_chosen(self, part: str) -> None: ...  # noqa: D102
    def cell_current(self, row: int, column: int) -> None: ...  # noqa: D102
    def cell_opened(self, row: int, column: int) -> None: ...  # noqa: D102
    def check_opened(self, place: int) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102
    def write_docx(self) -> None: ...  # noqa: D102
    def write_pdf(self) -> None: ...  # noqa: D102
    def write_xlsx(self) -> None: ...  # noqa: D102
    def issue(self) -> None: ...  # noqa: D102
    def verify(self) -> None: ...  # noqa: D102


class ReportsScreen(tk.Frame):
    """The whole screen."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._overlay = overlay
        self.issue_panel = StepPanel(overlay, kit)
        self._part = ""

    def build(
        self, intents: ReportsIntents, set_day_right: Callable[[str], str]
    ) -> None:
        """Make the widgets, once."""
        self._intents = intents
        self.issue_panel.intents = intents.issuing
        px = self.kit.px
        self._make_choices(set_day_right)
        self._make_bar()
        self._body = self.kit.box(self, on="bg")
        self._body.pack(fill="both", expand=True, padx=px(20), pady=(0, px(12)))
        self._parts: dict[str, Any] = {
            "figures": self._make_figures_part(),
            "texts": self._make_texts_part(),
            "archive": self._make_archive_part(),
        }

    def _make_choices(self, set_day_right: Callable[[str], str]) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        line = kit.box(self, on="bg")
        line.pack(fill="x", padx=px(20), pady=(px(12), px(10)))
        self.reports = DropDown(
            line, kit, "", width=_REPORT, on_change=intents.report_chosen
        )
        self.reports.list.set_width(px(_REPORT_NAME))
        self.reports.pack(side="left", padx=(0, px(10)))
        self.presets = DropDown(
            line,
            kit,
            "Kỳ",
            width=228,
            on_change=intents.preset_chosen,
            is_compact=True,
        )
        self.presets.pack(side="left", padx=(0, px(10)))
        self.days: dict[str, FieldBox] = {}
        for name, label in (("first_day", "từ"), ("last_day", "đến")):
            words = kit.text(line, label, role="small", ink="ink2", on="bg")
            words.pack(side="left", padx=(0, px(5)))
            dress = FieldLook(width=104, hint="dd/mm/yyyy", on="bg", is_day=True)
            box = self.days[name] = FieldBox(line, kit, dress=dress)
            box.pack(side="left", padx=(0, px(8)))
            self._bind_day(name, box, set_day_right)
        self.units = DropDown(line, kit, "", width=150, on_change=intents.unit_chosen)
        self.units.list.set_width(px(240))
        self.units.pack(side="left")
        self._as_of = kit.text(line, role="small", ink="ink2", on="bg")
        self._as_of.pack(side="right")

    def _bind_day(
        self, name: str, box: FieldBox, set_day_right: Callable[[str], str]
    ) -> None:
        def leave(_event: object) -> None:
            self._intents.day_left(name, set_day_right(box.text))

        def enter(_event: object) -> str:
            self.grid_.focus_set()
            return "break"

        box.entry.bind("<FocusOut>", leave, add="+")
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, enter)

    def _make_figures_part(self) -> tk.Frame:
        kit, px = self.kit, self.kit.px
        part = kit.box(self._body, on="bg")
        self._right = right = kit.box(part, on="bg", width=px(_PANE))
        right.pack(side="right", fill="y", padx=(px(12), 0))
        self.months = MonthsCard(right, kit)
        self.months.card.pack(fill="x", pady=(0, px(12)))
        self.checks = ChecksCard(right, kit, self._intents.check_opened)
        self.checks.card.pack(fill="both", expand=True)
        self._make_figures(part)
        return part

    def _make_figures(self, part: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(part)
        card.pack(side="left", fill="both", expand=True)
        head = kit.box(card, height=px(38))
        head.pack(fill="x", padx=px(16), pady=(2, 0))
        head.pack_propagate(False)
        kit.text(head, "Trước và đúng hạn").pack(side="left")
        self._rate = kit.text(head, role="name")
        self._rate.pack(side="left", padx=px(6))
        self._rest = kit.text(head, role="small", ink="ink2")
        self._rest.pack(side="left")
        self._before = kit.text(head, role="small", ink="ink2")
        self._before.pack(side="right")
        self._trouble = TroubleBar(card, kit)
        self._note = CutLabel(card, kit, role="small", ink="ink2")
        self._note.pack(side="bottom", fill="x", padx=px(16), pady=px(6))
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self._figures = card
        self.grid_ = FiguresGrid(
            card,
            kit,
            on_current=self._intents.cell_current,
            on_open=self._intents.cell_opened,
        )
        self.grid_.pack(fill="both", expand=True, padx=1)
        self._list: PlainTable | None = None
        self._list_heads: tuple[tuple[str, int], ...] = ()

    def _make_texts_part(self) -> tk.Frame:
        self.texts = NarrativeFrame(self._body, self.kit)
        self.texts.build(self._intents.texts)
        return self.texts

    def _make_archive_part(self) -> Any:
        intents = self._intents
        self.archive = ArchiveCard(
            self._body, self.kit, intents.issuing.open, intents.verify
        )
        return self.archive.card

    def _make_bar(self) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        bar = kit.box(self, height=px(52))
        bar.pack(side="bottom", fill="x")
        bar.pack_propagate(False)
        kit.rule(bar).pack(side="top", fill="x")
        self.parts = SegmentedChoice(bar, kit, _PARTS, on_change=intents.part_chosen)
        self.parts.pack(side="left", padx=(px(20), px(8)))
        self._busy = kit.text(bar, "Đang tính…", role="small", ink="ink2")
        self.issue = KeyButton(
            bar,
            kit,
            "Phát hành",
            command=intents.issue,
            key="F9",
            icon="check",
            kind="primary",
        )
        self.issue.pack(side="right", padx=(px(8), px(20)))
        self.files = {}
        for kind, icon, key, command in (
            ("docx", "file-output", "Ctrl+D", intents.write_docx),
            ("pdf", "file-text", "Ctrl+P", intents.write_pdf),
            ("xlsx", "file-spreadsheet", "Ctrl+E", intents.write_xlsx),
        ):
            button = KeyButton(
                bar, kit, kind.upper(), command=command, key=key, icon=icon
            )
            button.pack(side="right", padx=(px(8), 0))
            self.files[kind] = button

    def focus_figures(self) -> None:
        """Give the part that is shown the focus."""
        if self._part == "texts":
            self.texts.focus_headings()
        elif self._part == "archive":
            self.archive.focus()
        elif self._list is not None and self._list.winfo_ismapped():
            self._list.tree.focus_set()
        else:
            self.grid_.focus_set()

    def focus_text(self) -> None:
        """Give the text the focus."""
        self.texts.focus_text()

    def render_narrative(self, state: NarrativeState) -> None:
        """Show headings and the text under the current one."""
        self.texts.render_narrative(state)

    def render(self, state: ReportState) -> None:
        """Show everything but the texts."""
        self.reports.show(state.reports, state.report)
        self.presets.show(state.presets, state.preset)
        self.units.show(state.units, state.unit)
        self.parts.show(state.part)
        for name, text, error in (
            ("first_day", state.first_day, state.first_error),
            ("last_day", state.last_day, state.last_error),
        ):
            box = self.days[name]
            if not box.has_focus:
                box.fill(text)
            box.complain(error)
        self._rate.configure(text=state.headline)
        self._rest.configure(text=state.headline_rest)
        self._before.configure(text=state.year_before)
        self._as_of.configure(text=state.as_of)
        self._note.show(state.note)
        self._show_table(state.table)
        self.checks.show(state.checks, state.checks_line, is_sound=state.is_sound)
        self.months.show(state.months)
        self.archive.show(state.issues)
        self._show_part(state.part)
        self._show_bar(state)
        before = self._list if state.table.list_heads else self.grid_
        self._trouble.show(state.trouble, before=before or self.grid_)

    def _show_table(self, table: ShownTable) -> None:
        if table.list_heads:
            # A list of words needs the whole width.
            self._right.pack_forget()
            self._show_list(table)
            return
        self._right.pack(
            side="right", fill="y", padx=(self.kit.px(12), 0), before=self._figures
        )
        if self._list is not None:
            self._list.pack_forget()
        self.grid_.pack(fill="both", expand=True, padx=1)
        self.grid_.set_heads(
            table.subject,
            [GridColumn(it.title, it.width, it.is_strong) for it in table.columns],
            [GridGroup(title, count) for title, count in table.groups],
        )
        total = table.total
        self.grid_.show(
            [GridRow(it.number, it.name, it.cells, it.is_strong) for it in table.lines],
            GridRow("", total.name, total.cells) if total else None,
        )

    def _show_list(self, table: ShownTable) -> None:
        self.grid_.pack_forget()
        if self._list is None or self._list_heads != table.list_heads:
            if self._list is not None:
                self._list.destroy()
            columns = [PlainColumn(title, width) for title, width in table.list_heads]
            self._list = PlainTable(
                self._figures,
                self.kit,
                columns,
                height=_LIST_ROWS,
                on_open=self._open_listed,
            )
            self._list_heads = table.list_heads
        self._listed = table.list_rows
        self._list.pack(fill="both", expand=True, padx=1)
        self._list.show(table.list_rows)

    def _open_listed(self, place: int) -> None:
        """Open the dossier of a row that names one."""
        heads = [title for title, _ in self._list_heads]
        if "Mã hồ sơ" in heads:
            self._intents.open(self._listed[place][heads.index("Mã hồ sơ")])

    def _show_part(self, part: str) -> None:
        if part == self._part:
            return
        self._part = part
        for name, widget in self._parts.items():
            if name == part:
                widget.pack(fill="both", expand=True)
            else:
                widget.pack_forget()

    def _show_bar(self, state: ReportState) -> None:
        may_write = state.is_sound and not state.is_busy
        for kind, button in self.files.items():
            button.enable(is_enabled=may_write and kind in state.formats)
        self.issue.enable(is_enabled=state.can_issue and not state.is_busy)
        if state.is_busy:
            self._busy.pack(side="left", padx=self.kit.px(20))
        else:
            self._busy.pack_forget()

    def show_numbers(self, title: str, numbers: Sequence[str]) -> None:
        """Show the dossiers behind a figure; Enter opens one."""
        kit, overlay = self.kit, self._overlay

        def build(body: tk.Frame) -> Sequence[Any]:
            table = PlainTable(
                body,
                kit,
                (PlainColumn("STT", 60), PlainColumn("Mã hồ sơ", 0)),
                height=max(1, min(len(numbers), 12)),
                on_open=lambda place: self._intents.open(numbers[place]),
            )
            table.pack(fill="x", pady=(kit.px(6), kit.px(12)))
            table.show([(str(i), number) for i, number in enumerate(numbers, 1)])
            close = KeyButton(body, kit, "Đóng", command=overlay.close, key="Esc")
            close.pack(side="bottom", anchor="e")
            return [table.tree, close]

        overlay.open(title, build, width=560)

    def choose_file(self) -> Path | None:
        """Ask for a file to be looked at, None for none."""
        name = filedialog.askopenfilename(
            parent=self,
            title="Chọn tệp báo cáo cần kiểm tra",
            filetypes=[("Báo cáo", "*.docx *.pdf")],
        )
        return Path(name) if name else None

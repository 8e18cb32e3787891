"""The report screen: choices on top, figures, texts or archive below, files at foot."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import filedialog
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.archive import ArchiveCard
from motcua_desktop.ui.screens.reports.figures_part import FiguresPart
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.screens.reports.narrative_view import NarrativeFrame
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.screens.reports.text_card import NarrativeIntents
from motcua_desktop.ui.screens.step.view import StepIntents, StepPanel
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.error_line import ErrorLine
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton, key_cap
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_REPORT: Final = 262
_APART: Final = 62
"""Px between the choices of the line, all together."""
_REPORT_NAME: Final = 320
_PARTS: Final = (
    ("figures", "Số liệu"),
    ("texts", "Nội dung"),
    ("archive", "Kho báo cáo"),
)


class IssueIntents(StepIntents, Protocol):
    """What the clerk may want of the reports issued."""

    def open(self, sign: str) -> None: ...  # noqa: D102


class FileIntents(Protocol):
    """What the clerk may want of the report as a file."""

    def writer(self, kind: str) -> Callable[[], None]: ...  # noqa: D102


class ReportsIntents(Protocol):
    """What the clerk may want of this screen."""

    @property
    def texts(self) -> NarrativeIntents: ...  # noqa: D102
    @property
    def issuing(self) -> IssueIntents: ...  # noqa: D102
    @property
    def files(self) -> FileIntents: ...  # noqa: D102
    def report_chosen(self, name: str) -> None: ...  # noqa: D102
    def unit_chosen(self, key: str) -> None: ...  # noqa: D102
    def preset_chosen(self, key: str) -> None: ...  # noqa: D102
    def day_left(self, name: str, text: str) -> None: ...  # noqa: D102
    def part_chosen(self, part: str) -> None: ...  # noqa: D102
    def cell_current(self, row: int, column: int) -> None: ...  # noqa: D102
    def cell_opened(self, row: int, column: int) -> None: ...  # noqa: D102
    def check_opened(self, place: int) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102
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
        self._narrative = NarrativeState()

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
        line = self._choices = kit.box(self, on="bg")
        line.pack(fill="x", padx=px(20), pady=(px(12), px(10)))
        line.bind("<Configure>", lambda _event: self._fit_choices())
        self._wrong_days = ErrorLine(self, kit, on="bg")
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

    def _fit_choices(self) -> None:
        """Let the name of the report take the room that the line leaves."""
        parts = [it for it in self._choices.winfo_children() if it is not self.reports]
        taken = sum(it.winfo_reqwidth() for it in parts)
        free = self._choices.winfo_width() - taken - self.kit.px(_APART)
        self.reports.widen(free)

    def _bind_day(
        self, name: str, box: FieldBox, set_day_right: Callable[[str], str]
    ) -> None:
        def leave(_event: object) -> None:
            self._intents.day_left(name, set_day_right(box.text))

        def enter(_event: object) -> str:
            self.figures.figures.grid_.focus_set()
            return "break"

        box.entry.bind("<FocusOut>", leave, add="+")
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, enter)

    def _make_figures_part(self) -> tk.Frame:
        self.figures = FiguresPart(self._body, self.kit, self._intents)
        return self.figures

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
        key_cap(bar, kit, "F3").pack(side="left")
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
        for kind, icon, key in (
            ("docx", "file-output", "Ctrl+D"),
            ("pdf", "file-text", "Ctrl+P"),
            ("xlsx", "file-spreadsheet", "Ctrl+E"),
        ):
            write = intents.files.writer(kind)
            button = KeyButton(
                bar, kit, kind.upper(), command=write, key=key, icon=icon
            )
            button.pack(side="right", padx=(px(8), 0))
            self.files[kind] = button

    def focus_figures(self) -> None:
        """Give the part that is shown the focus."""
        if self._part == "texts":
            self.texts.focus_headings()
        elif self._part == "archive":
            self.archive.focus()
        else:
            self.figures.figures.focus()

    def focus_text(self) -> None:
        """Give the text the focus."""
        card = self.texts.part if self._part == "texts" else self.figures.text
        card.text.focus_field()

    def render_narrative(self, state: NarrativeState) -> None:
        """Show the section in hand where it is seen."""
        self._narrative = state
        if self._part == "texts":
            self.texts.render_narrative(state)
        else:
            self.figures.show_text(state)

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
            box.mark_wrong(is_wrong=bool(error))
        errors = (state.first_error, state.last_error)
        self._wrong_days.say_below(self._choices, *errors)
        self._as_of.configure(text=state.as_of)
        self._fit_choices()
        self.figures.show(state)
        self.archive.show(state.issues)
        self._show_part(state.part)
        self._show_bar(state)

    def _show_part(self, part: str) -> None:
        if part == self._part:
            return
        self._part = part
        for name, widget in self._parts.items():
            if name == part:
                widget.pack(fill="both", expand=True)
            else:
                widget.pack_forget()
        self.render_narrative(self._narrative)

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

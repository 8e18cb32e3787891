"""The papers handed in: ticked, counted, added."""

from collections.abc import Sequence
from dataclasses import replace

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.screens.intake.request import ticked
from motcua_desktop.ui.screens.intake.sheet import IntakeSheet
from motcua_desktop.ui.screens.intake.state import PaperRow


class PapersPart:
    """The part of the presenter that keeps the papers."""

    def __init__(self, sheet: IntakeSheet) -> None:
        self._sheet = sheet

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command(
                "Đủ cả giấy tờ",
                "Ctrl+D",
                self.tick_all,
                purpose="Đánh dấu đã nhận đủ mọi giấy tờ",
            ),
            Command(
                "Thêm giấy tờ",
                "Ctrl+I",
                self.add_paper,
                purpose="Thêm một giấy tờ ngoài danh mục của thủ tục",
            ),
        )

    def paper_changed(self, place: int, paper: PaperRow) -> None:
        """A paper's counts or name were typed, or its box ticked."""
        old = self._sheet.form.papers[place]
        if paper.is_ticked and not old.is_ticked:
            paper = ticked(paper)
        elif old.is_ticked and not paper.is_ticked:
            paper = replace(paper, originals="", copies="")
        elif paper.originals or paper.copies:
            paper = replace(paper, is_ticked=True)
        papers = list(self._sheet.form.papers)
        papers[place] = paper
        self._put(tuple(papers))

    def tick_all(self) -> None:
        """Every paper that the procedure asks for is there."""
        papers = tuple(ticked(paper) for paper in self._sheet.form.papers)
        self._put(papers)

    def add_paper(self) -> None:
        """Add a line for a paper that the procedure does not name."""
        added = PaperRow("", is_free=True, is_ticked=True, originals="1")
        self._put((*self._sheet.form.papers, added))
        self._sheet.view.focus("papers")

    def digitised(self, *, is_done: bool) -> None:
        """Every paper handed in is scanned, or is not."""
        self._sheet.change(digitised="yes" if is_done else "")

    def _put(self, papers: tuple[PaperRow, ...]) -> None:
        self._sheet.change(papers=papers)
        self._sheet.show_papers()

"""Cards at the right of the intake screen: the due moment and the papers."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.intake.state import DueBox, PaperRow
from motcua_desktop.ui.widgets.canvases import DayCell, DueStrip
from motcua_desktop.ui.widgets.choices import CheckMark
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import key_cap, small_button

_WIDTH = 448
_COUNT = FieldLook(width=60, height=26, justify="center")


class DueCard:
    """Hạn trả kết quả: hour and day large, the reason, the strip of days."""

    def __init__(self, parent: tk.Misc, kit: Kit, explain: Callable[[], None]) -> None:
        self._kit = kit
        self.card = kit.card(parent, height=205, width=_WIDTH)
        self.card.pack_propagate(False)
        head = self._line(13)
        kit.text(head, "Hạn trả kết quả", role="section").pack(side="left")
        self._note = kit.text(head, role="small", ink="ink2")
        self._note.pack(side="right")
        moment = self._line(4)
        self._hour = kit.text(moment, role="due", ink="accent")
        self._hour.pack(side="left", padx=(0, kit.px(9)))
        self._day = kit.text(moment, role="due")
        self._day.pack(side="left")
        self._reason = self._reason_text()
        foot = kit.box(self.card)
        foot.pack(side="bottom", fill="x", padx=kit.px(16), pady=(0, kit.px(12)))
        self._foot = kit.text(foot, role="small", ink="ink2")
        self._foot.pack(side="left")
        cap = key_cap(foot, kit, "F7")
        words = kit.text(foot, "Từng ngày, căn cứ", role="small-strong", ink="accent")
        cap.pack(side="right")
        words.pack(side="right", padx=kit.px(8))
        for widget in (cap, words):
            widget.bind("<Button-1>", lambda _event: explain())
        self.strip = DueStrip(self.card, kit, height=44)
        self.strip.pack(side="bottom", fill="x", padx=kit.px(16), pady=(0, kit.px(9)))

    def _line(self, top: int) -> tk.Frame:
        line = self._kit.box(self.card)
        line.pack(fill="x", padx=self._kit.px(16), pady=(self._kit.px(top), 0))
        return line

    def _reason_text(self) -> tk.Text:
        kit = self._kit
        text = tk.Text(
            self.card,
            height=2,
            width=1,
            wrap="word",
            font=kit.font("small"),
            borderwidth=0,
            highlightthickness=0,
            takefocus=False,
            cursor="arrow",
            state="disabled",
        )
        kit.paint(text, background="surface", foreground="ink2")
        text.tag_configure("limit", font=kit.font("small-strong"))
        text.pack(fill="x", padx=kit.px(16), pady=(kit.px(1), 0))
        return text

    def show(self, due: DueBox) -> None:
        """Show this due moment."""
        self._note.configure(text=due.note)
        self._hour.configure(text=due.hour)
        self._day.configure(text=due.day)
        self._reason.configure(state="normal")
        self._reason.delete("1.0", "end")
        self._reason.insert("end", due.limit, "limit")
        self._reason.insert("end", due.reason)
        self._reason.configure(state="disabled")
        self._foot.configure(text=due.foot)
        self.strip.show([DayCell(day.name, day.word, day.kind) for day in due.strip])


class PaperIntents(Protocol):
    """What the clerk may want of the papers."""

    def paper_changed(self, place: int, paper: PaperRow) -> None: ...  # noqa: D102
    def tick_all(self) -> None: ...  # noqa: D102
    def add_paper(self) -> None: ...  # noqa: D102
    def digitised(self, *, is_done: bool) -> None: ...  # noqa: D102


class _PaperLine:
    """One paper: box, name, counts of originals and copies."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, tell: Callable[[PaperRow], None]
    ) -> None:
        self._kit = kit
        self._tell = tell
        self._paper = PaperRow("")
        self.frame = kit.box(parent)
        self.check = CheckMark(self.frame, kit, "", on_change=self._ticked)
        self.check.grid(row=0, column=0, rowspan=2, sticky="nw", pady=kit.px(9))
        self.frame.columnconfigure(1, weight=1)
        self._name = kit.text(self.frame, justify="left", anchor="w")
        self._name.configure(wraplength=kit.px(230))
        self._hint = kit.text(self.frame, role="small", ink="ink2", anchor="w")
        self.named = FieldBox(
            self.frame,
            kit,
            on_change=lambda text: self._change(name=text),
            dress=FieldLook(hint="tên giấy tờ", height=26, width=230),
        )
        self.originals = self._count("originals", 2)
        self.copies = self._count("copies", 3)
        kit.rule(self.frame).grid(row=2, column=0, columnspan=4, sticky="ew")

    def _count(self, name: str, column: int) -> FieldBox:
        box = FieldBox(
            self.frame,
            self._kit,
            on_change=lambda text: self._change(**{name: text}),
            dress=_COUNT,
        )
        pad = (self._kit.px(12), 0)
        box.grid(row=0, column=column, rowspan=2, sticky="n", padx=pad, pady=9)
        return box

    def _ticked(self, is_on: bool) -> None:  # noqa: FBT001 the box tells its state
        self._tell(replace(self._paper, is_ticked=is_on))

    def _change(self, **texts: Any) -> None:
        self._paper = replace(self._paper, **texts)
        self._tell(self._paper)

    def show(self, paper: PaperRow) -> None:
        """Show this paper; a field with the focus keeps its text."""
        kit = self._kit
        self._paper = paper
        self.check.show(is_on=paper.is_ticked)
        if paper.is_free:
            self._name.grid_remove()
            self._hint.grid_remove()
            self.named.grid(row=0, column=1, sticky="ew", padx=(8, 0), pady=9)
            self._set(self.named, paper.name)
        else:
            self.named.grid_remove()
            self._name.configure(text=paper.name)
            self._name.grid(row=0, column=1, sticky="w", pady=(kit.px(9), 0), padx=8)
            self._hint.configure(text=paper.hint)
            self._hint.grid(row=1, column=1, sticky="nw", pady=(0, kit.px(9)), padx=8)
        self._set(self.originals, paper.originals)
        self._set(self.copies, paper.copies)

    def _set(self, box: FieldBox, text: str) -> None:
        if not box.has_focus:
            box.fill(text)


class PapersCard:
    """Thành phần hồ sơ: what is asked for and what was handed in."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: PaperIntents) -> None:
        self._kit = kit
        self._intents = intents
        self.card = kit.card(parent, width=_WIDTH)
        self.card.pack_propagate(False)
        head = kit.box(self.card)
        head.pack(fill="x", padx=kit.px(16), pady=(kit.px(11), 0))
        kit.text(head, "Thành phần hồ sơ", role="section").pack(side="left")
        self._line = kit.text(head, role="small", ink="ink2")
        self._line.pack(side="left", padx=kit.px(11))
        all_there = small_button(
            head, kit, ("Đủ cả", "Ctrl+D", "list-checks"), intents.tick_all
        )
        names = kit.box(self.card)
        names.pack(fill="x", padx=kit.px(16), pady=(kit.px(6), kit.px(4)))
        for words in ("Bản sao", "Bản chính"):
            label = kit.text(names, words, role="small", ink="ink2")
            label.configure(width=8)
            label.pack(side="right", padx=(kit.px(6), 0))
        kit.rule(self.card).pack(fill="x", padx=kit.px(16))
        foot = kit.box(self.card)
        foot.pack(side="bottom", fill="x", padx=kit.px(16), pady=(0, kit.px(11)))
        self._rows = kit.box(self.card)
        self._rows.pack(fill="both", expand=True, padx=kit.px(16))
        self._none = kit.text(self._rows, role="small", ink="ink2", justify="left")
        self._none.configure(text="Chọn thủ tục để hiện giấy tờ cần nộp.")
        self._none.pack(anchor="w", pady=kit.px(12))
        self._lines: list[_PaperLine] = []
        self._shown = 0
        all_there.pack(side="right")
        add = small_button(
            foot, kit, ("Thêm giấy tờ", "Ctrl+I", "plus"), intents.add_paper
        )
        add.pack(side="left")
        self.digitised = CheckMark(foot, kit, "Đã số hóa đủ", on_change=self._digitised)
        self.digitised.pack(side="right")

    def _digitised(self, is_on: bool) -> None:  # noqa: FBT001 the box tells its state
        self._intents.digitised(is_done=is_on)

    def show(self, papers: tuple[PaperRow, ...], line: str) -> None:
        """Show these papers, making lines as needed and keeping them."""
        self._line.configure(text=line)
        while len(self._lines) < len(papers):
            self._lines.append(self._make_line(len(self._lines)))
        for place, paper in enumerate(papers):
            self._lines[place].show(paper)
        if len(papers) != self._shown:
            self._place(len(papers))

    def _place(self, count: int) -> None:
        self._shown = count
        for place, paper_line in enumerate(self._lines):
            if place < count:
                paper_line.frame.pack(fill="x")
            else:
                paper_line.frame.pack_forget()
        if count:
            self._none.pack_forget()
        else:
            self._none.pack(anchor="w", pady=self._kit.px(12))

    def _make_line(self, place: int) -> _PaperLine:
        return _PaperLine(
            self._rows,
            self._kit,
            lambda paper: self._intents.paper_changed(place, paper),
        )

    def focus_last(self) -> None:
        """Give the newest line the focus."""
        if self._shown:
            line = self._lines[self._shown - 1]
            self._kit.root.update_idletasks()
            line.named.focus_field()

"""The presenter of returning: each scan adds a result, one act hands all over."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.desk_papers import BY_POST, RESULTS
from motcua_desktop.services.returning import ReturnDone, hand_back
from motcua_desktop.services.rows.lists import DossierDetail, DossierRow
from motcua_desktop.text import fold, grouped, search_words
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import sum_words
from motcua_desktop.ui.listing import recent_cells, short_name
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.intake.state import Offer
from motcua_desktop.ui.screens.returning.batch import (
    Scanned,
    batch_of,
    found_again,
    is_returnable,
    new_token,
    post_number,
    problems,
)
from motcua_desktop.ui.screens.returning.drafts import (
    BatchDraft,
    BatchFile,
    BatchKeeping,
)
from motcua_desktop.ui.screens.returning.state import ReturnForm, ReturningState
from motcua_desktop.ui.shown import Choice, StatusLine
from motcua_desktop.ui.tasks import Runner

_ASK: Final = "Quét mã trên Giấy tiếp nhận, hoặc gõ mã, tên; Enter để thêm."


class ReturningView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: ReturningState) -> None:
        """Show everything but the texts of the fields."""
        ...

    def fill(self, form: ReturnForm) -> None:
        """Set the fields and choices."""
        ...

    def offer(self, offer: Offer) -> None:
        """Suggest waiting results under the scan box."""
        ...

    def clear_scan(self) -> None:
        """Empty the scan box."""
        ...

    def focus(self, field: str) -> None:
        """Give a field the focus; "scan" is the scan box."""
        ...


class ReturningPresenter:
    """Holds the results on the desk until they are handed over."""

    title = "Trả kết quả"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: ReturningView,
        *,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._form = ReturnForm()
        self._scanned: dict[str, Scanned] = {}
        self._waiting: dict[str, DossierRow] = {}
        self._last: tuple[str, ...] = ()
        self._last_way = ReturnWay.DESK
        self._token = new_token()
        self._text = ""
        self._is_busy = False
        self._is_stale = True
        self._is_new = True
        self._keeping = BatchKeeping(
            BatchFile(folder, desk.draft_owner), runner, self._draft
        )
        self._state = ReturningState(line=_ASK)

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command(
                "Trả kết quả",
                "F9",
                self.submit,
                purpose="Trả mọi kết quả trong lượt này, hồ sơ kết thúc",
            ),
            Command("Ô quét mã", "F4", lambda: self._view.focus("scan")),
            Command("Thêm kết quả cùng tên", "Ctrl+D", self.add_same),
            Command("Bỏ dòng vừa thêm", "Ctrl+Z", self.drop_last),
            Command(
                "Bỏ cả lượt",
                "Ctrl+R",
                self.clear,
                purpose="Bỏ lượt đang quét, chưa hồ sơ nào được trả",
            ),
            Command("In danh sách", "Ctrl+P", self.print_list),
            Command("Đọc lại", "F5", self.refresh),
        )

    def shown(self) -> None:
        """Read what waits, if it may have changed."""
        self._view.fill(self._form)
        if self._is_stale:
            self.refresh()
        self._set()
        if self._is_new:
            self._is_new = False
            self._keeping.restore(self._restore)

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def leave(self) -> None:
        """Keep the batch now; the window closes."""
        self._keeping.now()

    def _draft(self) -> BatchDraft:
        items = {it.number: it.post_number for it in self._scanned.values()}
        return BatchDraft(self._token, self._form, items)

    def _restore(self, draft: BatchDraft) -> None:
        self._token, self._form = draft.token, draft.form
        self._view.fill(self._form)
        self._runner.run(
            lambda: found_again(self._desk, draft.items),
            lambda found: self._put_back(found, draft),
            on_error=self._failed,
        )

    def _put_back(self, found: Sequence[Scanned], draft: BatchDraft) -> None:
        self._scanned = {one.number: one for one in found} | self._scanned
        gone = len(draft.items) - len(found)
        words = f"Đã khôi phục lượt trả chưa xong: {len(found)} kết quả."
        line = f"{words} {gone} hồ sơ đã trả từ trước." if gone else words
        self._set(line=line, line_is_wrong=False)

    def refresh(self) -> None:
        """Read the results that wait."""
        self._is_stale = False
        self._runner.run(
            lambda: self._desk.worklist(Urgency.READY),
            self._show_waiting,
            on_error=self._failed,
            latest="returning",
        )

    def _show_waiting(self, rows: Sequence[DossierRow]) -> None:
        self._waiting = {row.number: row for row in rows}
        self._set(trouble=None)

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(trouble=self._window.trouble(error))

    # scanning

    def typed(self, text: str) -> None:
        """The text of the scan box changed: suggest what waits."""
        self._text = text
        words = search_words(text)
        found = [row for row in self._left() if _matches(row, words)] if words else []
        choices = tuple(
            Choice(row.number, (row.number, row.applicant, short_name(row.procedure)))
            for row in found[:50]
        )
        foot = f"{grouped(len(found))} kết quả chờ trả" if found else ""
        self._view.offer(Offer(choices, foot))

    def entered(self) -> None:
        """Enter, or the end of a scan, with no suggestion chosen."""
        text = self._text.strip()
        if not text:
            return
        postal = post_number(text) if self._form.way == ReturnWay.POSTAL else ""
        if postal and self._scanned and not self._is_waiting(text):
            self._set_post_number(postal)
        else:
            self.add(text.upper())

    def _is_waiting(self, text: str) -> bool:
        return text.upper() in self._waiting

    def _set_post_number(self, postal: str) -> None:
        open_ones = [it for it in self._scanned.values() if not it.post_number]
        target = (open_ones or [*self._scanned.values()])[-1]
        self._scanned[target.number] = replace(target, post_number=postal)
        self._view.clear_scan()
        self._set(line=f"Mã bưu gửi {postal}: {target.number}", line_is_wrong=False)

    def add(self, number: str) -> None:
        """Add the result of this dossier to the batch."""
        self._view.clear_scan()
        if number in self._scanned:
            self._set(line=f"{number} đã có trong lượt này.", line_is_wrong=False)
            return
        self._runner.run(
            lambda: self._desk.detail(number), self._put, on_error=self._not_added
        )

    def add_waiting_at(self, place: int) -> None:
        """Add one of the waiting results, by its place in their list."""
        self.add(self._left()[place].number)

    def add_same(self) -> None:
        """Add every waiting result of the name that was added last."""
        for row in self._same():
            self.add(row.number)

    def _same(self) -> list[DossierRow]:
        if not self._scanned:
            return []
        last = [*self._scanned.values()][-1].detail.dossier.applicant.shown_name
        return [row for row in self._left() if fold(row.applicant) == fold(last)]

    def _put(self, detail: DossierDetail) -> None:
        dossier = detail.dossier
        if not is_returnable(detail):
            word = dossier.state.label.lower()
            advice = (
                "chưa có kết quả để trả" if dossier.state.is_open else "đã kết thúc"
            )
            words = f"{dossier.number} {word}: {advice}."
            self._set(line=words, line_is_wrong=True)
            return
        self._scanned[dossier.number] = Scanned(detail)
        same = len(self._same())
        more = f" Cùng tên còn {same} kết quả chờ trả: Ctrl+D thêm cả." if same else ""
        line = f"Đã thêm {dossier.applicant.shown_name}.{more}"
        self._set(line=line, line_is_wrong=False)

    def _not_added(self, error: Exception) -> None:
        self._set(line=self._window.trouble(error).line, line_is_wrong=True)

    def drop_last(self) -> None:
        """Take the result that was added last out of the batch."""
        if self._scanned:
            number, _ = self._scanned.popitem()
            self._set(line=f"Đã bỏ {number} khỏi lượt này.", line_is_wrong=False)

    def drop_at(self, place: int) -> None:
        """Take one result out of the batch."""
        number = [*self._scanned][place]
        del self._scanned[number]
        self._set(line=f"Đã bỏ {number} khỏi lượt này.", line_is_wrong=False)

    def clear(self) -> None:
        """Begin anew; nothing was handed over."""
        self._scanned.clear()
        self._form = ReturnForm()
        self._view.fill(self._form)
        self._view.focus("scan")
        self._set(line=_ASK, line_is_wrong=False, errors=())

    # who takes it and how

    def said(self, name: str, value: str) -> None:
        """A field or a choice says something else."""
        self._form = replace(self._form, **{name: value})
        errors = dict(self._state.errors)
        errors.pop(name, None)
        self._set(errors=tuple(errors.items()))

    def submit(self) -> None:
        """Hand everything over, once."""
        if self._is_busy or not self._scanned:
            return
        wrong = problems(self._form)
        if wrong:
            self._set(errors=tuple(wrong.items()))
            self._view.focus(next(iter(wrong)))
            return
        self._is_busy = True
        batch = batch_of(self._scanned, self._form, self._desk.now(), self._token)
        self._set()
        self._runner.run(
            lambda: hand_back(self._desk, batch), self._done, on_error=self._not_done
        )

    def _done(self, done: ReturnDone) -> None:
        self._is_busy = False
        self._token = new_token()
        self._last, self._last_way = done.returned, ReturnWay(self._form.way)
        for number in done.returned:
            del self._scanned[number]
        lines = [f"{it}: {error.wrong}" for it, error in done.refused.items()]
        if done.returned:
            words = f"Đã trả {len(done.returned)} kết quả"
            self._window.toast(words)
            lines.insert(0, f"{words}. In danh sách: Ctrl+P.")
        if not done.refused:
            self._form = ReturnForm(way=self._form.way)
            self._view.fill(self._form)
        self._view.focus("scan")
        self._set(line=" ".join(lines), line_is_wrong=bool(done.refused), errors=())
        self._window.changed("")

    def _not_done(self, error: Exception) -> None:
        self._is_busy = False
        line = f"Chưa trả. {self._window.trouble(error).line}"
        self._set(line=line, line_is_wrong=True)

    def print_list(self) -> None:
        """Print the list of what lies here, or of what was just handed over."""
        numbers = tuple(self._scanned) or self._last
        if not numbers:
            return
        way = ReturnWay(self._form.way) if self._scanned else self._last_way
        name = BY_POST if way is ReturnWay.POSTAL else RESULTS
        self._window.print_paper(PaperOrder(name, "", numbers=numbers))

    # showing

    def _left(self) -> list[DossierRow]:
        return [row for it, row in self._waiting.items() if it not in self._scanned]

    def _set(self, **changes: Any) -> None:
        scanned, left = [*self._scanned.values()], self._left()
        owed, count = sum(one.owed for one in scanned), len(scanned)
        self._state = replace(
            self._state,
            chosen=tuple(one.cells for one in scanned),
            chosen_line=f"{count} kết quả" if count else "",
            waiting=tuple(_waiting_cells(row) for row in left),
            waiting_line=f"{grouped(len(left))} kết quả",
            fee_line=f"Còn phải thu {sum_words(owed)}"
            if owed
            else "Không còn phải thu",
            has_fee=bool(owed),
            act=f"Trả {count} kết quả" if count > 1 else "Trả kết quả",
            can_return=bool(count) and not self._is_busy,
            can_print=bool(count or self._last),
            **changes,
        )
        self._view.render(self._state)
        self._keeping.soon()
        self._window.status(
            StatusLine(
                screen="returning",
                parts=((("Chờ trả: ", False), (grouped(len(self._waiting)), True)),),
                keys=(
                    ("F4", "ô quét"),
                    ("Ctrl+Z", "bỏ dòng vừa thêm"),
                    ("F1", "Phím tắt"),
                ),
            )
        )


def _matches(row: DossierRow, words: Sequence[str]) -> bool:
    key = " ".join(search_words(f"{row.number} {row.applicant} {row.procedure}"))
    return all(word in key for word in words)


def _waiting_cells(row: DossierRow) -> tuple[str, ...]:
    _, number, name, procedure, _ = recent_cells(row)
    return number, name, procedure, row.remaining

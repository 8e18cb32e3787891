"""The intake presenter: type-ahead, live due date, drafts, save, print, once more."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.services.desk import DeskServices, DuePreview
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.text import screen_date, search_words
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import sum_words
from motcua_desktop.ui.listing import recent_cells
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.intake.card import CardPart
from motcua_desktop.ui.screens.intake.counter import CounterPart, CounterView
from motcua_desktop.ui.screens.intake.drafts import DraftFile
from motcua_desktop.ui.screens.intake.due import NO_PROCEDURE, due_box
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.papers import PapersPart
from motcua_desktop.ui.screens.intake.request import known_of, papers_of
from motcua_desktop.ui.screens.intake.saving import SavingPart
from motcua_desktop.ui.screens.intake.sheet import IntakeSheet, IntakeView
from motcua_desktop.ui.screens.intake.state import Offer
from motcua_desktop.ui.shown import Choice, StatusLine
from motcua_desktop.ui.tasks import Runner

_OFFERED: Final = 50


class IntakePresenter:
    """Holds one form; what is typed is its alone until it is saved."""

    title = "Tiếp nhận hồ sơ"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: IntakeView,
        *,
        panel: CounterView,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._sheet = IntakeSheet(desk, runner, window, view)
        self._sheet.draft = DraftFile(folder, desk.draft_owner)
        self.papers = PapersPart(self._sheet)
        self.card = CardPart(self._sheet)
        self.saving = SavingPart(
            self._sheet, on_saved=self._after_saving, newest=self._newest
        )
        drafts = PanelDrafts(folder, "counter", runner, desk.draft_owner)
        self.counter = CounterPart(self._sheet, panel, drafts)
        self._dropped: IntakeForm | None = None
        self._procedures: dict[str, Procedure] = {}
        self._known: Sequence[Applicant] = ()
        self._recent: Sequence[DossierRow] = ()
        self._is_new = True
        self._is_stale = True

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            *self.saving.commands,
            self.card.command,
            Command("Chọn thủ tục", "F2", lambda: self._view.focus("procedure")),
            *self.papers.commands,
            Command(
                "Người khác nộp thay",
                "Ctrl+U",
                self.toggle_submitter,
                purpose="Mở, đóng các ô về người nộp thay",
            ),
            Command(
                "Tổ chức",
                "Ctrl+O",
                self.toggle_organisation,
                purpose="Mở, đóng ô tên tổ chức đứng hồ sơ",
            ),
            Command("Hạn trả từng ngày", "F7", self.explain),
            *self.counter.commands,
            Command("In lại phiếu vừa cấp", "Ctrl+P", self.saving.print_last),
            Command(
                "Bỏ nháp",
                "Ctrl+R",
                self.drop,
                purpose="Xóa trắng biểu, lấy lại được bằng Ctrl+Z",
            ),
            Command(
                "Hoàn tác bỏ nháp", "Ctrl+Z", self.undo_drop, lambda: self._can_undo
            ),
        )

    @property
    def _can_undo(self) -> bool:
        return self._dropped is not None

    # coming and going

    def shown(self) -> None:
        """Bring back the draft the first time; read today's list again."""
        if self._is_new:
            self._is_new = False
            self._view.fill(self._sheet.form, by_program=frozenset())
            self._runner.run(self._sheet.draft.load, self._restore)
            # They wait until the clerk comes back to them.
            self.counter.drafts.restore(lambda _key: None)
        if self._is_stale:
            self._is_stale = False
            self._runner.run(self._read, self._show_read, latest="intake-recent")
        self._sheet.set()

    def stale(self) -> None:
        """Read today's list again when seen next."""
        self._is_stale = True

    def leave(self) -> None:
        """Keep the draft now; the window closes."""
        if self._sheet.form.is_touched:
            self._sheet.draft.save(self._sheet.form)
        self.counter.drafts.keep()

    def _restore(self, form: IntakeForm | None) -> None:
        if form is None or not form.is_touched:
            return
        self._sheet.form = form
        self._view.fill(form, by_program=frozenset())
        line = "Đã khôi phục bản nháp chưa lưu. Bỏ nháp: Ctrl+R"
        self._sheet.set(
            papers=form.papers,
            has_submitter=bool(form.submitter_name),
            has_organisation=bool(form.organisation),
            line=line,
        )
        self._preview(form.procedure_code, is_preview=False)

    def _read(self) -> tuple[Sequence[DossierRow], str]:
        return self._desk.received_today(limit=1000), self._desk.next_number()

    def _show_read(self, read: tuple[Sequence[DossierRow], str]) -> None:
        self._recent, number = read
        self._sheet.set(
            recent=tuple(recent_cells(row) for row in self._recent[:8]),
            recent_line=f"hôm nay {len(self._recent)}",
        )
        coming = (("Mã hồ sơ sẽ cấp: ", False), (number, True))
        self._window.status(
            StatusLine(
                screen="intake",
                parts=(coming,) if number else (),
                keys=(
                    ("Enter", "ô kế tiếp"),
                    ("Esc", "rời màn hình, giữ bản nháp"),
                    ("F1", "Phím tắt"),
                ),
            )
        )

    # typing

    def typed(self, field: str, text: str) -> None:
        """A field's text changed."""
        self._sheet.change(**{field: text})
        self._sheet.clear_error(field)
        if field == "procedure":
            self._search_procedures(text)
        elif field == "id_number":
            self._search_applicants(text)

    def chosen(self, field: str, value: str) -> None:
        """A segmented choice changed."""
        self._sheet.change(**{field: value})
        if field == "channel":
            self._preview(self._sheet.form.procedure_code, is_preview=False)

    def _search_procedures(self, text: str) -> None:
        if self._sheet.form.procedure_code:
            self._sheet.change(procedure_code="")
            self._sheet.set(due=NO_PROCEDURE)
        if not search_words(text):
            self._view.offer_procedures(Offer())
            return
        self._runner.run(
            lambda: self._desk.procedures(text, limit=_OFFERED),
            self._offer,
            latest="intake-procedures",
        )

    def _offer(self, found: Sequence[Procedure]) -> None:
        self._procedures |= {procedure.code: procedure for procedure in found}
        channel = Channel(self._sheet.form.channel)
        choices = tuple(
            Choice(
                procedure.code,
                (procedure.code, procedure.name, _limit_text(procedure, channel)),
            )
            for procedure in found
        )
        more = "+" if len(found) == _OFFERED else ""
        foot = f"{len(found)}{more} thủ tục" if found else ""
        self._view.offer_procedures(Offer(choices, foot))
        if not found:
            self._sheet.fail("procedure", "Không có thủ tục nào khớp")

    def looked_at(self, code: str) -> None:
        """The arrow stands on a procedure of the list: show its due date."""
        self._preview(code, is_preview=True)

    def procedure_picked(self, code: str) -> None:
        """A procedure was chosen."""
        procedure = self._procedures[code]
        fee = procedure.fee(Channel(self._sheet.form.channel))
        self._sheet.change(
            procedure_code=code,
            procedure=f"{code}  {procedure.name}",
            papers=papers_of(procedure),
            fee=sum_words(fee) if fee is not None else "",
        )
        self._sheet.clear_error("procedure")
        self._view.focus("id_number")
        by_program = frozenset({"fee"}) if fee is not None else frozenset()
        self._view.fill(self._sheet.form, by_program=by_program)
        self._sheet.show_papers()
        self._preview(code, is_preview=False)

    def _preview(self, code: str, *, is_preview: bool) -> None:
        if not code:
            self._sheet.set(due=NO_PROCEDURE)
            return
        channel = Channel(self._sheet.form.channel)
        at = self._desk.now().replace(second=0, microsecond=0)
        self._runner.run(
            lambda: self._desk.preview_due(code, channel, at),
            lambda preview: self._show_due(preview, is_preview=is_preview),
            on_error=self._sheet.tell,
            latest="intake-due",
        )

    def _show_due(self, preview: DuePreview, *, is_preview: bool) -> None:
        self._sheet.set(due=due_box(preview, is_preview=is_preview))

    def _search_applicants(self, text: str) -> None:
        digits = text.replace(" ", "").replace(".", "")
        if len(digits) not in {9, 12}:
            self._view.offer_applicants(Offer())
            return
        self._runner.run(
            lambda: self._desk.known_applicants(digits),
            self._offer_known,
            on_error=self._sheet.tell,
            latest="intake-known",
        )

    def _offer_known(self, known: Sequence[Applicant]) -> None:
        self._known = known
        choices = tuple(
            Choice(
                str(place),
                (applicant.shown_name, _born(applicant), applicant.address),
            )
            for place, applicant in enumerate(known)
        )
        foot = "Hồ sơ trước của số này: Enter để lấy" if choices else ""
        self._view.offer_applicants(Offer(choices, foot))

    def applicant_picked(self, key: str) -> None:
        """An earlier applicant was chosen: fill in what is known."""
        changes = known_of(self._known[int(key)])
        before = self._sheet.form
        changed = {name for name in changes if changes[name] != getattr(before, name)}
        self._sheet.change(**changes)
        self._view.focus("phone")
        self._view.fill(self._sheet.form, by_program=frozenset(changed))
        self._sheet.set(
            known_line="Lấy từ hồ sơ trước của số căn cước này.",
            has_organisation=bool(self._sheet.form.organisation),
        )

    def toggle_submitter(self) -> None:
        """Open or close the fields of the person who brings the dossier."""
        is_on = not self._sheet.state.has_submitter
        if not is_on:
            self._sheet.change(submitter_name="", submitter_phone="")
        self._sheet.set(has_submitter=is_on)
        self._view.focus("submitter_name" if is_on else "name")

    def toggle_organisation(self) -> None:
        """Open or close the field of the organisation's name."""
        is_on = not self._sheet.state.has_organisation
        if not is_on:
            self._sheet.change(organisation="")
        self._sheet.set(has_organisation=is_on)
        self._view.focus("organisation" if is_on else "name")

    def explain(self) -> None:
        """Show the count of the due date day by day."""
        form = self._sheet.form
        if self._sheet.state.due.days:
            asked = DueQuestion(form.procedure_code, Channel(form.channel))
            self._window.explain_due(asked)

    def drop(self) -> None:
        """Empty the form; it can be taken back."""
        if self._sheet.form.is_touched:
            self._dropped = self._sheet.form
            self._sheet.begin(IntakeForm())
            self._window.toast("Đã bỏ bản nháp. Hoàn tác: Ctrl+Z")
        self._view.focus("procedure")

    def undo_drop(self) -> None:
        """Bring back the form that was emptied."""
        form, self._dropped = self._dropped, None
        if form is not None:
            self._sheet.begin(form)
            self._preview(form.procedure_code, is_preview=False)

    def _after_saving(self) -> None:
        self._dropped = None
        code = self._sheet.form.procedure_code
        if code:
            self._preview(code, is_preview=False)

    def _newest(self) -> str:
        return self._recent[0].number if self._recent else ""

    def open_recent_at(self, place: int) -> None:
        """Open one of today's dossiers, by its place in the list."""
        self._window.open_dossier(self._recent[place].number)


def _limit_text(procedure: Procedure, channel: Channel) -> str:
    limit = procedure.limit(channel)
    return limit.text if limit is not None else "không hạn"


def _born(applicant: Applicant) -> str:
    return screen_date(applicant.birth_date) if applicant.birth_date else ""

"""The step panel's presenter: what each act asks for, and its request."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final, Protocol

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.events import ResultCopy
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.acts import Act, Correction, act_icon, act_named, act_words
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.step.correcting import (
    CONSEQUENCE,
    correction_fields,
    corrections,
)
from motcua_desktop.ui.screens.step.notes import (
    note_consequence,
    note_fields,
    note_request,
    paid_fields,
    unpaid,
)
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.tasks import Runner

_REASON: Final = StepField(
    "reason", "Lý do", is_required=True, hint="cụ thể, có căn cứ"
)
_RATINGS: Final = (
    ("", "Không ghi"),
    *((str(mark), str(mark)) for mark in range(1, 6)),
)
_WAYS: Final = tuple((way.value, way.label) for way in ReturnWay)

_COPIES: Final = (
    ("", "Không ghi"),
    (ResultCopy.ELECTRONIC.value, "Điện tử, ký số"),
    (ResultCopy.PAPER.value, "Chỉ bản giấy"),
    (ResultCopy.EXEMPT.value, "Không thuộc diện"),
)

_CONSEQUENCES: Final = {
    Step.FORWARD: "Hồ sơ chuyển sang đang xử lý.",
    Step.REQUEST_SUPPLEMENT: "Hồ sơ tạm dừng tính hạn từ lúc này cho đến khi nhận đủ.",
    Step.SUPPLEMENT_RECEIVED: "Hạn trả được tính lại theo quy định của thủ tục.",
    Step.WITHDRAW: "Hồ sơ kết thúc theo đề nghị của người nộp.",
    Step.REFUSE: "Hồ sơ kết thúc, chờ trả thông báo từ chối.",
    Step.FINISH: "Kết quả được ghi là đã có tại quầy, chờ trả.",
    Step.EXTEND: "Ngày hẹn trả đổi sang ngày mới; chỉ được hẹn lại một lần.",
    Step.RETURN: "Kết quả được ghi là đã trả, hồ sơ kết thúc.",
}


_FIELDS: Final = {
    Step.FORWARD: (
        StepField("to", "Chuyển đến", hint="người hoặc bộ phận giải quyết"),
    ),
    Step.REFUSE: (_REASON,),
    Step.WITHDRAW: (StepField("reason", "Lý do, nếu người nộp có nêu"),),
    Step.FINISH: (
        StepField("reason", "Ghi chú", hint="số, ngày của kết quả"),
        StepField("copy", "Bản kết quả", FieldKind.CHOICE, choices=_COPIES),
    ),
    Step.SUPPLEMENT_RECEIVED: (),
    Step.EXTEND: (
        StepField(
            "new_due_on",
            "Ngày hẹn mới",
            FieldKind.DAY,
            is_required=True,
            hint="dd/mm/yyyy",
        ),
        _REASON,
        StepField("letter_number", "Số văn bản xin lỗi"),
    ),
}


def _consequence(act: Act, detail: DossierDetail) -> str:
    if isinstance(act, Correction):
        return CONSEQUENCE
    if isinstance(act, NoteKind):
        return note_consequence(act, detail)
    return _CONSEQUENCES[act]


def _fields(
    act: Act, detail: DossierDetail, causes: Sequence[str]
) -> tuple[StepField, ...]:
    if isinstance(act, Correction):
        return correction_fields(detail)
    if isinstance(act, NoteKind):
        return note_fields(act, detail, causes)
    return _step_fields(act, detail)


def _step_fields(step: Step, detail: DossierDetail) -> tuple[StepField, ...]:
    if step is Step.RETURN:
        return _return_fields(detail)
    if step is Step.REQUEST_SUPPLEMENT:
        return _supplement_fields(detail)
    return _FIELDS[step]


def _supplement_fields(detail: DossierDetail) -> tuple[StepField, ...]:
    if not detail.dossier.supplement_requests:
        return (_REASON,)
    again = "Ý kiến đồng ý lập phiếu lần hai"
    return _REASON, StepField("approval", again, is_required=True)


def _return_fields(detail: DossierDetail) -> tuple[StepField, ...]:
    applicant = detail.dossier.applicant
    return (
        StepField(
            "receiver",
            "Người nhận kết quả",
            hint=applicant.submitter_name or applicant.shown_name,
        ),
        StepField(
            "way",
            "Trả qua",
            FieldKind.CHOICE,
            value=ReturnWay.DESK.value,
            choices=_WAYS,
        ),
        StepField(
            "satisfaction", "Mức hài lòng (1–5)", FieldKind.CHOICE, choices=_RATINGS
        ),
        *(paid_fields(detail) if unpaid(detail) else ()),
    )


class StepView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that the step is being taken."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...


class StepPresenter:
    """Asks for one step of one dossier at a time."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: StepView,
        *,
        drafts: PanelDrafts,
    ) -> None:
        self._drafts = drafts
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._number = ""
        self._act: Act = Step.FORWARD
        self._token = ""
        self._is_busy = False
        self._detail: DossierDetail | None = None

    def ask(self, number: str, act: Act) -> None:
        """Open the panel for `act` with dossier `number`."""
        self._number, self._act = number, act
        self._token = self._drafts.token(self._key)
        self._is_busy = False
        needs_causes = act is NoteKind.LATE_CAUSE

        def work() -> tuple[DossierDetail, Sequence[str]]:
            causes = self._desk.late_causes() if needs_causes else ()
            return self._desk.detail(number), causes

        self._runner.run(work, self._open, latest="step-panel")

    @property
    def _key(self) -> str:
        return f"{self._number} {self._act.value}"

    def restore(self) -> None:
        """Open the panel again that was open when the power went."""
        self._drafts.restore(self._reopen)

    def _reopen(self, key: str) -> None:
        number, _, word = key.partition(" ")
        act = act_named(word)

        def look(detail: DossierDetail) -> None:
            if isinstance(act, Step) and act not in detail.steps:
                self._drafts.done(key)
                self._window.toast(f"{number}: không còn bước {act.label}, bỏ nháp")
            else:
                self.ask(number, act)

        self._runner.run(
            lambda: self._desk.detail(number),
            look,
            on_error=lambda _error: self._drafts.done(key),
        )

    def submit(self, values: dict[str, str]) -> None:
        """Take the step with these values, once."""
        if self._is_busy:
            return
        work = self._work(values)
        if work is None:
            return
        self._is_busy = True
        self._view.busy(is_busy=True)
        self._runner.run(work, self._done, on_error=self._refused)

    def _work(self, values: dict[str, str]) -> Callable[[], None] | None:
        """Return what is to be done; None where a value is wrong, and said so."""
        if isinstance(self._act, Correction):
            return self._correction(values)
        number, token, desk = self._number, self._token, self._desk
        note, request = self._note(values), self._request(values)
        if note is None or request is None:
            return None
        is_paid = note.amount > 0

        def work() -> None:
            if isinstance(self._act, Step):
                desk.act(number, request, token=token)
            if is_paid or isinstance(self._act, NoteKind):
                desk.note(number, note, token=f"{token}-note")

        return work

    def _correction(self, values: dict[str, str]) -> Callable[[], None] | None:
        number, token, desk, detail = (
            self._number,
            self._token,
            self._desk,
            self._detail,
        )
        if detail is None:
            return None
        try:
            changes = corrections(detail, values)
        except EntryError as error:
            self._view.complain("", str(error))
            return None
        reason = values.get("reason", "")

        def work() -> None:
            desk.correct(number, changes, reason=reason, token=token)

        return work

    def _note(self, values: dict[str, str]) -> NoteRequest | None:
        kind = self._act if isinstance(self._act, NoteKind) else NoteKind.PAID
        try:
            return note_request(kind, values, is_optional=isinstance(self._act, Step))
        except EntryError as error:
            field = "text" if kind is NoteKind.REMARK else "amount"
            self._view.complain(field, str(error))
            return None

    def cancel(self) -> None:
        """Close the panel; nothing happens to the dossier."""
        self._view.close()

    def _open(self, answer: tuple[DossierDetail, Sequence[str]]) -> None:
        detail, causes = answer
        self._detail = detail
        dossier = detail.dossier
        now = screen_moment(self._desk.now())
        panel = self._drafts.filled(
            StepState(
                title=act_words(self._act),
                dossier_line=f"{dossier.number} · {dossier.applicant.shown_name}",
                consequence=f"{_consequence(self._act, detail)} Ghi lúc {now}.",
                fields=_fields(self._act, detail, causes),
                act=act_words(self._act),
                icon=act_icon(self._act),
                key=self._key,
            )
        )
        self._view.open(panel)

    def _request(self, values: dict[str, str]) -> StepRequest | None:
        now = self._desk.now().replace(second=0, microsecond=0)
        try:
            new_due_on = read_day(values.get("new_due_on", ""), now.date())
        except EntryError as error:
            self._view.complain("new_due_on", str(error))
            return None
        step = self._act if isinstance(self._act, Step) else Step.FORWARD
        return _request_of(step, values, now, new_due_on)

    def _done(self, _none: None) -> None:
        self._is_busy = False
        self._drafts.done(self._key)
        self._view.close()
        self._window.changed(self._number)
        self._window.toast(f"Đã {self._act.label} {self._number}")
        if isinstance(self._act, Correction) and self._detail and self._detail.slips:
            # What is on paper says the old facts: the list offers a new version.
            self._window.offer_papers(self._number)

    def _refused(self, error: Exception) -> None:
        self._is_busy = False
        self._view.busy(is_busy=False)
        self._view.complain("", self._window.trouble(error).line)


def _request_of(
    step: Step, values: dict[str, str], now: datetime, new_due_on: date | None
) -> StepRequest:
    rating = values.get("satisfaction", "")
    return StepRequest(
        step=step,
        at=now,
        reason=values.get("reason", ""),
        to=values.get("to", ""),
        approval=values.get("approval", ""),
        new_due_on=new_due_on,
        letter_number=values.get("letter_number", ""),
        receiver=values.get("receiver", ""),
        way=ReturnWay(values.get("way") or ReturnWay.DESK),
        satisfaction=int(rating) if rating else None,
        copy=ResultCopy(values["copy"]) if values.get("copy") else None,
    )

"""The step panel's presenter: what each step asks for, and its request."""

import uuid
from datetime import date, datetime
from typing import Final, Protocol

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.processing import StepDone
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.acts import STEP_ICONS, step_words
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.navigation import Navigator
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
    Step.FINISH: (StepField("reason", "Ghi chú", hint="số, ngày của kết quả"),),
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


def _fields(step: Step, detail: DossierDetail) -> tuple[StepField, ...]:
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
        self, desk: DeskServices, runner: Runner, window: Navigator, view: StepView
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._number = ""
        self._step = Step.FORWARD
        self._token = ""
        self._is_busy = False

    def ask(self, number: str, step: Step) -> None:
        """Open the panel for `step` of dossier `number`."""
        self._number, self._step = number, step
        self._token = uuid.uuid4().hex
        self._is_busy = False
        self._runner.run(
            lambda: self._desk.detail(number), self._open, latest="step-panel"
        )

    def submit(self, values: dict[str, str]) -> None:
        """Take the step with these values, once."""
        if self._is_busy:
            return
        request = self._request(values)
        if request is None:
            return
        self._is_busy = True
        self._view.busy(is_busy=True)
        number, token = self._number, self._token
        self._runner.run(
            lambda: self._desk.act(number, request, token=token),
            self._done,
            on_error=self._refused,
        )

    def cancel(self) -> None:
        """Close the panel; nothing happens to the dossier."""
        self._view.close()

    def _open(self, detail: DossierDetail) -> None:
        dossier = detail.dossier
        now = screen_moment(self._desk.now())
        self._view.open(
            StepState(
                title=step_words(self._step),
                dossier_line=f"{dossier.number} · {dossier.applicant.shown_name}",
                consequence=f"{_CONSEQUENCES[self._step]} Ghi lúc {now}.",
                fields=_fields(self._step, detail),
                act=step_words(self._step),
                icon=STEP_ICONS[self._step],
            )
        )

    def _request(self, values: dict[str, str]) -> StepRequest | None:
        now = self._desk.now().replace(second=0, microsecond=0)
        try:
            new_due_on = read_day(values.get("new_due_on", ""), now.date())
        except EntryError as error:
            self._view.complain("new_due_on", str(error))
            return None
        return _request_of(self._step, values, now, new_due_on)

    def _done(self, done: StepDone) -> None:
        self._is_busy = False
        self._view.close()
        self._window.changed(done.number)
        self._window.toast(f"Đã {self._step.label} {done.number}")

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
    )

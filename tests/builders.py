"""Short ways to say what a test is about: offices, procedures, requests, steps."""

import itertools
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TypeVar

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper, Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Procedure, Sector, TimeLimit
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.services.intake import ReceiveDossier

MONDAY = datetime(2026, 11, 23, 9, 42)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
SO_FAR = Period(date(2026, 11, 1), date(2026, 11, 23))
"""November up to the day on which these tests live: a report has no future."""
RE_REGISTER_BIRTH = "1.004884"
CERTIFY_COPY = "2.000815"
WRITE_LETTER = "1.000001"
HOUSEHOLD = "1.001612"

_tokens = itertools.count(1)


Service = TypeVar("Service")


def unguarded(service: Service) -> Service:
    """Return the service behind its guard, to be put together otherwise."""
    inner: Service = object.__getattribute__(service, "_service")
    return inner


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = MONDAY

    def __call__(self) -> datetime:
        return self.moment

    def set(self, *parts: int) -> datetime:
        self.moment = datetime(*parts)  # type: ignore[arg-type]
        return self.moment

    def forward(self, **parts: int) -> datetime:
        self.moment += timedelta(**parts)
        return self.moment


def an_office() -> Office:
    return Office(
        unit_code="H26.12",
        unit_name="Xã An Hòa",
        superior="ỦY BAN NHÂN DÂN XÃ AN HÒA",
        desk="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        full_name="Trung tâm Phục vụ hành chính công xã An Hòa",
        short_name="Trung tâm",
        place="An Hòa",
        phone="0200 000 000",
        head_name="Trần Minh Đức",
        report_superior="UBND XÃ AN HÒA",
        addressees=("Ủy ban nhân dân xã An Hòa",),
        clerks=("Trần Thị Thu Hà",),
    )


def a_procedure(
    code: str, name: str, limit: str, *, sector: str = "Hộ tịch"
) -> Procedure:
    limits = {Channel.DESK: TimeLimit.parse(limit)} if limit else {}
    return Procedure(
        code, name, Sector(sector), MappingProxyType(limits), MappingProxyType({})
    )


PROCEDURES = (
    a_procedure(RE_REGISTER_BIRTH, "Thủ tục đăng ký lại khai sinh", "5 ngày làm việc"),
    a_procedure(
        CERTIFY_COPY,
        "Chứng thực bản sao từ bản chính",
        "trong ngày",
        sector="Chứng thực",
    ),
    a_procedure(WRITE_LETTER, "Xác nhận đơn", "", sector="Chính sách"),
    a_procedure(
        HOUSEHOLD, "Đăng ký hộ kinh doanh", "4 giờ làm việc", sector="Doanh nghiệp"
    ),
)


def set_up_office(office: OpenOffice) -> None:
    with office.open_unit() as unit:
        unit.catalogue.save_office(an_office())
        unit.catalogue.save_unit(Unit("H26.12.01", "Thôn Đông", superior_code="H26.12"))
        for procedure in PROCEDURES:
            unit.catalogue.save_procedure(procedure)
        unit.commit()


def a_request(
    name: str = "Nguyễn Thị Hoa",
    *,
    procedure: str = RE_REGISTER_BIRTH,
    channel: Channel = Channel.DESK,
    at: datetime | None = None,
    id_number: str = "",
    phone: str = "",
    token: str | None = None,
) -> ReceiveDossier:
    return ReceiveDossier(
        procedure=procedure,
        applicant=Applicant(
            name, id_number=id_number, phone=phone, address="Thôn Đông, xã An Hòa"
        ),
        channel=channel,
        received_at=at,
        papers=(SubmittedPaper("Tờ khai đăng ký lại khai sinh"),),
        token=token or a_token(),
        officer="Trần Thị Thu Hà",
    )


def a_token() -> str:
    return f"thử-{next(_tokens)}"


def act(office: OpenOffice, number: str, step: Step, **words: object) -> None:
    """Take one step now."""
    at = office.clock().replace(second=0, microsecond=0)
    request = StepRequest(step, at, **words)  # type: ignore[arg-type]
    office.processing.act(number, request, token=a_token(), officer="Lê Văn Bình")


def received(office: OpenOffice, name: str = "Nguyễn Thị Hoa", **words: object) -> str:
    """Receive one dossier now and return its number."""
    request = a_request(name, **words)  # type: ignore[arg-type]
    return office.intake.receive(request).number

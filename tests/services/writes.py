"""Every function of the services that leaves a trail, with words that do it.

Called in this order in `a_scene`, each does its deed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.domain.submission import Reply
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.services.desk_papers import HANDOVER
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.rows.audit import AuditWanted
from motcua_desktop.services.rows.catalogue import SectorChange
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.imports import CATALOGUE
from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.services.tables.desk import TableRequest
from tests.accounts import PASSWORD
from tests.builders import (
    CERTIFY_COPY,
    HOUSEHOLD,
    PROCEDURES,
    RE_REGISTER_BIRTH,
    a_request,
    a_token,
)
from tests.services.scene_of_all import (
    ID_NUMBER,
    NEXT,
    PERIOD,
    TARGET,
    Scene,
    a_refused_person,
    a_step,
    a_target,
    an_issue,
)


def _edition(code: str, name: str) -> Procedure:
    return replace(PROCEDURES[0], code=code, name=name)


def _note(amount: int) -> NoteRequest:
    return NoteRequest(NoteKind.PAID, amount=amount)


def _day_off(day: int, deed: Callable[..., Any]) -> Any:
    special = SpecialDay(date(2026, 12, day), DayKind.LOCAL_OFF, "Nghỉ")
    return deed(lambda book: book.with_day(special), what="nghỉ")


def _table(name: str) -> TableRequest:
    return TableRequest(name, PERIOD)


Write = Callable[[OpenOffice, Scene], Any]

_AT_THE_DESK: Final[dict[str, Write]] = {
    "Intake.receive": lambda it, _: it.intake.receive(a_request()),
    "OfficeDesk.receive": lambda it, _: it.desk.receive(a_request()),
    "Processing.act": lambda it, on: it.processing.act(
        on.numbers[2], a_step(it, Step.FINISH), token=a_token()
    ),
    "OfficeDesk.act": lambda it, on: it.desk.act(
        on.numbers[3], a_step(it, Step.FINISH), token=a_token()
    ),
    "Processing.correct": lambda it, on: it.processing.correct(
        on.numbers[4], {"phone": "0912345678"}, reason="ghi nhầm", token=a_token()
    ),
    "OfficeDesk.correct": lambda it, on: it.desk.correct(
        on.numbers[4], {"phone": "0912345679"}, reason="ghi nhầm", token=a_token()
    ),
    "Noting.note": lambda it, on: it.noting.note(
        on.numbers[4], _note(8000), token=a_token()
    ),
    "OfficeDesk.note": lambda it, on: it.desk.note(
        on.numbers[5], _note(9000), token=a_token()
    ),
    "OfficeDesk.id_number": lambda it, on: it.desk.id_number(on.numbers[0]),
    "PersonDesk.id_number": lambda it, on: it.people.id_number(on.numbers[0]),
    "PersonDesk.sheet": lambda it, _: it.people.sheet(ID_NUMBER),
    "AttachmentDesk.add": lambda it, on: it.desk.attachments.add(
        on.numbers[0], on.path("lô-gô.png")
    ),
    "AttachmentDesk.copy_to_look": lambda it, on: it.desk.attachments.copy_to_look(
        on.numbers[1], on.attached[0]
    ),
    "AttachmentDesk.write": lambda it, on: it.desk.attachments.write(
        on.numbers[1], on.attached[0], on.path("căn cước 2.pdf")
    ),
    "AttachmentDesk.remove": lambda it, on: it.desk.attachments.remove(
        on.numbers[1], on.attached[1]
    ),
    "SubmissionDesk.register": lambda it, _: it.submissions.register(
        "DVC-3", a_request()
    ),
    "SubmissionDesk.accept": lambda it, _: it.submissions.accept("DVC-1"),
    "SubmissionDesk.turn_away": lambda it, _: it.submissions.turn_away(
        "DVC-2", Reply.REFUSE, reason="không đúng thẩm quyền"
    ),
    "TrackingBook.take": lambda it, on: it.books.take(
        read_tracking_book(on.path("so-cu.csv"))
    ),
    "ImportDesk.take": lambda it, on: it.imports.take(
        CATALOGUE, on.path("danh-muc.csv")
    ),
    "ImportDesk.believe": lambda it, on: it.imports.believe(on.path("lich.mclich")),
    "Lists.tracking_book": lambda it, _: list(it.lists.tracking_book()),
    "Lists.masked_tracking_book": lambda it, _: list(it.lists.masked_tracking_book()),
    "Lists.book_part": lambda it, _: list(it.lists.book_part("H26.12", 2026, (1, 9))),
}
_ON_PAPER: Final[dict[str, Write]] = {
    "SlipDesk.issue": lambda it, on: it.slips.issue(RECEIPT, on.numbers[5]),
    "SlipDesk.editable": lambda it, on: it.slips.editable(RECEIPT, on.numbers[0]),
    "SlipDesk.print_many": lambda it, on: it.slips.print_many(RECEIPT, on.numbers[5:7]),
    "CounterSlipDesk.issue": lambda it, _: it.counter_slips.issue(a_refused_person()),
    "CounterSlipDesk.print_again": lambda it, on: it.counter_slips.print_again(
        on.counter_slip
    ),
    "CounterSlipDesk.editable": lambda it, on: it.counter_slips.editable(
        on.counter_slip
    ),
    "DeskPapers.label": lambda it, on: it.desk_papers.label(on.numbers[0]),
    "DeskPapers.handover": lambda it, on: it.desk_papers.handover(on.numbers[1:2]),
    "DeskPapers.book": lambda it, _: it.desk_papers.book(2026),
    "PaperDesk.make_book": lambda it, _: it.desk.papers.make_book(2026, 1),
    "PaperDesk.make_list": lambda it, on: it.desk.papers.make_list(
        HANDOVER, on.numbers[1:2]
    ),
    "PaperDesk.look": lambda it, on: it.desk.papers.look(RECEIPT, on.numbers[0]),
    "PaperDesk.make": lambda it, on: it.desk.papers.make(RECEIPT, on.numbers[0]),
    "PaperDesk.enqueue": lambda it, on: it.desk.papers.enqueue(on.made),
    "PaperDesk.save_word": lambda it, on: it.desk.papers.save_word(
        RECEIPT, on.numbers[0], on.path("phiếu.docx")
    ),
    "PaperDesk.save_pdf": lambda it, on: it.desk.papers.save_pdf(
        RECEIPT, on.numbers[0], on.path("phiếu.pdf")
    ),
    "PrintQueue.add": lambda it, _: it.printing.add(
        b"%PDF", kind=RECEIPT, paper="A5", title="Giấy tiếp nhận"
    ),
    "PrintQueue.again": lambda it, on: it.printing.again([on.job]),
    "Explaining.write": lambda it, on: it.desk.explaining.write(
        DueQuestion(number=on.numbers[0]), on.path("hạn.pdf")
    ),
    "OfficeDesk.print_explanation": lambda it, on: it.desk.print_explanation(
        DueQuestion(number=on.numbers[0]), on.path("hạn 2.pdf")
    ),
    "OfficeDesk.write_rows": lambda it, on: it.desk.write_rows(
        on.path("danh sách.xlsx"), "Danh sách", [["Mã"], [on.numbers[0]]]
    ),
}
_REPORTS: Final[dict[str, Write]] = {
    "OfficeDesk.export_report": lambda it, on: it.desk.export_report(
        "cchc", PERIOD, on.path("báo cáo.docx")
    ),
    "ReportDesk.export": lambda it, on: it.reports.export(
        "cchc", PERIOD, on.path("báo cáo 2.docx")
    ),
    "TableDesk.export": lambda it, on: it.tables.export(
        _table("so-theo-doi"), on.path("sổ theo dõi.xlsx")
    ),
    "TableDesk.export_behind": lambda it, on: it.tables.export_behind(
        _table("ii-06a"), on.path("hồ sơ.xlsx")
    ),
    "IssueDesk.issue": lambda it, _: it.issues.issue(an_issue("2")),
    "IssueDesk.copy": lambda it, on: it.issues.copy(on.sign, on.path("bản sao.docx")),
    "NarrativeDesk.confirm": lambda it, _: it.narrative.confirm(NEXT, "V"),
    "NarrativeDesk.write": lambda it, _: it.narrative.write(NEXT, "V", "Không có."),
    "RegisterDesk.add": lambda it, _: it.registers.add(TARGET, a_target(4)),
    "RegisterDesk.change": lambda it, on: it.registers.change(
        TARGET, on.entries[0], a_target(5)
    ),
    "RegisterDesk.remove": lambda it, on: it.registers.remove(TARGET, on.entries[1]),
    "RegisterDesk.restore": lambda it, on: it.registers.restore(TARGET, on.entries[2]),
    "RegisterDesk.take": lambda it, _: it.registers.take(TARGET, [(2, a_target(6))]),
}
_OF_THE_OFFICE: Final[dict[str, Write]] = {
    "CalendarDesk.recompute": lambda it, _: it.calendar_desk.recompute(reason="bão"),
    "CalendarDesk.save": lambda it, _: _day_off(2, it.calendar_desk.save),
    "OfficeDesk.save_calendar": lambda it, _: _day_off(3, it.desk.save_calendar),
    "ProcedureDesk.save": lambda it, _: it.procedures.save(
        _edition(RE_REGISTER_BIRTH, "Đăng ký lại khai sinh")
    ),
    "OfficeDesk.save_procedure": lambda it, _: it.desk.save_procedure(
        _edition(CERTIFY_COPY, "Chứng thực bản sao")
    ),
    "ProcedureDesk.take": lambda it, _: it.procedures.take(
        [_edition(HOUSEHOLD, "Đăng ký thành lập hộ kinh doanh")]
    ),
    "CatalogueLists.add_sector": lambda it, _: it.catalogue_lists.add_sector("Mới"),
    "CatalogueLists.change_sector": lambda it, _: it.catalogue_lists.change_sector(
        "Mới", SectorChange("Mới hơn")
    ),
    "CatalogueLists.add_unit": lambda it, _: it.catalogue_lists.add_unit(
        Unit("H26.12.99", "Thôn Mới")
    ),
    "CatalogueLists.change_unit": lambda it, _: it.catalogue_lists.change_unit(
        Unit("H26.12.99", "Thôn Mới hơn")
    ),
    "OfficeSettings.change": lambda it, _: it.settings.change(
        {"phone": ["0200 111 111"]}
    ),
    "LogoDesk.keep": lambda it, on: it.logo.keep(it.logo.read(on.path("lô-gô.png"))),
    "BackupDesk.rehearse": lambda it, _: it.backups.rehearse(),
    "BackupDesk.choose_second_place": lambda it, on: it.backups.choose_second_place(
        on.path("ổ rời")
    ),
    "RetentionDesk.drop_copies": lambda it, _: it.retention.drop_copies(
        count=len(it.retention.copies())
    ),
    "BackupDesk.make": lambda it, _: it.backups.make(),
    "RetentionDesk.set_period": lambda it, _: it.retention.set_period(
        RetentionScope.SECTOR, "Chứng thực", months=24, document="13/QĐ-UBND"
    ),
    "RetentionDesk.keep_back": lambda it, on: it.retention.keep_back(
        on.numbers[7], reason="khiếu nại"
    ),
    "RetentionDesk.release": lambda it, on: it.retention.release(
        on.numbers[8], reason="đã giải quyết xong"
    ),
    "RetentionDesk.apply": lambda it, _: it.retention.apply(
        count=len(it.retention.due().due)
    ),
    "AuditDesk.lines": lambda it, _: it.audit.lines(),
    "AuditDesk.newest": lambda it, _: it.audit.newest(AuditWanted(), limit=9),
}
_AT_THE_DOOR: Final[dict[str, Write]] = {
    "AccountDesk.add": lambda it, _: it.accounts.add(
        "moi", "Người mới", Role.CLERK, PASSWORD
    ),
    "AccountDesk.disable": lambda it, _: it.accounts.disable("phu"),
    "AccountDesk.enable": lambda it, _: it.accounts.enable("cu"),
    "AccountDesk.change_role": lambda it, _: it.accounts.change_role(
        "clerk", Role.LEADER
    ),
    "AccountDesk.set_password": lambda it, _: it.accounts.set_password(
        "clerk", "mật khẩu mới 1"
    ),
    "AccountDesk.change_own_password": lambda it, _: it.accounts.change_own_password(
        PASSWORD, "mật khẩu mới 2"
    ),
    "AccountDesk.new_recovery_key": lambda it, _: it.accounts.new_recovery_key(),
    "SealingDesk.order": lambda it, on: it.sealing.order(
        SealOrder("admin", PASSWORD, on.recovery)
    ),
}
WRITES: Final[Mapping[str, Write]] = MappingProxyType(
    {**_AT_THE_DESK, **_ON_PAPER, **_REPORTS, **_OF_THE_OFFICE, **_AT_THE_DOOR}
)

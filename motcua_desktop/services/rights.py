"""Who may do what: one row for each public function of the services.

A function without a row cannot be called through the office at all. Trails tell what a
call leaves behind: HISTORY functions write sealed events of their own, ENTRY functions
leave one line in the audit log, BELOW functions hand on to a service that has its own
row and leaves the trail, READ functions leave nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.accounts import Account, Role


class Trail(Enum):
    """What a call leaves behind."""

    READ = auto()
    BELOW = auto()
    HISTORY = auto()
    ENTRY = auto()


@dataclass(frozen=True, slots=True)
class Right:
    """Quyền: the roles that may call a function; `deed` names it to people.

    Without roles anyone may, logged in or not: the door itself.
    """

    deed: str
    roles: frozenset[Role]
    trail: Trail = Trail.READ

    def is_of(self, role: Role) -> bool:
        """Return whether `role` has this right."""
        return not self.roles or role in self.roles


_EVERY: Final = frozenset(Role)
_DESK: Final = frozenset({Role.CLERK, Role.ADMIN})
_HEAD: Final = frozenset({Role.LEADER, Role.ADMIN})
_ADMIN: Final = frozenset({Role.ADMIN})
_ANYONE: Final[frozenset[Role]] = frozenset()


def _reads(service: str, deed: str, *functions: str) -> dict[str, Right]:
    return {f"{service}.{one}": Right(deed, _EVERY) for one in functions}


_OFFICE_DESK: Final = {
    **_reads(
        "OfficeDesk",
        "xem hồ sơ và số liệu",
        *("now", "procedures", "preview_due", "next_number", "late_causes", "detail"),
        *("search", "worklist", "worklist_counts", "pages", "received_today", "weeks"),
        *("known_applicants", "units", "figures", "numbers_behind", "watch_counts"),
        *("calendar_notes", "catalogue_editions", "preview_procedure", "explain_due"),
        *("calendar_book", "preview_calendar", "watched", "composed"),
    ),
    "OfficeDesk.receive": Right("tiếp nhận hồ sơ", _DESK, Trail.BELOW),
    "OfficeDesk.act": Right("xử lý hồ sơ", _DESK, Trail.BELOW),
    "OfficeDesk.correct": Right("đính chính hồ sơ", _DESK, Trail.BELOW),
    "OfficeDesk.note": Right("ghi nhận vào hồ sơ", _DESK, Trail.BELOW),
    "OfficeDesk.id_number": Right("xem đủ số giấy tờ", _EVERY, Trail.BELOW),
    "OfficeDesk.export_report": Right("xuất báo cáo", _EVERY, Trail.BELOW),
    "OfficeDesk.write_rows": Right("xuất danh sách", _EVERY, Trail.ENTRY),
    "OfficeDesk.print_explanation": Right("in giải thích hạn", _EVERY, Trail.BELOW),
    "OfficeDesk.save_procedure": Right("sửa thủ tục", _ADMIN, Trail.BELOW),
    "OfficeDesk.save_calendar": Right("sửa lịch làm việc", _ADMIN, Trail.BELOW),
}
_DOSSIERS: Final = {
    "Intake.receive": Right("tiếp nhận hồ sơ", _DESK, Trail.HISTORY),
    "Processing.act": Right("xử lý hồ sơ", _DESK, Trail.HISTORY),
    "Processing.correct": Right("đính chính hồ sơ", _DESK, Trail.HISTORY),
    "Noting.note": Right("ghi nhận vào hồ sơ", _DESK, Trail.HISTORY),
    **_reads("Noting", "xem hồ sơ", "causes"),
    "TrackingBook.take": Right("nhập sổ theo dõi", _ADMIN, Trail.ENTRY),
    "TrackingBook.preview": Right("nhập sổ theo dõi", _ADMIN),
    "ImportDesk.look": Right("xem trước tệp nhập", _DESK),
    "ImportDesk.take": Right("nhập từ tệp", _DESK, Trail.ENTRY),
    "ImportDesk.put_refused": Right("ghi dòng không nhập được ra tệp", _DESK),
    "ImportDesk.believe": Right("tin nơi ký lịch", _ADMIN, Trail.ENTRY),
    **_reads("SubmissionDesk", "xem hồ sơ trực tuyến", "waiting", "counts"),
    "SubmissionDesk.register": Right("ghi hồ sơ trực tuyến", _DESK, Trail.ENTRY),
    "SubmissionDesk.accept": Right("tiếp nhận hồ sơ trực tuyến", _DESK, Trail.HISTORY),
    "SubmissionDesk.turn_away": Right("trả lời trực tuyến", _DESK, Trail.ENTRY),
    **_reads("WatchDesk", "xem hồ sơ", "counts", "rows", "notices"),
    **_reads(
        "Lists",
        "xem danh sách hồ sơ",
        *("search", "worklist", "worklist_counts", "pages", "received_on", "weeks"),
        *("known_applicants", "watched", "watch_counts", "due_between", "due_counts"),
        *("book_span", "last_written"),
    ),
    **_reads(
        "DueBoardDesk",
        "xem bảng theo dõi hạn",
        *("board", "rows", "due_on", "is_working_day"),
    ),
    "Lists.tracking_book": Right("xuất đủ số giấy tờ", _HEAD, Trail.ENTRY),
    "Lists.book_part": Right("in sổ theo dõi", _EVERY, Trail.ENTRY),
    "Lists.masked_tracking_book": Right("xuất sổ theo dõi", _EVERY, Trail.ENTRY),
}
_PAPERS: Final = {
    "SlipDesk.issue": Right("in phiếu", _DESK, Trail.ENTRY),
    "SlipDesk.editable": Right("xuất phiếu ra tệp Word", _DESK, Trail.ENTRY),
    "SlipDesk.print_many": Right("in nhiều phiếu", _DESK, Trail.ENTRY),
    **_reads("SlipDesk", "xem phiếu", "draft"),
    "CounterSlipDesk.issue": Right("in phiếu tại quầy", _DESK, Trail.ENTRY),
    "CounterSlipDesk.print_again": Right("in lại phiếu tại quầy", _DESK, Trail.ENTRY),
    "CounterSlipDesk.editable": Right("xuất phiếu tại quầy", _DESK, Trail.ENTRY),
    **_reads("AttachmentDesk", "xem hồ sơ", "listed"),
    "AttachmentDesk.add": Right("thêm tệp đính kèm", _DESK, Trail.ENTRY),
    "AttachmentDesk.remove": Right("bỏ tệp đính kèm", _DESK, Trail.ENTRY),
    "AttachmentDesk.write": Right("xuất tệp đính kèm", _EVERY, Trail.ENTRY),
    "AttachmentDesk.copy_to_look": Right("xem tệp đính kèm", _EVERY, Trail.ENTRY),
    **_reads("CounterSlipDesk", "xem phiếu tại quầy", "issued", "issued_between"),
    "DeskPapers.label": Right("in nhãn hồ sơ", _DESK, Trail.ENTRY),
    "DeskPapers.handover": Right("in biên bản bàn giao", _DESK, Trail.ENTRY),
    "DeskPapers.book": Right("in sổ theo dõi", _EVERY, Trail.ENTRY),
    **_reads("DeskPapers", "xem sổ theo dõi", "volumes"),
    **_reads(
        "PaperDesk", "xem giấy tờ", "title", "titles", "offers", "page", "volumes"
    ),
    "PaperDesk.make_book": Right("in sổ theo dõi", _EVERY, Trail.ENTRY),
    "PaperDesk.make_list": Right("in danh sách hồ sơ", _DESK, Trail.ENTRY),
    "PaperDesk.look": Right("xem trước giấy tờ", _EVERY, Trail.ENTRY),
    "PaperDesk.make": Right("lập giấy tờ", _DESK, Trail.ENTRY),
    "PaperDesk.enqueue": Right("in giấy tờ", _DESK, Trail.ENTRY),
    "PaperDesk.print_trial": Right("in thử", _EVERY),
    # The key itself was made, and noted, before: `AccountDesk.new_recovery_key`.
    "PaperDesk.print_recovery": Right("in mã khôi phục", _ADMIN),
    "PaperDesk.save_recovery": Right("lưu mã khôi phục", _ADMIN),
    "PaperDesk.save_word": Right("xuất giấy tờ ra tệp Word", _DESK, Trail.ENTRY),
    "PaperDesk.save_pdf": Right("xuất giấy tờ ra tệp PDF", _DESK, Trail.ENTRY),
    **_reads(
        "PrintQueue",
        "xem hàng đợi in",
        *("places", "setup", "remembered", "remember", "jobs", "work", "came_out"),
    ),
    "PrintQueue.add": Right("in giấy tờ", _EVERY, Trail.ENTRY),
    "PrintQueue.try_page": Right("in thử", _EVERY),
    "PrintQueue.again": Right("in lại giấy tờ", _EVERY, Trail.ENTRY),
    **_reads("Explaining", "xem giải thích hạn", "preview"),
    "Explaining.write": Right("in giải thích hạn", _EVERY, Trail.ENTRY),
}
_REPORTS: Final = {
    **_reads("FigureDesk", "xem số liệu", "figures", "numbers_behind"),
    **_reads("ProofDesk", "xem số liệu", "proofs"),
    **_reads("ReportDesk", "xem báo cáo", "texts", "composed", "cchc_facts"),
    "ReportDesk.export": Right("xuất báo cáo", _EVERY, Trail.ENTRY),
    **_reads("TableDesk", "xem biểu", "content", "behind", "book_content"),
    "TableDesk.export": Right("xuất biểu", _EVERY, Trail.ENTRY),
    "TableDesk.export_behind": Right("xuất danh sách hồ sơ", _EVERY, Trail.ENTRY),
    **_reads("IssueDesk", "xem báo cáo đã phát hành", "issued", "verify", "witnesses"),
    "IssueDesk.issue": Right("phát hành báo cáo", _EVERY, Trail.ENTRY),
    "IssueDesk.copy": Right("xuất báo cáo đã phát hành", _EVERY, Trail.ENTRY),
    **_reads("NarrativeDesk", "xem lời báo cáo", "narrative", "printed"),
    "NarrativeDesk.write": Right("soạn lời báo cáo", _EVERY, Trail.ENTRY),
    "NarrativeDesk.confirm": Right("xác nhận lời báo cáo", _EVERY, Trail.ENTRY),
    **_reads("RegisterDesk", "xem sổ", "entries", "current", "versions", "counts"),
    "RegisterDesk.add": Right("ghi sổ", _DESK, Trail.ENTRY),
    "RegisterDesk.change": Right("sửa dòng trong sổ", _DESK, Trail.ENTRY),
    "RegisterDesk.remove": Right("bỏ dòng trong sổ", _DESK, Trail.ENTRY),
    "RegisterDesk.restore": Right("lấy lại dòng trong sổ", _DESK, Trail.ENTRY),
    "RegisterDesk.take": Right("nhập sổ từ tệp", _DESK, Trail.ENTRY),
    "RegisterDesk.preview": Right("nhập sổ từ tệp", _DESK),
}
_OFFICE: Final = {
    **_reads(
        "CalendarDesk",
        "xem lịch làm việc",
        *("book", "calendar", "unit_code", "preview", "stale"),
    ),
    "CalendarDesk.save": Right("sửa lịch làm việc", _ADMIN, Trail.ENTRY),
    "CalendarDesk.recompute": Right("tính lại hạn", _ADMIN, Trail.HISTORY),
    **_reads("ProcedureDesk", "xem thủ tục", "preview"),
    "ProcedureDesk.save": Right("sửa thủ tục", _ADMIN, Trail.ENTRY),
    "ProcedureDesk.take": Right("nhập danh mục", _ADMIN, Trail.ENTRY),
    "ProcedureDesk.preview_file": Right("nhập danh mục", _ADMIN),
    **_reads("CatalogueLists", "xem danh mục", "sectors"),
    **{
        f"CatalogueLists.{one}": Right(deed, _ADMIN, Trail.ENTRY)
        for one, deed in (
            ("add_sector", "thêm lĩnh vực"),
            ("change_sector", "sửa lĩnh vực"),
            ("add_unit", "thêm đơn vị"),
            ("change_unit", "sửa đơn vị"),
        )
    },
    **_reads(
        "OfficeSettings",
        "xem thông tin cơ quan",
        *("office", "shown", "form_sets", "changes", "signature", "draft", "preview"),
    ),
    "OfficeSettings.change": Right("sửa thông tin cơ quan", _ADMIN, Trail.ENTRY),
    **_reads("LogoDesk", "xem lô-gô", "picture", "read"),
    "LogoDesk.keep": Right("đổi lô-gô", _ADMIN, Trail.ENTRY),
    "BackupDesk.make": Right("sao lưu", _EVERY, Trail.ENTRY),
    **_reads("BackupDesk", "xem bản sao lưu", "listed", "due", "warning"),
    # Copies make themselves at night and before the schema changes, whoever sits there.
    "BackupDesk.run": Right("sao lưu", _ANYONE),
    "BackupDesk.before_change_of_schema": Right("sao lưu", _ANYONE),
    "BackupDesk.before_import": Right("sao lưu", _EVERY),
    "BackupDesk.to_second_place": Right("sao lưu", _EVERY),
    "BackupDesk.rehearse": Right("diễn tập khôi phục", _EVERY, Trail.ENTRY),
    "BackupDesk.choose_second_place": Right(
        "chọn nơi sao lưu thứ hai", _ADMIN, Trail.ENTRY
    ),
    # The rescue asks at its own door: it works where no office opens.
    **_reads("RescueDesk", "xem bản sao lưu", "listed", "check"),
    "RescueDesk.restore": Right("khôi phục từ bản sao lưu", _ADMIN, Trail.ENTRY),
    "RescueDesk.choose_second_place": Right(
        "chọn nơi sao lưu thứ hai", _ADMIN, Trail.ENTRY
    ),
    "RescueDesk.take_out": Right("lấy toàn bộ dữ liệu ra", _ADMIN, Trail.ENTRY),
    "RescueDesk.salvage": Right("cứu dữ liệu hỏng", _ADMIN, Trail.ENTRY),
    **_reads("OfficeCheck", "khám dữ liệu", "findings", "parts"),
}
_RETENTION: Final = {
    **{
        f"RetentionDesk.{one}": Right("xem thời hạn lưu dữ liệu cá nhân", _ADMIN)
        for one in ("periods", "changes", "sources", "due", "copies")
    },
    "RetentionDesk.set_period": Right("đặt thời hạn lưu", _ADMIN, Trail.ENTRY),
    "RetentionDesk.keep_back": Right("giữ lại hồ sơ", _ADMIN, Trail.HISTORY),
    "RetentionDesk.release": Right("thôi giữ lại hồ sơ", _ADMIN, Trail.HISTORY),
    "RetentionDesk.drop_copies": Right("xóa bản sao cũ", _ADMIN, Trail.ENTRY),
    "RetentionDesk.apply": Right("ẩn danh hồ sơ cũ", _ADMIN, Trail.ENTRY),
    # Files that a kill left behind are deleted at the next start, whoever opens it.
    "RetentionDesk.finish": Right("xóa phiếu của hồ sơ đã ẩn danh", _ANYONE),
}
_PEOPLE: Final = {
    "PersonDesk.id_number": Right("xem đủ số giấy tờ", _EVERY, Trail.ENTRY),
    "PersonDesk.subjects": Right("xem nhật ký", _HEAD),
    "PersonDesk.sheet": Right("lập bảng kê dữ liệu cá nhân", _HEAD, Trail.ENTRY),
}
_LOG: Final = {
    **_reads("AuditDesk", "xem dấu nhật ký", "heads"),
    "AuditDesk.lines": Right("xem nhật ký", _HEAD, Trail.ENTRY),
    "AuditDesk.newest": Right("xem nhật ký", _HEAD, Trail.ENTRY),
    "AuditDesk.verify": Right("kiểm tra nhật ký", _HEAD),
    "AuditDesk.erased_count": Right("kiểm tra nhật ký", _HEAD),
}
_DOOR: Final = {
    # The door writes its own entries: a refused login leaves one too.
    "AccountDesk.log_in": Right("đăng nhập", _ANYONE),
    "AccountDesk.log_out": Right("đăng xuất", _ANYONE),
    "AccountDesk.recover": Right("đặt lại mật khẩu bằng mã khôi phục", _ANYONE),
    "AccountDesk.is_login_needed": Right("đăng nhập", _ANYONE),
    "AccountDesk.present": Right("đăng nhập", _ANYONE),
    "AccountDesk.change_own_password": Right("đổi mật khẩu", _EVERY, Trail.ENTRY),
    "AccountDesk.listed": Right("xem tài khoản", _HEAD),
    "AccountDesk.cards": Right("xem tài khoản", _ADMIN),
    "AccountDesk.add": Right("thêm tài khoản", _ADMIN, Trail.ENTRY),
    "AccountDesk.disable": Right("ngừng tài khoản", _ADMIN, Trail.ENTRY),
    "AccountDesk.enable": Right("cho dùng lại tài khoản", _ADMIN, Trail.ENTRY),
    "AccountDesk.change_role": Right("đổi vai trò", _ADMIN, Trail.ENTRY),
    "AccountDesk.set_password": Right("đặt lại mật khẩu", _ADMIN, Trail.ENTRY),
    "AccountDesk.new_recovery_key": Right("lập mã khôi phục", _ADMIN, Trail.ENTRY),
    "AccountDesk.end_login": Right("bỏ đăng nhập", _ADMIN, Trail.ENTRY),
    "SealingDesk.holders": Right("xem trạng thái mã hóa", _ADMIN),
    "SealingDesk.allow": Right("mã hóa dữ liệu", _ADMIN),
    "SealingDesk.order": Right("mã hóa dữ liệu", _ADMIN, Trail.ENTRY),
    "AccountDesk.work_without_login": Right(
        "làm việc không đăng nhập", _ADMIN, Trail.ENTRY
    ),
}

RIGHTS: Final[Mapping[str, Right]] = MappingProxyType(
    {
        **_OFFICE_DESK,
        **_DOSSIERS,
        **_PAPERS,
        **_REPORTS,
        **_OFFICE,
        **_RETENTION,
        **_LOG,
        **_PEOPLE,
        **_DOOR,
    }
)
"""`Service.function` → who may call it and what it leaves behind."""

GUARDED: Final = frozenset(name.partition(".")[0] for name in RIGHTS)
"""The services that are only ever handed out behind the guard."""


def may(account: Account | None, function: str) -> bool:
    """Return whether who acts may call a function; None: all work without login."""
    return account is None or RIGHTS[function].is_of(account.role)

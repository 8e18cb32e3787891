"""One error class for each rule that the office's work can break.

Each error carries its own Vietnamese sentence: what is wrong, then what to do. A
class's docstring names the rule in English.
"""

from collections.abc import Sequence


class DomainError(Exception):
    """The rules of the office refuse what was asked."""

    def __init__(self, wrong: str, advice: str) -> None:
        """Keep the sentence that says what is `wrong` and the one with `advice`."""
        super().__init__(f"{wrong} {advice}")
        self.wrong = wrong
        self.advice = advice


class UnknownLimitError(DomainError):
    """A time limit is written in a way that the law does not know."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"Thời hạn “{text}” không hiểu được.",
            "Ghi số và đơn vị, ví dụ “5 ngày làm việc”, “4 giờ làm việc”, "
            "“trong ngày”, “15 ngày”, “2 tháng”.",
        )


class PauseOrderError(DomainError):
    """A pause ends before it begins."""

    def __init__(self) -> None:
        super().__init__(
            "Thời điểm tiếp tục tính hạn sớm hơn thời điểm tạm dừng.",
            "Kiểm tra lại hai thời điểm.",
        )


class CalendarRangeError(DomainError):
    """A day lies outside the years that the work calendar covers."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Lịch làm việc không có năm {year}.",
            "Kiểm tra lại ngày hoặc cập nhật lịch làm việc.",
        )


class CalendarConflictError(DomainError):
    """One day is given two meanings in the work calendar."""

    def __init__(self, day: str) -> None:
        super().__init__(
            f"Ngày {day} được khai báo hai lần trong lịch làm việc.",
            "Giữ lại một dòng cho mỗi ngày.",
        )


class NoSpecialDayError(DomainError):
    """A day that is to be taken out of the calendar does not stand in it."""

    def __init__(self, day: str) -> None:
        super().__init__(
            f"Ngày {day} không phải ngày nghỉ hay ngày làm bù trong lịch.",
            "Xem các ngày của năm ở Lịch làm việc (Alt+L).",
        )


class IllegalMoveError(DomainError):
    """A step is not allowed in the dossier's present state."""

    def __init__(self, step: str, state: str, allowed: str) -> None:
        super().__init__(
            f"Không thể {step}: hồ sơ đang ở trạng thái “{state}”.",
            f"Việc có thể làm: {allowed}." if allowed else "Hồ sơ đã kết thúc.",
        )


class MomentOrderError(DomainError):
    """Something is said to have happened before what must precede it."""

    def __init__(self, later: str, earlier: str) -> None:
        super().__init__(
            f"{later} sớm hơn {earlier}.",
            "Kiểm tra lại ngày, giờ.",
        )


class SecondSupplementError(DomainError):
    """A supplement may be asked for only once (NĐ 118/2025 Điều 11)."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ đã được yêu cầu bổ sung một lần; pháp luật chỉ cho phép một lần.",
            "Nếu lãnh đạo đồng ý lập phiếu lần hai, ghi rõ ý kiến đồng ý và lý do.",
        )


class SecondExtensionError(DomainError):
    """A dossier is re-appointed at most once (NĐ 61/2018 Điều 19.9)."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ đã được gia hạn một lần.",
            "Không thể hẹn lại lần thứ hai; hãy trả kết quả sớm nhất có thể.",
        )


class MissingReasonError(DomainError):
    """A step that binds the citizen needs its reason in writing."""

    def __init__(self, step: str) -> None:
        super().__init__(
            f"Chưa ghi lý do {step}.",
            "Ghi lý do cụ thể, có căn cứ.",
        )


class NewDueDateError(DomainError):
    """A new appointment lies not after the old one, or on a day off."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Ngày hẹn mới không hợp lệ: {why}.",
            "Chọn một ngày làm việc sau ngày hẹn cũ.",
        )


class DossierCodeError(DomainError):
    """A dossier code does not fit the grammar of TT 01/2018, TT 03/2025."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Mã hồ sơ “{code}” không đúng cấu trúc.",
            "Mã đúng có dạng H26.12-261123-0015: mã đơn vị, ngày nhận, số thứ tự.",
        )


class AnsweredSubmissionError(DomainError):
    """An online submission was answered before."""

    def __init__(self, reference: str, reply: str) -> None:
        super().__init__(
            f"Hồ sơ đăng ký “{reference}” đã được trả lời: {reply}.",
            "Nếu công dân nộp lại, ghi theo mã đăng ký mới.",
        )


class AnonymisedDossierError(DomainError):
    """The personal values of a dossier are gone; nothing more happens to it."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Hồ sơ {number} đã ẩn danh: dữ liệu cá nhân hết thời hạn lưu.",
            "Không in, đính chính hay ghi thêm được; số liệu của hồ sơ vẫn còn.",
        )


class RetentionError(DomainError):
    """Personal values cannot be kept, kept back or blanked as was asked."""


class FieldValueError(DomainError):
    """A field is empty, too long or holds what it cannot hold."""

    def __init__(self, label: str, why: str) -> None:
        super().__init__(f"{label} {why}.", "Kiểm tra lại và nhập đúng như giấy tờ.")


class EntryFieldError(DomainError):
    """A field of a register's entry (`field`) holds what it cannot hold (`why`)."""

    def __init__(self, field: str, label: str, why: str) -> None:
        super().__init__(f"{label} {why}.", "Sửa ô đó rồi lưu lại.")
        self.field = field
        self.why = why


class PeriodNameError(DomainError):
    """The name of a reporting period is not one that reports have."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"Không có kỳ báo cáo tên “{text}”.",
            "Viết như: thang-9-2026, quy-3-2026, 6-thang-dau-2026, 6-thang-cuoi-2026, "
            "9-thang-2026, nam-2026, luy-ke-thang-9-2026.",
        )


class FuturePeriodError(DomainError):
    """A report is asked for days that have not come."""

    def __init__(self, last: str, today: str) -> None:
        super().__init__(
            f"Kỳ báo cáo đến ngày {last} chưa kết thúc.",
            f"Chọn ngày cuối kỳ không sau hôm nay, {today}.",
        )


class PeriodError(DomainError):
    """A period ends before it begins, or its words say no period."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Kỳ báo cáo không hợp lệ: {why}.",
            "Chọn ngày bắt đầu không sau ngày kết thúc.",
        )


class OfficeHoursError(DomainError):
    """Office hours overlap, run backwards or leave the week without a session."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Giờ làm việc không hợp lệ: {why}.",
            "Ghi mỗi buổi một khoảng giờ, ví dụ 07:30-11:30,13:00-17:00.",
        )


class MissingBlankError(DomainError):
    """A slip may not go out without a fact that it exists for."""

    def __init__(self, blank: str) -> None:
        super().__init__(
            f"Chưa thể in: mục “{blank}” còn để trống.",
            "Bổ sung nội dung này trong hồ sơ rồi in lại.",
        )


class MissingGlyphError(DomainError):
    """A character has no shape in the font that papers are printed with."""

    def __init__(self, char: str) -> None:
        super().__init__(
            f"Không in được ký tự “{char}” (U+{ord(char):04X}).",
            "Xóa hoặc gõ lại ký tự này bằng chữ tiếng Việt Unicode.",
        )


class UnprintableCodeError(DomainError):
    """A code cannot be made into a bar code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Mã hồ sơ “{code}” không in được thành mã vạch.",
            "Mã chỉ gồm chữ cái không dấu, chữ số, dấu chấm và gạch nối.",
        )


class UnbalancedReportError(DomainError):
    """The figures of a report do not add up; nothing is written."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"Số liệu báo cáo không cân đối: {detail}.",
            "Khám dữ liệu (Quản trị, Ctrl+G) rồi xuất lại báo cáo.",
        )


class NarrativeRefusedError(DomainError):
    """Texts of a report may not be printed as they are; nothing is written."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("Báo cáo chưa được xuất.", " ".join(sentences))
        self.sentences = tuple(sentences)


class UnnamedOfficeError(DomainError):
    """A paper cannot say whose it is."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa khai báo tên cơ quan.",
            "Điền tên cơ quan trong phần thiết lập rồi thử lại.",
        )


class SignatoryError(DomainError):
    """A paper cannot be signed as the settings say (NĐ 30/2020 Điều 13)."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Thông tin người ký không hợp lệ: {why}.",
            "Sửa phần người ký trong thiết lập cơ quan rồi làm lại.",
        )


class ReportTemplateError(DomainError):
    """The office's own template of reports cannot be read."""

    def __init__(self, why: str = "tệp không phải tệp Word hoặc đã hỏng") -> None:
        self.why = why
        super().__init__(
            f"Mẫu báo cáo của cơ quan (report-template.docx) có lỗi: {why}.",
            "Lưu lại tệp mẫu dạng .docx, hoặc xóa tệp đó để dùng mẫu của chương trình.",
        )


class MomentTextError(DomainError):
    """A date or moment cannot be read, or is on no calendar."""

    def __init__(self, text: str, why: str = "không phải ngày, giờ") -> None:
        super().__init__(
            f"“{text}” {why}.",
            "Ghi như 2026-11-23T09:42 hoặc 23/11/2026 09:42, theo giờ Việt Nam.",
        )


class PauseBeforeReceiptError(DomainError):
    """A pause ends before the dossier was received."""

    def __init__(self) -> None:
        super().__init__(
            "Đợt tạm dừng kết thúc trước khi hồ sơ được tiếp nhận.",
            "Kiểm tra lại thời điểm tiếp nhận và thời điểm tạm dừng.",
        )


class CalendarFileError(DomainError):
    """A calendar file holds a line that is no special day."""

    def __init__(self, why: str, line: int | None = None) -> None:
        place = "" if line is None else f", dòng {line}"
        super().__init__(
            f"Tệp lịch{place}: {why}.",
            "Sửa tệp rồi nhập lại; lịch đang dùng chưa thay đổi.",
        )


class UnknownSignerError(DomainError):
    """A signed file comes from somebody whose key was never compared."""

    def __init__(self, signer: str, code: str) -> None:
        super().__init__(
            f"Tệp lịch do “{signer}” ký bằng khóa chưa được tin, mã khóa {code}.",
            "Gọi cho cơ quan đó, đối chiếu mã khóa, rồi nhập lại kèm mã ấy; lịch đang "
            "dùng chưa thay đổi.",
        )
        self.signer = signer


class DueRequestError(DomainError):
    """A request for a due date lacks something or says something unknown."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Yêu cầu tính hạn không hợp lệ: {why}.",
            "Sửa rồi gửi lại dòng này.",
        )


class SlipWithoutGroundError(DomainError):
    """A slip is asked for that nothing in the dossier's history calls for."""

    def __init__(self, slip: str, why: str) -> None:
        super().__init__(
            f"Chưa thể in {slip}: {why}.",
            "Ghi bước xử lý tương ứng của hồ sơ rồi in.",
        )

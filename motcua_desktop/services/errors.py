"""Refusals that concern the office's data rather than one dossier's rules."""

from collections.abc import Sequence

from motcua_desktop.domain.errors import DomainError

_MOST_NAMED = 10


class OfficeNotSetUpError(DomainError):
    """The data folder holds no office yet."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa khai báo cơ quan trong thư mục dữ liệu này.",
            "Mở cửa sổ chương trình để khai báo cơ quan, hoặc chọn thư mục khác.",
        )


class UnknownProcedureError(DomainError):
    """No procedure with this code is in force on the day."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Không có thủ tục “{code}” trong danh mục còn hiệu lực.",
            "Kiểm tra mã thủ tục hoặc cập nhật danh mục.",
        )


class UnknownDossierError(DomainError):
    """No dossier has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Không tìm thấy hồ sơ “{number}”.",
            "Kiểm tra lại mã in trên Giấy tiếp nhận.",
        )


class UnknownSubmissionError(DomainError):
    """No online submission has this reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Không có hồ sơ đăng ký trực tuyến “{reference}”.",
            "Xem lại các hồ sơ đang chờ ở Bàn làm việc (Ctrl+7).",
        )


class UnknownEntryError(DomainError):
    """No entry of a register has this number, or it was removed."""

    def __init__(self, title: str, entry_id: int) -> None:
        super().__init__(
            f"Sổ “{title}” không có dòng số {entry_id}.",
            "Dòng này có thể vừa được bỏ; đọc lại sổ rồi chọn đúng dòng.",
        )


class DoubledEntryError(DomainError):
    """A register already says something for the same key."""

    def __init__(self, title: str, what: str) -> None:
        super().__init__(
            f"Sổ “{title}” đã có dòng cho {what}.",
            "Sửa dòng đã có thay vì ghi thêm.",
        )


class NothingToConfirmError(DomainError):
    """Under a heading there is neither a text nor a suggestion."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Mục {number} chưa có nội dung để xác nhận.",
            "Soạn nội dung trước, hoặc xác nhận để trống nếu không phát sinh.",
        )


class UnconfirmedTextsError(DomainError):
    """Headings hold drafts or suggestions that nobody has confirmed."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(
            f"Báo cáo chưa được xuất: mục {', '.join(numbers)} có nội dung chưa xác "
            "nhận.",
            "Xem lại rồi xác nhận, sửa hoặc để trống từng mục.",
        )


class UnknownWordError(DomainError):
    """A word of the request is none of the known ones."""

    def __init__(self, label: str, word: str, known: str) -> None:
        super().__init__(
            f"{label} “{word}” không có trong chương trình.",
            f"Dùng một trong: {known}.",
        )


class SettingError(DomainError):
    """A setting of the office (`setting`) holds what it cannot hold (`why`)."""

    def __init__(self, setting: str, label: str, why: str) -> None:
        super().__init__(
            f"Thông tin cơ quan, mục “{label}” {why}.",
            "Sửa mục đó rồi lưu lại; chưa có gì thay đổi.",
        )
        self.setting = setting
        self.why = why


class NotByUnitsError(DomainError):
    """A table whose rows are not dossiers' groups is asked for unit by unit."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Bảng “{title}” không tách được theo từng đơn vị trong một bảng.",
            "Chọn một đơn vị để xuất riêng, hoặc gộp mọi đơn vị.",
        )


class BookAsOfError(DomainError):
    """The tracking book is asked for as it was known at an earlier moment."""

    def __init__(self) -> None:
        super().__init__(
            "Sổ theo dõi chỉ xuất được theo hiện trạng.",
            "Bỏ mốc thời điểm trước đây, hoặc xuất một bảng số liệu khác.",
        )


class EstimateNotAskedForError(DomainError):
    """An estimate is made only where it is expressly asked for."""

    def __init__(self) -> None:
        super().__init__(
            "Bảng này là ước tính nội bộ, không phải điểm chính thức.",
            "Yêu cầu rõ là bản ước tính nếu vẫn cần để theo dõi trong cơ quan.",
        )


class IdentityBrokenError(DomainError):
    """The figures do not add up; nothing is written."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"Số liệu không cân đối: {names}.",
            "Khám dữ liệu (Quản trị, Ctrl+G) và báo người hỗ trợ; báo cáo chưa xuất.",
        )


class LostSlipError(DomainError):
    """The kept file of an issued slip is gone, or is not what was issued."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp phiếu đã phát hành “{name}” bị mất hoặc bị thay đổi, không in lại "
            "được.",
            "Khôi phục tệp từ bản sao lưu, hoặc phát hành bản mới thay bản cũ.",
        )


class CounterSlipError(DomainError):
    """No slip of the counter has this number, or another one stands for it."""

    def __init__(self, slip_id: int, why: str) -> None:
        super().__init__(
            f"Phiếu tại quầy số {slip_id} {why}.",
            "Xem lại số của các phiếu tại quầy đã lập.",
        )


class PrinterError(DomainError):
    """A printer does not take what it is given."""

    def __init__(self, printer: str, why: str) -> None:
        name = f"Máy in “{printer}”" if printer else "Máy in"
        super().__init__(
            f"{name} chưa in được: {why}.",
            "Bật máy in, kiểm tra dây và giấy rồi in tiếp; phiếu vẫn nằm trong hàng "
            "đợi.",
        )


class UnreadablePageError(DomainError):
    """A PDF cannot be drawn."""

    def __init__(self) -> None:
        super().__init__(
            "Không xem trước được: tệp PDF hỏng.",
            "Lưu PDF rồi mở bằng chương trình đọc PDF, hoặc phát hành bản mới.",
        )


class PrintingStoppedError(DomainError):
    """Printing many slips was stopped."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(
            f"Đã dừng in: {done}/{total} phiếu đã phát hành, chưa có tệp in chung.",
            "In lại danh sách; phiếu đã phát hành được in lại đúng bản đã có.",
        )


class TemplateFaultError(DomainError):
    """The office's own Word template cannot be filled."""

    def __init__(self, why: str, place: str = "") -> None:
        self.why = why
        self.place = place
        where = f", tại “{place}”" if place else ""
        super().__init__(
            f"Mẫu Word của cơ quan có lỗi: {why}{where}.",
            "Sửa mẫu rồi xuất lại; phiếu theo mẫu có sẵn của chương trình vẫn dùng "
            "được.",
        )


class OpeningBalanceError(DomainError):
    """The opening is not what the last report left open, and no entry explains it.

    `left` dossiers were left open by the report `sign`; those in `numbers` differ.
    """

    def __init__(self, sign: str, left: int, numbers: Sequence[str]) -> None:
        shown = ", ".join(numbers[:_MOST_NAMED])
        more = len(numbers) - _MOST_NAMED
        rest = f" và {more} hồ sơ khác" if more > 0 else ""
        super().__init__(
            f"Số từ kỳ trước chuyển sang không khớp với Báo cáo số {sign} đã phát "
            f"hành, lệch ở hồ sơ: {shown}{rest}.",
            "Sau khi phát hành không có đính chính nào giải thích; khám dữ liệu "
            "(Quản trị, Ctrl+G) và đối chiếu các hồ sơ này; báo cáo chưa được xuất.",
        )
        self.sign = sign
        self.left = left
        self.numbers = tuple(numbers)


class ReportNumberError(DomainError):
    """A report is issued without a number, or under one that is taken."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Chưa phát hành được báo cáo: {why}.",
            "Xem các báo cáo đã phát hành ở Kho báo cáo rồi ghi đúng số.",
        )


class StorageError(DomainError):
    """The database cannot be used as it should; nothing acknowledged is lost."""


class DatabaseBusyError(StorageError):
    """Another program holds the database for too long."""

    def __init__(self) -> None:
        super().__init__(
            "Cơ sở dữ liệu đang bận vì một chương trình khác đang ghi.",
            "Đợi ít phút rồi làm lại; chưa có gì bị mất.",
        )


class DiskFullError(StorageError):
    """No room is left where the data are."""

    def __init__(self) -> None:
        super().__init__(
            "Ổ đĩa chứa dữ liệu đã đầy, chưa ghi được.",
            "Giải phóng dung lượng rồi làm lại; dữ liệu đã lưu trước đó còn nguyên.",
        )


class ReadOnlyPlaceError(StorageError):
    """The data folder cannot be written to."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Không ghi được vào “{place}”.",
            "Kiểm tra quyền ghi của thư mục hoặc chọn nơi khác.",
        )


class DatabaseDamagedError(StorageError):
    """The database file is damaged or is no database."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Tệp “{place}” bị hỏng hoặc không phải cơ sở dữ liệu của chương trình.",
            "Giữ nguyên tệp, báo người hỗ trợ cứu dữ liệu hoặc khôi phục từ bản sao "
            "lưu.",
        )


class NewerDatabaseError(StorageError):
    """The file was written by a newer version of the program."""

    def __init__(self, place: str, found: int, known: int) -> None:
        super().__init__(
            f"Tệp “{place}” do phiên bản mới hơn tạo (lược đồ {found}, "
            f"chương trình này biết đến {known}).",
            "Cập nhật chương trình; tệp chưa bị thay đổi.",
        )


class ForeignDatabaseError(StorageError):
    """The file is a database of another program."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Tệp “{place}” là cơ sở dữ liệu của chương trình khác.",
            "Chọn thư mục dữ liệu khác; tệp chưa bị thay đổi.",
        )


class OldDriverError(StorageError):
    """SQLite is older than the version that keeps WAL files safe."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"Thư viện SQLite {found} quá cũ, có lỗi có thể làm hỏng dữ liệu.",
            "Cài lại chương trình, hoặc báo người quản trị máy.",
        )


class UnsafePlaceError(StorageError):
    """The live database would lie on a network or cloud folder."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Thư mục “{place}” nằm trên mạng hoặc được đồng bộ lên đám mây; "
            "cơ sở dữ liệu đặt ở đó có thể hỏng.",
            "Chọn một thư mục trên ổ đĩa của máy này.",
        )


class ServerUnreachableError(StorageError):
    """The PostgreSQL server does not answer."""

    def __init__(self) -> None:
        super().__init__(
            "Không kết nối được máy chủ cơ sở dữ liệu.",
            "Kiểm tra mạng rồi làm lại, hoặc báo người quản trị máy; chưa mất gì.",
        )


class HistoryBrokenError(StorageError):
    """What was asked would break the append-only history."""

    def __init__(self) -> None:
        super().__init__(
            "Lịch sử hồ sơ chỉ được ghi thêm, không được sửa hay xóa.",
            "Dùng đính chính để ghi thông tin đúng kèm lý do.",
        )


class MissingFontError(DomainError):
    """A font that the program's papers are set in is gone or damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp phông chữ “{name}” của chương trình bị mất hoặc bị hỏng, chưa in "
            "được giấy tờ nào.",
            "Đóng chương trình và mở lại bằng tệp MotCua.exe để tệp này được đặt lại; "
            "hồ sơ đã lưu còn nguyên.",
        )


class ReadOnlyOfficeError(StorageError):
    """The office was opened to be read only; `cause` is what keeps it from more."""

    def __init__(self, cause: StorageError) -> None:
        super().__init__(
            f"Dữ liệu đang mở chỉ để xem, chưa ghi được. {cause.wrong}", cause.advice
        )
        self.cause = cause


class CopyShownError(StorageError):
    """The live file cannot be read at all; a copy of `made_at` is shown instead."""

    def __init__(self, place: str, made_at: str) -> None:
        super().__init__(
            f"Tệp “{place}” hỏng, không đọc được; đang xem bản sao lưu lúc {made_at}, "
            "thiếu những gì ghi sau đó.",
            "Giữ nguyên tệp hỏng, báo người hỗ trợ cứu dữ liệu hoặc khôi phục từ bản "
            "sao lưu.",
        )


class BackupError(StorageError):
    """A copy could not be made, or is not whole."""

"""A file from outside: looked at first, then taken in; refused, it changes nothing."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import (
    CalendarFileError,
    DomainError,
    UnknownSignerError,
)
from motcua_desktop.exchange.signed_calendar import CalendarKeys
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.imports import ChangedFileError
from motcua_desktop.services.rows.imports import (
    BOOK,
    CALENDAR,
    CATALOGUE,
    ColumnSeen,
    ImportTerms,
)
from tests.accounts import as_role, with_people
from tests.builders import RE_REGISTER_BIRTH, received

HEAD = "Mã TTHC;Chủ hồ sơ;Ngày nhận;Ngày trả;Người viết sổ"
GOOD = f"{RE_REGISTER_BIRTH};Nguyễn Văn An;05/01/2026;09/01/2026;Hà"
BAD = f"{RE_REGISTER_BIRTH};;06/01/2026;;"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return written(tmp_path / "so-2026.csv", HEAD, GOOD, BAD)


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def dossiers(office: OpenOffice) -> int:
    return int(str(office.database.value("SELECT count(*) FROM dossier")))


def pinned(office: OpenOffice) -> int:
    return sum(copy.is_pinned for copy in office.backups.listed())


def test_a_book_is_seen_before_anything_of_it_is_kept(
    any_office: OpenOffice, book: Path
) -> None:
    office = any_office
    seen = office.imports.look(BOOK, book)
    assert (seen.would.taken, seen.would.unchanged) == (1, 0)
    (refused,) = seen.would.refused
    assert (refused.row, refused.reason) == (3, "Chủ hồ sơ còn để trống.")
    assert refused.advice == "Kiểm tra lại và nhập đúng như giấy tờ."
    assert seen.can_be_taken
    assert seen.sheet.columns == (
        ColumnSeen("Mã TTHC", "Mã TTHC"),
        ColumnSeen("Chủ hồ sơ", "Chủ hồ sơ"),
        ColumnSeen("Ngày nhận", "Ngày tiếp nhận"),
        ColumnSeen("Ngày trả", "Ngày trả kết quả"),
        ColumnSeen("Người viết sổ", "Ghi chú"),
    )
    assert seen.sheet.rows[0] == (
        *("2", RE_REGISTER_BIRTH, "Nguyễn Văn An"),
        *("05/01/2026", "09/01/2026", "Hà"),
    )
    assert dossiers(office) == pinned(office) == 0


def test_a_book_is_taken_after_a_copy_that_stays(
    office: OpenOffice, book: Path
) -> None:
    seen = office.imports.look(BOOK, book)
    taken = office.imports.take(BOOK, book, ImportTerms(mark=seen.mark))
    assert taken == seen.would
    assert dossiers(office) == pinned(office) == 1
    again = office.imports.take(BOOK, book)
    assert (again.taken, again.unchanged) == (0, 1)
    beside = office.imports.put_refused(BOOK, book, taken.refused)
    assert beside == book.with_name("so-2026-tu-choi.xlsx")
    assert not office.imports.look(BOOK, book).can_be_taken


def test_one_copy_is_enough_while_nothing_changed(
    office: OpenOffice, tmp_path: Path
) -> None:
    nothing = written(tmp_path / "rong.csv", HEAD, BAD)
    office.imports.take(BOOK, nothing)
    before = pinned(office)
    office.backups.before_import()
    assert pinned(office) == before + 1  # the log has grown by the line of the deed
    office.backups.before_import()
    assert pinned(office) == before + 1


def test_a_file_that_changed_since_is_not_the_one_seen(
    office: OpenOffice, book: Path
) -> None:
    seen = office.imports.look(BOOK, book)
    written(book, HEAD, GOOD, GOOD.replace("An", "Bình"))
    with pytest.raises(ChangedFileError, match="so-2026"):
        office.imports.take(BOOK, book, ImportTerms(mark=seen.mark))
    assert dossiers(office) == 0


def test_what_counts_may_stop_the_work_and_nothing_is_kept(
    office: OpenOffice, book: Path
) -> None:
    class StopError(DomainError):
        """Stopped."""

    def counted(items: Iterable[Any]) -> Iterator[Any]:
        yield next(iter(items))
        raise StopError("Đã hủy.", "")

    with pytest.raises(StopError):
        office.imports.take(BOOK, book, counted=counted)
    assert dossiers(office) == 0


def test_a_file_that_is_gone_is_said_so(office: OpenOffice, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="không mở được"):
        office.imports.look(BOOK, tmp_path / "khong-co.xlsx")


CATALOGUE_HEAD = "Mã TTHC;Tên TTHC;Lĩnh vực;Thời hạn trực tiếp"


def test_a_catalogue_names_every_wrong_line_and_is_taken_as_a_whole(
    office: OpenOffice, tmp_path: Path
) -> None:
    lines = (
        CATALOGUE_HEAD,
        "9.000001;Thủ tục một;Hộ tịch;5 ngày làm việc",
        "9.000002;;Hộ tịch;",
        "9.000003;Thủ tục ba;Hộ tịch;mấy hôm",
        "9.000001;Thủ tục một;Hộ tịch;",
    )
    path = written(tmp_path / "danh-muc.csv", *lines)
    seen = office.imports.look(CATALOGUE, path)
    assert [row.row for row in seen.would.refused] == [3, 4, 5]
    assert all(row.advice for row in seen.would.refused)
    assert not seen.can_be_taken
    with pytest.raises(DomainError, match="dòng 3"):
        office.imports.take(CATALOGUE, path)
    written(path, *lines[:2])
    seen = office.imports.look(CATALOGUE, path)
    assert (seen.would.taken, seen.would.added, seen.can_be_taken) == (1, 1, True)
    assert office.desk.procedures("thu tuc mot") == []
    office.imports.take(CATALOGUE, path)
    assert pinned(office) == 1


def test_a_catalogue_tells_which_dossiers_it_moves(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    procedure = office.desk.detail(number).procedure
    line = f"{procedure.code};{procedure.name};{procedure.sector.name};9 ngày làm việc"
    path = written(tmp_path / "danh-muc.csv", CATALOGUE_HEAD, line)
    seen = office.imports.look(CATALOGUE, path)
    assert seen.would.effect is not None
    assert [each.number for each in seen.would.effect.moved] == [number]
    before = office.desk.detail(number).dossier.due_at
    done = office.imports.take(CATALOGUE, path, ImportTerms(reason="QĐ công bố mới"))
    assert done.effect is not None
    assert done.effect.recomputed == 1
    assert office.desk.detail(number).dossier.due_at != before


def test_a_register_takes_what_it_can(office: OpenOffice, tmp_path: Path) -> None:
    path = written(
        tmp_path / "phieu.csv",
        "Ngày;Số lượt hướng dẫn;Số hồ sơ từ chối",
        "01/07/2026;3;0",
        "không ngày;4;0",
    )
    seen = office.imports.look("register-counter", path)
    assert (seen.would.taken, len(seen.would.refused)) == (1, 1)
    done = office.imports.take("register-counter", path, ImportTerms(mark=seen.mark))
    assert done == seen.would
    assert office.imports.look("register-counter", path).would.unchanged == 1


def test_a_notice_tells_what_it_moves_and_keeps_nothing(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    due = office.desk.detail(number).dossier.due_at
    assert due is not None
    path = written(
        tmp_path / "nghi.csv", "Ngày;Loại;Tên", f"{due:%d/%m/%Y};nghỉ lễ;Nghỉ lễ"
    )
    seen = office.imports.look(CALENDAR, path)
    assert seen.would.effect is not None
    assert [each.number for each in seen.would.effect.moved] == [number]
    assert seen.would.days[0].day == due.date()
    assert due.date() not in {each.day for each in office.calendar_desk.book().days()}
    with pytest.raises(CalendarFileError):
        office.imports.look(CALENDAR, written(path, "Ngày;Loại;Tên"))


def test_a_signed_calendar_asks_who_signed_it_once(
    office: OpenOffice, tmp_path: Path
) -> None:
    holiday = written(tmp_path / "n.csv", "Ngày;Loại;Tên", "01/01/2029;nghỉ lễ;Tết")
    days = office.imports.look(CALENDAR, holiday).would.days
    content, code = CalendarKeys(tmp_path / "tinh").sign(
        days, signer="Sở Nội vụ", issued_at=office.clock()
    )
    path = tmp_path / "lich.mclich"
    path.write_bytes(content)
    with pytest.raises(UnknownSignerError) as refusal:
        office.imports.look(CALENDAR, path)
    assert refusal.value.signer == "Sở Nội vụ"
    seen = office.imports.look(CALENDAR, path, ImportTerms(trusted=code))
    assert seen.would.signer == "Sở Nội vụ"
    assert seen.sheet.rows[0][1] == "01/01/2029"
    office.imports.take(CALENDAR, path, ImportTerms(mark=seen.mark, trusted=code))
    assert office.imports.look(CALENDAR, path).would.unchanged == 1
    assert date(2029, 1, 1) in {it.day for it in office.calendar_desk.book().days()}


def test_only_who_may_take_a_book_sees_what_it_would_do(
    office: OpenOffice, book: Path
) -> None:
    with_people(office)
    with as_role(office, Role.CLERK), pytest.raises(NotAllowedError, match="sổ theo"):
        office.imports.look(BOOK, book)
    with as_role(office, Role.ADMIN):
        office.imports.take(BOOK, book)
    with as_role(office, Role.LEADER):
        line = [
            it for it in list(office.audit.lines()) if it.deed == "ImportDesk.take"
        ][-1]
    assert line.subject == f"{BOOK} {book.name}"

"""Files kept with a dossier: what is taken, how it goes out, what is left of it."""

import hashlib
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.documents.person_sheet import person_document
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.attachments import (
    MOST_BYTES,
    MOST_FILES,
    TooManyAttachmentsError,
)
from motcua_desktop.domain.errors import AnonymisedDossierError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.errors_attachments import (
    LostAttachmentError,
    UnknownAttachmentError,
)
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.taking_out import take_out
from tests.accounts import as_role, with_people
from tests.builders import Clock, act, received, set_up_office

PDF = b"%PDF-1.7\n"
MARK = b"scan of the applicant's card"
EVIL = (
    *("..", "...", ".", " ", "..pdf", "...pdf", ".pdf", "a.pdf.", "a.pdf ", "a. .pdf"),
    *("CON", "con.pdf", "PRN.pdf", "AUX", "NUL.pdf", "nul .pdf", "COM1.pdf", "com9"),
    *("LPT1.pdf", "LPT¹.pdf", "COM².tar.pdf", "CONIN$", "CONOUT$.pdf", "CLOCK$.pdf"),
    *("C:", "C:\\Windows\\a.pdf", "D:a.pdf", "\\\\máy\\chung\\a.pdf", "..\\..\\a.pdf"),
    *("../../etc/passwd", "/etc/passwd", "~/.bashrc", "a/../../b.pdf", "a\\..\\b.pdf"),
    *("a.pdf:ẩn", "a.pdf::$DATA", ":", "::", "a:b:c.pdf", "file:///etc/passwd"),
    *("ảnh\u202efdp.exe", "\u202e", "\u2066a\u2069.pdf", "a\u200b.pdf", "\ufeffa.pdf"),
    *("a\nb.pdf", "a\tb.pdf", "a\x07.pdf", "a\x7f.pdf", "a\r\n.pdf", "a\udce9.pdf"),
    *("x" * 300, "ắ" * 300 + ".pdf", "a" * 254 + ".pdf", "x" * 296 + ".pdf"),
    *("a<b>.pdf", 'a"b.pdf', "a|b.pdf", "a?.pdf", "a*.pdf", "%TEMP%.pdf", "$HOME.pdf"),
    *("virus.exe", "virus.pdf.exe", "desktop.ini", ".htaccess", "-rf.pdf", "a;b.pdf"),
    *("e\u0302\u0301.pdf", "Đơn.PDF", "🗂.pdf", "'; DROP TABLE attachment;--.pdf"),
)
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}
_DEVICES |= {f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"}


def a_pdf(folder: Path, name: str = "căn cước.pdf", more: bytes = MARK) -> Path:
    path = folder / name
    path.write_bytes(PDF + more)
    return path


def with_reader(office: OpenOffice) -> None:
    """Let files be read that no disk could hold under their name."""
    contents = iter(range(1000))
    desk = office.desk.attachments
    object.__setattr__(
        desk._service,  # type: ignore[attr-defined]
        "reader",
        lambda _path: PDF + b"%d" % next(contents),
    )


def is_safe(path: Path, folder: Path) -> None:
    """A name that Windows and every other system takes for a plain file in `folder`."""
    name = path.name
    assert path.parent == folder
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert name.split(".")[0].strip().upper() not in _DEVICES
    assert not set(name) & set('<>:"/\\|?*\u202e\u202d\u2066\u200b\ufeff')
    assert all(char.isprintable() for char in name)
    assert name == name.strip(". ")
    assert name.endswith(".pdf")
    assert len(name) <= 90
    assert len(name.encode()) < 200


def test_a_file_is_kept_listed_looked_at_and_removed(
    any_office: OpenOffice, tmp_path: Path
) -> None:
    office = any_office
    desk, number = office.desk.attachments, received(office)
    added = desk.add(number, a_pdf(tmp_path))
    assert (added.name, added.kind.label) == ("căn cước.pdf", "PDF")
    assert added.size == len(PDF + MARK)
    assert added.sha256 == hashlib.sha256(PDF + MARK).hexdigest()
    assert list(desk.listed(number)) == [added]
    assert office.desk.detail(number).attachments == (added,)
    shown = desk.copy_to_look(number, added.id)
    assert shown.read_bytes() == PDF + MARK
    assert shown.name == "căn cước.pdf"
    assert shown.is_relative_to(office.work)
    assert office.findings() == []
    desk.remove(number, added.id)
    assert desk.listed(number) == []
    assert not shown.exists()
    assert office.database.value("SELECT count(*) FROM attachment_content") == 0
    assert office.database.value("SELECT name FROM attachment") == ""
    with pytest.raises(UnknownAttachmentError):
        desk.copy_to_look(number, added.id)
    lines = [it for it in office.audit.lines() if it.deed.startswith("AttachmentDesk")]
    assert [it.deed.partition(".")[2] for it in lines] == [
        *("add", "copy_to_look", "remove")
    ]
    for line in lines:
        assert line.subject == number
        assert added.sha256 in line.detail
        assert "căn cước" not in line.detail


def test_evil_names_stay_in_the_folder_and_come_back_whole(
    office: OpenOffice, tmp_path: Path
) -> None:
    assert len(EVIL) >= 60
    with_reader(office)
    desk = office.desk.attachments
    numbers = [received(office) for _ in range(len(EVIL) // MOST_FILES + 1)]
    for place, name in enumerate(EVIL):
        number = numbers[place // MOST_FILES]
        added = desk.add(number, Path(name))
        shown = desk.copy_to_look(number, added.id)
        is_safe(shown, office.work / "papers" / "opened" / str(added.id))
        assert shown.read_bytes() == PDF + b"%d" % place
        assert len(added.name) <= 300
        assert added.name.isprintable()
    live, data = office.data / DATABASE_FILE, office.data
    office.close()
    assert not (data / "papers" / "opened").exists()
    take_out([live], data, tmp_path / "mang đi")
    attached = tmp_path / "mang đi" / "attachments"
    files = sorted(path for path in attached.rglob("*") if path.is_file())
    for path in files:
        is_safe(path, attached / path.parent.name)
        assert path.parent.name in numbers
    assert {path.read_bytes() for path in files} == {
        PDF + b"%d" % place for place in range(len(EVIL))
    }
    there = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert {path for path in there if path.suffix == ".pdf"} == set(files)


def test_two_of_one_name_do_not_take_each_others_place(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    for place, name in enumerate(("đơn.pdf", "ĐƠN.PDF", "đơn (2).pdf", "đơn.pdf")):
        folder = tmp_path / str(place)
        folder.mkdir()
        office.desk.attachments.add(number, a_pdf(folder, name, b"%d" % place))
    take_out([office.data / DATABASE_FILE], office.data, tmp_path / "mang đi")
    files = (tmp_path / "mang đi" / "attachments" / number).iterdir()
    assert sorted(path.name.casefold() for path in files) == sorted(
        ("đơn.pdf", "đơn (2).pdf", "đơn (2) (2).pdf", "đơn (3).pdf")
    )


def test_the_same_bytes_are_kept_once(office: OpenOffice, tmp_path: Path) -> None:
    number = received(office)
    desk = office.desk.attachments
    first = desk.add(number, a_pdf(tmp_path))
    assert desk.add(number, a_pdf(tmp_path, "lần hai.pdf")) == first
    assert list(desk.listed(number)) == [first]
    assert list(office.audit.lines())[-1].detail.endswith("đã có")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"MZ\x90\x00", "không phải PDF"),
        (b"<html>", "không phải PDF"),
        (b"\x89PNG", "không phải PDF"),
        (b"", "không có nội dung"),
        (PDF + b"0" * MOST_BYTES, "lớn hơn 10 MB"),
    ],
    ids=["program", "page", "torn", "empty", "large"],
)
def test_what_no_dossier_keeps_is_refused_with_a_sentence(
    office: OpenOffice, tmp_path: Path, content: bytes, why: str
) -> None:
    number = received(office)
    path = tmp_path / "đơn.pdf"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=why):
        office.desk.attachments.add(number, path)
    assert office.desk.attachments.listed(number) == []


def test_a_place_that_cannot_be_read_is_refused(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    for path in (tmp_path / "không có.pdf", tmp_path):
        with pytest.raises(FileRefusedError, match="không mở được"):
            office.desk.attachments.add(number, path)
    with pytest.raises(UnknownDossierError):
        office.desk.attachments.add("H26.12-000000-0001", a_pdf(tmp_path))


def test_ten_megabytes_and_thirty_files_are_the_most(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    desk = office.desk.attachments
    full = a_pdf(tmp_path, more=b"0" * (MOST_BYTES - len(PDF)))
    assert desk.add(number, full).size == MOST_BYTES
    for place in range(1, MOST_FILES):
        desk.add(number, a_pdf(tmp_path, more=b"%d" % place))
    with pytest.raises(TooManyAttachmentsError, match=str(MOST_FILES)):
        desk.add(number, a_pdf(tmp_path, more=b"one more"))
    assert len(desk.listed(number)) == MOST_FILES


def test_the_leader_looks_and_changes_nothing(
    office: OpenOffice, tmp_path: Path
) -> None:
    with_people(office)
    desk = office.desk.attachments
    with as_role(office, Role.CLERK):
        number = received(office)
        added = desk.add(number, a_pdf(tmp_path))
        assert added.added_by == "Người clerk"
    with as_role(office, Role.LEADER):
        assert desk.copy_to_look(number, added.id).is_file()
        with pytest.raises(NotAllowedError):
            desk.add(number, a_pdf(tmp_path, more=b"2"))
        with pytest.raises(NotAllowedError):
            desk.remove(number, added.id)
    with as_role(office, Role.CLERK):
        other = received(office)
        with pytest.raises(UnknownAttachmentError):
            desk.remove(other, added.id)


def test_nothing_is_left_of_an_anonymised_dossiers_files(
    any_office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    office = any_office
    desk, number, other = office.desk.attachments, received(office), received(office)
    one = desk.add(number, a_pdf(tmp_path, "Nguyễn Thị Hoa.pdf", MARK * 2000))
    kept = desk.add(other, a_pdf(tmp_path, "khác.pdf", b"other"))
    desk.copy_to_look(number, one.id)
    for step in (Step.FINISH, Step.RETURN):
        act(office, number, step)
    office.retention.set_period(
        RetentionScope.SECTOR, "Hộ tịch", months=12, document="12/QĐ-UBND"
    )
    clock.set(2027, 12, 1, 9, 0)
    office.retention.apply(count=1)
    assert desk.listed(number) == []
    assert list(desk.listed(other)) == [kept]
    contents = office.database.rows("SELECT content FROM attachment_content")
    assert [bytes(content) for (content,) in contents] == [PDF + b"other"]
    assert "Hoa" not in str(office.database.rows("SELECT * FROM attachment"))
    with pytest.raises(AnonymisedDossierError):
        desk.add(number, a_pdf(tmp_path))
    assert office.findings() == []
    office.close()
    left = [path for path in office.data.rglob("*") if path.is_file()]
    copies = office.data / "backups"
    live = [path for path in left if not path.is_relative_to(copies)]
    assert [path for path in live if MARK in path.read_bytes()] == []


def test_they_travel_with_copies(office: OpenOffice, tmp_path: Path) -> None:
    number = received(office)
    office.desk.attachments.add(number, a_pdf(tmp_path))
    copy = office.backups.make()
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    (elsewhere / DATABASE_FILE).write_bytes(copy.path.read_bytes())
    again = open_office(elsewhere, clock=office.clock)
    (one,) = again.desk.attachments.listed(number)
    shown = again.desk.attachments.copy_to_look(number, one.id)
    assert shown.read_bytes() == PDF + MARK
    again.close()
    assert not shown.exists()


def test_a_changed_byte_is_found_and_not_shown(
    any_office: OpenOffice, tmp_path: Path
) -> None:
    office = any_office
    number = received(office)
    one = office.desk.attachments.add(number, a_pdf(tmp_path))
    office.database.execute("UPDATE attachment_content SET content = ?", (PDF,))
    (finding,) = office.findings()
    assert f"Tệp đính kèm số {one.id} của hồ sơ {number}" in finding
    with pytest.raises(LostAttachmentError):
        office.desk.attachments.copy_to_look(number, one.id)


def test_the_personal_sheet_lists_them(office: OpenOffice, tmp_path: Path) -> None:
    number = received(office, id_number="001195007802")
    one = office.desk.attachments.add(number, a_pdf(tmp_path))
    sheet = office.people.sheet("001195007802")
    (held,) = sheet.dossiers
    assert held.attachments == (one,)
    printed = str(person_document(sheet, {}))
    assert "Tệp đính kèm:" in printed
    assert "– căn cước.pdf (thêm ngày 23/11/2026)" in printed


def test_a_list_reads_no_bytes(any_office: OpenOffice, tmp_path: Path) -> None:
    office = any_office
    number = received(office)
    one = office.desk.attachments.add(number, a_pdf(tmp_path))
    asked: list[str] = []
    office.database.execute("DELETE FROM attachment_content")
    rows = office.database.rows

    def noted(sql: str, parameters: Sequence[object] = ()) -> list[object]:
        asked.append(sql)
        return rows(sql, parameters)

    office.database.rows = noted  # type: ignore[method-assign]
    assert list(office.desk.attachments.listed(number)) == [one]
    assert office.desk.detail(number).attachments == (one,)
    assert len(office.desk.search("nguyen thi hoa")) == 1
    assert any("FROM attachment" in sql for sql in asked)
    assert not any("attachment_content" in sql for sql in asked)


def test_what_is_encrypted_holds_them_too(tmp_path: Path, clock: Clock) -> None:
    key = bytes(range(32))
    office = open_office(tmp_path / "văn phòng", clock=clock, key=key)
    set_up_office(office)
    number = received(office)
    one = office.desk.attachments.add(number, a_pdf(tmp_path, more=MARK * 100))
    shown = office.desk.attachments.copy_to_look(number, one.id)
    assert shown.read_bytes() == PDF + MARK * 100
    office.close()
    files = [path for path in office.data.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if MARK in path.read_bytes()] == []

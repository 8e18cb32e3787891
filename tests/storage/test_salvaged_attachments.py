"""Files kept with dossiers when the office's file is damaged: saved, or owned to."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.salvage_report import salvage_lines
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.taking_out import take_out
from tests.builders import Clock, act, received
from tests.services.test_retention import anonymise, set_a_year, years_later

PAGE = 4096
BIG = b"%PDF-1.7\n" + b"0123456789" * 1000


def _scan(folder: Path, name: str) -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(BIG + name.encode())
    return path


def _worked(office: OpenOffice, folder: Path) -> tuple[str, list[int]]:
    """Keep three files, copy the office, remove the second, add a fourth."""
    number, desk = received(office), office.desk.attachments
    ids = [desk.add(number, _scan(folder, name)).id for name in ("một", "hai", "ba")]
    office.backups.make()
    desk.remove(number, ids[1])
    ids.append(desk.add(number, _scan(folder, "bốn")).id)
    office.close()
    return number, ids


def _destroy(file: Path, table: str) -> None:
    with closing(sqlite3.connect(file)) as read:
        (root,) = read.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    content = bytearray(file.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    file.write_bytes(content)


def _shown(office: OpenOffice, number: str) -> dict[int, bytes]:
    desk = office.desk.attachments
    return {
        it.id: desk.copy_to_look(number, it.id).read_bytes()
        for it in desk.listed(number)
    }


def test_what_was_added_since_the_copy_is_taken_and_what_was_removed_stays_so(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number, ids = _worked(office, tmp_path)
    _destroy(office.data / DATABASE_FILE, "slip")
    report = rescue_desk(office.data, clock=clock).salvage()
    assert report.is_whole
    again = open_office(office.data, clock=clock)
    names = {ids[0]: "một", ids[2]: "ba", ids[3]: "bốn"}
    wanted = {one: BIG + name.encode() for one, name in names.items()}
    assert _shown(again, number) == wanted
    assert again.findings() == []
    again.close()


def test_bytes_that_are_lost_are_owned_to(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number, ids = _worked(office, tmp_path)
    _destroy(office.data / DATABASE_FILE, "attachment_content")
    report = rescue_desk(office.data, clock=clock).salvage()
    assert report.lost == {"attachment": [(ids[3], ids[3])]}
    words = "\n".join(salvage_lines(report, clock()))
    assert f"MẤT HẲN: tệp đính kèm số {ids[3]}" in words
    again = open_office(office.data, clock=clock)
    assert list(_shown(again, number)) == [ids[0], ids[2]]
    assert again.findings() == []
    contents = again.database.rows("SELECT attachment_id FROM attachment_content")
    assert sorted(one for (one,) in contents) == [ids[0], ids[2]]
    again.close()


def test_a_restored_copy_forgets_the_files_of_anonymised_dossiers(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number, other = received(office), received(office)
    office.desk.attachments.add(number, _scan(tmp_path, "một"))
    kept = office.desk.attachments.add(other, _scan(tmp_path, "hai"))
    for step in (Step.FINISH, Step.RETURN):
        act(office, number, step)
    copy = office.backups.make().path
    set_a_year(office)
    years_later(clock)
    anonymise(office)
    office.close()
    rescue_desk(office.data, clock=clock).restore(copy)
    again = open_office(office.data, clock=clock)
    assert again.desk.attachments.listed(number) == []
    assert _shown(again, other) == {kept.id: BIG + b"hai"}
    assert again.database.value("SELECT count(*) FROM attachment_content") == 1
    assert again.findings() == []
    again.close()


def test_what_can_be_read_of_a_damaged_office_is_taken_out(
    office: OpenOffice, tmp_path: Path
) -> None:
    number, _ = _worked(office, tmp_path)
    live = office.data / DATABASE_FILE
    whole = take_out([live], office.data, tmp_path / "nguyên")
    assert whole.papers.lost == ()
    folder = tmp_path / "nguyên" / "attachments" / number
    assert sorted(path.name for path in folder.iterdir()) == [
        *("ba.pdf", "bốn.pdf", "một.pdf")
    ]
    rows = (tmp_path / "nguyên" / "rows" / "attachment_content.jsonl").read_text()
    assert "content" not in rows
    _destroy(live, "attachment_content")
    torn = take_out([live], office.data, tmp_path / "hỏng")
    assert [Path(name).name for name in torn.papers.lost] == [
        *("ba.pdf", "bốn.pdf", "một.pdf")
    ]

"""An encrypted office in need: read, taken out, salvaged, never left in clear."""

from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office, open_or_read
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.errors_sealing import WrongKeyError
from motcua_desktop.storage import damaged_rows, key_ring
from motcua_desktop.storage.cipher import file_driver, is_plain
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, KeyRing
from motcua_desktop.storage.key_search import KeySearch
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file
from tests.builders import Clock, received

PAGE = 4096
PASSWORD = "mật khẩu chung"


@pytest.fixture
def search(
    office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> KeySearch:
    """What knows the keys of an encrypted office of twelve dossiers, with a copy."""
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})
    office.close()
    live = office.data / DATABASE_FILE
    key = seal_file(live, KeyRing(office.data), {OFFICE: PASSWORD, RECOVERY: "ABCD"})
    again = open_office(office.data, clock=clock, key=key)
    for _ in range(8):
        received(again, "Nguyễn Thị Chim")
    again.backups.make()
    for _ in range(4):
        received(again, "Nguyễn Thị Chim")
    again.close()
    return KeySearch(office.data, OFFICE, lambda: PASSWORD, clock)


def _damage(live: Path, *, first: int, last: int) -> None:
    """Change one byte in each of these pages: its seal no longer fits."""
    content = bytearray(live.read_bytes())
    for page in range(first, last):
        content[page * PAGE + 500] ^= 1
    live.write_bytes(content)


def _root_of(live: Path, key: bytes, table: str) -> int:
    """Return the first page of a table, counted from one."""
    driver = file_driver(live, key, words="mode=ro&immutable=1")
    driver.connect()
    words = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    (page,) = driver.execute_sql(words, (table,)).fetchone()
    driver.close()
    return int(page)


def _middle(live: Path) -> int:
    return live.stat().st_size // PAGE // 2


def test_what_is_salvaged_is_encrypted_and_whole(
    office: OpenOffice,
    search: KeySearch,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Each lost row costs a new connection here: 100,000 of them a minute and a half.
    monkeypatch.setattr(damaged_rows, "_FARTHEST", 200)
    live = office.data / DATABASE_FILE
    root = _root_of(live, search(live), "event")
    _damage(live, first=root - 1, last=root)
    saved = rescue_desk(office.data, clock=clock, key_of=search).salvage()
    assert saved.aside is not None
    assert not is_plain(live)
    again = open_office(office.data, clock=clock, key=search(live))
    assert again.findings() == []
    assert len(again.desk.search("nguyen thi chim")) >= 8
    again.close()


def test_without_a_copy_what_is_salvaged_is_encrypted_too(
    office: OpenOffice, search: KeySearch, clock: Clock
) -> None:
    for copy in (office.data / "backups").glob("*.db"):
        copy.unlink()
    live = office.data / DATABASE_FILE
    rescue_desk(office.data, clock=clock, key_of=search).salvage()
    assert not is_plain(live)
    again = open_office(office.data, clock=clock, key=search(live))
    assert len(again.desk.search("nguyen thi chim")) == 12
    again.close()


def test_everything_can_be_taken_out_with_the_password(
    office: OpenOffice, search: KeySearch, clock: Clock, tmp_path: Path
) -> None:
    target = tmp_path / "mang đi"
    taken = rescue_desk(office.data, clock=clock, key_of=search).take_out(target)
    rows = {table.name: table.rows for table in taken.tables}
    assert rows["dossier"] == 12
    assert "Nguyễn Thị Chim" in (target / "rows" / "dossier.jsonl").read_text("utf-8")


def test_nothing_is_taken_out_without_it(
    office: OpenOffice, search: KeySearch, clock: Clock, tmp_path: Path
) -> None:
    assert search(office.data / DATABASE_FILE)
    wrong = KeySearch(office.data, OFFICE, lambda: "sai", clock)
    target = tmp_path / "mang đi"
    with pytest.raises(WrongKeyError):
        rescue_desk(office.data, clock=clock, key_of=wrong).take_out(target)
    assert not target.exists() or not any(it.is_file() for it in target.rglob("*"))


def test_a_damaged_encrypted_office_opens_to_be_read(
    office: OpenOffice, search: KeySearch, clock: Clock
) -> None:
    live = office.data / DATABASE_FILE
    _damage(live, first=0, last=_middle(live))
    shown = open_or_read(office.data, clock=clock, key_of=search)
    assert shown.standing
    assert len(shown.desk.search("nguyen thi chim")) == 8  # of the copy
    shown.close()

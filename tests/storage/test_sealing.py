"""An encrypted office: nothing to read on the disk, and every way to its key."""

import functools
import unicodedata
from pathlib import Path

import peewee
import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.errors import DatabaseBusyError, DatabaseDamagedError
from motcua_desktop.services.errors_sealing import (
    AlreadySealedError,
    DamagedKeysError,
    SealingError,
    WrongKeyError,
)
from motcua_desktop.storage import cipher, key_ring
from motcua_desktop.storage.copies import CopyFolder
from motcua_desktop.storage.key_ring import RECOVERY, KeyRing
from motcua_desktop.storage.key_search import BACKUPS, KeySearch
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file, seal_replaced, unseal_file
from tests.builders import Clock, a_request, act

PASSWORD = "mật khẩu của Hà"
NAME, ID_NUMBER, PHONE = "Nguyễn Thị Chim Hoàng Yến", "001099012345", "0912345678"
CANARIES = tuple(
    text.encode(coding)
    for text in (NAME, "Hoàng Yến", "hoang yen", ID_NUMBER, PHONE)
    for coding in ("utf-8", "utf-16-le")
)


def _a_day(office: OpenOffice, name: str = NAME) -> str:
    request = a_request(name, id_number=ID_NUMBER, phone=PHONE)
    number = office.intake.receive(request).number
    act(office, number, Step.REQUEST_SUPPLEMENT, reason=f"{name} thiếu giấy tờ")
    return number


def _with_canaries(folder: Path) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(bird in path.read_bytes() for bird in CANARIES)
    ]


COST = dict(key_ring._COST)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal with less work: what a try costs is looked at in one test only."""
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


@pytest.fixture
def sealed(office: OpenOffice) -> tuple[Path, bytes]:
    """An office with one dossier, encrypted."""
    _a_day(office)
    office.close()
    holders = {"ha": PASSWORD, RECOVERY: "ABCD-EFGH"}
    return office.data, seal_file(
        office.data / DATABASE_FILE, KeyRing(office.data), holders
    )


def test_a_plain_office_shows_the_canaries(office: OpenOffice) -> None:
    _a_day(office)
    office.close()
    assert DATABASE_FILE in _with_canaries(office.data)


def test_no_name_stands_in_clear_on_the_disk(
    sealed: tuple[Path, bytes], clock: Clock, tmp_path: Path
) -> None:
    data, key = sealed
    office = open_office(data, clock=clock, key=key)
    number = _a_day(office)
    assert (data / f"{DATABASE_FILE}-wal").stat().st_size > 0
    assert number in {row.number for row in office.desk.search("chim hoang yen")}
    assert _with_canaries(tmp_path) == []
    office.backups.make()
    office.close()
    assert _with_canaries(tmp_path) == []


def test_an_encrypted_office_is_the_office_it_was(
    sealed: tuple[Path, bytes], clock: Clock
) -> None:
    data, key = sealed
    office = open_office(data, clock=clock, key=key)
    assert office.findings() == []
    assert len(office.desk.search("hoàng yến")) == 1
    with pytest.raises(Exception, match="chỉ được ghi thêm"):
        office.database.execute("DELETE FROM event")
    office.close()


def test_every_holder_opens_with_the_own_secret_only(
    sealed: tuple[Path, bytes],
) -> None:
    data, key = sealed
    ring = KeyRing(data)
    assert ring.open("ha", PASSWORD) == key
    assert ring.open("ha", unicodedata.normalize("NFD", PASSWORD)) == key
    assert ring.open(RECOVERY, "abcd efgh") == key
    for holder, secret in (("ha", "ABCD-EFGH"), (RECOVERY, PASSWORD), ("ai", "")):
        with pytest.raises(WrongKeyError):
            ring.open(holder, secret)


def test_holders_come_change_and_go(sealed: tuple[Path, bytes]) -> None:
    data, key = sealed
    ring = KeyRing(data)
    ring.admit(key, "lan", "mật khẩu của Lan")
    ring.admit(key, "ha", "mật khẩu mới")
    assert ring.holders() == ["ha", "lan", RECOVERY]
    assert ring.open("ha", "mật khẩu mới") == key
    with pytest.raises(WrongKeyError):
        ring.open("ha", PASSWORD)
    ring.expel("ha")
    ring.expel("lan")
    with pytest.raises(WrongKeyError):
        ring.expel(RECOVERY)


def test_the_kept_keys_tell_nothing_and_damage_is_told(
    sealed: tuple[Path, bytes],
) -> None:
    data, key = sealed
    kept = data / "keys.json"
    assert key.hex() not in kept.read_text(encoding="utf-8")
    assert COST["memory_kib"] >= 19 * 1024
    assert COST["rounds"] >= 2
    for damage in ("", "{", "[]", '{"holders": {"ha": {}}}'):
        kept.write_text(damage, encoding="utf-8")
        with pytest.raises(DamagedKeysError):
            KeyRing(data).open("ha", PASSWORD)


def test_without_its_key_or_with_another_nothing_opens(
    sealed: tuple[Path, bytes], clock: Clock
) -> None:
    data, _ = sealed
    before = (data / DATABASE_FILE).read_bytes()
    for key in (b"", bytes(32)):
        with pytest.raises(DatabaseDamagedError):
            open_office(data, clock=clock, key=key)
    assert (data / DATABASE_FILE).read_bytes() == before


def test_one_changed_bit_of_any_page_is_seen(sealed: tuple[Path, bytes]) -> None:
    data, key = sealed
    live = data / DATABASE_FILE
    whole = live.read_bytes()
    assert _damage(live, key) == []
    for place in range(20, len(whole), 4096 * 7 + 17):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        live.write_bytes(damaged)
        assert _damage(live, key), place


def _damage(live: Path, key: bytes) -> list[str]:
    driver = cipher.file_driver(live, key)
    try:
        driver.connect()
        rows = driver.execute_sql("PRAGMA cipher_integrity_check").fetchall()
    except peewee.DatabaseError as error:
        return [str(error)]
    finally:
        driver.close()
    return [message for (message,) in rows]


def test_the_way_back_gives_the_same_office(
    sealed: tuple[Path, bytes], clock: Clock
) -> None:
    data, key = sealed
    unseal_file(data / DATABASE_FILE, KeyRing(data), key)
    assert not (data / "keys.json").exists()
    office = open_office(data, clock=clock)
    assert office.findings() == []
    assert len(office.desk.search("hoàng yến")) == 1
    office.close()


def test_an_open_office_is_not_changed_under_its_clerk(
    office: OpenOffice, clock: Clock
) -> None:
    live, ring = office.data / DATABASE_FILE, KeyRing(office.data)
    with pytest.raises(DatabaseBusyError):
        seal_file(live, ring, {"ha": PASSWORD})
    assert cipher.is_plain(live)
    office.close()
    key = seal_file(live, ring, {"ha": PASSWORD})
    with pytest.raises(AlreadySealedError):
        seal_file(live, ring, {"ha": PASSWORD})
    again = open_office(office.data, clock=clock, key=key)
    with pytest.raises(DatabaseBusyError):
        unseal_file(live, ring, key)
    again.close()


def test_cut_short_before_the_exchange_the_office_is_plain_and_opens(
    office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _a_day(office)
    office.close()
    live = office.data / DATABASE_FILE
    monkeypatch.setattr(cipher, "_compare", _not_the_same)
    with pytest.raises(SealingError):
        seal_file(live, KeyRing(office.data), {"ha": PASSWORD})
    key = KeyRing(office.data).open("ha", PASSWORD)
    again = open_office(office.data, clock=clock, key=key)
    assert again.findings() == []
    again.close()
    assert not list(office.data.glob("*.changing*"))


def _not_the_same(*_: object) -> None:
    raise SealingError


def test_a_copy_with_the_recovery_key_is_enough_for_an_empty_machine(
    sealed: tuple[Path, bytes], clock: Clock, tmp_path: Path
) -> None:
    data, key = sealed
    office = open_office(data, clock=clock, key=key)
    copy = office.backups.make()
    office.close()
    fresh = tmp_path / "máy mới"
    fresh.mkdir()
    (fresh / DATABASE_FILE).write_bytes(copy.path.read_bytes())
    search = KeySearch(data / BACKUPS, RECOVERY, lambda: "ABCD-EFGH")
    opened = search(copy.path)
    again = open_office(fresh, clock=clock, key=opened)
    assert again.findings() == []
    assert len(again.desk.search("hoàng yến")) == 1
    again.close()


def test_plain_copies_go_once_an_encrypted_one_is_there(
    office: OpenOffice, clock: Clock
) -> None:
    _a_day(office)
    office.backups.make()
    office.close()
    folder = office.data / BACKUPS
    assert CopyFolder(folder).drop_plain() == []
    key = seal_file(office.data / DATABASE_FILE, KeyRing(office.data), {"ha": PASSWORD})
    clock.forward(hours=2)
    again = open_office(office.data, clock=clock, key=key)
    again.backups.make()
    again.close()
    assert len(CopyFolder(folder).drop_plain()) == 1
    assert _with_canaries(office.data) == []


def _copied(data: Path, clock: Clock, key: bytes) -> Path:
    clock.forward(hours=2)
    office = open_office(data, clock=clock, key=key)
    copy = office.backups.make().path
    office.close()
    return copy


def test_copies_of_every_key_are_checked_and_restored_after_on_off_on(
    sealed: tuple[Path, bytes], clock: Clock
) -> None:
    data, first = sealed
    live, ring = data / DATABASE_FILE, KeyRing(data)
    copies = [_copied(data, clock, first)]
    unseal_file(live, ring, first)
    copies.append(_copied(data, clock, b""))
    second = seal_file(live, ring, {"ha": "mật khẩu thứ hai"})
    copies.append(_copied(data, clock, second))
    assert second != first
    assert len(list((data / BACKUPS).glob("keys-*.json"))) == 2
    words = (PASSWORD, PASSWORD, "mật khẩu thứ hai")
    for copy, word in zip(copies, words, strict=True):
        search = KeySearch(data, "ha", functools.partial(str, word))
        assert rescue_desk(data, clock=clock, key_of=search).check(copy)[1] == 2
    wrong = rescue_desk(data, clock=clock, key_of=KeySearch(data, "ha", lambda: "?"))
    with pytest.raises(WrongKeyError):
        wrong.check(copies[0])


def test_an_encrypted_copy_is_restored_into_an_office_that_is_plain_again(
    sealed: tuple[Path, bytes], clock: Clock
) -> None:
    data, key = sealed
    office = open_office(data, clock=clock, key=key)
    copy = office.backups.make().path
    office.close()
    unseal_file(data / DATABASE_FILE, KeyRing(data), key)
    search = KeySearch(data, RECOVERY, lambda: "ABCD-EFGH")
    rescue_desk(data, clock=clock, key_of=search).restore(copy)
    live = data / DATABASE_FILE
    assert not cipher.is_plain(live)
    again = open_office(data, clock=clock, key=search(live))
    assert again.findings() == []
    again.close()


def test_replaced_databases_and_the_second_place_are_not_left_in_clear(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    _a_day(office)
    place = tmp_path / "ổ rời"
    place.mkdir()
    office.backups.shelf.choose_second_place(place)
    assert office.backups.to_second_place(office.backups.make()) == []
    office.close()
    data = office.data
    _, aside = rescue_desk(data, clock=clock).restore()
    damaged = aside.parent / "hỏng" / DATABASE_FILE
    damaged.parent.mkdir()
    damaged.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert _with_canaries(place)
    key = seal_file(data / DATABASE_FILE, KeyRing(data), {"ha": PASSWORD})
    assert seal_replaced(data, key) == [str(damaged.relative_to(data))]
    clock.forward(hours=2)
    again = open_office(data, clock=clock, key=key)
    assert again.backups.to_second_place(again.backups.make()) == []
    again.close()
    CopyFolder(data / BACKUPS).drop_plain()
    assert _with_canaries(tmp_path) == []
    kept = open_office(aside, clock=clock, key=key)
    assert kept.findings() == []
    kept.close()

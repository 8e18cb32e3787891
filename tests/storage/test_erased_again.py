"""What was blanked does not come back: with an older copy, nor with a salvage."""

import random
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.ports_retention import APPLIED
from motcua_desktop.services.rows.counter_slips import CounterSlip
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.key_ring import KeyRing
from motcua_desktop.storage.key_search import KeySearch
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file
from tests.builders import RE_REGISTER_BIRTH, Clock, a_token, act, received
from tests.services.test_retention import (
    ID_NUMBER,
    NAME,
    PHONE,
    WORDS,
    anonymise,
    is_well,
    old_dossier,
    set_a_year,
    told_of,
    years_later,
)


def _worked(office: OpenOffice) -> list[str]:
    """Settle two dossiers, hand out a slip at the counter, keep one dossier open."""
    person = Applicant(NAME, id_number=ID_NUMBER, phone=PHONE)
    office.counter_slips.issue(
        CounterSlip(
            name=SlipKind.REFUSAL,
            applicant=person,
            reason=f"{NAME} không đủ giấy tờ",
            procedure=RE_REGISTER_BIRTH,
            content="",
            items=(),
            officer="Trần Thị Thu Hà",
            token=a_token(),
        )
    )
    received(office, "Đặng Văn Ấn")
    return [old_dossier(office), old_dossier(office)]


def _anonymised_after_a_copy(office: OpenOffice, clock: Clock) -> Path:
    """Copy the office, anonymise it and close it; return the copy."""
    _worked(office)
    copy = office.backups.make().path
    years_later(clock)
    received(office, "Lê Thị Mới")
    set_a_year(office)
    anonymise(office)
    assert told_of(office, *WORDS) == []
    office.close()
    return copy


def test_a_restored_copy_forgets_again(office: OpenOffice, clock: Clock) -> None:
    copy = _anonymised_after_a_copy(office, clock)
    before = copy.read_bytes()
    rescue_desk(office.data, clock=clock).restore(copy)
    assert copy.read_bytes() == before
    again = open_office(office.data, clock=clock)
    assert told_of(again, *WORDS) == []
    assert len(again.desk.search("dang van an")) == 1
    assert again.desk.search("le thi moi") == []
    (line,) = [line for line in list(again.audit.lines()) if line.deed == APPLIED]
    assert line.detail.startswith("sau khi khôi phục: 2 hồ sơ, ")
    assert not (again.data / "xoa-phieu.txt").exists()
    is_well(again)
    assert again.retention.due().due == ()
    again.close()


def test_slips_that_lay_beside_the_copy_do_not_come_back(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    office.backups.choose_second_place(place)
    _worked(office)
    office.backups.to_second_place(office.backups.make())
    away = place.rename(tmp_path / "đã rút ra")
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    assert (office.data / "xoa-phieu.txt").exists()
    slips = sorted(it.name for it in (away / "slips").rglob("*.pdf"))
    assert len(slips) == 5
    office.close()
    away.rename(place)
    (copy,) = place.glob("*.db")
    rescue_desk(office.data, clock=clock).restore(copy)
    again = open_office(office.data, clock=clock)
    for folder in (again.data / "slips", place / "slips"):
        assert [*folder.rglob("*.pdf")] == []
    is_well(again)
    again.close()


def test_where_the_live_file_is_damaged_a_newer_copy_tells(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office)
    old = office.backups.make().path
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    office.backups.make()
    office.close()
    (office.data / DATABASE_FILE).write_bytes(b"hong" * 4096)
    rescue_desk(office.data, clock=clock).restore(old)
    again = open_office(office.data, clock=clock)
    assert told_of(again, *WORDS) == []
    is_well(again)
    again.close()


def test_what_was_open_in_the_copy_stays_open(office: OpenOffice, clock: Clock) -> None:
    """Its owner is still waiting, as far as that copy knows."""
    number = received(office, NAME)
    copy = office.backups.make().path
    act(office, number, Step.FINISH)
    act(office, number, Step.RETURN)
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    office.close()
    rescue_desk(office.data, clock=clock).restore(copy)
    again = open_office(office.data, clock=clock)
    assert len(again.desk.search("chim hoang yen")) == 1
    is_well(again)
    again.close()


def test_a_copy_of_a_whole_office_is_restored_as_it_is(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office)
    copy = office.backups.make().path
    office.close()
    rescue_desk(office.data, clock=clock).restore(copy)
    again = open_office(office.data, clock=clock)
    assert [line.deed for line in list(again.audit.lines())][-1] == "RescueDesk.restore"
    assert told_of(again, *WORDS)
    again.close()


def test_a_salvage_over_an_older_copy_forgets_again(
    office: OpenOffice, clock: Clock
) -> None:
    _anonymised_after_a_copy(office, clock)
    saved = rescue_desk(office.data, clock=clock).salvage()
    assert saved.is_whole
    again = open_office(office.data, clock=clock)
    assert told_of(again, *WORDS) == []
    assert len(again.desk.search("le thi moi")) == 1
    is_well(again)
    again.close()


@pytest.mark.parametrize("seed", range(5))
def test_a_salvage_of_damaged_pages_passes_every_check(
    office: OpenOffice, clock: Clock, seed: int
) -> None:
    """Wherever the damage fell: events, log, `erased`, the search index."""
    for _ in range(8):
        old_dossier(office)
    _anonymised_after_a_copy(office, clock)
    file = office.data / DATABASE_FILE
    chance, content = random.Random(seed), bytearray(file.read_bytes())
    pages = [
        page
        for page in range(1, len(content) // 4096)
        if b"CREATE " not in content[page * 4096 : (page + 1) * 4096]
    ]
    for page in chance.sample(pages, 4):
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(content)
    rescue_desk(office.data, clock=clock).salvage()
    again = open_office(office.data, clock=clock)
    # Where damage took all that told of it a person is due again, the slips are gone.
    found = again.retention.due()
    due = {line.dossier.number for line in found.due}
    due |= {"tai-quay" for row in found.beside if row.place == "counter_slip"}
    lost = [it for it in again.findings() if not any(one in it for one in due)]
    assert lost == []
    # A tail that is lost for good is still told by the log that saw it.
    tail = "Lịch sử kết thúc ở dòng"
    assert [it for it in again.audit.verify() if not it.startswith(tail)] == []
    again.close()


def test_an_encrypted_office_forgets_again_too(
    office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})
    _worked(office)
    office.close()
    live = office.data / DATABASE_FILE
    seal_file(live, KeyRing(office.data), {"ha": "mật khẩu"})
    keys = KeySearch(office.data, "ha", lambda: "mật khẩu")
    sealed = open_office(office.data, clock=clock, key=keys(live))
    copy = sealed.backups.make().path
    years_later(clock)
    set_a_year(sealed)
    anonymise(sealed)
    sealed.close()
    rescue_desk(office.data, clock=clock, key_of=keys).restore(copy)
    again = open_office(office.data, clock=clock, key=keys(live))
    assert told_of(again, *WORDS) == []
    is_well(again)
    again.close()

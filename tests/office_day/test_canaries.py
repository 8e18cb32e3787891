"""A day in an encrypted office: no name and no number of a citizen in clear on disk."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.door import OfficeDoor
from motcua_desktop.incidents import log_to, record
from motcua_desktop.services.errors_sealing import WrongKeyError
from motcua_desktop.services.ports_drafts import DraftOwner
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.draft_seal import DraftSeal, seal_drafts
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.intake.drafts import DraftFile
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.registers.drafts import EntryDraft, RegisterDrafts
from motcua_desktop.ui.screens.reports.narrative_drafts import (
    NarrativeDrafts,
    TextDraft,
)
from motcua_desktop.ui.screens.returning.drafts import BatchDraft, BatchFile
from motcua_desktop.ui.screens.returning.state import ReturnForm
from tests.accounts import PASSWORD, QuickSeal
from tests.builders import Clock, a_request, act, unguarded
from tests.ui.fakes import DirectRunner

NAME, ID_NUMBER, PHONE = "Nguyễn Thị Chim Hoàng Yến", "001099012345", "0912345678"
CANARIES = tuple(
    text.encode(coding)
    for text in (NAME, "Hoàng Yến", "hoang yen", ID_NUMBER, PHONE)
    for coding in ("utf-8", "utf-16-le")
)
BATCH = BatchDraft("t", ReturnForm(receiver=NAME))
FORM = IntakeForm(name=NAME, phone=PHONE)
ENTRIES = {"feedback": EntryDraft(0, {"content": f"{NAME}, {ID_NUMBER} hỏi"})}
PASSAGE = TextDraft("2026-06-15", "2026-09-14", "H26.12", "x", f"Ông {NAME} khen")


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The computer's folder for temporary files, ours to look through."""
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})
    folder = tmp_path / "tạm"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def plain(office: OpenOffice, clock: Clock) -> Iterator[OfficeDoor]:
    """An office without accounts and keys."""
    office.close()
    door = OfficeDoor(office.data, None, clock=clock)
    yield door
    door.close()


@pytest.fixture
def sealed(plain: OfficeDoor) -> OfficeDoor:
    """The same office, encrypted, with its first account at work."""
    plain.seal("ha", PASSWORD, "ABCD-EFGH")
    accounts = plain.office.accounts
    object.__setattr__(unguarded(accounts), "sealer", QuickSeal)
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    return plain


def _owner(office: OpenOffice) -> DraftOwner:
    return DraftOwner("ha", DraftSeal(office.database.key))


def _work(office: OpenOffice, second: Path) -> None:
    """Receive, search, ask for papers, type without saving, fail, copy twice."""
    request = a_request(NAME, id_number=ID_NUMBER, phone=PHONE)
    number = office.intake.receive(request).number
    act(office, number, Step.REQUEST_SUPPLEMENT, reason=f"{NAME} thiếu giấy tờ")
    assert len(office.desk.search("chim hoang yen")) == 1
    assert office.people.id_number(number) == ID_NUMBER
    owner = _owner(office)
    DraftFile(office.data, owner).save(FORM)
    RegisterDrafts(office.data, owner).save(ENTRIES)
    NarrativeDrafts(office.data, owner).save(PASSAGE)
    BatchFile(office.data, owner).save(BATCH)
    panels = PanelDrafts(office.data, "steps", DirectRunner(), owner)
    panels.typed("extend", {"reason": f"{NAME} đề nghị"})
    panels.keep()
    log_to(office.data / "logs")
    record(ValueError(f"Key (id_number)=({ID_NUMBER}) of '{NAME}' {PHONE}"))
    second.mkdir()
    office.backups.shelf.choose_second_place(second)
    office.backups.to_second_place(office.backups.make())


def _with_canaries(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(bird in path.read_bytes() for bird in CANARIES)
    )


def test_a_day_leaves_no_name_in_clear(sealed: OfficeDoor, tmp_path: Path) -> None:
    office = sealed.office
    _work(office, tmp_path / "ổ rời")
    assert _with_canaries(tmp_path) == []  # while it is open, with its log
    assert (office.data / "motcua.db-wal").stat().st_size > 0
    for part in ("backups", "drafts", "logs"):
        assert any(it.is_file() for it in (office.data / part).rglob("*")), part
    assert any(it.suffix == ".db" for it in (tmp_path / "ổ rời").rglob("*"))
    sealed.close()
    assert _with_canaries(tmp_path) == []


def test_the_look_finds_them_in_a_plain_office(
    plain: OfficeDoor, tmp_path: Path
) -> None:
    _work(plain.office, tmp_path / "ổ rời")
    plain.close()
    found = " ".join(_with_canaries(tmp_path))
    for part in ("motcua.db", "intake", "registers", "narrative", "returning", "steps"):
        assert part in found
    assert "backups" in found
    assert "logs" not in found  # no log ever holds them


def test_drafts_come_back_to_their_owner_only(sealed: OfficeDoor) -> None:
    office = sealed.office
    owner = _owner(office)
    DraftFile(office.data, owner).save(FORM)
    RegisterDrafts(office.data, owner).save(ENTRIES)
    NarrativeDrafts(office.data, owner).save(PASSAGE)
    assert DraftFile(office.data, owner).load() == FORM
    assert RegisterDrafts(office.data, owner).load() == ENTRIES
    assert NarrativeDrafts(office.data, owner).load() == PASSAGE
    another = DraftOwner("lan", owner.seal)
    assert DraftFile(office.data, another).load() is None
    wrong = DraftOwner("ha", DraftSeal(bytes(32)))
    assert DraftFile(office.data, wrong).load() is None


def test_drafts_follow_the_encryption_there_and_back(plain: OfficeDoor) -> None:
    data = plain.office.data
    DraftFile(data).save(FORM)
    key = bytes(range(32))
    seal_drafts(data, old=b"", new=key)
    assert _with_canaries(data / "drafts") == []
    assert DraftFile(data, DraftOwner("", DraftSeal(key))).load() == FORM
    seal_drafts(data, old=key, new=b"")
    assert DraftFile(data).load() == FORM


def test_a_wrong_password_shows_nothing(sealed: OfficeDoor, clock: Clock) -> None:
    sealed.close()
    door = OfficeDoor(sealed.office.data, None, clock=clock)
    with pytest.raises(WrongKeyError):
        door.enter("ha", "không phải mật khẩu")
    assert door.title == "Một Cửa"

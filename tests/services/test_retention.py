"""Old dossiers are anonymised: the office's own period, one count typed, for good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import (
    AnonymisedDossierError,
    FieldValueError,
    RetentionError,
)
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.domain.submission import Reply
from motcua_desktop.services import retention as services
from motcua_desktop.services.access_errors import NotAllowedError, UnknownPersonError
from motcua_desktop.services.errors import (
    CounterSlipError,
    DiskFullError,
    UnknownWordError,
)
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.ports_retention import PENDING
from motcua_desktop.services.rows.audit import AuditWanted
from motcua_desktop.services.rows.counter_slips import CounterSlip
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.services.rows.retention import AnonymisedNow
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.storage import checks
from motcua_desktop.storage.chain import left_of
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.unit_of_work import StorageUnit
from motcua_desktop.text import fold
from tests.accounts import as_role, with_people
from tests.builders import (
    CERTIFY_COPY,
    RE_REGISTER_BIRTH,
    Clock,
    a_request,
    a_token,
    act,
    received,
    unguarded,
)

NAME, ID_NUMBER, PHONE = "Nguyễn Thị Chim Hoàng Yến", "001199012345", "0912345678"
WORDS = ("chim hoang yen", ID_NUMBER, PHONE, "chimhoangyen")
DOCUMENT = "12/QĐ-UBND"


def old_dossier(office: OpenOffice, name: str = NAME, **words: str) -> str:
    """Receive, pause, correct, pay, finish, print and return one dossier."""
    asked = {"id_number": ID_NUMBER, "phone": PHONE, **words}
    number = received(office, name, **asked)
    office.slips.issue(RECEIPT, number)
    act(office, number, Step.REQUEST_SUPPLEMENT, reason=f"{name} thiếu giấy tờ")
    office.slips.issue(SlipKind.SUPPLEMENT, number)
    act(office, number, Step.SUPPLEMENT_RECEIVED)
    office.processing.correct(
        number, {"address": f"Nhà bà {name}"}, reason=f"{name} báo", token=a_token()
    )
    office.noting.note(number, NoteRequest(NoteKind.PAID, amount=8000), token=a_token())
    act(office, number, Step.FINISH, reason=f"cấp cho {name}")
    act(office, number, Step.RETURN, receiver=f"{name} ({ID_NUMBER})")
    return number


def years_later(clock: Clock) -> None:
    clock.set(2027, 12, 1, 9, 0)


def set_a_year(office: OpenOffice, sector: str = "Hộ tịch") -> None:
    office.retention.set_period(
        RetentionScope.SECTOR, sector, months=12, document=DOCUMENT
    )


def anonymise(office: OpenOffice) -> AnonymisedNow:
    return office.retention.apply(count=len(office.retention.due().due))


def told_of(office: OpenOffice, *words: str) -> list[str]:
    """Return the tables in which one of the words still stands, however written."""
    if office.database.dialect.name == "sqlite":
        tables = office.database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
    else:
        tables = office.database.rows(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
    return [
        name
        for (name,) in tables
        for row in office.database.rows(f"SELECT * FROM {name}")
        if any(word in fold(str(row)) for word in words)
    ]


def is_well(office: OpenOffice) -> None:
    assert office.findings() == []
    assert office.audit.verify() == []


def test_nothing_is_due_before_the_office_sets_a_period(
    office: OpenOffice, clock: Clock
) -> None:
    old_dossier(office)
    years_later(clock)
    assert office.retention.periods() == []
    assert office.retention.due().due == ()
    with pytest.raises(RetentionError, match="Không có dữ liệu nào"):
        office.retention.apply(count=0)
    with pytest.raises(FieldValueError, match="số, ký hiệu"):
        office.retention.set_period(
            RetentionScope.SECTOR, "Hộ tịch", months=60, document="theo luật"
        )
    with pytest.raises(UnknownWordError, match="Hộ tịch, "):
        office.retention.set_period(
            RetentionScope.SECTOR, "Hàng hải", months=60, document=DOCUMENT
        )
    sources, certainty = office.retention.sources()
    assert any("91/2025/QH15" in source for source in sources)
    assert "chưa đối chiếu" in certainty


def test_a_dossier_is_due_when_its_period_has_ended_and_nothing_keeps_it(
    any_office: OpenOffice, clock: Clock
) -> None:
    office = any_office
    settled, kept = old_dossier(office), old_dossier(office, "Trần Văn Giữ")
    waiting = received(office, "Lê Thị Chờ")
    act(office, waiting, Step.FINISH)
    other = received(office, "Phạm Văn Khác", procedure=CERTIFY_COPY)
    act(office, other, Step.FINISH)
    act(office, other, Step.RETURN)
    office.retention.keep_back(kept, reason="khiếu nại lần hai")
    set_a_year(office)
    clock.set(2027, 11, 22, 23, 59)
    assert office.retention.due().due == ()
    clock.set(2027, 11, 23, 0, 1)
    found = office.retention.due()
    (line,) = found.due
    assert line.dossier.number == settled
    assert (line.dossier.settled_on, line.ends_on) == (
        date(2026, 11, 23),
        date(2027, 11, 23),
    )
    assert line.period.document == DOCUMENT
    (kept_line,) = found.kept_back
    assert kept_line.dossier.kept_back == "khiếu nại lần hai"
    office.retention.release(kept, reason="đã giải quyết")
    assert len(office.retention.due().due) == 2
    is_well(office)


def test_no_word_of_the_person_is_left(
    any_office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    office = any_office
    number = old_dossier(office)
    office.processing.correct(
        number, {"name": "Trần Thị Sửa Tên"}, reason="nhầm tên", token=a_token()
    )
    other = received(office, "Đặng Văn Ấn", id_number="001099000001")
    office.desk.papers.save_pdf(
        RECEIPT, number, tmp_path / "phieu Nguyen Thi Chim Hoang Yen.pdf"
    )
    office.desk.papers.save_pdf(RECEIPT, other, tmp_path / f"cccd {ID_NUMBER}.pdf")
    office.printing.add(b"%PDF", kind=RECEIPT, paper="A5", title=number)
    slips = [office.data / "slips" / it.path for it in _slips(office, number)]
    assert len(slips) == 3  # the correction made a new issue
    assert told_of(office, *WORDS)
    years_later(clock)
    set_a_year(office)
    done = anonymise(office)
    assert (done.dossiers, done.files, done.jobs) == (1, len(slips), 1)
    assert done.exports == (date(2026, 11, 23),)
    assert told_of(office, *WORDS, "sua ten", "suaten") == []
    assert [slip for slip in slips if slip.exists()] == []
    assert office.desk.search("chim hoang yen") == []
    assert office.desk.search(ID_NUMBER) == []
    assert len(office.desk.search("dang van an")) == 1
    assert office.printing.jobs() == []
    is_well(office)


def _slips(office: OpenOffice, number: str) -> tuple[IssuedSlip, ...]:
    return office.desk.detail(number).slips


def test_what_is_beside_the_dossiers_goes_by_the_same_periods(
    any_office: OpenOffice, clock: Clock
) -> None:
    office = any_office
    person = Applicant(NAME, id_number=ID_NUMBER, phone=PHONE)
    told = CounterSlip(
        name=SlipKind.REFUSAL,
        applicant=person,
        reason=f"{NAME} không đủ giấy tờ",
        procedure=RE_REGISTER_BIRTH,
        content=f"cho con của {NAME}",
        items=(),
        officer="Trần Thị Thu Hà",
        token=a_token(),
    )
    slip = office.counter_slips.issue(told)
    office.submissions.register("DVC-1", a_request(NAME, id_number=ID_NUMBER))
    office.submissions.turn_away("DVC-1", Reply.REFUSE, reason=f"{NAME} gửi nhầm")
    office.submissions.register("DVC-2", a_request(NAME, id_number=ID_NUMBER))
    taken = office.submissions.accept("DVC-2").number
    act(office, taken, Step.FINISH)
    act(office, taken, Step.RETURN)
    book = REGISTERS["feedback"]
    words = {"received_on": "20/11/2026", "channel": "portal"}
    asked = book.read({**words, "content": f"Bà {NAME} hỏi"})
    resolved = {"content": f"{NAME} hỏi hạn", "resolved_on": "23/11/2026"}
    entry = office.registers.add(book, asked)
    office.registers.change(book, entry.id, book.read({**words, **resolved}))
    years_later(clock)
    set_a_year(office)
    office.retention.set_period(RetentionScope.BESIDE, "", months=12, document=DOCUMENT)
    found = office.retention.due()
    assert found.beside_counts == {
        "counter_slip": 1,
        "register_entry": 2,
        "submission": 1,
    }
    anonymise(office)
    assert told_of(office, *WORDS) == []
    assert not slip.slip.path.exists()
    with pytest.raises(CounterSlipError, match="đã ẩn danh"):
        office.counter_slips.print_again(slip.id)
    with pytest.raises(AnonymisedDossierError):
        office.submissions.accept("DVC-2")
    (kept,) = office.registers.entries(book)
    assert kept.entry is not None
    assert book.texts(kept.entry)["content"] == "Đã ẩn danh"
    assert office.retention.due().beside == ()
    is_well(office)


def test_nothing_more_happens_to_an_anonymised_dossier(
    office: OpenOffice, clock: Clock
) -> None:
    number = old_dossier(office)
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    refused: tuple[Callable[[], object], ...] = (
        lambda: office.slips.issue(RECEIPT, number),
        lambda: office.slips.editable(RECEIPT, number),
        lambda: office.desk.papers.offers(number),
        lambda: office.desk_papers.label(number),
        lambda: office.desk_papers.handover([number]),
        lambda: office.processing.correct(
            number, {"phone": PHONE}, reason="nhầm", token=a_token()
        ),
        lambda: act(office, number, Step.RETURN),
        lambda: office.noting.note(
            number, NoteRequest(NoteKind.DIGITISED), token=a_token()
        ),
        lambda: office.retention.keep_back(number, reason="muộn rồi"),
    )
    for ask in refused:
        with pytest.raises(AnonymisedDossierError, match="đã ẩn danh"):
            ask()
    detail = office.desk.detail(number)
    assert detail.history_ok
    assert detail.dossier.applicant.name == "Đã ẩn danh"
    assert detail.history[-1].detail.endswith(f"theo {DOCUMENT}")
    assert office.people.id_number(number) == ""
    with pytest.raises(UnknownPersonError):
        office.people.sheet(ID_NUMBER)
    is_well(office)


def test_who_saw_what_is_still_told(office: OpenOffice, clock: Clock) -> None:
    number = old_dossier(office)
    kept = received(office, NAME, id_number=ID_NUMBER)
    office.people.id_number(number)
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    sheet = office.people.sheet(ID_NUMBER)
    assert [one.dossier.number for one in sheet.dossiers] == [kept]
    lines = list(office.audit.lines())
    seen = [line for line in lines if line.deed == "PersonDesk.id_number"]
    assert [line.subject for line in seen] == [number]
    assert list(office.audit.lines(AuditWanted(person=ID_NUMBER))) == []


def test_the_count_that_is_typed_must_be_the_count_of_the_list(
    office: OpenOffice, clock: Clock
) -> None:
    for _ in range(3):
        old_dossier(office)
    years_later(clock)
    set_a_year(office)
    for wrong in (0, 2, 4):
        with pytest.raises(RetentionError, match=f"Có 3 hồ sơ.*không phải {wrong}"):
            office.retention.apply(count=wrong)
    assert len(office.desk.search("chim hoang yen")) == 3
    assert office.retention.apply(count=3).dossiers == 3
    line = list(office.audit.lines())[-1]
    assert line.deed == "RetentionDesk.apply"
    assert line.detail.startswith("3 hồ sơ, ")


def test_only_an_administrator_even_looks(office: OpenOffice) -> None:
    with_people(office)
    for role in (Role.CLERK, Role.LEADER):
        with as_role(office, role), pytest.raises(NotAllowedError):
            office.retention.due()
    with as_role(office, Role.ADMIN):
        set_a_year(office)
        (change,) = office.retention.periods()
    assert change.actor == "Người admin"


def test_a_period_is_set_anew_and_turned_off_and_every_change_is_kept(
    any_office: OpenOffice,
) -> None:
    office = any_office
    set_a_year(office)
    office.retention.set_period(
        RetentionScope.PROCEDURE, CERTIFY_COPY, months=24, document="15/QĐ-UBND"
    )
    office.retention.set_period(RetentionScope.SECTOR, "Hộ tịch", months=0, document="")
    (period,) = [it.period for it in office.retention.periods()]
    assert (period.key, period.months) == (CERTIFY_COPY, 24)
    assert len(office.retention.changes()) == 3


def test_the_file_itself_forgets(office: OpenOffice, clock: Clock) -> None:
    """No byte of the folder tells of the person: tables, indexes, log, slips."""
    old_dossier(office)
    received(office, "Đặng Văn Ấn")
    years_later(clock)
    set_a_year(office)
    birds = tuple(
        text.encode(coding)
        for text in (NAME, "Hoàng Yến", "hoang yen", "hoang", ID_NUMBER, PHONE)
        for coding in ("utf-8", "utf-16-le")
    )

    def found() -> set[str]:
        return {
            path.name
            for path in office.data.rglob("*")
            if path.is_file() and any(bird in path.read_bytes() for bird in birds)
        }

    office.database.settle()
    assert DATABASE_FILE in found()
    anonymise(office)
    assert found() == set()
    office.close()
    assert found() == set()
    again = open_office(office.data, clock=clock)
    is_well(again)
    again.close()


def test_copies_that_hold_the_values_are_named(
    office: OpenOffice, clock: Clock
) -> None:
    old_dossier(office)
    before = office.backups.make()
    assert office.retention.copies() == []
    years_later(clock)
    set_a_year(office)
    done = anonymise(office)
    assert done.copies == (before.path,)
    after = office.backups.make()
    assert list(office.retention.copies()) == [before.path]
    assert after.path not in office.retention.copies()


def test_copies_that_hold_the_values_are_dropped_by_their_count(
    office: OpenOffice, clock: Clock
) -> None:
    old_dossier(office)
    pinned = office.backups.maker
    assert pinned is not None
    pinned.before_migration()
    office.backups.make()
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    held = office.retention.copies()
    assert len(held) == 2
    with pytest.raises(RetentionError, match="Có 2 bản sao"):
        office.retention.drop_copies(count=1)
    made = office.retention.drop_copies(count=2)
    assert [copy.path for copy in office.backups.listed()] == [made.path]
    assert [path for path in held if path.exists()] == []
    with pytest.raises(RetentionError, match="Có 0 bản sao"):
        office.retention.drop_copies(count=0)
    is_well(office)


def test_no_line_of_the_history_is_without_a_token(office: OpenOffice) -> None:
    """Blanked with the words beside it, it keeps anyone from trying those out."""
    old_dossier(office)
    rows = office.database.rows("SELECT token FROM event")
    assert len({token for (token,) in rows if token}) == len(rows)


def test_a_slip_that_a_sudden_end_left_behind_goes_at_the_next_start(
    office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = old_dossier(office)
    (first, *_) = office.desk.detail(number).slips
    file = office.data / "slips" / first.path
    years_later(clock)
    set_a_year(office)

    def die(*_files: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(services, "_left", die)
    with pytest.raises(KeyboardInterrupt):
        anonymise(office)
    assert file.exists()
    assert any("vẫn còn" in finding for finding in office.findings())
    monkeypatch.undo()
    office.close()
    again = open_office(office.data, clock=clock)
    assert not file.exists()
    is_well(again)
    again.close()


def test_what_could_not_be_deleted_is_deleted_at_the_next_start(
    office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip is open in a viewer, then the disk is full; the values are gone."""
    number = old_dossier(office)
    (first, *_) = office.desk.detail(number).slips
    file = office.data / "slips" / first.path
    years_later(clock)
    set_a_year(office)
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path == file:
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    assert not anonymise(office).is_finished
    assert file.exists()
    assert told_of(office, *WORDS) == []
    monkeypatch.undo()

    def full() -> None:
        raise DiskFullError

    pending = office.data / PENDING
    pending.write_text("")
    replace(unguarded(office.retention), rewrite=full).finish()
    assert not file.exists()
    assert pending.exists()
    office.close()
    again = open_office(office.data, clock=clock)
    assert not pending.exists()
    is_well(again)
    again.close()


def test_a_line_altered_afterwards_is_named(office: OpenOffice, clock: Clock) -> None:
    old_dossier(office)
    later = received(office, "Đặng Văn Ấn")
    years_later(clock)
    set_a_year(office)
    anonymise(office)
    database = office.database
    columns = ("kind", "at", "recorded_at", "actor", "body", "hash", "dossier_id")
    last = database.value("SELECT max(seq) FROM event")
    database.execute("PRAGMA foreign_keys = 0")
    for trigger in ("event_no_update", "erased_no_update", "erased_no_delete"):
        database.execute(f"DROP TRIGGER {trigger}")
    for seq in range(1, last + 1):
        for column in columns:
            _try_to_alter(office, seq, column)
    gone = "place = 'event' AND line = '1'"
    owned = database.row(f"SELECT * FROM erased WHERE {gone}")
    database.execute(f"DELETE FROM erased WHERE {gone}")
    assert "Dòng 1 của lịch sử đã bị sửa sau khi ghi." in checks.findings(database)
    database.execute("INSERT INTO erased VALUES (?, ?, ?, ?)", owned)
    with database.writing():
        database.execute("UPDATE erased SET digest = 'a' WHERE place = 'slip'")
        fault = StorageUnit(database).audit.first_erasure_fault()
        assert "không có trong nhật ký" in fault
    (seq,) = database.row("SELECT seq FROM event WHERE dossier_id = 2")
    left = left_of(database.row("SELECT * FROM event WHERE seq = ?", (seq,)))
    false = (str(seq), left, "nay")
    database.execute("INSERT INTO erased VALUES ('event', ?, ?, ?)", false)
    said = f"Dòng {seq} của lịch sử được ghi là đã ẩn danh mà không khớp."
    assert said in checks.findings(database)
    database.execute("DELETE FROM erased WHERE digest = ?", (left,))
    assert office.desk.detail(later).history_ok
    is_well(office)


def _try_to_alter(office: OpenOffice, seq: int, column: str) -> None:
    """Alter one column of one line; rolled back when it was found."""
    database = office.database
    altered = {"hash": "x'00'", "dossier_id": "99"}.get(column, f"{column} || ' '")
    with database.writing():
        database.execute(f"UPDATE event SET {column} = {altered} WHERE seq = ?", (seq,))
        fault = StorageUnit(database).audit.first_history_fault([])
    assert f"dòng {seq}" in fault, (seq, column, fault)

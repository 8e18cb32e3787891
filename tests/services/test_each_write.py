"""Each write of the services, one after the other: done with its trail, or refused."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office, open_or_read
from motcua_desktop.domain.accounts import Role
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.errors import ReadOnlyOfficeError, ReadOnlyPlaceError
from motcua_desktop.services.ports_printing import PrintSetup
from motcua_desktop.services.rights import RIGHTS, Trail
from motcua_desktop.services.slips import RECEIPT
from tests.accounts import PASSWORD, as_role
from tests.builders import Clock
from tests.disks import protected
from tests.services.scene_of_all import Scene, a_scene
from tests.services.test_rescue import DEEDS as RESCUES
from tests.services.writes import WRITES, Write

ALONE: Final = {"AccountDesk.work_without_login", "AccountDesk.end_login"}
"""Said where there are no accounts, or one: each tried by itself."""

ON_READING: Final = frozenset(
    {
        *("OfficeDesk.id_number", "PersonDesk.id_number", "PersonDesk.sheet"),
        *("Lists.tracking_book", "Lists.masked_tracking_book", "Lists.book_part"),
        *("AttachmentDesk.copy_to_look", "AttachmentDesk.write"),
        *("CounterSlipDesk.print_again", "CounterSlipDesk.editable"),
        *("DeskPapers.label", "DeskPapers.handover", "DeskPapers.book"),
        *("PaperDesk.make_book", "PaperDesk.make_list", "PaperDesk.look"),
        *("PaperDesk.make", "PaperDesk.enqueue", "PaperDesk.save_pdf"),
        *("PrintQueue.add", "PrintQueue.again", "Explaining.write"),
        *("OfficeDesk.print_explanation", "OfficeDesk.write_rows"),
        *("OfficeDesk.export_report", "ReportDesk.export"),
        *("TableDesk.export", "TableDesk.export_behind", "IssueDesk.copy"),
        *("AuditDesk.lines", "AuditDesk.newest"),
    }
)
"""What still goes where nothing can be written: looking, printing, giving out."""

_UNNOTED: Final[dict[str, Write]] = {
    "BackupDesk.run": lambda it, _: it.backups.run(is_closing=True),
    "BackupDesk.before_change_of_schema": lambda it, _: (
        it.backups.before_change_of_schema()
    ),
    "BackupDesk.before_import": lambda it, _: it.backups.before_import(),
    "BackupDesk.to_second_place": lambda it, _: it.backups.to_second_place(
        it.backups.listed()[0]
    ),
    "RetentionDesk.finish": lambda it, _: it.retention.finish(),
    "PrintQueue.remember": lambda it, _: it.printing.remember(RECEIPT, PrintSetup()),
    "PrintQueue.work": lambda it, _: it.printing.work(),
    "PrintQueue.came_out": lambda it, on: it.printing.came_out([on.job]),
    "AccountDesk.log_in": lambda it, _: it.accounts.log_in("clerk", PASSWORD),
    "AccountDesk.recover": lambda it, on: it.accounts.recover(
        on.recovery, "admin", "mật khẩu mới 3"
    ),
}
"""Functions that may write although they leave no trail."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scene]:
    """An office in which every deed can be done, closed."""
    folder, clock = tmp_path_factory.mktemp("mọi việc"), Clock()
    office = open_office(folder / "văn phòng", clock=clock)
    scene = a_scene(office, clock, folder)
    office.close()
    return office.data, scene


@pytest.fixture(scope="module")
def only_read(made: tuple[Path, Scene]) -> Iterator[OpenOffice]:
    data, _ = made
    before = _content(data)
    with protected(data):
        office = open_or_read(data, clock=Clock())
        yield office
        office.close()
    assert _content(data) == before


def _content(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def _lines_and_events(office: OpenOffice) -> tuple[int, int]:
    ((lines, events),) = office.database.rows(
        "SELECT (SELECT count(*) FROM audit), (SELECT count(*) FROM event)"
    )
    return lines, events


def test_every_function_that_leaves_a_trail_is_tried() -> None:
    leaving = {name for name, right in RIGHTS.items() if right.trail is not Trail.READ}
    assert leaving == {*WRITES, *RESCUES, *ALONE}
    assert set(WRITES) >= ON_READING
    assert {RIGHTS[name].trail for name in _UNNOTED} == {Trail.READ}


def test_each_is_done_and_leaves_its_trail(tmp_path: Path, clock: Clock) -> None:
    office = open_office(tmp_path / "văn phòng", clock=clock)
    scene = a_scene(office, clock, tmp_path)
    left: dict[str, tuple[int, int]] = {}
    with as_role(office, Role.ADMIN):
        for function, write in WRITES.items():
            lines, events = _lines_and_events(office)
            write(office, scene)
            more_lines, more_events = _lines_and_events(office)
            left[function] = more_lines - lines, more_events - events
        assert office.audit.verify() == []
    office.close()
    # The door notes the try and the coming in by itself.
    assert left.pop("AccountDesk.change_own_password") == (3, 0)
    for function, (lines, events) in left.items():
        match RIGHTS[function].trail:
            case Trail.ENTRY:
                assert lines == 1, function
            case Trail.HISTORY:
                assert (lines, events > 0) == (0, True), function
            case _:
                assert (lines == 1) != (events > 0), function


@pytest.mark.parametrize("function", WRITES)
def test_where_nothing_can_be_written_each_is_refused_or_done_without(
    made: tuple[Path, Scene], only_read: OpenOffice, function: str
) -> None:
    def write() -> Any:
        with as_role(only_read, Role.ADMIN):
            return WRITES[function](only_read, made[1])

    if function in ON_READING:
        write()
    else:
        _refused(write)


@pytest.mark.parametrize("function", _UNNOTED)
def test_what_leaves_no_trail_ends_in_no_crash_either(
    made: tuple[Path, Scene], only_read: OpenOffice, function: str
) -> None:
    def write() -> Any:
        with as_role(only_read, Role.ADMIN):
            return _UNNOTED[function](only_read, made[1])

    if function == "AccountDesk.recover":
        _refused(write)
    else:
        write()


def _refused(write: Callable[[], Any]) -> None:
    with pytest.raises((ReadOnlyOfficeError, ReadOnlyPlaceError)) as caught:
        write()
    assert "chưa ghi được" in str(caught.value) or "Không ghi được" in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize("function", RESCUES)
def test_a_rescue_of_files_that_cannot_be_written_is_refused(
    only_read: OpenOffice, tmp_path: Path, function: str
) -> None:
    def log_in(office: OpenOffice) -> None:
        office.gate.session.login = Role.ADMIN.value

    rescue = rescue_desk(only_read.data, clock=Clock(), log_in=log_in)
    if function == "RescueDesk.take_out":
        assert RESCUES[function](rescue, tmp_path / "mang đi")
    else:
        _refused(lambda: RESCUES[function](rescue, tmp_path / "ổ rời"))


def test_nobody_can_be_let_in_for_good_where_nothing_can_be_written(
    office: OpenOffice, clock: Clock
) -> None:
    office.close()
    with protected(office.data):
        again = open_or_read(office.data, clock=clock)
        _refused(again.accounts.work_without_login)
        again.close()


def test_the_login_is_not_ended_where_nothing_can_be_written(
    only_read: OpenOffice,
) -> None:
    with as_role(only_read, Role.ADMIN):
        _refused(lambda: only_read.accounts.end_login(PASSWORD))

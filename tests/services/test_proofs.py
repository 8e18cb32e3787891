"""The table of proofs: what is shown before a report, and who breaks a sum."""

from datetime import date

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.period import Period
from motcua_desktop.services.ports_figures import FigureScope
from tests.builders import Clock
from tests.services.test_report_issues import (
    NOVEMBER,
    OCTOBER,
    issue_october,
    month_of,
)


def test_every_sum_of_a_sound_office_holds(
    any_office: OpenOffice, clock: Clock
) -> None:
    month_of(any_office, clock)
    clock.set(2026, 10, 15, 8, 0)
    proofs = any_office.proofs.proofs(OCTOBER)
    assert all(one.ok and one.left == one.right for one in proofs)
    assert {one.dossiers for one in proofs} == {()}
    names = [one.name for one in proofs]
    assert "Tổng số = đã giải quyết + đang giải quyết" in names
    assert "Danh sách quá hạn = số hồ sơ quá hạn" in names
    shown = {one.name: (one.left, one.right) for one in proofs}
    assert shown["Tổng số = cộng theo kênh tiếp nhận"] == (4, 4)
    assert shown["Danh sách quá hạn = số hồ sơ quá hạn"] == (2, 2)


def test_a_dossier_that_breaks_a_sum_is_named(office: OpenOffice, clock: Clock) -> None:
    numbers = month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    office.database.execute(
        "UPDATE dossier SET timing = 'lạ' WHERE number = ?", (numbers[0],)
    )
    broken = [one for one in office.proofs.proofs(OCTOBER) if not one.ok]
    assert [(one.name, one.left, one.right, one.dossiers) for one in broken] == [
        ("Tổng số = đã giải quyết + đang giải quyết", 4, 3, (numbers[0],))
    ]


def test_a_dossier_of_no_channel_breaks_the_sum_over_channels(
    office: OpenOffice, clock: Clock
) -> None:
    numbers = month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    office.database.execute(
        "UPDATE dossier SET channel = 'fax' WHERE number = ?", (numbers[0],)
    )
    broken = {one.name: one for one in office.proofs.proofs(OCTOBER) if not one.ok}
    over_channels = broken["Đã giải quyết = cộng theo kênh tiếp nhận"]
    assert over_channels.dossiers == (numbers[0],)


def test_the_last_report_is_one_of_the_proofs(office: OpenOffice, clock: Clock) -> None:
    numbers = month_of(office, clock)
    issue_october(office, clock)
    clock.set(2026, 11, 16, 8, 0)
    held = office.proofs.proofs(NOVEMBER)[-1]
    assert held.name == (
        "Kỳ trước chuyển sang = đang giải quyết theo Báo cáo số 27/BC-TTPVHCC "
        "và điều chỉnh"
    )
    assert (held.left, held.right, held.ok) == (2, 2, True)
    office.database.execute(
        "UPDATE dossier SET closed_at = '2026-10-01T09:00' WHERE number = ?",
        (numbers[3],),
    )
    broken = office.proofs.proofs(NOVEMBER)[-1]
    assert (broken.left, broken.right, broken.ok) == (1, 2, False)
    assert broken.dossiers == (numbers[3],)


def test_an_empty_period_and_an_old_moment_are_proved_too(
    office: OpenOffice, clock: Clock
) -> None:
    numbers = month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    before = Period(date(2025, 1, 1), date(2025, 1, 31))
    assert all(one.ok for one in office.proofs.proofs(before))
    early = FigureScope(as_of=office.clock().replace(month=9, day=23, hour=12))
    proofs = office.proofs.proofs(OCTOBER, scope=early)
    assert {one.left for one in proofs if one.name.startswith("Tổng số")} == {3}
    assert len(numbers) == 4

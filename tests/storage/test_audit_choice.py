"""What is looked for in the log is chosen by SQL, as one would choose by hand."""

from datetime import datetime, timedelta

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.services.audit import deed_words
from motcua_desktop.services.rows.audit import AuditChoice, AuditLine, AuditWanted
from motcua_desktop.storage.audit_choice import chosen_where
from motcua_desktop.text import fold
from tests.builders import unguarded

_START = datetime(2026, 11, 1, 23, 59, 59, 999999)
_PEOPLE = (("ha", "Trần Thị Thu Hà"), ("lan", "Lê Thị Lan"), ("", "Bà Hạnh"))
_DEEDS = ("SlipDesk.issue", "Lists.book_part", "ReportDesk.export", "Gone.deed")


@pytest.fixture
def filled(any_office: OpenOffice) -> OpenOffice:
    """An office with two hundred lines over three weeks, one of them out of turn."""
    with unguarded(any_office.accounts).open_unit() as unit:
        for n in range(200):
            at = _START + timedelta(hours=3 * n) - timedelta(days=90 * (n == 77))
            login, actor = _PEOPLE[n % 3]
            about = f"H26.12-{n % 7} 50%_{n % 2}"
            unit.audit.append(AuditLine(at, login, actor, _DEEDS[n % 4], about))
        unit.commit()
    return any_office


@pytest.mark.parametrize(
    "wanted",
    [
        AuditWanted(),
        AuditWanted(since="2026-11-05", until="2026-11-05"),
        AuditWanted(until="2026-11-02"),
        AuditWanted(who="lan"),
        AuditWanted(who="ha"),
        AuditWanted(who="không có ai"),
        AuditWanted(deed="in phieu"),
        AuditWanted(deed="gone"),
        AuditWanted(who="hạnh", deed="báo cáo", since="2026-11-10"),
    ],
)
def test_each_way_finds_what_a_hand_would_find(
    filled: OpenOffice, wanted: AuditWanted
) -> None:
    audit = unguarded(filled.audit)
    by_hand = [
        line
        for line in audit.lines()
        if (
            not wanted.who or wanted.who == line.login or _holds(line.actor, wanted.who)
        )
        and _holds(deed_words(line.deed), wanted.deed)
        and wanted.since <= line.recorded_at.date().isoformat()
        and line.recorded_at.date().isoformat() <= (wanted.until or "9999")
    ]
    assert [*audit.lines(wanted)] == by_hand
    page = audit.newest(wanted, limit=9)
    newest = sorted(by_hand, key=lambda it: (it.recorded_at, it.seq), reverse=True)
    assert page.lines == tuple(newest[:9])
    assert page.count == len(by_hand)


def _holds(text: str, part: str) -> bool:
    return fold(part) in fold(text)


def test_subjects_are_whole_words_whatever_signs_they_hold(filled: OpenOffice) -> None:
    with unguarded(filled.accounts).read_unit() as unit:
        for subjects, count in (
            ({"H26.12-3"}, 29),
            ({"H26.12-3", "H26.12-4"}, 57),
            ({"50%_1"}, 100),
            ({"50%"}, 0),
            (set(), 0),
        ):
            choice = AuditChoice(subjects=frozenset(subjects))
            assert unit.audit.count(choice) == count, subjects


def test_the_log_on_screen_is_read_from_an_index(office: OpenOffice) -> None:
    """Ten years of lines cost no more than those that show."""
    choice = AuditChoice("2026-11-05", deeds=frozenset(_DEEDS), actors=frozenset({"A"}))
    where, values = chosen_where(choice)
    for head, tail in (
        ("count(*)", ""),
        ("seq", "ORDER BY recorded_at DESC, seq DESC LIMIT 9"),
    ):
        plan = office.database.rows(
            f"EXPLAIN QUERY PLAN SELECT {head} FROM audit WHERE {where} {tail}", values
        )
        (step,) = (row[3] for row in plan)
        assert "COVERING INDEX audit_moment (recorded_at>?" in step

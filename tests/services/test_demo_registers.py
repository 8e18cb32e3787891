"""The demo office keeps registers too: sound, of its days, told in its report."""

from datetime import date, datetime
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.demo.demo_office import DemoOffice
from motcua_desktop.services.demo.registers import (
    confirm_texts,
    keep_registers,
    register_entries,
)
from motcua_desktop.services.rows.narrative import TextState
from tests.documents.reading import word_text

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 23)
QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))


def test_every_register_is_kept_and_nothing_is_told_before_it_happened() -> None:
    kept = register_entries(FIRST, LAST)
    assert sorted(kept) == sorted(REGISTERS)
    for name, entries in kept.items():
        assert entries, name
        begins = REGISTERS[name].begins
        for entry in entries:
            days = [getattr(entry, begins)] if begins else []
            days += [getattr(entry, "resolved_on", None) or FIRST]
            assert all(FIRST <= day <= LAST for day in days), entry


def test_the_demo_report_tells_what_the_registers_say(
    office: OpenOffice, tmp_path: Path
) -> None:
    demo = DemoOffice(
        calendar=office.calendars(),
        catalogue=(),
        now=datetime(2026, 11, 23, 9),
        first=FIRST,
        last=LAST,
    )
    keep_registers(office.registers, demo)
    confirm_texts(office.narrative, QUARTER, "Hà")
    narrative = office.narrative.narrative(QUARTER)
    states = [it.state for it in narrative.sections]
    assert states.count(TextState.CONFIRMED) >= 12
    assert [it.findings for it in narrative.sections if it.findings] == []
    path = tmp_path / "báo cáo.docx"
    office.reports.export("cchc", QUARTER, path)
    text = word_text(path.read_bytes())
    assert "Trung tâm đã ban hành 02 văn bản" in text.replace("\u00a0", " ")

"""What was done to the file behind the program's back is found and named."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import Clock, act, received

ATTACKS = {
    "an entry is rewritten": (
        "UPDATE event SET body = replace(body, 'Hoa', 'Hòa') WHERE seq = 1",
        "Dòng 1 của lịch sử đã bị sửa",
    ),
    "an entry is cut out": (
        "DELETE FROM event WHERE seq = 2",
        "Lịch sử thiếu dòng 2",
    ),
    "the tail is cut off": (
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        "Lịch sử kết thúc ở dòng",
    ),
    "a fact is changed": (
        "UPDATE dossier SET timing = 'early' WHERE id = 1",
        "không khớp với lịch sử",
    ),
    "a pause is forgotten": (
        "DELETE FROM pause",
        "không khớp với lịch sử",
    ),
}


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_tampering_is_found(office: OpenOffice, clock: Clock, attack: str) -> None:
    number = received(office)
    act(office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    received(office)
    assert office.findings() == []
    office.close()
    statement, words = ATTACKS[attack]
    _behind_the_back(office.data / DATABASE_FILE, statement)
    again = open_office(office.data, clock=clock)
    findings = again.findings()
    assert any(words in finding for finding in findings), findings
    again.close()


def _behind_the_back(path: Path, statement: str) -> None:
    file = sqlite3.connect(path)
    for trigger in ("event_no_update", "event_no_delete"):
        file.execute(f"DROP TRIGGER {trigger}")
    file.execute(statement)
    file.commit()
    file.close()


def test_replace_does_not_walk_through_the_guards(office: OpenOffice) -> None:
    received(office)
    with pytest.raises(Exception, match="chỉ được ghi thêm"):
        office.database.execute(
            "INSERT OR REPLACE INTO event SELECT seq, dossier_id, kind, at, "
            "recorded_at, 'kẻ khác', token, body, hash FROM event"
        )

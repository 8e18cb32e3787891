"""Notes beside the database are cut, flipped, made another kind: work goes on."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from motcua_desktop.services.ports_printing import PrintSetup
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.ui.habits import Habits
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.intake.drafts import DraftFile
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.state import PaperRow
from motcua_desktop.ui.screens.registers.drafts import EntryDraft, RegisterDrafts
from motcua_desktop.ui.screens.reports.narrative_drafts import (
    NarrativeDrafts,
    TextDraft,
)
from motcua_desktop.ui.screens.returning.drafts import BatchDraft, BatchFile
from tests.builders import Clock
from tests.faults.figures import told
from tests.faults.setting import times
from tests.ui.fakes import DirectRunner, FakeSpooler

Use = Callable[[], object]
"""Reads a note as the program does, and goes on working with what it says."""

_OTHERS: Final[tuple[object, ...]] = (
    None,
    0,
    -1,
    "",
    "x",
    [],
    [None],
    {},
    {"x": None},
    True,
    1e300,
)
_PDF: Final = b"%PDF-1.7"


def _intake(folder: Path) -> tuple[Path, Use]:
    file = DraftFile(folder)
    file.save(IntakeForm(name="Nguyễn Thị Hoa", papers=(PaperRow("Tờ khai"),)))
    return file.path, file.load


def _registers(folder: Path) -> tuple[Path, Use]:
    file = RegisterDrafts(folder)
    file.save({"kien-nghi": EntryDraft(3, {"noi_dung": "Chậm trả kết quả"})})
    return file.path, file.load


def _narrative(folder: Path) -> tuple[Path, Use]:
    file = NarrativeDrafts(folder)
    file.save(TextDraft("2026-09-15", "2026-10-14", "H26.12", "ton_tai", "Còn hồ sơ."))
    return file.path, file.load


def _returning(folder: Path) -> tuple[Path, Use]:
    file = BatchFile(folder)
    file.save(BatchDraft("mã", items={"H26.12-261123-0001": "RR123456785VN"}))
    return file.path, file.load


def _panels(folder: Path) -> tuple[Path, Use]:
    def panels() -> PanelDrafts:
        return PanelDrafts(folder, "steps", DirectRunner())

    kept = panels()
    kept.typed("finish:1", {"reason": "đủ giấy tờ"})
    kept.opened("finish:1")
    kept.keep()
    return kept.path, lambda: panels().restore(lambda _key: None)


def _habits(folder: Path) -> tuple[Path, Use]:
    habits = Habits(folder, "Trần Thị Thu Hà")
    habits.keep("every", columns=("Mã hồ sơ", "Hẹn trả"), widths={"Mã hồ sơ": 170})

    def use() -> None:
        habits.table("every")
        habits.keep("every", sort="due")

    return habits.path, use


def _setups(folder: Path) -> tuple[Path, Use]:
    queue = PrintQueue(FakeSpooler(("HP",)), Clock(), folder)
    queue.remember("receipt", PrintSetup("HP", "2", 3))

    def use() -> None:
        queue.setup("receipt")
        queue.remember("label", PrintSetup())

    return folder / "setups.json", use


def _queue(folder: Path) -> tuple[Path, Use]:
    queue = PrintQueue(FakeSpooler(("HP",)), Clock(), folder)
    job = queue.add(_PDF, kind="receipt", paper="A5", title="Giấy tiếp nhận")

    def use() -> None:
        queue.work()
        (kept,) = queue.jobs()
        queue.again([kept.id])
        queue.work()
        assert [it.id for it in queue.jobs()] == [job.id]

    return folder / f"{job.id}.json", use


NOTES: Final[dict[str, Callable[[Path], tuple[Path, Use]]]] = {
    "intake": _intake,
    "registers": _registers,
    "narrative": _narrative,
    "returning": _returning,
    "panels": _panels,
    "habits": _habits,
    "setups": _setups,
    "queue": _queue,
}


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    match chance.randrange(3):
        case 0:
            del content[chance.randrange(len(content)) :]
        case 1:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case _:
            said = _said_otherwise(json.loads(whole), chance)
            return json.dumps(said, ensure_ascii=False).encode()
    return bytes(content)


def _said_otherwise(said: Any, chance: random.Random) -> Any:
    """Return the same note with one of its values of another kind."""
    if chance.random() < 0.4:
        return chance.choice(_OTHERS)
    if isinstance(said, dict) and said:
        name = chance.choice([*said])
        return {**said, name: _said_otherwise(said[name], chance)}
    if isinstance(said, list) and said:
        at = chance.randrange(len(said))
        return [*said[:at], _said_otherwise(said[at], chance), *said[at + 1 :]]
    return chance.choice(_OTHERS)


@pytest.mark.parametrize("name", NOTES)
def test_a_damaged_note_stops_nothing(name: str, tmp_path: Path) -> None:
    path, use = NOTES[name](tmp_path)
    whole, chance, tries = path.read_bytes(), random.Random(name), times(40, 300)
    use()
    for _ in range(tries):
        path.write_bytes(_damaged(whole, chance))
        use()
    told("21", f"damaged note, {name}", {"tried": tries, "went on": tries})

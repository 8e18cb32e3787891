"""The log keeps where something went wrong, never whose dossier it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua_desktop import __main__ as program
from motcua_desktop.cli import main as cli_main
from motcua_desktop.incidents import log_to, record


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    log_to(tmp_path)
    yield tmp_path / "motcua.log"
    log_to(tmp_path / "khác")


def _fails() -> None:
    message = "Key (cccd)=(001099012345) already exists for 'Nguyễn Thị Hoa' 0900000123"
    raise ValueError(message)


def test_a_number_leads_to_the_place_and_not_to_the_person(log: Path) -> None:
    with pytest.raises(ValueError, match="Key") as caught:
        _fails()
    number = record(caught.value)
    words = log.read_text(encoding="utf-8")
    assert number in words
    assert "_fails" in words
    for private in ("001099012345", "Hoa", "0900000123"):
        assert private not in words


def test_a_folder_that_cannot_be_written_to_stops_nothing() -> None:
    log_to(Path("/proc/nhật ký"))
    assert record(ValueError("x"))


def test_the_unexpected_ends_with_a_number_and_no_traceback(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_words: list[str]) -> int:
        raise RuntimeError("bí mật của 001099012345")

    monkeypatch.setattr(cli_main, "main", fails)
    assert program.start() == 3
    said = capsys.readouterr().err
    assert "Traceback" not in said
    number = said.split("số ")[1].split()[0]
    assert number in log.read_text(encoding="utf-8")


def test_a_break_and_a_closed_pipe_are_no_incidents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_main, "main", breaks)
    assert program.start() == 130

"""`encryption`: on, worked with, off, from the command line as a clerk calls it."""

import json
from pathlib import Path

import pytest

from motcua_desktop.cli.main import main
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.cipher import is_plain


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


def test_an_office_is_encrypted_worked_with_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "văn phòng"
    place = ["--data", str(data)]
    demo = ["demo", "--dossiers", "30", "--no-open", "--json"]
    assert main([*place, *demo]) == 0
    capsys.readouterr()
    monkeypatch.setenv("MOTCUA_PASSWORD", "mật khẩu dài")
    assert main([*place, "encryption", "on", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert not is_plain(data / "motcua.db")
    assert main([*place, "check", "--json"]) == 0
    capsys.readouterr()
    monkeypatch.setenv("MOTCUA_PASSWORD", "không phải mật khẩu")
    assert main([*place, "check"]) == 1
    assert "mã khôi phục" in capsys.readouterr().err
    monkeypatch.setenv("MOTCUA_PASSWORD", answer["recovery_key"])
    opened_with_paper = ["--user", "ma-khoi-phuc"]
    assert main([*place, *opened_with_paper, "check"]) == 0
    assert main([*place, *opened_with_paper, "encryption", "off"]) == 0
    assert is_plain(data / "motcua.db")
    assert main([*place, "check"]) == 0


def test_a_new_version_starts_without_anybody_logging_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The launcher asks for a copy while nobody is there to give a password."""
    place = ["--data", str(tmp_path / "văn phòng")]
    asked = [*place, "backup", "before-update", "--json"]
    assert main([*place, "demo", "--dossiers", "5", "--no-open"]) == 0
    monkeypatch.setenv("MOTCUA_NEW_PASSWORD", "mật khẩu dài")
    assert main([*place, "user", "add", "duc", "--role", "admin"]) == 0
    capsys.readouterr()
    assert main(asked) == 0
    made = Path(json.loads(capsys.readouterr().out)["path"])
    assert made.is_file()
    assert made.parent.name == "backups"
    monkeypatch.setenv("MOTCUA_PASSWORD", "mật khẩu dài")
    assert main([*place, "--user", "duc", "encryption", "on", "--json"]) == 0
    monkeypatch.delenv("MOTCUA_PASSWORD")
    capsys.readouterr()
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out) == {"path": "", "needless": True}

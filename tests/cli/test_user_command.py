"""Accounts and the log on the command line."""

from pathlib import Path

import pytest

from motcua_desktop.storage.passwords import Argon2Seal
from tests.accounts import PASSWORD
from tests.cli.program import Program, started
from tests.documents.reading import pdf_text


@pytest.fixture
def office(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """An office with an administrator and a clerk."""
    cheap = Argon2Seal.__init__
    monkeypatch.setattr(
        Argon2Seal, "__init__", lambda self: cheap(self, memory_kib=64, rounds=1)
    )
    monkeypatch.setenv("MOTCUA_NEW_PASSWORD", PASSWORD)
    monkeypatch.setenv("MOTCUA_PASSWORD", PASSWORD)
    added = program("user", "add", "duc", "--name", "Minh Đức", "--role", "admin")
    assert added.status == 0, added.err
    words = ("user", "add", "ha", "--name", "Thu Hà", "--role", "clerk")
    assert program("--user", "duc", *words).status == 0
    return program


def test_an_office_without_accounts_asks_for_nobody(program: Program) -> None:
    assert program("watch").status == 0
    assert program("user", "without-login").status == 0
    assert program("user", "list", "--json").document == {"users": []}


def test_every_command_asks_who_is_there(office: Program) -> None:
    refused = office("find", "Nguyễn")
    assert refused.status == 1
    assert "yêu cầu đăng nhập" in refused.err
    assert office("--user", "ha", "find", "Nguyễn").status == 0


def test_a_wrong_password_is_refused(
    office: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_PASSWORD", "sai")
    refused = office("--user", "ha", "find", "Nguyễn")
    assert refused.status == 1
    assert "không đúng" in refused.err


def test_a_clerk_administers_nothing(office: Program) -> None:
    for words in (
        ("user", "disable", "duc"),
        ("user", "list"),
        ("office", "set", "phone=0200 111 222"),
        ("audit", "list"),
    ):
        refused = office("--user", "ha", *words)
        assert refused.status == 1, words
        assert "Vai trò “Công chức một cửa” không được" in refused.err


def test_roles_and_states_are_changed_and_listed(office: Program) -> None:
    admin = ("--user", "duc", "user")
    assert office(*admin, "role", "ha", "--role", "leader").status == 0
    assert office(*admin, "disable", "ha").status == 0
    listed = office(*admin, "list", "--json").document["users"]
    assert [(one["login"], one["role"], one["is_disabled"]) for one in listed] == [
        ("duc", "admin", False),
        ("ha", "leader", True),
    ]
    assert office(*admin, "add", "x1").status == 2
    assert office(*admin, "disable", "duc").status == 1


def test_a_lost_password_is_set_by_the_printed_key(
    office: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "mã.pdf"
    made = office("--user", "duc", "user", "recovery-key", "--out", paper)
    assert made.status == 0, made.err
    words = pdf_text(paper.read_bytes(), tmp_path).split()
    (key,) = [word for word in words if word.count("-") == 5]
    assert key not in made.out
    monkeypatch.setenv("MOTCUA_RECOVERY_KEY", key)
    monkeypatch.setenv("MOTCUA_NEW_PASSWORD", "mật khẩu khác 1")
    assert office("user", "recover", "duc").status == 0
    assert office("--user", "duc", "watch").status == 1
    monkeypatch.setenv("MOTCUA_PASSWORD", "mật khẩu khác 1")
    assert office("--user", "duc", "watch").status == 0


def test_without_a_terminal_a_password_cannot_be_asked_for(
    office: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("MOTCUA_NEW_PASSWORD", "MOTCUA_PASSWORD"):
        monkeypatch.delenv(variable)
    for words, variable in (
        (("user", "recover", "duc"), "MOTCUA_RECOVERY_KEY"),
        (("--user", "duc", "user", "list"), "MOTCUA_PASSWORD"),
    ):
        alone = started(office.data, *words, start_new_session=True)
        _, said = alone.communicate("", timeout=60)
        assert alone.returncode == 2
        assert said.startswith("Lệnh chưa đúng: không có nơi để gõ")
        assert variable in said


def test_the_log_is_listed_proved_and_exported(office: Program, tmp_path: Path) -> None:
    admin = ("--user", "duc")
    listed = office(*admin, "audit", "list")
    assert "thêm tài khoản" in listed.out
    assert "ha" in listed.out
    head = office(*admin, "audit", "head", "--json").document["audit"]
    proved = office(*admin, "audit", "verify", "--anchor", head)
    assert proved.status == 0
    number, _, mark = head.partition(":")
    wrong = f"{number}:{'0' * len(mark)}"
    refused = office(*admin, "audit", "verify", "--anchor", wrong)
    assert refused.status == 1
    assert f"dòng {number} không khớp" in refused.out
    exported = office(*admin, "audit", "export", tmp_path / "nhật ký.xlsx", "--json")
    assert exported.document["rows"] > 3

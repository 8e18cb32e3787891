"""How far a long command is: told on stderr, never on stdout."""

import sys

import pytest

from motcua_desktop.cli.console import Console
from motcua_desktop.cli.progress import progress, telling


@pytest.mark.parametrize("is_terminal", [True, False])
def test_it_is_told_on_stderr_only(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_terminal: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal, raising=False)
    with progress("Đang nhập sổ", Console(), total=450) as told:
        passed = list(telling(range(450), told))
    assert passed == list(range(450))
    output = capsys.readouterr()
    assert output.out == ""
    assert "Đang nhập sổ" in output.err


def test_it_hears_every_two_hundred() -> None:
    heard: list[int] = []
    assert len(list(telling("a" * 450, heard.append))) == 450
    assert heard == [200, 400]

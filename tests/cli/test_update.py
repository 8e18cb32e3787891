"""Taking in a new version from a file: genuine, whole and newer, or not at all."""

import json
from pathlib import Path

import pytest

from motcua_desktop import __version__
from motcua_desktop.cli import update
from motcua_desktop.desktop import PROGRAMS
from motcua_desktop.exchange.signatures import new_key, public_half
from motcua_desktop.exchange.update_file import sign_update
from tests.cli.program import Answer, Program

KEY = bytes(range(32))
BODY = b"#!/bin/sh\n" + bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "chương trình"
    monkeypatch.setenv(PROGRAMS, str(folder))
    public = public_half(KEY)
    monkeypatch.setattr(update, "release_keys", lambda: (b"\1" * 32, public))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bản mới.mccapnhat"


def _signed(version: str = "99.0.0", system: str = "linux") -> bytes:
    return sign_update(BODY, version=version, system=system, key=KEY)


def _refused(program: Program, file: Path, programs: Path) -> Answer:
    database = program.data / "motcua.db"
    before = database.read_bytes()
    answer = program("update", file)
    assert answer.status == 1, answer.out
    assert not programs.exists()
    assert database.read_bytes() == before
    return answer


def test_a_genuine_update_waits_for_the_next_start(
    program: Program, file: Path, programs: Path
) -> None:
    file.write_bytes(_signed())
    answer = program("update", file)
    assert answer.status == 0, answer.err
    assert "Đã nhận phiên bản 99.0.0. Đóng cửa sổ rồi mở lại" in answer.out
    note = json.loads((programs / "update.json").read_text("utf-8"))
    assert Path(note["file"]).read_bytes() == BODY
    assert note == {"version": "99.0.0", "file": note["file"], "size": len(BODY)}
    assert Path(note["file"]).stat().st_mode & 0o111


def test_only_the_newest_update_is_kept(
    program: Program, file: Path, programs: Path
) -> None:
    for version in ("98.0.0", "99.0.0"):
        file.write_bytes(_signed(version))
        assert program("update", file).status == 0
    assert [it.name for it in (programs / "updates").iterdir()] == ["MotCua-99.0.0"]


@pytest.mark.parametrize("version", [__version__, "0.0.9"])
def test_a_version_that_is_not_newer_is_refused(
    program: Program, file: Path, programs: Path, version: str
) -> None:
    file.write_bytes(_signed(version))
    said = _refused(program, file, programs).err
    assert f"phiên bản {version}, không mới hơn phiên bản đang dùng" in said


def test_a_stranger_signed_it(program: Program, file: Path, programs: Path) -> None:
    file.write_bytes(sign_update(BODY, version="99.0.0", system="linux", key=new_key()))
    said = _refused(program, file, programs).err
    assert "không có chữ ký đúng của nơi phát hành" in said


def test_no_byte_of_it_may_be_changed(
    program: Program, file: Path, programs: Path
) -> None:
    genuine = _signed()
    for at in range(0, len(genuine), 97):
        changed = bytearray(genuine)
        changed[at] ^= 4
        file.write_bytes(changed)
        _refused(program, file, programs)


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.5, 0.999])
def test_a_file_cut_off_is_refused(
    program: Program, file: Path, programs: Path, share: float
) -> None:
    genuine = _signed()
    file.write_bytes(genuine[: int(len(genuine) * share)])
    assert "không dùng tệp này" in _refused(program, file, programs).err


def test_more_bytes_than_were_signed_are_refused(
    program: Program, file: Path, programs: Path
) -> None:
    file.write_bytes(_signed() + b"!")
    assert "đã bị sửa sau khi ký" in _refused(program, file, programs).err


def test_an_update_for_another_system_is_refused(
    program: Program, file: Path, programs: Path
) -> None:
    file.write_bytes(_signed(system="windows"))
    assert "không phải cho máy này" in _refused(program, file, programs).err


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b'{"format": 1}', b"[" * 9000])
def test_any_other_file_is_refused(
    program: Program, file: Path, programs: Path, content: bytes
) -> None:
    file.write_bytes(content)
    assert "không phải bản cập nhật" in _refused(program, file, programs).err


def test_a_program_without_a_key_takes_nothing(
    program: Program, file: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "release_keys", tuple)
    file.write_bytes(_signed())
    assert "chưa có khóa của nơi phát hành" in _refused(program, file, programs).err


def test_the_plain_folder_is_replaced_by_hand(
    program: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PROGRAMS)
    file.write_bytes(_signed())
    answer = program("update", file)
    assert (answer.status, "thay cả thư mục" in answer.err) == (1, True)


def test_the_keys_that_are_shipped_are_keys() -> None:
    assert all(len(key) == 32 for key in update.release_keys())

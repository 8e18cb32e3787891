"""Where the live database may lie, and where not."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from motcua_desktop.services.errors import UnsafePlaceError
from motcua_desktop.storage.places import refuse_unsafe_place

CLOUDS = (
    "OneDrive",
    "OneDrive - UBND xã An Hòa",
    "Dropbox (Cá nhân)",
    "Google Drive",
    "GoogleDrive",
    "My Drive",
    "iCloudDrive",
    "MEGA",
    "MEGAsync",
    "pCloudDrive",
    "Box",
    "Nextcloud",
    "BaiduNetdisk",
)


@pytest.mark.parametrize("cloud", CLOUDS)
def test_a_folder_of_a_cloud_is_refused_and_not_made(
    tmp_path: Path, cloud: str
) -> None:
    with pytest.raises(UnsafePlaceError):
        refuse_unsafe_place(tmp_path / cloud / "một cửa" / "motcua.db")
    assert not (tmp_path / cloud).exists()


def test_a_link_into_a_cloud_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "dữ liệu").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(UnsafePlaceError):
        refuse_unsafe_place(tmp_path / "dữ liệu" / "motcua.db")


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial"])
def test_the_folder_that_onedrive_names_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "Tài liệu"))
    with pytest.raises(UnsafePlaceError):
        refuse_unsafe_place(tmp_path / "Tài liệu" / "motcua.db")


@pytest.mark.parametrize("share", [r"\\may-chu\chung\motcua.db", "//may-chu/motcua.db"])
def test_a_share_is_refused(share: str) -> None:
    with pytest.raises(UnsafePlaceError):
        refuse_unsafe_place(Path(share))


@pytest.mark.parametrize(("kind", "is_refused"), [(4, True), (3, False)])
def test_a_mapped_drive_is_refused_and_a_fixed_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, *, is_refused: bool
) -> None:
    system = SimpleNamespace(GetDriveTypeW=lambda _anchor: kind)
    windll = SimpleNamespace(kernel32=system)
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    monkeypatch.setattr("motcua_desktop.storage.places._registered", list)
    monkeypatch.setattr(sys, "platform", "win32")
    if is_refused:
        with pytest.raises(UnsafePlaceError):
            refuse_unsafe_place(tmp_path / "motcua.db")
    else:
        refuse_unsafe_place(tmp_path / "motcua.db")


@pytest.mark.parametrize("name", ["Nguyễn Văn Ấn (một cửa)", "Boxing", "megabyte"])
def test_a_folder_of_this_machine_is_taken(tmp_path: Path, name: str) -> None:
    refuse_unsafe_place(tmp_path / name / "motcua.db")
    assert (tmp_path / name).is_dir()

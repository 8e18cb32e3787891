"""The office sets its own heading, signers and symbols; papers follow at once."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.errors import DomainError, SignatoryError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    SettingError,
    UnknownWordError,
)
from motcua_desktop.services.settings import SETTINGS
from motcua_desktop.services.slips import RECEIPT
from tests.builders import Clock, act, an_office, received
from tests.documents.reading import folded, pdf_text

REFUSAL = SlipKind.REFUSAL.value
DEPUTY = ("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Vũ Văn Hải",)


def said(path: Path, folder: Path) -> str:
    return folded(pdf_text(path.read_bytes(), folder))


def shown(office: OpenOffice) -> dict[str, tuple[str, ...]]:
    return {one.setting.name: one.texts for one in office.settings.shown()}


def test_every_field_of_the_office_is_a_setting_once() -> None:
    names = [setting.name for setting in SETTINGS]
    assert sorted(names) == sorted(one.name for one in fields(Office))


def test_what_is_shown_can_be_set_again_and_changes_nothing(
    any_office: OpenOffice,
) -> None:
    any_office.settings.change(
        {
            "signatory": ("TM. Ủy ban nhân dân", "KT. Chủ tịch|Phó Chủ tịch|Đỗ Thanh"),
            "signers": ("Phòng Kinh tế xã An Hòa|Trưởng phòng|Phan Thanh Tùng",),
            "slip_symbols": ("phieu-tu-choi=TC; thong-bao-dung=",),
            "slip_notes": ("- Một; hai.", "- Ba."),
            "book_entries": ("1.200",),
            "level": ("cap huyen",),
            "form_set": ("TT01-2018",),
        }
    )
    assert any_office.settings.change(shown(any_office)) == ()
    office = any_office.settings.office()
    assert office.slip_symbols == (("phieu-tu-choi", "TC"), ("thong-bao-dung", ""))
    assert office.slip_notes == ("- Một; hai.", "- Ba.")
    assert office.book_entries == 1200
    assert office.signature(date(2026, 11, 23)) == (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Đỗ Thanh",
    )
    assert office.agency_head("Phòng Kinh tế xã An Hòa")[1] == "Phan Thanh Tùng"


def test_a_change_is_kept_with_who_and_when(
    any_office: OpenOffice, clock: Clock
) -> None:
    any_office.settings.change({"clerks": ("Hà; Bình",)}, actor="Trần Minh Đức")
    later = clock.forward(days=1)
    any_office.settings.change({"Công chức tiếp nhận": ("Hà",)})
    first, second = any_office.settings.changes()
    (change,) = first.settings
    assert (first.actor, change.name) == ("Trần Minh Đức", "clerks")
    assert (change.before, change.after) == (("Trần Thị Thu Hà",), ("Hà", "Bình"))
    assert second.recorded_at == later
    assert second.settings[0].before == ("Hà", "Bình")
    with any_office.open_unit() as unit, pytest.raises(DomainError):
        unit.office_changes.note(first)
        any_office.database.execute("DELETE FROM office_change")


def test_new_slips_have_the_new_heading_and_old_ones_keep_theirs(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    old = office.slips.issue(RECEIPT, number)
    before = old.path.read_bytes()
    office.settings.change(
        {
            "desk": ("TRUNG TÂM HÀNH CHÍNH CÔNG SỐ 2",),
            "slip_notes": ("- Mang theo căn cước.",),
            "slip_symbols": ("phieu-tu-choi=TC-TT",),
        }
    )
    again = office.slips.issue(RECEIPT, number)
    assert (again.issue, again.sha256) == (1, old.sha256)
    assert old.path.read_bytes() == before
    anew = office.slips.issue(RECEIPT, number, anew=True)
    text = said(anew.path, tmp_path)
    assert "TRUNG TÂM HÀNH CHÍNH CÔNG SỐ 2" in text
    assert "- Mang theo căn cước." in text
    act(office, number, Step.REFUSE, reason="không đủ điều kiện")
    assert office.slips.issue(REFUSAL, number).number == "01/TC-TT"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("unit_name", " ", "“Tên đơn vị” còn để trống"),
        ("desk", "", "dòng dưới của tiêu đề.* còn để trống"),
        ("place", "", "“Địa danh” còn để trống"),
        ("unit_code", "H26.13", "không đổi được"),
        ("head_name", "Trần\x07Đức", r"ký tự điều khiển \(U\+0007\)"),
        ("slip_contact", "Hà\u202e", r"ký tự điều khiển \(U\+202E\)"),
        ("desk", "TRUNG TÂM 🏛", r"không in được ký tự “🏛” \(U\+1F3DB\)"),
        ("clerks", "Hà;محمد", "“Công chức tiếp nhận” không in được ký tự"),
        ("full_name", "a" * 501, "dài 501 ký tự"),
        ("phone", "gọi sau", "chỉ gồm chữ số"),
        ("book_entries", "nhiều", "không phải số"),
        ("issues_official_codes", "chắc", "“Có” hoặc “Không”"),
        ("level", "Cấp thôn", "Cấp tỉnh, Cấp huyện, Cấp xã"),
        ("slip_symbols", "TCHS", "tên phiếu=ký hiệu"),
        ("slip_symbols", "phieu-tu-choi=TC HS", "có dấu cách"),
        ("slip_symbols", "phieu-tu-choi=A;phieu-tu-choi=B", "hai lần"),
        ("signers", "Phòng Kinh tế|Trưởng phòng", "ba phần"),
        ("signers", "|Trưởng phòng|Tùng", "ba phần"),
        ("signers", "Phòng A|Trưởng phòng|A;Phòng A|Trưởng phòng|B", "hai lần"),
    ],
)
def test_what_a_setting_cannot_hold_is_refused_by_name(
    office: OpenOffice, name: str, text: str, why: str
) -> None:
    with pytest.raises(SettingError, match=why) as refusal:
        office.settings.change({"short_name": ("TT",), name: (text,)})
    assert refusal.value.setting == name
    assert office.settings.office() == an_office()
    assert office.settings.changes() == []


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("signatory", "KT. GIÁM ĐỐC|Vũ Văn Hải", "chức vụ cấp phó"),
        ("signatory", "GIÁM ĐỐC", "chưa ghi chức vụ"),
        ("signatory", "TUQ. CHỦ TỊCH|GIÁM ĐỐC|Trần Minh Đức", "số văn bản ủy quyền"),
        (
            "signatory",
            "TUQ. CHỦ TỊCH|GIÁM ĐỐC|Trần Minh Đức|05/UQ-UBND|22/11/2026",
            "đã hết hạn ngày 22/11/2026",
        ),
        ("head_name", "ThS. Trần Minh Đức", "học hàm, học vị"),
        ("signers", "Phòng A|Trưởng phòng|TS. Tùng", "học hàm, học vị"),
    ],
)
def test_who_may_not_sign_is_refused(
    office: OpenOffice, name: str, text: str, why: str
) -> None:
    with pytest.raises(SignatoryError, match=why):
        office.settings.change({name: (text,)})
    assert office.settings.office() == an_office()


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("form_set", "TT99-2030", "TT01-2018, TT03-2025"),
        ("slip_symbols", "phieu-la=X", "phieu-tu-choi"),
        ("slip_symbols", "nhan-ho-so=X", "phieu-tu-choi"),
        ("con_dau", "tròn", "unit_name"),
    ],
)
def test_an_unknown_word_is_refused_with_those_that_are_known(
    office: OpenOffice, name: str, text: str, known: str
) -> None:
    with pytest.raises(UnknownWordError, match=known):
        office.settings.change({name: (text,)})


def test_an_ended_authority_does_not_hinder_another_setting(
    office: OpenOffice, clock: Clock
) -> None:
    words = "TUQ. CHỦ TỊCH|GIÁM ĐỐC|Trần Minh Đức|05/UQ-UBND|30/11/2026"
    office.settings.change({"signatory": (words,)})
    clock.set(2026, 12, 1, 8, 0)
    office.settings.change({"phone": ("0200 000 001",)})
    assert shown(office)["signatory"] == (words,)
    with pytest.raises(SignatoryError, match="hết hạn"):
        office.settings.signature(date(2026, 12, 1))
    office.settings.change({"signatory": ()})
    lines, name = office.settings.signature(date(2026, 12, 1))
    assert (lines, name) == (("GIÁM ĐỐC",), "Trần Minh Đức")


def test_texts_are_kept_in_one_form(office: OpenOffice) -> None:
    office.settings.change({"head_name": ("Trần  Minh Đu\u031b\u0301c",)})
    assert office.settings.office().head_name == "Trần Minh Đức"


def test_an_office_is_entered_with_all_it_must_say(
    tmp_path: Path, clock: Clock
) -> None:
    opened = open_office(tmp_path / "mới", clock=clock)
    try:
        with pytest.raises(OfficeNotSetUpError):
            opened.settings.shown()
        needed = {
            "unit_code": ("H26.12",),
            "unit_name": ("Xã An Hòa",),
            "superior": ("ỦY BAN NHÂN DÂN XÃ AN HÒA",),
            "desk": ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",),
            "full_name": ("Trung tâm Phục vụ hành chính công xã An Hòa",),
            "short_name": ("Trung tâm",),
        }
        with pytest.raises(SettingError, match="“Địa danh” còn để trống"):
            opened.settings.change(needed)
        opened.settings.change({**needed, "place": ("An Hòa",)})
        with opened.read_unit() as unit:
            assert [one.code for one in unit.catalogue.units()] == ["H26.12"]
    finally:
        opened.close()


def test_each_set_of_forms_says_what_could_not_be_compared(office: OpenOffice) -> None:
    old, new = office.settings.form_sets()
    assert (old.name, old.in_force_to) == ("TT01-2018", date(2025, 9, 14))
    assert (new.name, new.in_force_to) == ("TT03-2025", None)
    uncertain = dict(new.uncertain)
    assert uncertain[SlipKind.REFUSAL.label] == "chưa đối chiếu mẫu 2025"
    assert SlipKind.REFUSAL.label not in dict(old.uncertain)

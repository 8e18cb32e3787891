"""Signature formulas: every case of the law, and what may not be signed."""

from dataclasses import replace
from datetime import date

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import SignatoryError
from motcua_desktop.domain.signature import (
    Mandate,
    Signatory,
    formula,
    read_formula,
    signature_lines,
)
from tests.builders import an_office

DAY = date(2026, 9, 17)
DEPUTY = Signatory("Vũ Văn Hải", "Giám đốc", deputy_post="Phó Giám đốc")
AUTHORISED = Signatory(
    "Trần Minh Đức",
    "Giám đốc Trung tâm Phục vụ hành chính công",
    mandate=Mandate.AUTHORITY,
    mandator="Chủ tịch",
    authority_number="05/UQ-UBND",
    authority_until=DAY,
)
COMMITTEE = Signatory("Lê Hoàng Nam", "Chủ tịch", collective="Ủy ban nhân dân")
FORMULAS = (
    (("GIÁM ĐỐC",), Signatory("Trần Minh Đức", "Giám đốc")),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), COMMITTEE),
    (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        replace(COMMITTEE, name="Đỗ Thị Thanh", deputy_post="Phó Chủ tịch"),
    ),
    (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), DEPUTY),
    (
        ("Q. GIÁM ĐỐC",),
        Signatory("Vũ Văn Hải", "Giám đốc", is_acting=True),
    ),
    (
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        Signatory(
            "Nguyễn Thị Phượng",
            "Chánh Văn phòng",
            mandate=Mandate.ORDER,
            mandator="Chủ tịch",
        ),
    ),
    (
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        Signatory(
            "Ngô Đức Trí",
            "Chánh Văn phòng",
            deputy_post="Phó Chánh Văn phòng",
            mandate=Mandate.ORDER,
            mandator="Chủ tịch",
        ),
    ),
    (
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
        AUTHORISED,
    ),
)


@pytest.mark.parametrize(("lines", "signatory"), FORMULAS)
def test_each_right_has_its_formula(
    lines: tuple[str, ...], signatory: Signatory
) -> None:
    assert signature_lines(signatory, DAY) == lines


@pytest.mark.parametrize(
    ("signatory", "why"),
    [
        (replace(DEPUTY, post=" "), "chưa ghi chức vụ"),
        (replace(DEPUTY, is_acting=True), "không ghi quyền"),
        (replace(DEPUTY, deputy_post="Chánh Văn phòng"), "chức vụ cấp phó"),
        (replace(DEPUTY, name="ThS. Vũ Văn Hải"), "học hàm, học vị"),
        (replace(DEPUTY, name="TS. Vũ Văn Hải"), "học hàm, học vị"),
        (replace(DEPUTY, mandate=Mandate.ORDER), "chức vụ người giao"),
        (
            replace(COMMITTEE, mandate=Mandate.ORDER, mandator="Chủ tịch"),
            "thay mặt tập thể",
        ),
        (replace(AUTHORISED, deputy_post="Phó Giám đốc"), "ủy quyền lại"),
        (replace(AUTHORISED, authority_number=" "), "số văn bản ủy quyền"),
        (replace(AUTHORISED, authority_until=None), "ngày hết hạn"),
        (replace(AUTHORISED, authority_until=date(2026, 9, 16)), "đã hết hạn"),
    ],
)
def test_a_signature_without_right_is_refused(signatory: Signatory, why: str) -> None:
    with pytest.raises(SignatoryError, match=why):
        signature_lines(signatory, DAY)


def test_a_title_is_broken_where_it_is_typed_or_after_the_post() -> None:
    typed = Signatory("Trần Minh Đức", "Giám đốc\nTrung tâm Hành chính công")
    assert signature_lines(typed, DAY) == ("GIÁM ĐỐC", "TRUNG TÂM HÀNH CHÍNH CÔNG")
    acting = replace(AUTHORISED, mandate=Mandate.OWN, is_acting=True)
    assert signature_lines(acting, DAY)[0] == "Q. GIÁM ĐỐC"
    unknown = Signatory("A", "Người đứng đầu Trung tâm Phục vụ hành chính công")
    assert len(signature_lines(unknown, DAY)) == 1


def test_the_head_signs_where_nothing_else_is_set(office: OpenOffice) -> None:
    assert an_office().signature(DAY) == (("GIÁM ĐỐC",), "Trần Minh Đức")
    for signatory in (AUTHORISED, DEPUTY, None):
        with office.open_unit() as unit:
            unit.catalogue.save_office(replace(an_office(), signatory=signatory))
            unit.commit()
        with office.read_unit() as unit:
            kept = unit.catalogue.office()
        assert kept is not None
        assert kept.signatory == signatory


@pytest.mark.parametrize(("lines", "signatory"), FORMULAS)
def test_a_formula_tells_the_signatory_and_gives_the_same_lines(
    lines: tuple[str, ...], signatory: Signatory
) -> None:
    told = formula(signatory)
    assert told[: len(lines)] == lines
    again = read_formula(told)
    assert signature_lines(again, DAY) == lines
    assert (again.name, again.mandate) == (signatory.name, signatory.mandate)
    assert again.authority_until == signatory.authority_until
    assert formula(again) == told


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((), "chưa ghi chức vụ"),
        (("TM. ỦY BAN NHÂN DÂN", "Lê Hoàng Nam"), "chưa ghi chức vụ"),
        (("KT. GIÁM ĐỐC", "Vũ Văn Hải"), "chức vụ cấp phó"),
        (("KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Vũ Văn Hải"), "chức vụ cấp phó"),
        (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC", "Đức", "", "01/01/2027"), "số văn bản"),
        (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC", "Đức", "05/UQ", "mai"), "ngày hết hạn"),
        (("TL.", "CHÁNH VĂN PHÒNG", "Phượng"), "chức vụ người giao"),
        (("TL. CHỦ TỊCH", "TM. UBND", "CHÁNH VĂN PHÒNG", "Phượng"), "không vừa"),
    ],
)
def test_a_formula_that_the_law_does_not_know_is_refused(
    parts: tuple[str, ...], why: str
) -> None:
    with pytest.raises(SignatoryError, match=why):
        read_formula(parts)

"""People who leave the counter with a slip: numbered, kept, counted once."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.register_entries import CounterDay
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.errors import (
    CounterSlipError,
    HistoryBrokenError,
    LostSlipError,
    UnknownWordError,
)
from motcua_desktop.services.rows.counter_slips import CounterSlip
from motcua_desktop.services.rows.registers import CounterCounts
from tests.builders import (
    HOUSEHOLD,
    PROCEDURES,
    SO_FAR,
    Clock,
    a_procedure,
    act,
    received,
)
from tests.documents.reading import folded, pdf_text, word_text

SUPPLEMENT, REFUSAL = SlipKind.SUPPLEMENT.value, SlipKind.REFUSAL.value
COUNTER = REGISTERS["counter"]
LAN = Applicant("Phạm Thị Lan", address="Thôn Tây, xã An Hòa", phone="0900000789")


def a_refusal(**words: Any) -> CounterSlip:
    told: dict[str, Any] = {
        "name": REFUSAL,
        "applicant": LAN,
        "procedure": HOUSEHOLD,
        "reason": "hồ sơ thuộc thẩm quyền của Sở Tài chính",
        "officer": "Trần Thị Thu Hà",
    }
    return CounterSlip(**(told | words))


def a_guidance(**words: Any) -> CounterSlip:
    items = ("bản sao căn cước (01 bản)",)
    return a_refusal(**({"name": SUPPLEMENT, "items": items} | words))


def said(path: Path, folder: Path) -> str:
    return folded(pdf_text(path.read_bytes(), folder))


def counted(office: OpenOffice) -> CounterCounts | None:
    return office.registers.counts(SO_FAR).counter


def test_a_refusal_says_who_what_and_why_and_no_dossier_arises(
    any_office: OpenOffice, tmp_path: Path
) -> None:
    issued = any_office.counter_slips.issue(a_refusal())
    text = said(issued.slip.path, tmp_path)
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in text
    assert "Số: 01/TCHS" in text
    assert "Tiếp nhận hồ sơ của: Phạm Thị Lan" in text
    assert "Địa chỉ: Thôn Tây, xã An Hòa" in text
    assert "Nội dung yêu cầu giải quyết: Đăng ký hộ kinh doanh" in text
    assert "như sau: Hồ sơ thuộc thẩm quyền của Sở Tài chính." in text
    assert "Trần Thị Thu Hà" in text
    assert "Mã hồ sơ" not in text
    assert "Ngày tiếp nhận" not in text
    assert any_office.figures.figures(SO_FAR).whole["received"] == 0
    assert any_office.findings() == []


def test_a_guidance_lists_what_is_to_be_completed(
    office: OpenOffice, tmp_path: Path
) -> None:
    told = a_guidance(
        items=("Tờ khai: bổ sung chữ ký", " ", "bản sao căn cước (01 bản)"),
        procedure="",
        content="cấp giấy phép xây dựng",
    )
    text = said(office.counter_slips.issue(told).slip.path, tmp_path)
    assert "Số: 01/HDHS" in text
    assert "1. Tờ khai: bổ sung chữ ký; 2. Bản sao căn cước (01 bản)." in text
    assert "Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng" in text
    assert "liên hệ với Trần Thị Thu Hà, số điện thoại 0200 000 000" in text


def test_slips_of_the_counter_and_of_dossiers_share_one_series(
    any_office: OpenOffice, clock: Clock
) -> None:
    given = [any_office.counter_slips.issue(a_refusal()).slip.number]
    number = received(any_office)
    act(any_office, number, Step.REFUSE, reason="không đủ điều kiện")
    given.append(any_office.slips.issue(REFUSAL, number).number)
    given.append(any_office.counter_slips.issue(a_refusal()).slip.number)
    given.append(any_office.counter_slips.issue(a_guidance()).slip.number)
    assert given == ["01/TCHS", "02/TCHS", "03/TCHS", "01/HDHS"]
    clock.set(2027, 1, 4, 8, 0)
    assert any_office.counter_slips.issue(a_refusal()).slip.number == "01/TCHS"


def test_a_second_print_is_the_same_bytes_and_is_noted(
    any_office: OpenOffice, clock: Clock
) -> None:
    issued = any_office.counter_slips.issue(a_refusal())
    content = issued.slip.path.read_bytes()
    clock.forward(days=1)
    for count in (1, 2):
        again = any_office.counter_slips.print_again(issued.id, officer="Bình")
        assert (again.slip.reprint, again.slip.sha256) == (count, issued.slip.sha256)
        assert again.slip.path.read_bytes() == content
    assert again.told == issued.told
    assert counted(any_office) == CounterCounts(guided=0, refused=1)


def test_the_same_token_issues_one_slip(office: OpenOffice) -> None:
    told = a_refusal(token="một lần")
    first = office.counter_slips.issue(told)
    assert office.counter_slips.issue(told) == first
    assert office.counter_slips.issue(a_refusal()).slip.number == "02/TCHS"


def test_a_correction_names_the_slip_it_stands_for_and_is_no_second_visit(
    any_office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    first = any_office.counter_slips.issue(a_refusal())
    kept = first.slip.path.read_bytes()
    clock.forward(hours=1)
    corrected = a_refusal(applicant=replace(LAN, name="Phạm Thị Lân"))
    second = any_office.counter_slips.issue(corrected, replaces=first.id)
    assert (second.slip.issue, second.replaced_id) == (2, first.id)
    text = said(second.slip.path, tmp_path)
    assert "Phạm Thị Lân" in text
    assert "Thay cho Phiếu số 01/TCHS ngày 23/11/2026." in text
    assert first.slip.path.read_bytes() == kept
    assert counted(any_office) == CounterCounts(guided=0, refused=1)
    with pytest.raises(CounterSlipError, match=f"đã có phiếu số {second.id} thay"):
        any_office.counter_slips.issue(a_refusal(), replaces=first.id)
    with pytest.raises(CounterSlipError, match="khác loại"):
        any_office.counter_slips.issue(a_guidance(), replaces=second.id)
    with pytest.raises(CounterSlipError, match="số 77 không có"):
        any_office.counter_slips.issue(a_refusal(), replaces=77)
    assert any_office.counter_slips.issue(a_refusal()).slip.number == "03/TCHS"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (a_refusal(applicant=Applicant("")), "Họ tên chủ hồ sơ còn để trống"),
        (a_refusal(procedure=""), "“Nội dung yêu cầu giải quyết” còn để trống"),
        (a_refusal(reason=" "), "“Lý do” còn để trống"),
        (a_guidance(reason=""), "“Lý do” còn để trống"),
        (a_guidance(items=(" ",)), "“Yêu cầu hoàn thiện hồ sơ"),
        (a_refusal(reason="dài " * 501), "Lý do dài quá 2000 ký tự"),
        (a_refusal(content="dài " * 501), "Nội dung yêu cầu dài quá 2000 ký tự"),
        (a_guidance(items=["dài " * 501] * 2), "Nội dung cần bổ sung dài quá 4000"),
        (a_refusal(procedure="9.999999"), "Không có thủ tục “9.999999”"),
        (a_refusal(applicant=replace(LAN, phone="gọi sau")), "Số điện thoại"),
        (a_refusal(reason="buồn 😢"), "Không in được ký tự"),
    ],
)
def test_a_slip_that_lacks_something_is_refused_and_takes_no_number(
    office: OpenOffice, told: CounterSlip, why: str
) -> None:
    with pytest.raises(DomainError, match=why):
        office.counter_slips.issue(told)
    assert counted(office) is None
    assert office.counter_slips.issue(a_refusal()).slip.number == "01/TCHS"
    assert office.counter_slips.issue(a_guidance()).slip.number == "01/HDHS"


def test_other_slips_and_papers_are_not_the_counters(office: OpenOffice) -> None:
    with pytest.raises(UnknownWordError, match="phieu-bo-sung, phieu-tu-choi"):
        office.counter_slips.issue(a_refusal(name=SlipKind.APOLOGY.value))
    with pytest.raises(UnknownWordError, match="Khổ giấy “80mm”"):
        office.counter_slips.issue(a_refusal(), paper="80mm")
    assert office.counter_slips.issue(a_refusal(), paper="A4").slip.paper == "A4"


def test_what_is_typed_prints_as_typed(office: OpenOffice, tmp_path: Path) -> None:
    reason = "<img src=x> & {{ so }} {% if %}"
    issued = office.counter_slips.issue(a_refusal(reason=reason))
    assert reason in said(issued.slip.path, tmp_path)
    made = office.counter_slips.editable(issued.id)
    assert reason in folded(word_text(made.content))


def test_a_repealed_procedure_is_refused_by_its_name(
    office: OpenOffice, tmp_path: Path
) -> None:
    repealed = replace(
        a_procedure("1.000002", "Xác nhận hộ khẩu", ""),
        in_force_to=date(2026, 6, 30),
    )
    assert repealed.code not in {one.code for one in PROCEDURES}
    with office.open_unit() as unit:
        unit.catalogue.save_procedure(repealed)
        unit.commit()
    told = a_refusal(procedure=repealed.code, content="nhập học")
    text = said(office.counter_slips.issue(told).slip.path, tmp_path)
    assert "Nội dung yêu cầu giải quyết: Xác nhận hộ khẩu; nhập học" in text


def test_the_office_may_keep_an_older_set_of_forms(
    office: OpenOffice, tmp_path: Path
) -> None:
    assert office.counter_slips.issue(a_refusal()).form_set == "TT03-2025"
    office.settings.change({"form_set": ("TT01-2018",)})
    issued = office.counter_slips.issue(a_refusal())
    assert issued.form_set == "TT01-2018"
    assert "Bộ phận Tiếp nhận và Trả kết quả:" in said(issued.slip.path, tmp_path)


def test_a_typed_day_holds_the_printed_slips(
    any_office: OpenOffice, clock: Clock
) -> None:
    assert counted(any_office) is None
    before = clock()
    clock.forward(minutes=1)
    for told in (a_guidance(), a_guidance(), a_refusal()):
        any_office.counter_slips.issue(told)
    assert counted(any_office) == CounterCounts(guided=2, refused=1)
    typed = CounterDay(day=clock().date(), guided=5)
    any_office.registers.add(COUNTER, typed)
    any_office.registers.add(COUNTER, CounterDay(day=date(2026, 11, 20), refused=4))
    assert counted(any_office) == CounterCounts(guided=5, refused=5)
    earlier = any_office.registers.counts(SO_FAR, as_of=before)
    assert earlier.counter is None
    elsewhere = any_office.registers.counts(SO_FAR, unit_code="H26.12.01")
    assert elsewhere.counter is None


def test_the_report_tells_the_slips_of_the_counter_outside_every_total(
    office: OpenOffice,
) -> None:
    received(office)
    office.counter_slips.issue(a_guidance())
    office.counter_slips.issue(a_refusal())
    facts = office.reports.cchc_facts(SO_FAR)
    assert facts.outside is not None
    assert (facts.outside.guided, facts.outside.refused) == (1, 1)
    assert (facts.figures["received"], facts.figures["refused"]) == (1, 0)


def test_slips_are_listed_by_the_day_they_were_issued(
    any_office: OpenOffice, clock: Clock
) -> None:
    first = any_office.counter_slips.issue(a_refusal())
    today = clock().date()
    clock.forward(days=1)
    second = any_office.counter_slips.issue(a_guidance())
    desk = any_office.counter_slips
    assert [it.id for it in desk.issued_between(today, today)] == [first.id]
    tomorrow = today + timedelta(days=1)
    found = desk.issued_between(today, tomorrow)
    assert [it.id for it in found] == [first.id, second.id]
    assert found[1].told == second.told
    assert desk.issued(second.id) == second


def test_a_lost_file_is_told_of_and_not_printed(office: OpenOffice) -> None:
    issued = office.counter_slips.issue(a_refusal())
    issued.slip.path.write_bytes(b"%PDF-1.4")
    with pytest.raises(LostSlipError):
        office.counter_slips.print_again(issued.id)
    assert any(issued.slip.path.name in line for line in office.findings())


def test_a_kept_slip_cannot_be_changed_or_deleted(any_office: OpenOffice) -> None:
    issued = any_office.counter_slips.issue(a_refusal())
    any_office.counter_slips.print_again(issued.id)
    for statement in (
        "UPDATE counter_slip SET body = '{}'",
        "DELETE FROM counter_slip",
        "DELETE FROM counter_reprint",
    ):
        with pytest.raises(HistoryBrokenError), any_office.database.writing():
            any_office.database.execute(statement)

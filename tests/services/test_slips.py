"""Slips issued over a dossier's life: numbers, versions, reprints, what they say."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import SlipWithoutGroundError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.errors import (
    LostSlipError,
    PrintingStoppedError,
    UnknownWordError,
)
from motcua_desktop.services.slips import RECEIPT
from tests.builders import Clock, a_request, a_token, act, received
from tests.documents.reading import folded, pdf_text, word_text

SUPPLEMENT, REFUSAL = SlipKind.SUPPLEMENT.value, SlipKind.REFUSAL.value
APOLOGY, STOP = SlipKind.APOLOGY.value, SlipKind.STOP.value
CONTROL = SlipKind.CONTROL.value


def said(path: Path, folder: Path) -> str:
    return folded(pdf_text(path.read_bytes(), folder))


def correct(office: OpenOffice, number: str, **changes: str) -> None:
    office.processing.correct(number, changes, reason="ghi nhầm", token=a_token())


def profile(office: OpenOffice, **words: object) -> None:
    with office.open_unit() as unit:
        known = unit.catalogue.office()
        assert known is not None
        unit.catalogue.save_office(replace(known, **words))  # type: ignore[arg-type]
        unit.commit()


def test_a_corrected_dossier_has_a_new_receipt_that_names_the_old(
    any_office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number = received(any_office)
    first = any_office.slips.issue(RECEIPT, number)
    kept = first.path.read_bytes()
    clock.forward(minutes=20)
    correct(any_office, number, name="Nguyễn Thị Hòa")
    second = any_office.slips.issue(RECEIPT, number)
    assert (second.issue, second.replaces, second.reprint) == (2, 1, 0)
    text = said(second.path, tmp_path)
    assert "Nguyễn Thị Hòa" in text
    assert "Thay cho Giấy đã in lúc 09 giờ 42 phút, ngày 23/11/2026." in text
    assert first.path.read_bytes() == kept
    assert any_office.slips.issue(RECEIPT, number).sha256 == second.sha256
    assert any_office.findings() == []
    history = any_office.desk.detail(number).history
    assert [line.detail for line in history if line.kind == "slip_issued"] == [
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả, bản 2 thay bản 1",
    ]


def test_the_office_may_ask_for_a_new_issue_or_another_paper(
    office: OpenOffice,
) -> None:
    number = received(office)
    assert office.slips.issue(RECEIPT, number).paper == "A5"
    again = office.slips.issue(RECEIPT, number, anew=True)
    assert (again.issue, again.replaces) == (2, 1)
    large = office.slips.issue(RECEIPT, number, paper="A4")
    assert (large.issue, large.replaces, large.paper) == (3, 2, "A4")
    assert office.slips.issue(RECEIPT, number).reprint == 1


def test_paper_never_stands_in_the_way_of_a_step_told_later(
    office: OpenOffice, clock: Clock
) -> None:
    number = received(office)
    forwarded_at = clock.forward(minutes=5)
    clock.forward(hours=1)
    office.slips.issue(RECEIPT, number)
    clock.set(*forwarded_at.timetuple()[:5])
    act(office, number, Step.FORWARD, to="Phòng Văn hóa - Xã hội xã An Hòa")
    assert office.desk.detail(number).history_ok


def test_the_mark_on_the_receipt_begins_the_hash_before_its_issue(
    any_office: OpenOffice, tmp_path: Path
) -> None:
    number = received(any_office)
    with any_office.read_unit() as unit:
        mark = unit.dossiers.chain_mark()
    assert len(mark) == 8
    slip = any_office.slips.issue(RECEIPT, number)
    assert said(slip.path, tmp_path).count(f"Mã đối chiếu: {mark}.") == 2
    with any_office.read_unit() as unit:
        assert unit.dossiers.chain_mark() != mark


def test_slips_are_numbered_by_symbol_and_year_without_gaps(
    any_office: OpenOffice, clock: Clock
) -> None:
    numbers = [received(any_office) for _ in range(3)]
    given = []
    for number in numbers[:2]:
        act(any_office, number, Step.REQUEST_SUPPLEMENT, reason="thiếu giấy tờ")
        given.append(any_office.slips.issue(SUPPLEMENT, number).number)
    act(any_office, numbers[2], Step.REFUSE, reason="không đủ điều kiện")
    given.append(any_office.slips.issue(REFUSAL, numbers[2]).number)
    assert given == ["01/HDHS", "02/HDHS", "01/TCHS"]
    clock.set(2027, 1, 4, 8, 0)
    late = received(any_office)
    act(any_office, late, Step.REQUEST_SUPPLEMENT, reason="thiếu giấy tờ")
    assert any_office.slips.issue(SUPPLEMENT, late).number == "01/HDHS"


def test_a_refused_slip_takes_no_number(office: OpenOffice) -> None:
    number = received(office)
    act(office, number, Step.REQUEST_SUPPLEMENT, reason="thiếu giấy tờ")
    profile(office, full_name="")
    with pytest.raises(Exception, match="Chưa khai báo tên cơ quan"):
        office.slips.issue(SUPPLEMENT, number)
    profile(office, full_name="Trung tâm Phục vụ hành chính công xã An Hòa")
    assert office.slips.issue(SUPPLEMENT, number).number == "01/HDHS"


def test_a_request_says_item_by_item_what_is_missing(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number = received(office)
    act(
        office,
        number,
        Step.REQUEST_SUPPLEMENT,
        reason="Tờ khai chưa có chữ ký",
        items=("Tờ khai: bổ sung chữ ký", " bản sao giấy tờ cư trú (01 bản) "),
    )
    text = said(office.slips.issue(SUPPLEMENT, number).path, tmp_path)
    assert "1. Tờ khai: bổ sung chữ ký; 2. Bản sao giấy tờ cư trú (01 bản)." in text
    assert "Lý do: Tờ khai chưa có chữ ký." in text
    assert "Lê Văn Bình" in text
    clock.forward(hours=1)
    act(office, number, Step.SUPPLEMENT_RECEIVED)
    act(
        office,
        number,
        Step.REQUEST_SUPPLEMENT,
        reason="còn thiếu bản sao; còn thiếu ảnh",
        approval="Giám đốc Trung tâm",
    )
    second = office.slips.issue(SUPPLEMENT, number)
    assert (second.issue, second.replaces, second.number) == (2, 0, "02/HDHS")
    text = said(second.path, tmp_path)
    assert "1. Còn thiếu bản sao; 2. Còn thiếu ảnh." in text
    assert "lập lần 02 theo ý kiến của Giám đốc Trung tâm." in text
    assert "Thay cho" not in text


def test_an_apology_is_a_letter_of_the_agency_in_charge(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    agency = "Phòng Kinh tế xã An Hòa"
    profile(office, signers=((agency, "Trưởng phòng", "Phan Thanh Tùng"),))
    number = received(office)
    act(office, number, Step.FORWARD, to=agency)
    clock.set(2026, 11, 30, 8, 0)
    act(office, number, Step.EXTEND, reason="phải kiểm tra thực địa", extra_days=3)
    slip = office.slips.issue(APOLOGY, number)
    assert slip.number == "01/PXL"
    text = said(slip.path, tmp_path)
    for words in (
        "ỦY BAN NHÂN DÂN XÃ AN HÒA PHÒNG KINH TẾ",
        "- Ông (Bà) Nguyễn Thị Hoa; - Trung tâm Phục vụ hành chính công xã An Hòa.",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 01 tháng 12 năm 2026.",
        "Tuy nhiên, Phòng Kinh tế không thể trả kết quả đúng thời hạn",
        "thêm 03 ngày làm việc và sẽ trả kết quả cho Ông (Bà) vào ngày 04 tháng 12",
        "TRƯỞNG PHÒNG",
        "Phan Thanh Tùng",
    ):
        assert words in text
    book = office.desk_papers.book(2026)
    (entry,) = book.volumes[0].entries
    assert entry.note == "Xin lỗi, hẹn lại 04/12/2026 (01/PXL)"
    assert entry.agency == agency


def test_a_letter_keeps_the_number_it_was_told_with(
    office: OpenOffice, clock: Clock
) -> None:
    number = received(office)
    clock.set(2026, 12, 2, 8, 0)
    act(
        office,
        number,
        Step.EXTEND,
        reason="quá hạn",
        new_due_on=date(2026, 12, 7),
        letter_number="12/PXL-KT",
    )
    assert office.slips.issue(APOLOGY, number).number == "12/PXL-KT"


def test_a_stopped_dossier_is_told_with_papers_and_money(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office, id_number="001099012345")
    act(office, number, Step.WITHDRAW, reason="không còn nhu cầu", refund=50_000)
    slip = office.slips.issue(STOP, number)
    assert slip.number == "01/TB-TTPVHCC"
    text = said(slip.path, tmp_path)
    assert "Kính gửi: Ông Nguyễn Thị Hoa" in text
    assert "Giấy tờ trả lại: 01 Tờ khai đăng ký lại khai sinh (bản chính)." in text
    assert "50.000 đồng (Bằng chữ: Năm mươi nghìn đồng)" in text


def test_the_control_slip_follows_every_hop(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number = received(office)
    first = office.slips.issue(CONTROL, number)
    assert office.slips.issue(CONTROL, number).reprint == 1
    act(office, number, Step.FORWARD, to="Phòng Kinh tế xã An Hòa")
    clock.forward(hours=3)
    act(office, number, Step.FORWARD, to="Công an xã An Hòa")
    second = office.slips.issue(CONTROL, number)
    assert (first.issue, second.issue, second.replaces) == (1, 2, 1)
    text = said(second.path, tmp_path)
    assert "giải quyết hồ sơ: Phòng Kinh tế xã An Hòa" in text
    assert "phối hợp giải quyết hồ sơ: Công an xã An Hòa" in text
    assert text.count("… giờ … phút,") == 2
    act(office, number, Step.FINISH)
    text = said(office.slips.issue(CONTROL, number).path, tmp_path)
    assert "Trước hạn" in text.partition("GHI CHÚ")[2]
    assert "… giờ" not in text


@pytest.mark.parametrize("name", [SUPPLEMENT, REFUSAL, APOLOGY, STOP])
def test_a_slip_that_nothing_calls_for_is_refused(
    office: OpenOffice, name: str
) -> None:
    number = received(office)
    with pytest.raises(SlipWithoutGroundError, match="Chưa thể in"):
        office.slips.issue(name, number)
    assert len(office.desk.detail(number).history) == 1


def test_later_slips_keep_the_set_of_the_first(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    profile(office, form_set="TT01-2018")
    number = received(office)
    office.slips.issue(RECEIPT, number)
    profile(office, form_set="")
    clock.set(2026, 12, 2, 8, 0)
    act(office, number, Step.EXTEND, reason="chậm", new_due_on=date(2026, 12, 7))
    text = said(office.slips.issue(APOLOGY, number).path, tmp_path)
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in text


def test_a_lost_or_changed_file_is_not_printed_again(office: OpenOffice) -> None:
    number = received(office)
    slip = office.slips.issue(RECEIPT, number)
    slip.path.write_bytes(b"%PDF-1.4 khac")
    with pytest.raises(LostSlipError, match="bị mất hoặc bị thay đổi"):
        office.slips.issue(RECEIPT, number)
    slip.path.unlink()
    with pytest.raises(LostSlipError):
        office.slips.issue(RECEIPT, number)
    assert office.slips.issue(RECEIPT, number, anew=True).replaces == 1


def test_the_word_file_says_what_was_issued_not_what_is_now(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number = received(office)
    act(office, number, Step.REQUEST_SUPPLEMENT, reason="thiếu giấy tờ")
    word = word_text(office.slips.editable(SUPPLEMENT, number).content)
    slip = office.slips.issue(SUPPLEMENT, number)
    assert (slip.number, slip.reprint) == ("01/HDHS", 1)
    assert "Số: 01/HDHS" in word
    clock.set(2026, 12, 24, 8, 0)
    act(office, number, Step.SUPPLEMENT_RECEIVED)
    later = word_text(office.slips.editable(SUPPLEMENT, number).content)
    assert later == word
    assert "ngày 23 tháng 11 năm 2026" in later
    assert "Thiếu giấy tờ" in said(slip.path, tmp_path)


def test_the_office_s_own_words_stand_on_its_slips(
    office: OpenOffice, tmp_path: Path
) -> None:
    profile(
        office,
        slip_symbols=((SUPPLEMENT, "HDHS-TTPVHCC"), (REFUSAL, "")),
        slip_notes=("- Ghi chú riêng của Trung tâm.",),
        slip_contact="Bộ phận hướng dẫn",
        book_entries=2,
    )
    numbers = [received(office) for _ in range(3)]
    text = said(office.slips.issue(RECEIPT, numbers[2]).path, tmp_path)
    assert "Quyển số: 02; Số thứ tự: 3" in text
    assert "Ghi chú riêng của Trung tâm." in text
    act(office, numbers[0], Step.REQUEST_SUPPLEMENT, reason="thiếu giấy tờ")
    slip = office.slips.issue(SUPPLEMENT, numbers[0])
    assert slip.number == "01/HDHS-TTPVHCC"
    assert "liên hệ với Bộ phận hướng dẫn" in said(slip.path, tmp_path)
    act(office, numbers[1], Step.REFUSE, reason="không đủ điều kiện")
    slip = office.slips.issue(REFUSAL, numbers[1])
    assert slip.number == ""
    assert "Số:" not in said(slip.path, tmp_path)


def test_the_book_of_a_year_has_volumes_that_open_and_close(
    any_office: OpenOffice, clock: Clock
) -> None:
    profile(any_office, book_entries=2)
    numbers = [received(any_office, f"Người thứ {at}") for at in range(5)]
    act(any_office, numbers[0], Step.WITHDRAW, reason="rút")
    correct(any_office, numbers[1], name="Người thứ nhì")
    book = any_office.desk_papers.book(2026)
    assert [(one.number, len(one.entries)) for one in book.volumes] == [
        (1, 2),
        (2, 2),
        (3, 1),
    ]
    assert [one.closed_on is None for one in book.volumes] == [False, False, True]
    first, second = book.volumes[0].entries
    assert first.note == "Rút hồ sơ ngày 23/11/2026"
    assert (second.applicant, second.note) == ("Người thứ nhì", "Sửa ngày 23/11/2026")
    clock.set(2027, 1, 4, 8, 0)
    received(any_office)
    assert any_office.desk_papers.book(2026).volumes[-1].closed_on == date(2026, 12, 31)
    (only,) = any_office.desk_papers.book(2026, 2).volumes
    assert [entry.serial for entry in only.entries] == [3, 4]
    with pytest.raises(UnknownWordError, match="1, 2, 3"):
        any_office.desk_papers.book(2026, 9)
    (empty,) = any_office.desk_papers.book(2019).volumes
    assert empty.entries == ()


def test_a_record_of_handover_names_each_dossier(
    office: OpenOffice, tmp_path: Path
) -> None:
    numbers = [received(office), received(office, "Lê An")]
    act(office, numbers[0], Step.FINISH)
    act(office, numbers[0], Step.RETURN, post_number=" EE123456789VN ")
    sheet = office.desk_papers.handover(numbers, officer="Bình", receiver="Thu")
    assert [line.outcome for line in sheet.lines] == ["Đã giải quyết", ""]
    file = office.slips.writer.slip("danh-sach-gui-buu-chinh", sheet)
    text = folded(pdf_text(file, tmp_path))
    assert "EE123456789VN" in text
    assert "Tổng số: 02 hồ sơ." in text
    assert all(number.split("-")[0] in text for number in numbers)


def test_many_receipts_are_one_file_and_each_is_kept(
    office: OpenOffice, tmp_path: Path
) -> None:
    numbers = [received(office, f"Người thứ {at}") for at in range(5)]
    first = office.slips.issue(RECEIPT, numbers[0])
    heard: list[int] = []

    def goes_on(done: int) -> bool:
        heard.append(done)
        return True

    file = office.slips.print_many(RECEIPT, numbers, goes_on=goes_on)
    assert heard == list(range(1, 11))
    text = folded(pdf_text(file, tmp_path))
    assert [text.count(f"hồ sơ của: Người thứ {at}") for at in range(5)] == [2] * 5
    details = [office.desk.detail(number) for number in numbers]
    assert [len(detail.slips) for detail in details] == [1] * 5
    assert details[0].history[-1].detail.endswith("bản in lại lần 01")
    assert details[0].slips[0].sha256 == first.sha256
    assert office.findings() == []


@pytest.mark.parametrize("last", [2, 4])
def test_printing_many_stops_between_two_slips(office: OpenOffice, last: int) -> None:
    numbers = [received(office, f"Người thứ {at}") for at in range(3)]
    done = min(last, 3)
    with pytest.raises(PrintingStoppedError, match=f"{done}/3 phiếu đã phát hành"):
        office.slips.print_many(RECEIPT, numbers, goes_on=lambda told: told < last)
    kept = [len(office.desk.detail(number).slips) for number in numbers]
    assert kept == [1] * done + [0] * (3 - done)


def test_hashes_in_the_history_are_those_of_the_files(office: OpenOffice) -> None:
    number = received(office)
    slip = office.slips.issue(RECEIPT, number)
    with office.read_unit() as unit:
        stored = unit.dossiers.find(number)
        assert stored is not None
        (event,) = [event for event, _ in unit.dossiers.life(stored.id)][1:]
    assert event.sha256 == hashlib.sha256(slip.path.read_bytes()).hexdigest()  # type: ignore[union-attr]


def test_the_commune_receipt_tells_what_was_paid_at_once(
    office: OpenOffice, tmp_path: Path
) -> None:
    profile(office, receipt_has_fee=True)
    request = replace(a_request(), fee=8000, paid=8000)
    paid = office.intake.receive(request).number
    owed = office.intake.receive(replace(a_request(), fee=8000)).number
    text = said(office.slips.issue(RECEIPT, paid).path, tmp_path)
    assert "6. Phí, lệ phí: 8.000 đồng (Bằng chữ: Tám nghìn đồng)" in text
    text = said(office.slips.issue(RECEIPT, owed).path, tmp_path)
    assert "6. Phí, lệ phí: Nộp khi nhận kết quả: 8.000 đồng" in text
    made = office.slips.editable(RECEIPT, paid)
    assert "8.000 đồng (Bằng chữ: Tám nghìn đồng)" in folded(word_text(made.content))


def test_what_was_issued_keeps_its_notice_of_personal_data(
    office: OpenOffice, tmp_path: Path
) -> None:
    number = received(office)
    first = office.slips.issue(RECEIPT, number)
    word = word_text(office.slips.editable(RECEIPT, number).content)
    assert "theo Luật số 91/2025/QH15" in word
    before = first.path.read_bytes()
    profile(office, receipt_tells_purpose=False)
    again = office.slips.issue(RECEIPT, number)
    assert (again.path, again.path.read_bytes()) == (first.path, before)
    assert "theo Luật số 91/2025/QH15" in said(again.path, tmp_path)
    anew = office.slips.issue(RECEIPT, number, anew=True)
    assert "91/2025" not in said(anew.path, tmp_path)

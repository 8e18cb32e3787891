"""Points c) to g) of section II.2 and what targets ask for: every variant."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from motcua_desktop.documents.reports.cchc_digital import digitisation_paragraph
from motcua_desktop.documents.reports.cchc_judgement import Terms
from motcua_desktop.documents.reports.cchc_registers import (
    changes_sentences,
    feedback_paragraph,
    outside_sentence,
    review_paragraph,
)
from motcua_desktop.documents.reports.cchc_words import telling
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.services.rows.registers import (
    FeedbackCounts,
    ProcedureChangeCounts,
    RegisterCounts,
    ReviewCounts,
)
from motcua_desktop.services.rows.reports import (
    Digitisation,
    Fees,
    OnlineServices,
    OutsideCounts,
)
from tests.documents.reading import folded
from tests.documents.samples import quarter
from tests.documents.test_cchc_sentences import DESK_3, facts, told

TELL = telling(quarter())


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (None, ""),
        (Digitisation(0, 0, 0, 0, 0), ""),
        (
            Digitisation(8, 8, 0, 0, 0),
            "Đã số hóa thành phần của toàn bộ 08 hồ sơ tiếp nhận bằng bản giấy.",
        ),
        (
            Digitisation(8, 0, 0, 3, 3),
            (
                "Chưa số hóa thành phần của 08 hồ sơ tiếp nhận bằng bản giấy. Đã cấp "
                "kết quả điện tử có ký số đối với toàn bộ 03 kết quả thuộc diện phải "
                "cấp bản điện tử."
            ),
        ),
        (
            Digitisation(0, 0, 0, 3, 0),
            (
                "Chưa cấp kết quả điện tử có ký số đối với 03 kết quả thuộc diện phải "
                "cấp bản điện tử."
            ),
        ),
        (
            Digitisation(0, 0, 3068, 0, 0),
            (
                "Cả 3.068 hồ sơ tiếp nhận mới đều khai thác, sử dụng lại dữ liệu đã số "
                "hóa."
            ),
        ),
        (
            Digitisation(3, 2, 0, 3, 1),
            (
                "Đã số hóa thành phần của 2/3 hồ sơ tiếp nhận bằng bản giấy, đạt "
                "66,67%; còn 01 hồ sơ chưa số hóa. Đã cấp kết quả điện tử có ký số đối "
                "với 1/3 kết quả thuộc diện phải cấp bản điện tử, đạt 33,33%."
            ),
        ),
    ],
)
def test_point_c_tells_what_is_noted(kept: Digitisation | None, expected: str) -> None:
    assert folded(digitisation_paragraph(TELL, kept)) == expected


ONLINE = replace(
    facts(finished_on_time=6, received_online=4, received_desk=2),
    catalogue_size=(10, 0),
)


@pytest.mark.parametrize(
    ("online", "expected"),
    [
        (
            OnlineServices(6, 4, 0, 3, 3),
            (
                "Tất cả 03 TTHC cung cấp dịch vụ công trực tuyến có phát sinh hồ sơ "
                "đều có hồ sơ nộp trực tuyến.\nHồ sơ nộp trực tuyến là 04 hồ sơ (đều "
                "toàn trình), đạt 66,67% số hồ sơ tiếp nhận mới của các TTHC cung cấp "
                "dịch vụ công trực tuyến (4/6 hồ sơ)."
            ),
        ),
        (
            OnlineServices(5, 1, 3, 2, 1),
            (
                "Trong 02 TTHC cung cấp dịch vụ công trực tuyến có phát sinh hồ sơ, 01 "
                "TTHC có hồ sơ nộp trực tuyến (đạt 50%).\nHồ sơ nộp trực tuyến là 04 "
                "hồ sơ (01 hồ sơ toàn trình, 03 hồ sơ một phần), đạt 80%"
            ),
        ),
        (
            OnlineServices(2, 0, 0, 1, 0),
            (
                "chưa có TTHC nào có hồ sơ nộp trực tuyến.\nHồ sơ nộp trực tuyến là 04 "
                "hồ sơ, chiếm 66,67% số hồ sơ tiếp nhận mới (4/6 hồ sơ)."
            ),
        ),
    ],
)
def test_point_d_names_the_base_of_online_receipts(
    online: OnlineServices, expected: str
) -> None:
    assert expected in told(replace(ONLINE, online=online))


@pytest.mark.parametrize(
    ("fees", "expected"),
    [
        (Fees(0, 0, 0), None),
        (Fees(4, 0, 0), "Chưa phát sinh hồ sơ thanh toán trực tuyến."),
        (
            Fees(4, 4, 32000),
            (
                "Tất cả 04 hồ sơ thuộc diện thu phí, lệ phí được thanh toán trực "
                "tuyến; số phí, lệ phí đã thu là 32.000 đồng."
            ),
        ),
        (
            Fees(4, 1, 8000),
            (
                "Có 1/4 hồ sơ thuộc diện thu phí, lệ phí được thanh toán trực tuyến, "
                "đạt 25%; số phí, lệ phí đã thu là 8.000 đồng."
            ),
        ),
    ],
)
def test_point_d_tells_what_was_paid(fees: Fees, expected: str | None) -> None:
    text = told(replace(facts(**DESK_3), fees=fees))
    if expected is None:
        assert "thanh toán" not in text
    else:
        assert expected in text


NO_FEEDBACK = FeedbackCounts(0, 0, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (None, ""),
        (NO_FEEDBACK, "Trong kỳ không phát sinh phản ánh, kiến nghị."),
        (
            replace(NO_FEEDBACK, portal=1, resolved_on_time=1),
            (
                "Trung tâm tiếp nhận 01 phản ánh, kiến nghị (qua Cổng Dịch vụ công "
                "quốc gia). Đã xử lý 01 phản ánh, kiến nghị đúng thời hạn."
            ),
        ),
        (
            replace(NO_FEEDBACK, carried_over=2, open=2, open_late=1),
            (
                "Trung tâm tiếp tục xử lý 02 phản ánh, kiến nghị từ kỳ trước chuyển "
                "sang. Chưa có phản ánh, kiến nghị được xử lý xong; còn 02 phản ánh, "
                "kiến nghị đang xử lý (có 01 phản ánh, kiến nghị đã quá hạn)."
            ),
        ),
        (
            replace(
                NO_FEEDBACK,
                in_person=2,
                other=1,
                resolved_on_time=1,
                resolved_late=1,
                open=1,
                open_late=1,
            ),
            (
                "Trung tâm tiếp nhận 03 phản ánh, kiến nghị (02 gửi trực tiếp, 01 qua "
                "kênh khác). Đã xử lý 02 phản ánh, kiến nghị, trong đó có 01 phản ánh, "
                "kiến nghị quá thời hạn; còn 01 phản ánh, kiến nghị đang xử lý đã quá "
                "hạn."
            ),
        ),
    ],
)
def test_feedback_names_what_was_late(
    kept: FeedbackCounts | None, expected: str
) -> None:
    assert folded(feedback_paragraph(TELL, kept)) == expected


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (None, ""),
        (OutsideCounts(0, 0, 0), ""),
        (
            OutsideCounts(0, 0, 2),
            "Ngoài số liệu nêu trên, đến hết kỳ còn 02 hồ sơ trực tuyến chờ tiếp nhận.",
        ),
        (
            OutsideCounts(3, 0, 0),
            (
                "Ngoài số liệu nêu trên, Trung tâm hướng dẫn hoàn thiện hồ sơ tại quầy "
                "03 lượt."
            ),
        ),
    ],
)
def test_what_no_total_counts_is_told_apart(
    kept: OutsideCounts | None, expected: str
) -> None:
    assert folded(outside_sentence(TELL, kept)) == expected


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (ProcedureChangeCounts(0, 0, 0, 0), "Trong kỳ, danh mục không có thay đổi."),
        (
            ProcedureChangeCounts(0, 1, 0, 1),
            (
                "Trong kỳ, danh mục được cập nhật 01 TTHC được sửa đổi, bổ sung. TTHC "
                "có thay đổi đã được niêm yết, công khai kịp thời tại Trung tâm và "
                "trên trang thông tin điện tử của xã."
            ),
        ),
        (
            ProcedureChangeCounts(2, 0, 1, 1),
            (
                "Trong kỳ, danh mục được bổ sung 02 TTHC mới ban hành, đưa ra khỏi "
                "danh mục 01 TTHC bị bãi bỏ. Trong 03 TTHC có thay đổi, còn 02 TTHC "
                "chưa được niêm yết, công khai."
            ),
        ),
    ],
)
def test_changes_of_the_catalogue_say_what_is_not_posted(
    kept: ProcedureChangeCounts, expected: str
) -> None:
    assert folded(changes_sentences(TELL, kept)) == expected


def test_a_review_of_nothing_says_so() -> None:
    nothing = review_paragraph(TELL, ReviewCounts(0))
    assert nothing == "Trong kỳ không phát sinh."
    assert folded(review_paragraph(TELL, ReviewCounts(2))) == (
        "Đã rà soát, đề xuất đơn giản hóa 02 TTHC."
    )
    assert review_paragraph(TELL, None) == ""


def test_without_a_target_no_rate_is_judged() -> None:
    registers = replace(quarter().registers or RegisterCounts(), targets={})
    text = told(replace(quarter(), registers=registers))
    assert "Phấn đấu" not in text
    assert "bản giấy chưa số hóa.\n" not in text


def test_a_target_that_is_reached_asks_for_nothing() -> None:
    targets = {"online": Decimal("66.38"), "payment": Decimal(60)}
    registers = RegisterCounts(targets=targets)
    text = told(replace(quarter(), registers=registers))
    assert "Phấn đấu" not in text


def test_a_rate_a_hair_below_its_target_is_below_it() -> None:
    registers = RegisterCounts(targets={"payment": Decimal("64.65")})
    text = told(replace(quarter(), registers=registers))
    assert "Tỷ lệ thanh toán trực tuyến đạt 64,64% số hồ sơ thuộc diện thu" in text
    assert "Phấn đấu tỷ lệ thanh toán trực tuyến đạt từ 64,65% trở lên." in text


def test_late_feedback_is_a_fault() -> None:
    late = replace(NO_FEEDBACK, portal=2, resolved_late=1, open=1, open_late=1)
    text = told(replace(facts(**DESK_3), registers=RegisterCounts(feedback=late)))
    assert "\nCó 02 phản ánh, kiến nghị xử lý quá thời hạn.\n" in text


def test_results_that_nobody_collects_are_a_task() -> None:
    text = told(replace(facts(**DESK_3), awaiting_long=4))
    assert "đến nhận 04 kết quả đã có quá 30 ngày." in text


@pytest.mark.parametrize(
    ("day", "overdue_by", "digitise_by"),
    [
        (date(2026, 9, 17), date(2026, 9, 30), date(2026, 10, 15)),
        (date(2026, 9, 24), date(2026, 10, 31), date(2026, 11, 15)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 15)),
        (date(2028, 2, 10), date(2028, 2, 29), date(2028, 3, 15)),
    ],
)
def test_usual_terms_leave_a_week(
    day: date, overdue_by: date, digitise_by: date
) -> None:
    assert Terms.after(day) == Terms(overdue_by, digitise_by)


def test_terms_may_be_chosen() -> None:
    choices = ReportChoices(overdue_by=date(2026, 9, 25))
    assert "hồ sơ còn thiếu trước ngày 25/9/2026." in told(quarter(), choices)

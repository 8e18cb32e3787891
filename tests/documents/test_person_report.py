"""Bản kê dữ liệu cá nhân, word by word."""

from datetime import date, datetime
from pathlib import Path

from motcua_desktop.documents.pdf import render_pdf
from motcua_desktop.documents.person_report import person_document
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.services.rows.lists import HistoryLine, IssuedSlip
from motcua_desktop.services.rows.people import PersonDossier, PersonSheet
from tests.builders import an_office
from tests.documents.reading import assert_golden, pdf_text

_MORNING = datetime(2026, 11, 2, 8, 15)
_HOA = Applicant(
    "Nguyễn Thị Hoa & <b>con</b>",
    id_number="001195007802",
    birth_date=date(1995, 3, 7),
    phone="0912 345 678",
    address="Thôn Đông, xã An Hòa",
    submitter_name="Trần Văn Bình",
)


def test_everything_held_stands_on_the_paper(tmp_path: Path) -> None:
    slip = IssuedSlip(1, Path("phiếu.pdf"), "0" * 64, _MORNING, name="giay-tiep-nhan")
    told = (
        HistoryLine(1, "received", "Tiếp nhận", _MORNING, _MORNING, "Thu Hà", "quầy"),
        HistoryLine(2, "finished", "Có kết quả", _MORNING, _MORNING, "Thu Hà", ""),
    )
    dossier = PersonDossier(
        number="H26.12-261102-0001",
        procedure="Đăng ký lại khai sinh",
        received_at=_MORNING,
        applicant=_HOA,
        note="gọi trước khi trả",
        papers=(SubmittedPaper("Tờ khai"), SubmittedPaper("Giấy ủy quyền", copies=2)),
        history=told,
        slips=(slip,),
    )
    sheet = PersonSheet(
        an_office(),
        datetime(2026, 11, 23, 9, 42),
        "001195007802",
        (_HOA, Applicant("Nguyễn Thị Hoa")),
        (dossier,),
    )
    text = pdf_text(render_pdf(person_document(sheet)), tmp_path)
    assert_golden("person-report.txt", text)

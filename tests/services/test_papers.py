"""The papers that a dossier may have: which, how they stand, made, kept as files."""

from dataclasses import replace
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import SlipWithoutGroundError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.services.errors import (
    LostSlipError,
    PrinterError,
    UnreadablePageError,
)
from motcua_desktop.services.papers import PaperDesk
from motcua_desktop.services.ports_printing import PrintSetup
from motcua_desktop.services.printing import JobState, PrintQueue
from motcua_desktop.services.rows.papers import PaperOffer, Standing
from motcua_desktop.services.slips import RECEIPT
from tests.builders import Clock, act, received, unguarded
from tests.documents.reading import folded, pdf_text, word_text
from tests.documents.word_template import template
from tests.services.test_slips import correct
from tests.ui.fakes import FakeSpooler

SUPPLEMENT = "phieu-bo-sung"
CONTROL = "phieu-kiem-soat"
LABEL = "nhan-ho-so"
HANDOVER = "bien-ban-giao-nhan"


@pytest.fixture
def papers(office: OpenOffice) -> PaperDesk:
    office.desk.officer = "Trần Thị Thu Hà"
    return office.desk.papers


def offer(papers: PaperDesk, number: str, name: str) -> PaperOffer:
    return next(it for it in papers.offers(number) if it.name == name)


def test_a_new_dossier_may_have_these_papers(
    office: OpenOffice, papers: PaperDesk
) -> None:
    number = received(office)
    standings = {it.name: it.standing for it in papers.offers(number)}
    assert standings == {
        RECEIPT: Standing.TO_ISSUE,
        "phieu-xin-loi": Standing.WITHOUT_GROUND,
        CONTROL: Standing.TO_ISSUE,
        "bien-ban-giao-nhan": Standing.UNNUMBERED,
        LABEL: Standing.UNNUMBERED,
    }
    why = offer(papers, number, "phieu-xin-loi").why
    assert "hồ sơ chưa được hẹn lại ngày trả" in why


def test_a_settled_dossier_may_have_the_papers_of_its_end(
    office: OpenOffice, papers: PaperDesk
) -> None:
    number = received(office)
    act(office, number, Step.WITHDRAW, reason="Người nộp xin rút")
    names = {it.name for it in papers.offers(number)}
    assert {"thong-bao-dung", "phieu-ban-giao-ket-qua"} <= names


def test_an_issue_is_in_force_until_the_dossier_is_corrected(
    office: OpenOffice, papers: PaperDesk, clock: Clock
) -> None:
    number = received(office)
    made = papers.make(RECEIPT, number, officer="Trần Thị Thu Hà")
    assert (made.issue, made.reprint, made.paper) == (1, 0, "A5")
    in_force = offer(papers, number, RECEIPT)
    assert (in_force.standing, in_force.issue) == (Standing.IN_FORCE, 1)
    assert in_force.issued_at == clock().replace(second=0, microsecond=0)
    correct(office, number, name="Nguyễn Thị Hoà")
    assert offer(papers, number, RECEIPT).standing is Standing.OUTDATED
    assert papers.make(RECEIPT, number).issue == 2


def test_a_second_print_is_the_same_bytes(
    office: OpenOffice, papers: PaperDesk
) -> None:
    number = received(office)
    first = papers.make(RECEIPT, number)
    second = papers.make(RECEIPT, number)
    assert second.path == first.path
    assert second.reprint == 1
    assert papers.make(RECEIPT, number, anew=True).path != first.path


def test_a_look_issues_nothing(
    office: OpenOffice, papers: PaperDesk, tmp_path: Path
) -> None:
    number = received(office)
    act(office, number, Step.FORWARD, to="Tư pháp")
    act(office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu bản sao căn cước")
    drafted = folded(pdf_text(papers.look(SUPPLEMENT, number), tmp_path))
    assert "Thiếu bản sao căn cước" in drafted
    assert offer(papers, number, SUPPLEMENT).standing is Standing.TO_ISSUE
    made = papers.make(SUPPLEMENT, number)
    assert made.number == "01/HDHS"
    assert papers.look(SUPPLEMENT, number) == made.path.read_bytes()


def test_a_look_at_a_slip_without_ground_says_why(
    office: OpenOffice, papers: PaperDesk
) -> None:
    number = received(office)
    with pytest.raises(SlipWithoutGroundError, match="chưa được hẹn lại"):
        papers.look("phieu-xin-loi", number)


def test_a_label_leaves_no_trace(
    office: OpenOffice, papers: PaperDesk, tmp_path: Path
) -> None:
    number = received(office)
    before = len(office.desk.detail(number).history)
    made = papers.make(LABEL, number)
    assert (made.issue, made.paper) == (0, "50x30")
    assert number in pdf_text(made.path.read_bytes(), tmp_path)
    assert len(office.desk.detail(number).history) == before


def test_the_record_of_handover_names_the_clerk(
    office: OpenOffice, papers: PaperDesk, tmp_path: Path
) -> None:
    number = received(office)
    content = papers.look("bien-ban-giao-nhan", number, officer="Trần Thị Thu Hà")
    assert "Trần Thị Thu Hà" in folded(pdf_text(content, tmp_path))


def test_pages_are_drawn_as_large_as_fits(
    office: OpenOffice, papers: PaperDesk
) -> None:
    content = papers.look(RECEIPT, received(office))
    page = papers.page(content, 1, width=400, height=300)
    assert page.width == 400 or page.height == 300
    assert page.width <= 400
    assert page.height <= 300
    assert len(page.pixels) == page.width * page.height * 3
    assert page.pixels[:3] == b"\xff\xff\xff"
    assert len(set(page.pixels)) > 20
    beyond = papers.page(content, 99, width=400, height=300)
    assert beyond.page == beyond.pages
    assert papers.page(content, 0, width=400, height=300).page == 1


def test_what_is_no_pdf_is_said(papers: PaperDesk) -> None:
    with pytest.raises(UnreadablePageError, match="tệp PDF hỏng"):
        papers.page(b"no paper at all", 1, width=400, height=300)


def test_papers_are_saved_as_word_and_pdf(
    office: OpenOffice, papers: PaperDesk, tmp_path: Path
) -> None:
    number = received(office)
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    papers.save_pdf(RECEIPT, number, pdf)
    assert pdf.read_bytes() == papers.look(RECEIPT, number)
    assert papers.save_word(RECEIPT, number, word) is None
    assert "Nguyễn Thị Hoa" in word_text(word.read_bytes())
    papers.save_word(LABEL, number, word)
    assert number in word_text(word.read_bytes())


def test_papers_without_number_have_templates_too(
    office: OpenOffice, papers: PaperDesk, tmp_path: Path
) -> None:
    number, path = received(office), tmp_path / "a.docx"
    templates = office.slips.word_files.templates
    templates.mkdir(parents=True)
    (templates / f"{LABEL}.docx").write_bytes(template("{{ ma_ho_so }}"))
    assert papers.save_word(LABEL, number, path) is None
    assert word_text(path.read_bytes()) == f"{number}\n"
    rows = ("{%tr for it in ho_so %}", "{{ it.chu_ho_so }}", "{%tr endfor %}")
    (templates / f"{HANDOVER}.docx").write_bytes(template("{{ tong_so }}", rows=rows))
    papers.save_word(HANDOVER, number, path)
    assert word_text(path.read_bytes()).split("\n")[:2] == ["1", "Nguyễn Thị Hoa"]


def test_a_template_that_is_wrong_is_told_and_the_file_is_there(
    office: OpenOffice, papers: PaperDesk, tmp_path: Path
) -> None:
    number = received(office)
    office.slips.word_files.templates.mkdir(parents=True)
    (office.slips.word_files.templates / f"{RECEIPT}.docx").write_bytes(b"no Word file")
    path = tmp_path / "a.docx"
    assert papers.save_word(RECEIPT, number, path) is not None
    assert "Nguyễn Thị Hoa" in word_text(path.read_bytes())


def test_a_lost_file_is_not_printed(office: OpenOffice, papers: PaperDesk) -> None:
    number = received(office)
    papers.make(RECEIPT, number).path.unlink()
    with pytest.raises(LostSlipError):
        papers.make(RECEIPT, number)


def test_a_printer_that_is_off_keeps_the_paper_in_the_queue(
    office: OpenOffice, papers: PaperDesk, clock: Clock, tmp_path: Path
) -> None:
    spooler = FakeSpooler(("HP",), failure=PrinterError("HP", "máy in tắt"))
    queue = PrintQueue(spooler, clock, tmp_path / "queue")
    papers = replace(unguarded(papers), queue=queue)
    job = papers.enqueue(papers.make(RECEIPT, received(office)))
    assert job.state is JobState.WAITING
    assert "máy in tắt" in job.trouble
    spooler.failure = None
    (job,) = queue.work()
    assert job.state is JobState.SENT
    assert [paper for _, paper, _ in spooler.sent] == ["A5"]


def test_where_a_paper_is_printed_is_remembered_with_the_viewer(
    clock: Clock, tmp_path: Path
) -> None:
    queue = PrintQueue(FakeSpooler(("HP",), ("Khay 1", "2")), clock, tmp_path)
    assert list(queue.places()) == [
        PrintSetup("HP"),
        PrintSetup("HP", "Khay 1"),
        PrintSetup("HP", "2"),
    ]
    assert queue.remembered(RECEIPT) is None
    assert queue.setup(RECEIPT) == PrintSetup()
    queue.remember(RECEIPT, PrintSetup(is_viewed=True))
    queue.remember(LABEL, PrintSetup("HP", "2", 3))
    assert queue.remembered(RECEIPT) == PrintSetup(is_viewed=True)
    assert queue.remembered(LABEL) == PrintSetup("HP", "2", 3)

"""What a Windows printer is asked for, as a driver reads it from the DEVMODE."""

import ctypes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.devices.windows_api import DevMode
from motcua_desktop.devices.windows_paper import Form, Size, fill

A4, A5 = Size(2100, 2970), Size(1480, 2100)
LABEL = Size(500, 300)
OFFICE_PRINTER = (
    Form(1, Size(2159, 2794)),
    Form(121, Size(1481, 2099)),
    Form(9, Size(2099, 2970)),
    Form(11, Size(1481, 2099)),
)
PAPER_SIZE, LENGTH, WIDTH, TRAY, FORM_NAME = 0x2, 0x4, 0x8, 0x200, 0x10000


def asked(paper: str, page: Size, *forms: Form, tray: int | None = None) -> DevMode:
    """Fill the DEVMODE of a driver that would print Letter, on both sides, thrice."""
    mode = DevMode(
        dmFields=PAPER_SIZE | LENGTH | WIDTH | FORM_NAME,
        dmPaperSize=1,
        dmPaperWidth=2159,
        dmPaperLength=2794,
        dmCopies=3,
        dmDuplex=2,
    )
    fill(mode, paper=paper, page=page, forms=forms, tray=tray)
    return mode


def test_the_structure_lies_in_memory_as_windows_has_it() -> None:
    places = {name: getattr(DevMode, name).offset for name, _ in DevMode._fields_}
    assert places["dmSize"] == 68
    assert places["dmFields"] == 72
    assert places["dmPaperSize"] == 78
    assert places["dmDefaultSource"] == 88
    assert places["dmDuplex"] == 94
    assert ctypes.sizeof(DevMode) == 96


@pytest.mark.parametrize(
    ("paper", "page", "number"), [("A4", A4, 9), ("A5", A5, 11)], ids=["A4", "A5"]
)
def test_a_slip_takes_the_standard_form_upright_on_one_side(
    paper: str, page: Size, number: int
) -> None:
    mode = asked(paper, page, *OFFICE_PRINTER)
    assert (mode.dmPaperSize, mode.dmOrientation) == (number, 1)
    assert (mode.dmCopies, mode.dmDuplex) == (1, 1)


def test_a_list_lies_across_its_paper() -> None:
    mode = asked("A4", A4.turned(), *OFFICE_PRINTER)
    assert (mode.dmPaperSize, mode.dmOrientation) == (9, 2)


def test_the_drivers_own_size_and_form_do_not_outweigh_the_paper() -> None:
    mode = asked("A5", A5, *OFFICE_PRINTER)
    assert not mode.dmFields & (LENGTH | WIDTH | FORM_NAME)
    assert mode.dmFields & PAPER_SIZE


def test_an_a5_that_a_driver_numbers_its_own_way_is_found_by_its_size() -> None:
    assert asked("A5", A5, Form(9, A4), Form(140, Size(1485, 2100))).dmPaperSize == 140


def test_an_a5_that_a_driver_has_only_lying_is_taken_lying() -> None:
    mode = asked("A5", A5, Form(9, A4), Form(141, A5.turned()))
    assert (mode.dmPaperSize, mode.dmOrientation) == (141, 2)


def test_a_label_takes_the_form_that_was_made_for_it() -> None:
    mode = asked("50x30", LABEL, Form(300, Size(1000, 1500)), Form(301, Size(498, 300)))
    assert (mode.dmPaperSize, mode.dmOrientation) == (301, 1)
    assert not mode.dmFields & (LENGTH | WIDTH)


def test_a_label_without_a_form_is_given_by_its_size() -> None:
    mode = asked("50x30", LABEL, Form(300, Size(1000, 1500)))
    assert (mode.dmPaperSize, mode.dmOrientation) == (256, 1)
    assert (mode.dmPaperWidth, mode.dmPaperLength) == (500, 300)
    assert mode.dmFields & (LENGTH | WIDTH) == LENGTH | WIDTH


def test_a_driver_that_tells_no_papers_is_asked_for_the_standard_one() -> None:
    assert asked("A4", A4).dmPaperSize == 9
    mode = asked("A4", A4.turned())
    assert (mode.dmPaperSize, mode.dmOrientation) == (9, 2)


def test_a_tray_is_asked_for_only_where_one_is_named() -> None:
    assert not asked("A4", A4).dmFields & TRAY
    mode = asked("A4", A4, tray=258)
    assert mode.dmFields & TRAY
    assert mode.dmDefaultSource == 258


@given(
    st.builds(Size, st.integers(300, 4200), st.integers(300, 4200)),
    st.builds(Size, st.integers(300, 4200), st.integers(300, 4200)),
)
def test_a_paper_like_a_page_holds_it_and_a_smaller_one_cuts_it(
    paper: Size, page: Size
) -> None:
    if paper.is_like(page):
        assert paper.holds(page)
    if paper.width < page.width - 20 or paper.length < page.length - 20:
        assert not paper.holds(page)
    assert paper.turned().holds(page.turned()) == paper.holds(page)


def test_a_letter_sheet_does_not_hold_an_a4_page() -> None:
    letter = Size(2159, 2794)
    assert not letter.holds(A4)
    assert letter.holds(A5)
    assert A4.holds(LABEL)

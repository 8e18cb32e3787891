"""Handing results back together; lists and volumes made as papers."""

from datetime import date

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.services.desk_papers import BY_POST, HANDOVER
from motcua_desktop.services.returning import ReturnBatch, ReturnItem, hand_back
from tests.builders import Clock, act, received

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def numbers(office: OpenOffice) -> list[str]:
    numbers = [received(office) for _ in range(3)]
    for number in numbers[:2]:
        act(office, number, Step.FORWARD)
        act(office, number, Step.FINISH)
    return numbers


def test_each_is_whole_or_refused_and_once(
    office: OpenOffice, clock: Clock, numbers: list[str]
) -> None:
    batch = ReturnBatch(
        items=[
            ReturnItem(numbers[0], paid=8000, post_number="EB123456789VN"),
            ReturnItem(numbers[2]),
            ReturnItem(numbers[1], "Lê Văn Bình"),
        ],
        at=clock(),
        token="lượt 1",
        way=ReturnWay.POSTAL,
        authority="Giấy ủy quyền 20/11/2026",
        satisfaction=4,
        paid_by=PaymentWay.TRANSFER,
    )
    for _ in range(2):  # a click too many changes nothing
        done = hand_back(office.desk, batch)
        assert done.returned == (numbers[0], numbers[1])
        assert list(done.refused) == [numbers[2]]
    detail = office.desk.detail(numbers[0])
    assert detail.dossier.state is State.RETURNED
    assert [(it.amount, it.way) for it in detail.dossier.payments] == [
        (8000, PaymentWay.TRANSFER)
    ]
    told = [line.detail for line in detail.history]
    assert any(
        "theo Giấy ủy quyền 20/11/2026" in it and "mã bưu gửi EB123456789VN" in it
        for it in told
    )
    assert detail.history_ok
    assert office.desk.detail(numbers[2]).dossier.state is State.RECEIVED


@pytest.mark.parametrize("name", [HANDOVER, BY_POST])
def test_a_list_of_several_dossiers_is_one_paper(
    office: OpenOffice, numbers: list[str], name: str
) -> None:
    made = office.desk.papers.make_list(name, numbers, officer="Trần Thị Thu Hà")
    assert made.dossier == "3 hồ sơ"
    assert made.path.read_bytes().startswith(b"%PDF")


def test_a_volume_of_the_book_is_a_paper(
    office: OpenOffice, clock: Clock, numbers: list[str]
) -> None:
    year = clock().year
    (head,) = office.desk.papers.volumes(year)
    (volume,) = office.desk_papers.book(year).volumes
    assert [entry.code for entry in volume.entries] == numbers
    serials = [entry.serial for entry in volume.entries]
    assert (head.first, head.last, head.count) == (serials[0], serials[-1], 3)
    made = office.desk.papers.make_book(year, 1)
    assert made.path.read_bytes().startswith(b"%PDF")


def test_the_next_year_is_warned_of_when_receipts_reach_it(office: OpenOffice) -> None:
    notes = office.desk.calendar_notes(date(2027, 11, 22))
    assert any(note.startswith("Lịch năm 2028 chưa xác nhận: ") for note in notes)
    for day in (date(2026, 11, 23), date(2027, 10, 29)):
        notes = office.desk.calendar_notes(day)
        assert not any("chưa xác nhận" in note for note in notes)

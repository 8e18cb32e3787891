"""Handing results back: scan by scan, all at once, each result once."""

import pytest

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.events import ResultReturned
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.services.desk_papers import BY_POST, RESULTS
from motcua_desktop.ui.screens.returning.presenter import ReturningPresenter
from motcua_desktop.ui.screens.returning.state import ReturningState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

LINH, NGHIA, LIEN = (
    "H26.12-261118-0002",
    "H26.12-261116-0027",
    "H26.12-261119-0011",
)
RUNNING = "H26.12-261118-0012"


class Counter:
    """The screen without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.presenter = ReturningPresenter(
            office, DirectRunner(), self.window, self.view, folder=office.folder
        )
        self.presenter.shown()

    def scan(self, *texts: str) -> None:
        for text in texts:
            self.presenter.typed(text)
            self.presenter.entered()

    @property
    def state(self) -> ReturningState:
        state: ReturningState = self.view.last("render")
        return state

    def returned(self, number: str) -> ResultReturned:
        (event,) = (
            it
            for it in self.office.kept[number].events
            if isinstance(it, ResultReturned)
        )
        return event


@pytest.fixture
def counter(full: FakeOffice) -> Counter:
    return Counter(full)


def test_three_scans_and_one_act_return_three_results(counter: Counter) -> None:
    counter.scan(LINH, NGHIA.lower(), LIEN)
    assert [row[0] for row in counter.state.chosen] == [LINH, NGHIA, LIEN]
    assert counter.state.act == "Trả 3 kết quả"
    counter.presenter.said("satisfaction", "5")
    counter.presenter.submit()
    for number in (LINH, NGHIA, LIEN):
        assert counter.office.kept[number].dossier.state is State.RETURNED
        assert counter.returned(number).satisfaction == 5
    assert counter.returned(LINH).receiver == "Phan Thị Mỹ Linh"
    assert counter.state.chosen == ()
    assert counter.window.toasts == ["Đã trả 3 kết quả"]


def test_what_waits_is_suggested_by_any_part(counter: Counter) -> None:
    counter.presenter.typed("nghia")
    (choice,) = counter.view.last("offer").choices
    assert choice.key == NGHIA


def test_a_dossier_without_result_is_refused_in_words(counter: Counter) -> None:
    counter.scan(RUNNING)
    assert counter.state.chosen == ()
    assert counter.state.line_is_wrong
    assert "chưa có kết quả" in counter.state.line
    counter.scan("H26.12-991231-0001")
    assert counter.state.line_is_wrong
    assert not counter.state.can_return


def test_the_same_scan_twice_adds_once(counter: Counter) -> None:
    counter.scan(LINH, LINH)
    assert len(counter.state.chosen) == 1
    assert "đã có" in counter.state.line


def test_who_comes_for_another_brings_a_paper(counter: Counter) -> None:
    counter.scan(LINH)
    counter.presenter.said("taker", "authorised")
    counter.presenter.submit()
    assert {name for name, _ in counter.state.errors} == {"receiver", "authority"}
    assert counter.office.kept[LINH].dossier.state is State.FINISHED
    counter.presenter.said("receiver", "Phan  Văn Bình ")
    counter.presenter.said("authority", "Giấy ủy quyền 20/11/2026")
    counter.presenter.submit()
    event = counter.returned(LINH)
    assert event.receiver == "Phan Văn Bình"
    assert event.authority == "Giấy ủy quyền 20/11/2026"


def test_the_fee_is_taken_with_the_result_only_where_said(counter: Counter) -> None:
    counter.scan(LINH)
    assert counter.state.fee_line == "Còn phải thu 15.000 đ"
    counter.presenter.said("paid_by", "cash")
    counter.presenter.submit()
    (paid,) = counter.office.kept[LINH].dossier.payments
    assert paid.amount == 15000
    counter.scan(NGHIA)
    counter.presenter.submit()
    assert counter.office.kept[NGHIA].dossier.payments == []


def test_by_post_a_second_scan_is_the_number_of_the_item(counter: Counter) -> None:
    counter.presenter.said("way", "postal")
    counter.scan(LINH, "EB123456789VN", NGHIA, "EB123456790VN")
    assert [row[4] for row in counter.state.chosen] == [
        "EB123456789VN",
        "EB123456790VN",
    ]
    counter.presenter.submit()
    event = counter.returned(NGHIA)
    assert (event.way, event.post_number) == (ReturnWay.POSTAL, "EB123456790VN")
    counter.presenter.print_list()
    (order,) = counter.window.orders
    assert (order.name, order.numbers) == (BY_POST, (LINH, NGHIA))


def test_one_refused_result_keeps_the_others_from_nobody(counter: Counter) -> None:
    counter.scan(LINH, NGHIA)
    # Another desk was faster with the first of them.
    Counter(counter.office).scan(LINH)
    faster = Counter(counter.office)
    faster.scan(LINH)
    faster.presenter.submit()
    counter.presenter.submit()
    assert counter.office.kept[NGHIA].dossier.state is State.RETURNED
    assert [row[0] for row in counter.state.chosen] == [LINH]
    assert counter.state.line_is_wrong
    assert LINH in counter.state.line


def test_a_line_is_taken_back_before_it_is_handed_over(counter: Counter) -> None:
    counter.scan(LINH, NGHIA)
    counter.presenter.drop_last()
    assert [row[0] for row in counter.state.chosen] == [LINH]
    counter.presenter.print_list()
    assert counter.window.orders[0].name == RESULTS
    counter.presenter.clear()
    assert not counter.state.can_return


def test_all_of_one_name_are_added_at_once(counter: Counter) -> None:
    other = counter.office.kept[NGHIA].dossier
    object.__setattr__(other, "applicant", counter.office.kept[LINH].dossier.applicant)
    counter.presenter.refresh()
    counter.scan(LINH)
    assert "còn 1 kết quả" in counter.state.line
    counter.presenter.add_same()
    assert len(counter.state.chosen) == 2

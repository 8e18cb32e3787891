"""A clerk's morning on the real window, by real keys through the X server."""

from functools import partial
from typing import Any

import pytest

from motcua_desktop.domain.lifecycle import State
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = [pytest.mark.window, pytest.mark.slow]

PEOPLE = (
    ("001188004411", "Hoang Van An"),
    ("001190007722", "Tran Thi Binh"),
    ("001201003355", "Le Quoc Cuong"),
)


def letters(text: str) -> list[str]:
    """Return the X names of the keys that type `text`."""
    names = {" ": "space", "-": "minus", ".": "period", "/": "slash"}
    return [names.get(letter, letter) for letter in text]


def receive(driver: Driver, id_number: str, name: str) -> None:
    """Receive one dossier from the first field to F9."""
    office = driver.office
    before = len(office.kept)
    fields = driver.screen().fields.boxes
    driver.x_keys(*letters("lai khai"))
    driver.wait_until(lambda: driver.screen().procedure.list.is_open)
    driver.wait_until(lambda: fields["procedure"].text == "lai khai")
    driver.settle()
    driver.x_keys("Return")
    driver.wait_until(lambda: fields["id_number"].has_focus)
    driver.x_keys(*letters(id_number), "Return")
    driver.wait_until(lambda: fields["name"].has_focus)
    driver.x_keys(*letters(name), "Return")
    driver.wait_until(lambda: fields["birth_date"].has_focus)
    driver.x_keys(*letters("8/6/98"), "ctrl+d", "F9")
    driver.wait_until(lambda: len(office.kept) == before + 1)
    driver.wait_until(lambda: fields["procedure"].has_focus)
    driver.settle()


def test_receive_three_find_one_act_print_and_report(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.x_keys("ctrl+n")
    driver.wait_until(lambda: driver.window.present == "intake")
    for id_number, name in PEOPLE:
        receive(driver, id_number, name)
    driver.wait_until(lambda: len(driver.printer.shown) == 3)
    received = full.kept["H26.12-261123-0016"].dossier
    assert received.applicant.name == "Tran Thi Binh"
    assert f"{received.applicant.birth_date:%d/%m/%Y}" == "08/06/1998"
    assert len(full.detail("H26.12-261123-0016").papers) == 3

    driver.x_keys("ctrl+f", *letters("thi binh"))
    search = driver.window.frame.top.search
    driver.wait_until(lambda: search.text == "thi binh" and search.list.is_open)
    driver.settle()
    driver.x_keys("Return")
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()
    assert driver.screen()._number["text"] == "H26.12-261123-0016"

    driver.x_keys("F8")
    driver.wait_until(driver.has_panel)
    driver.x_keys(*letters("Tu phap"), "ctrl+Return")
    driver.wait_until(lambda: received.state is State.PROCESSING)
    driver.settle()
    driver.x_keys("ctrl+p")
    driver.wait_until(lambda: len(driver.printer.shown) == 4)
    # A reprint is the very file that the applicant got.
    assert driver.printer.shown[-1] in driver.printer.shown[:3]

    driver.x_keys("alt+8")
    driver.wait_until(lambda: driver.window.present == "reports")
    driver.settle()
    driver.x_keys("ctrl+d")
    driver.wait_until(lambda: full.exported)
    assert full.exported[0][2].suffix == ".docx"
    driver.x_keys("alt+1")
    driver.wait_until(lambda: driver.window.present == "worklist")


def test_hand_back_a_result_by_scan_and_keys(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    number = "H26.12-261118-0002"
    driver.x_keys(*letters(number), "Return")
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()
    driver.x_keys("F4")
    driver.wait_until(driver.has_panel)
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: full.kept[number].dossier.state is State.RETURNED)
    driver.wait_until(lambda: not driver.has_panel())
    driver.x_keys("Escape")
    driver.wait_until(lambda: driver.window.present == "worklist")
    driver.settle()
    assert driver.screen().tiles[3]._count["text"] == "5"


def lies(screen: Any, typed: str, count: int) -> bool:
    """Say whether this is in the scan box and so many results lie on the desk."""
    return (screen.scan.text, len(screen.chosen.tree.get_children())) == (typed, count)


def test_results_are_scanned_and_handed_back_together(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    numbers = ("H26.12-261118-0002", "H26.12-261116-0027")
    driver.x_keys("alt+4")
    driver.wait_until(lambda: driver.window.present == "returning")
    driver.settle()
    screen = driver.screen()
    handed = [full.kept[number].dossier for number in numbers]
    for count, number in enumerate(numbers, 1):
        driver.x_keys(*letters(number))
        driver.wait_until(partial(lies, screen, number, count - 1))
        driver.x_keys("Return")
        driver.wait_until(partial(lies, screen, "", count))
        driver.settle()
    driver.x_keys("F9")
    driver.wait_until(lambda: {it.state for it in handed} == {State.RETURNED})
    driver.settle()
    driver.x_keys("alt+5")
    driver.wait_until(lambda: driver.window.present == "deadlines")
    driver.settle()
    driver.x_keys("Right")
    driver.wait_until(lambda: driver.screen().table.total == 5)
    driver.settle()


def test_typing_on_a_known_number_needs_few_keys(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    """A known applicant: at most 25 key strokes beside the number typed."""
    driver = open_window(full)
    keys = ["ctrl+n", *letters("lai khai"), "Return"]
    driver.x_keys(*keys[:-1])
    driver.wait_until(lambda: driver.window.present == "intake")
    view = driver.screen()
    driver.wait_until(lambda: view.procedure.text == "lai khai")
    driver.settle()
    driver.x_keys("Return")
    driver.wait_until(lambda: view.id_number.has_focus)
    driver.x_keys(*letters("001195007803"))
    driver.wait_until(lambda: view.id_number.list.is_open)
    driver.x_keys("Return", "F9")
    keys += ["Return", "F9"]
    driver.wait_until(lambda: len(full.kept) == 30)
    assert len(keys) <= 25
    new = full.kept["H26.12-261123-0015"].dossier
    assert new.applicant.name == "Nguyễn Thị Ánh Tuyết"


def test_one_person_with_two_procedures_then_the_next_with_the_same(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    """Each dossier of a group: at most 25 key strokes beside numbers and names."""
    driver = open_window(full)
    driver.x_keys("ctrl+n")
    driver.wait_until(lambda: driver.window.present == "intake")
    boxes = driver.screen().fields.boxes

    def choose(words: str) -> list[str]:
        driver.wait_until(lambda: boxes["procedure"].has_focus)
        driver.x_keys(*letters(words))
        driver.wait_until(lambda: driver.screen().procedure.list.is_open)
        driver.wait_until(lambda: boxes["procedure"].text == words)
        driver.settle()
        driver.x_keys("Return")
        driver.wait_until(lambda: boxes["id_number"].has_focus)
        return [*words, "Return"]

    def known(number: str) -> list[str]:
        driver.x_keys(*letters(number))
        driver.wait_until(lambda: driver.screen().id_number.list.is_open)
        driver.x_keys("Return")
        driver.wait_until(lambda: boxes["name"].text)
        return ["Return"]

    def save(key: str) -> list[str]:
        count = len(full.kept)
        driver.x_keys(key)
        driver.wait_until(lambda: len(full.kept) == count + 1)
        driver.settle()
        return key.split("+")

    first = ["ctrl", "n", *choose("lai khai"), *known("001195007803")]
    first += save("ctrl+F9")
    second = choose("tinh trang hon")
    second += save("shift+F9")
    third = [*known("001195007805"), *save("F9")]
    assert [len(keys) <= 25 for keys in (first, second, third)] == [True] * 3
    one, other, last = [kept.dossier for kept in list(full.kept.values())[-3:]]
    assert one.applicant == other.applicant
    assert (one.procedure, other.procedure) == ("1.004884", "1.004873")
    assert last.procedure == other.procedure
    assert last.applicant.name != other.applicant.name

"""Strips on pages: what stays together, what stands again on the next page."""

from motcua_desktop.documents.flow import Placed, Strip, glue, paginate


def heights(pages: list[list[Placed]]) -> list[list[float]]:
    return [[placed.strip.height for placed in page] for page in pages]


def test_strips_fill_a_page_and_go_on_to_the_next() -> None:
    strips = [Strip(40, ()), Strip(50, (), gap=10), Strip(1, ())]
    pages = paginate(strips, 100, 100)
    assert heights(pages) == [[40, 50], [1]]
    assert [placed.y for placed in pages[0]] == [0, 50]


def test_glued_strips_move_together_without_the_gap_above() -> None:
    strips = [Strip(60, ()), *glue([Strip(30, (), gap=5), Strip(30, (), gap=5)])]
    pages = paginate(strips, 100, 70)
    assert heights(pages) == [[60], [30, 30]]
    assert [placed.y for placed in pages[1]] == [0, 35]


def test_more_than_a_page_of_glued_strips_is_broken_all_the_same() -> None:
    strips = glue([Strip(40, ()) for _ in range(5)])
    assert heights(paginate(strips, 100, 100)) == [[40, 40], [40, 40], [40]]


def test_a_glued_last_strip_is_not_lost() -> None:
    assert heights(paginate([Strip(40, (), glued=True)], 100, 100)) == [[40]]


def test_the_head_of_a_table_stands_again_on_the_next_page() -> None:
    head = Strip(10, ())
    rows = [Strip(50, (), repeats=(head,)) for _ in range(3)]
    assert heights(paginate([head, *rows], 120, 100)) == [[10, 50, 50], [10, 50]]

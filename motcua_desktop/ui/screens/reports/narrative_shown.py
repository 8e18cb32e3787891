"""A section of the report's text as the screen shows it."""

from collections.abc import Sequence
from typing import Final

from motcua_desktop.services.narrative import set_right
from motcua_desktop.services.rows.narrative import (
    Composed,
    NarrativeSection,
    TextState,
)
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.shown import TableRow

_SHAPES: Final = {
    TextState.NONE: "within",
    TextState.SUGGESTED: "soon",
    TextState.DRAFT: "supplement",
    TextState.CONFIRMED: "ready",
}


def shown_section(
    section: NarrativeSection,
    sections: Sequence[NarrativeSection],
    typed: str | None,
    composed: Composed,
) -> NarrativeState:
    """Return `section` among `sections`; `typed` is what is not written yet."""
    heading = section.heading
    text = typed if typed is not None else shown_text(section)
    is_other = set_right(text) != section.suggestion
    is_waiting = typed is not None
    source = _source(section)
    says_something = bool(set_right(text)) or heading.key in composed
    return NarrativeState(
        rows=tuple(map(_row, sections)),
        current=heading.key,
        title=f"{heading.number} {heading.title}",
        place=_place(section, sections, is_waiting=is_waiting),
        composed=tuple(
            tuple((it.text, it.is_figure) for it in pieces)
            for pieces in composed.get(heading.key, ())
        ),
        text=text,
        is_suggestion=not is_waiting and section.state is TextState.SUGGESTED,
        source=source,
        suggestion=section.suggestion if is_other else "",
        findings=() if is_waiting else tuple(it.sentence for it in section.findings),
        progress=_progress(sections),
        confirm_label="Xác nhận mục" if says_something else "Xác nhận để trống",
        can_confirm=is_waiting or section.state is not TextState.CONFIRMED,
        can_accept=bool(section.suggestion) and is_other,
    )


def shown_text(section: NarrativeSection) -> str:
    """Return the text of `section`, or what is suggested in its place."""
    if section.state is TextState.SUGGESTED:
        return section.suggestion
    return section.text


def _source(section: NarrativeSection) -> str:
    if not section.suggestion:
        return ""
    return "Nội dung kỳ trước" if section.is_from_before else "Gợi ý từ các sổ"


def _place(
    section: NarrativeSection,
    sections: Sequence[NarrativeSection],
    *,
    is_waiting: bool,
) -> str:
    """Return which section it is of how many, and how far its text is."""
    told = f"phần lời, mục {sections.index(section) + 1} trong {len(sections)}"
    if is_waiting or section.state is TextState.NONE:
        return told
    is_offer = section.state is TextState.SUGGESTED
    return f"{told} · {_source(section) if is_offer else section.state.label}"


def _row(section: NarrativeSection) -> TableRow:
    heading = section.heading
    return TableRow(
        heading.key,
        _SHAPES[section.state],
        section.state.label,
        (heading.number, heading.title),
    )


def _progress(sections: Sequence[NarrativeSection]) -> str:
    done = sum(it.state is TextState.CONFIRMED for it in sections)
    return f"{done}/{len(sections)} mục đã xác nhận"

"""The words of the reports' tables, from the assets that ship."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from motcua_desktop.documents.reports.cchc_words import cchc_words
from motcua_desktop.documents.reports.table_06a import head_06a
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.services.rows.tables import HeadText, TableText

_FORM_NOTES = (
    ("withdrawn", "note_withdrawn"),
    ("no_limit", "note_no_limit"),
    ("suspended", "note_suspended"),
    ("received_postal", "note_postal"),
)
_FORMS = ("ii-06a", "ii-06-tthc")


@dataclass(frozen=True, slots=True)
class TablesWords(Edition):
    """The words of the tables in one edition."""

    common: Mapping[str, str] = field(kw_only=True)
    tables: Mapping[str, Any] = field(kw_only=True)


@functools.cache
def table_words(name: str) -> TableText:
    """Return the words of table `name`.

    Raises:
        KeyError: no such table.
    """
    words = load_words("reports/tables.toml", TablesWords)
    own: Mapping[str, Any] = words.tables[name]
    names = {**words.common, **own.get("names", {})}
    text = TableText(
        title=own.get("title", ()),
        heads=tuple(_line(line) for line in own.get("heads", ())),
        unit=own.get("unit", ""),
        has_formulas=own.get("has_formulas", False),
        notes=(("nothing", words.common["nothing"]), *map(tuple, own.get("notes", ()))),
        closing=own.get("closing", ()),
        names=names,
    )
    if name in _FORMS:
        return _form(text, own.get("subject", ""), is_law=name == _FORMS[0])
    return _late_list(text) if name == "qua-han" else text


def _line(line: Sequence[Any]) -> tuple[HeadText, ...]:
    return tuple(
        HeadText(one) if isinstance(one, str) else HeadText(*one) for one in line
    )


def _form(text: TableText, subject: str, *, is_law: bool) -> TableText:
    """Return `text` with the head and the notes of form II.06a."""
    form = cchc_words().form_06a
    heads = [
        [HeadText(cell.text, cell.columns, cell.rows) for cell in line]
        for line in head_06a(form)
    ]
    if subject:
        heads[0][1] = replace(heads[0][1], text=subject)
    return replace(
        text,
        title=form["title"] if is_law else text.title,
        code=form["code"] if is_law else "",
        heads=tuple(tuple(line) for line in heads),
        has_formulas=True,
        notes=(
            *text.notes,
            *((key, form[name]) for key, name in _FORM_NOTES),
            ("carried_over", form["balance_previous"].removeprefix("; ")),
        ),
        closing=(form["balance"],),
    )


def _late_list(text: TableText) -> TableText:
    late = cchc_words().late_list
    return replace(
        text,
        heads=(tuple(HeadText(head) for head in late["heads"]),),
        names={**text.names, **{k: v for k, v in late.items() if isinstance(v, str)}},
    )

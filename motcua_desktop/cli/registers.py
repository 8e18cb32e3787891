"""The command `register`: what the office keeps in a minute a week."""

import argparse
from collections.abc import Sequence
from typing import Any

from motcua_desktop.cli.console import Commands, Console, answer_as_json
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import RequestError, read_period
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.rows.registers import KeptEntry
from motcua_desktop.text import fold, screen_moment


def add_parser(commands: Commands) -> None:
    """Add the words of `register` to the command line."""
    register = commands.add_parser("register", help="sổ của cơ quan: xem, ghi, sửa")
    deeds = register.add_subparsers(dest="deed", metavar="VIỆC", required=True)
    kinds = deeds.add_parser("kinds", help="các sổ và các ô của mỗi sổ")
    kinds.set_defaults(run=_kinds)
    listing = deeds.add_parser("list", help="các dòng của một sổ")
    listing.add_argument("--from", dest="first", default="", metavar="D")
    listing.add_argument("--to", dest="last", default="", metavar="D")
    listing.set_defaults(run=_list)
    adding = deeds.add_parser("add", help="ghi thêm một dòng")
    adding.set_defaults(run=_add)
    changing = deeds.add_parser("change", help="sửa các ô của một dòng")
    removing = deeds.add_parser("remove", help="bỏ một dòng; các bản trước còn giữ")
    history = deeds.add_parser("history", help="các bản đã ghi của một dòng")
    for parser, run in ((changing, _change), (removing, _remove), (history, _history)):
        parser.set_defaults(run=run)
    for parser in (listing, adding, changing, removing, history):
        parser.add_argument("kind", choices=REGISTERS)
    for parser in (changing, removing, history):
        parser.add_argument("id", type=int, help="số của dòng")
    for parser in (adding, changing):
        parser.add_argument("values", nargs="*", metavar="Ô=GIÁ TRỊ")
    for parser in (adding, listing):
        parser.add_argument("--unit", default="", help="mã đơn vị")
    for parser in (adding, changing, removing):
        parser.add_argument("--officer", default="", help="người ghi")
    answer_as_json(deeds)


def _kinds(_arguments: argparse.Namespace, console: Console) -> int:
    documents = [
        {
            "kind": register.name,
            "title": register.title,
            "fields": [
                {
                    "name": field.name,
                    "label": field.label,
                    "kind": field.kind.value,
                    "required": field.is_required,
                    "options": list(field.options),
                }
                for field in register.fields
            ],
        }
        for register in REGISTERS.values()
    ]
    lines = [
        f"{register.name}: {register.title} "
        f"({', '.join(field.name for field in register.fields)})"
        for register in REGISTERS.values()
    ]
    console.answer({"registers": documents}, *lines)
    return 0


def _list(arguments: argparse.Namespace, console: Console) -> int:
    register = REGISTERS[arguments.kind]
    if bool(arguments.first) != bool(arguments.last):
        raise RequestError("cần cả --from và --to")
    period = read_period(arguments.first, arguments.last) if arguments.first else None
    with office_of(arguments) as office:
        entries = office.registers.entries(
            register, period=period, unit_code=arguments.unit
        )
    _tell(register, entries, console)
    return 0


def _tell(register: Register, entries: Sequence[KeptEntry], console: Console) -> None:
    console.answer(
        {"entries": [_document(register, kept) for kept in entries]},
        *(_line(register, kept) for kept in entries),
        f"Sổ “{register.title}”: {len(entries)} dòng",
    )


def _document(register: Register, kept: KeptEntry) -> dict[str, Any]:
    return {
        "id": kept.id,
        "version": kept.version,
        "unit": kept.unit_code,
        "removed": kept.entry is None,
        "actor": kept.actor,
        "recorded_at": kept.recorded_at.isoformat(timespec="seconds"),
        **({} if kept.entry is None else register.body(kept.entry)),
    }


def _line(register: Register, kept: KeptEntry) -> str:
    texts = {} if kept.entry is None else register.texts(kept.entry)
    shown = [texts[name] for name in register.columns if texts.get(name)]
    return f"{kept.id:>5}  {'  '.join(shown) or 'đã bỏ'}"


def _values(register: Register, words: Sequence[str]) -> dict[str, str]:
    names = {field.name: field.name for field in register.fields}
    names |= {fold(field.label): field.name for field in register.fields}
    values = {}
    for word in words:
        name, sign, text = word.partition("=")
        found = names.get(name) or names.get(fold(name))
        if not sign or found is None:
            known = ", ".join(field.name for field in register.fields)
            raise UnknownWordError("Ô", name, known)
        values[found] = text
    return values


def _add(arguments: argparse.Namespace, console: Console) -> int:
    register = REGISTERS[arguments.kind]
    entry = register.read(_values(register, arguments.values))
    with office_of(arguments) as office:
        kept = office.registers.add(
            register, entry, unit_code=arguments.unit, actor=arguments.officer
        )
    console.answer(
        _document(register, kept), f"Đã ghi sổ “{register.title}”, dòng {kept.id}."
    )
    return 0


def _change(arguments: argparse.Namespace, console: Console) -> int:
    register = REGISTERS[arguments.kind]
    values = _values(register, arguments.values)
    with office_of(arguments) as office:
        known = office.registers.current(register, arguments.id)
        entry = register.read({**register.texts(known), **values})
        kept = office.registers.change(
            register, arguments.id, entry, actor=arguments.officer
        )
    console.answer(
        _document(register, kept), f"Đã sửa sổ “{register.title}”, dòng {kept.id}."
    )
    return 0


def _remove(arguments: argparse.Namespace, console: Console) -> int:
    register = REGISTERS[arguments.kind]
    with office_of(arguments) as office:
        office.registers.remove(register, arguments.id, actor=arguments.officer)
    console.answer(
        {"id": arguments.id, "removed": True},
        f"Đã bỏ dòng {arguments.id} khỏi sổ “{register.title}”.",
    )
    return 0


def _history(arguments: argparse.Namespace, console: Console) -> int:
    register = REGISTERS[arguments.kind]
    with office_of(arguments) as office:
        versions = office.registers.versions(register, arguments.id)
    console.answer(
        {"versions": [_document(register, kept) for kept in versions]},
        *(
            f"{screen_moment(kept.recorded_at)}  {kept.actor}{_line(register, kept)}"
            for kept in versions
        ),
    )
    return 0

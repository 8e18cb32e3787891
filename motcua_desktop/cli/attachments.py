"""The command `attach`: the files kept with a dossier."""

import argparse
from pathlib import Path
from typing import Any

from motcua_desktop.cli.console import Commands, Console, answer_as_json
from motcua_desktop.cli.office import office_of
from motcua_desktop.domain.attachments import Attachment
from motcua_desktop.text import grouped


def add_parser(commands: Commands) -> None:
    """Add `attach` to the command line."""
    attach = commands.add_parser("attach", help="tệp đính kèm của hồ sơ")
    deeds = attach.add_subparsers(metavar="VIỆC", required=True)
    listed = deeds.add_parser("list", help="các tệp của một hồ sơ")
    listed.set_defaults(run=run_list)
    add = deeds.add_parser("add", help="thêm tệp PDF, JPEG, PNG")
    add.set_defaults(run=run_add)
    get = deeds.add_parser("get", help="ghi một tệp ra ngoài")
    get.set_defaults(run=run_get)
    remove = deeds.add_parser("remove", help="bỏ hẳn một tệp")
    remove.set_defaults(run=run_remove)
    for deed in (listed, add, get, remove):
        deed.add_argument("number", help="mã hồ sơ hoặc số nội bộ")
    for deed in (get, remove):
        deed.add_argument("id", type=int, help="số của tệp (attach list)")
    add.add_argument("--officer", default="", help="người làm, ghi vào nhật ký")
    add.add_argument("files", nargs="+", type=Path, help="tệp, tối đa 10 MB mỗi tệp")
    get.add_argument("--out", required=True, type=Path, help="nơi ghi tệp")
    answer_as_json(deeds)


def run_list(arguments: argparse.Namespace, console: Console) -> int:
    """List the files of one dossier."""
    with office_of(arguments) as office:
        files = office.desk.attachments.listed(arguments.number)
    console.answer(
        {"attachments": [_document(it) for it in files]},
        *(f"{it.id}  {it.name}  {grouped(it.size)} byte" for it in files),
        f"{len(files)} tệp",
    )
    return 0


def run_add(arguments: argparse.Namespace, console: Console) -> int:
    """Keep files with one dossier; the first that is refused ends it."""
    with office_of(arguments) as office:
        for path in arguments.files:
            added = office.desk.attachments.add(
                arguments.number, path, officer=arguments.officer
            )
            console.answer(_document(added), f"{added.id}  {added.name}: đã thêm.")
    return 0


def run_get(arguments: argparse.Namespace, console: Console) -> int:
    """Write one file out."""
    with office_of(arguments) as office:
        written = office.desk.attachments.write(
            arguments.number, arguments.id, arguments.out
        )
    document = {"path": str(written.path), "sha256": written.sha256}
    console.answer(document, f"Tệp số {arguments.id}: {written.path}")
    return 0


def run_remove(arguments: argparse.Namespace, console: Console) -> int:
    """Remove one file for good."""
    with office_of(arguments) as office:
        office.desk.attachments.remove(arguments.number, arguments.id)
    document = {"number": arguments.number, "removed": arguments.id}
    console.answer(document, f"Tệp số {arguments.id}: đã bỏ.")
    return 0


def _document(one: Attachment) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "size": one.size,
        "sha256": one.sha256,
        "added_at": one.added_at.isoformat(),
        "added_by": one.added_by,
    }

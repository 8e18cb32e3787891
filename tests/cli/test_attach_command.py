"""`attach`: files kept with a dossier, by the command line."""

import hashlib
from pathlib import Path

from motcua_desktop.bootstrap import open_office
from tests.builders import Clock, received
from tests.cli.program import Program


def test_files_are_added_listed_written_out_and_removed(
    program: Program, tmp_path: Path
) -> None:
    office = open_office(program.data, clock=Clock())
    number = received(office)
    office.close()
    files = [tmp_path / "căn cước.pdf", tmp_path / "đơn.pdf"]
    for path in files:
        path.write_bytes(b"%PDF-1.7 " + path.name.encode())
    added = program("attach", "add", number, *files, "--json")
    assert [it["name"] for it in added.documents] == ["căn cước.pdf", "đơn.pdf"]
    first, second = (it["id"] for it in added.documents)
    listed = program("attach", "list", number, "--json").document["attachments"]
    assert listed == added.documents
    out = tmp_path / "ra.pdf"
    written = program("attach", "get", number, str(first), "--out", out, "--json")
    assert out.read_bytes() == files[0].read_bytes()
    assert written.document["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert program("attach", "remove", number, str(second)).status == 0
    assert program("attach", "list", number).out.endswith("1 tệp\n")
    again = program("attach", "get", number, str(second), "--out", out)
    assert (again.status, again.out) == (1, "")
    assert f"không có tệp đính kèm số {second}" in again.err


def test_what_is_refused_is_told_and_kept_out(program: Program, tmp_path: Path) -> None:
    office = open_office(program.data, clock=Clock())
    number = received(office)
    office.close()
    path = tmp_path / "virus.pdf"
    path.write_bytes(b"MZ")
    answer = program("attach", "add", number, path)
    assert (answer.status, answer.out) == (1, "")
    assert "“virus.pdf” không phải PDF" in answer.err
    assert program("attach", "list", number).out == "0 tệp\n"

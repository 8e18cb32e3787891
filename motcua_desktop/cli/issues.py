"""The deeds of `report` around issued reports: issue, issued, copy, verify, proofs."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from motcua_desktop.cli.console import Console
from motcua_desktop.cli.figures import period_of, scope_of
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.domain.moments import read_moment
from motcua_desktop.domain.period import Period
from motcua_desktop.services.report_issues import IssueRequest
from motcua_desktop.services.rows.issues import ReportIssue
from motcua_desktop.text import grouped, screen_date, screen_moment


def add_options(report: argparse.ArgumentParser) -> None:
    """Add what issuing needs to the command `report`."""
    report.add_argument("--number", default="", help="số của báo cáo phát hành")
    report.add_argument("--signed-on", default="", metavar="D", help="ngày ký")
    report.add_argument(
        "--electronic", action="store_true", help="phát hành bản điện tử"
    )


def run_issue(arguments: argparse.Namespace, console: Console) -> int:
    """Issue a report: freeze it and keep its file."""
    if not arguments.signed_on:
        raise CallWordsError("cần --number và --signed-on")
    period = period_of(arguments)
    with office_of(arguments) as office:
        issued = office.issues.issue(
            IssueRequest(
                name=arguments.of,
                # An issue is kept by its days: it is named as they are read again.
                period=Period.of_days(period.first, period.last),
                number=arguments.number,
                signed_on=read_moment(arguments.signed_on).date(),
                actor=arguments.officer,
                scope=scope_of(arguments, office),
                is_electronic=arguments.electronic,
            )
        )
        if arguments.out is not None:
            office.issues.copy(issued.sign, arguments.out)
        kept = office.issues.folder / issued.file
    console.answer(
        {**_document(issued), "path": str(arguments.out or kept)},
        f"Đã phát hành Báo cáo số {issued.sign}: {arguments.out or kept}",
    )
    return 0


def run_issued(arguments: argparse.Namespace, console: Console) -> int:
    """List the reports issued: which, when and by whom."""
    with office_of(arguments) as office:
        issues = list(office.issues.issued())
    console.answer(
        {"issued": [_document(one) for one in issues]},
        *(
            f"{one.sign:<18} {screen_date(one.period.first)} – "
            f"{screen_date(one.period.last)}  "
            f"{screen_moment(one.issued_at)}  {one.actor}"
            for one in issues
        ),
    )
    return 0


def run_copy(arguments: argparse.Namespace, console: Console) -> int:
    """Write the file of an issued report again, byte for byte."""
    if arguments.out is None:
        raise CallWordsError("cần --out TỆP.docx")
    with office_of(arguments) as office:
        written = office.issues.copy(arguments.of, arguments.out)
    console.answer(
        {"path": str(written.path), "sha256": written.sha256},
        f"Đã ghi lại báo cáo đã phát hành: {written.path}",
    )
    return 0


def run_verify(arguments: argparse.Namespace, console: Console) -> int:
    """Tell whether a file is an issued report with its figures unchanged."""
    with office_of(arguments) as office:
        found = office.issues.verify(Path(arguments.of))
    console.answer(
        {
            "ok": found.ok,
            "issue": None if found.issue is None else _document(found.issue),
            "same_file": found.is_same_file,
            "differences": [asdict(one) for one in found.differences],
        },
        _verdict(found.issue, ok=found.ok, is_same=found.is_same_file),
        *(
            f"{one.place}: {one.issued or '(không có)'} → {one.found or '(không có)'}"
            for one in found.differences
        ),
    )
    return 0 if found.ok else 1


def _verdict(issue: ReportIssue | None, *, ok: bool, is_same: bool) -> str:
    if issue is None:
        return "Không phải báo cáo do cơ quan này phát hành."
    named = f"Báo cáo số {issue.sign} ngày {screen_date(issue.signed_on)}"
    if is_same:
        return f"{named}: đúng là tệp đã phát hành."
    if ok:
        return f"{named}: tệp đã được sửa hoặc in lại nhưng số liệu không thay đổi."
    return f"{named}: số liệu KHÁC với bản đã phát hành."


def run_proofs(arguments: argparse.Namespace, console: Console) -> int:
    """Show the table of proofs of a period; 1 when one fails."""
    period = period_of(arguments)
    with office_of(arguments) as office:
        proofs = office.proofs.proofs(period, scope=scope_of(arguments, office))
    ok = all(one.ok for one in proofs)
    console.answer(
        {"ok": ok, "proofs": [asdict(one) for one in proofs]},
        *(
            f"{'khớp      ' if one.ok else 'KHÔNG KHỚP'}  {one.name}: "
            f"{grouped(one.left)} = {grouped(one.right)}  {', '.join(one.dossiers)}"
            for one in proofs
        ),
    )
    return 0 if ok else 1


def _document(issue: ReportIssue) -> dict[str, object]:
    return {
        "seq": issue.seq,
        "name": issue.name,
        "number": issue.sign,
        "from": issue.period.first.isoformat(),
        "to": issue.period.last.isoformat(),
        "unit": issue.unit_code,
        "sector": issue.sector,
        "as_of": issue.as_of.isoformat(timespec="seconds"),
        "signed_on": issue.signed_on.isoformat(),
        "issued_at": issue.issued_at.isoformat(timespec="seconds"),
        "actor": issue.actor,
        "sha256": issue.sha256,
    }


DEEDS: dict[str, Callable[[argparse.Namespace, Console], int]] = {
    "issue": run_issue,
    "issued": run_issued,
    "copy": run_copy,
    "verify": run_verify,
    "proofs": run_proofs,
}
"""What may stand after `report` instead of a report's name."""

"""The command `retention`: how long personal values are kept, and what is due."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from motcua_desktop.cli.console import Commands, Console, answer_as_json
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.services.rows.retention import (
    AnonymisedNow,
    PeriodChange,
    RetentionLine,
    RetentionList,
)
from motcua_desktop.text import grouped, joined, screen_date

_PLACES: Final = {
    "counter_slip": "phiếu tại quầy",
    "register_entry": "dòng phản ánh, kiến nghị",
    "submission": "hồ sơ đăng ký trực tuyến",
}


def add_parser(commands: Commands) -> None:
    """Add the words of `retention` to the command line."""
    retention = commands.add_parser(
        "retention", help="thời hạn lưu dữ liệu cá nhân; ẩn danh hồ sơ cũ"
    )
    deeds = retention.add_subparsers(dest="deed", metavar="VIỆC", required=True)
    listing = deeds.add_parser("list", help="các thời hạn; hồ sơ đã hết thời hạn lưu")
    listing.set_defaults(run=_list)
    setting = deeds.add_parser("set", help="đặt, sửa, bỏ một thời hạn")
    setting.add_argument("scope", choices=[scope.value for scope in RetentionScope])
    setting.add_argument("key", nargs="?", default="", help="mã thủ tục, tên lĩnh vực")
    setting.add_argument(
        "--months", type=int, metavar="N", help="số tháng sau khi xong"
    )
    setting.add_argument("--document", default="", metavar="SỐ", help="số của văn bản")
    setting.add_argument("--off", action="store_true", help="thôi dùng thời hạn này")
    setting.set_defaults(run=_set)
    holding = deeds.add_parser("hold", help="giữ lại một hồ sơ: khiếu nại, tòa án")
    holding.set_defaults(run=_hold)
    releasing = deeds.add_parser("release", help="thôi giữ lại một hồ sơ")
    releasing.set_defaults(run=_hold)
    for parser in (holding, releasing):
        parser.add_argument("number", help="mã hồ sơ")
        parser.add_argument("--reason", required=True, help="lý do, ghi vào lịch sử")
    applying = deeds.add_parser(
        "apply", help="ẩn danh; không có --count thì chỉ liệt kê"
    )
    applying.add_argument(
        "--count", type=int, metavar="N", help="số hồ sơ trên danh sách, để xác nhận"
    )
    applying.set_defaults(run=_apply)
    copies = deeds.add_parser("copies", help="bản sao còn giữ dữ liệu đã ẩn danh")
    copies.add_argument(
        "--drop", type=int, metavar="N", help="xóa N bản sao ấy, sau khi sao lưu mới"
    )
    copies.set_defaults(run=_copies)
    for parser in (setting, holding, releasing, applying):
        parser.add_argument("--officer", default="", help="người làm")
    answer_as_json(deeds)


def _list(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        periods, found = office.retention.periods(), office.retention.due()
        sources, certainty = office.retention.sources()
    console.answer(
        {
            "periods": [_period(one) for one in periods],
            "sources": list(sources),
            "certainty": certainty,
            **_due(found),
        },
        *([] if periods else ["Chưa đặt thời hạn nào: không có gì bị ẩn danh."]),
        *map(_period_line, periods),
        *_due_lines(found),
        *(f"Căn cứ: {source}" for source in sources),
        f"Lưu ý: {certainty}.",
    )
    return 0


def _period(change: PeriodChange) -> dict[str, Any]:
    period = change.period
    return {
        "scope": period.scope.value,
        "key": period.key,
        "months": period.months,
        "document": period.document,
        "recorded_at": change.recorded_at.isoformat(timespec="seconds"),
        "actor": change.actor,
    }


def _period_line(change: PeriodChange) -> str:
    period = change.period
    named = f"{period.scope.label} {period.key}".strip()
    return f"{named}: {period.months} tháng, theo {period.document}"


def _due(found: RetentionList) -> dict[str, Any]:
    return {
        "due": [_line_keys(line) for line in found.due],
        "kept_back": [_line_keys(line) for line in found.kept_back],
        "beside": dict(found.beside_counts),
    }


def _line_keys(line: RetentionLine) -> dict[str, Any]:
    return {
        "number": line.dossier.number,
        "settled_on": line.dossier.settled_on.isoformat(),
        "ends_on": line.ends_on.isoformat(),
        "months": line.period.months,
        "document": line.period.document,
        "kept_back": line.dossier.kept_back,
    }


def _due_lines(found: RetentionList) -> Iterator[str]:
    yield from (_due_line(line) for line in (*found.due, *found.kept_back))
    for place, count in found.beside_counts.items():
        yield f"Kèm theo: {grouped(count)} {_PLACES[place]}"
    yield f"{grouped(len(found.due))} hồ sơ hết thời hạn lưu dữ liệu cá nhân"


def _due_line(line: RetentionLine) -> str:
    dossier, period = line.dossier, line.period
    why = f"GIỮ LẠI: {dossier.kept_back}" if dossier.kept_back else period.document
    return (
        f"{dossier.number}  xong {screen_date(dossier.settled_on)}  "
        f"{period.months} tháng  hết hạn {screen_date(line.ends_on)}  {why}"
    )


def _set(arguments: argparse.Namespace, console: Console) -> int:
    if (arguments.months is None) == (not arguments.off):
        raise CallWordsError("cần --months N cùng --document SỐ, hoặc --off")
    with office_of(arguments) as office:
        period = office.retention.set_period(
            RetentionScope(arguments.scope),
            arguments.key,
            months=arguments.months or 0,
            document=arguments.document,
            officer=arguments.officer,
        )
    said = f"{period.months} tháng, theo {period.document}" if period.months else "thôi"
    console.answer(
        {
            "scope": period.scope.value,
            "key": period.key,
            "months": period.months,
            "document": period.document,
        },
        f"Thời hạn lưu, {period.scope.label} {period.key}: {said}",
    )
    return 0


def _hold(arguments: argparse.Namespace, console: Console) -> int:
    is_kept = arguments.deed == "hold"
    with office_of(arguments) as office:
        record = office.retention.keep_back if is_kept else office.retention.release
        record(arguments.number, reason=arguments.reason, officer=arguments.officer)
    done = "Đã giữ lại" if is_kept else "Đã thôi giữ lại"
    console.answer(
        {"number": arguments.number, "kept_back": is_kept},
        f"{done} dữ liệu cá nhân của hồ sơ {arguments.number}",
    )
    return 0


def _apply(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        if arguments.count is None:
            found = office.retention.due()
            asked = "Ẩn danh, không lấy lại được: retention apply --count {}"
            console.answer(
                {"applied": False, **_due(found)},
                *_due_lines(found),
                asked.format(len(found.due)),
            )
            return 0
        done = office.retention.apply(count=arguments.count, officer=arguments.officer)
    console.answer(_done(done), *_done_lines(done))
    return 0


def _done(done: AnonymisedNow) -> dict[str, Any]:
    return {
        "applied": True,
        "dossiers": done.dossiers,
        "rows": done.rows,
        "files": done.files,
        "jobs": done.jobs,
        "copies": [str(path) for path in done.copies],
        "finished": done.is_finished,
        "exports": [day.isoformat() for day in done.exports],
    }


def _done_lines(done: AnonymisedNow) -> Iterator[str]:
    yield (
        f"Đã ẩn danh {grouped(done.dossiers)} hồ sơ: {grouped(done.rows)} dòng, "
        f"xóa {grouped(done.files)} tệp phiếu."
    )
    if not done.is_finished:
        yield "Còn tệp chưa xóa được: cắm ổ sao lưu thứ hai, mở lại chương trình."
    yield from _copy_lines(done.copies)
    if done.exports:
        days = joined(map(screen_date, done.exports))
        yield f"Tệp đã xuất ra ngoài chương trình vào các ngày: {days}. Tự rà soát."


def _copies(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        if arguments.drop is not None:
            made = office.retention.drop_copies(count=arguments.drop)
            console.answer(
                {"dropped": arguments.drop, "made": str(made.path)},
                f"Đã xóa {grouped(arguments.drop)} bản sao; bản mới: {made.path}",
            )
            return 0
        copies = office.retention.copies()
    console.answer(
        {"copies": [str(path) for path in copies]},
        *(_copy_lines(copies) if copies else ["Không bản sao nào còn giữ dữ liệu."]),
    )
    return 0


def _copy_lines(copies: Sequence[Path]) -> Iterator[str]:
    if copies:
        yield "Bản sao còn giữ dữ liệu đã ẩn danh, xóa khi không cần nữa:"
        yield from (f"  {path}" for path in copies)

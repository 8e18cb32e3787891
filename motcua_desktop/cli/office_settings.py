"""The command `office`: what the office says of itself, shown and set."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console, answer_as_json
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.domain.errors import SignatoryError
from motcua_desktop.services.office_settings import ShownSetting, setting_named
from motcua_desktop.services.rows.office import OfficeChange, SettingChange
from motcua_desktop.services.rows.slips import FormSetCard
from motcua_desktop.text import screen_date, screen_moment

_NOTHING = "(để trống)"


def add_parser(commands: Commands) -> None:
    """Add the words of `office` to the command line."""
    office = commands.add_parser("office", help="thông tin cơ quan: xem, sửa")
    deeds = office.add_subparsers(dest="deed", metavar="VIỆC", required=True)
    showing = deeds.add_parser("show", help="mọi mục và giá trị đang dùng")
    showing.set_defaults(run=_show)
    setting = deeds.add_parser(
        "set", help="sửa một hay nhiều mục; danh sách ngăn bằng “;” hoặc lặp lại mục"
    )
    setting.add_argument("values", nargs="+", metavar="MỤC=GIÁ TRỊ")
    setting.add_argument("--officer", default="", help="người sửa")
    setting.set_defaults(run=_set)
    history = deeds.add_parser("history", help="các lần sửa: ai, lúc nào, sửa gì")
    history.set_defaults(run=_history)
    answer_as_json(deeds)


def _show(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        shown = office.settings.shown()
        form_sets = office.settings.form_sets()
        lines, name, trouble = _signature(office)
    console.answer(
        {
            "settings": [_document(one) for one in shown],
            "signature": {"lines": list(lines), "name": name, "error": trouble},
            "form_sets": [_form_set(one) for one in form_sets],
        },
        *_setting_lines(shown),
        "Chữ ký hôm nay",
        *(f"  {line}" for line in ([trouble] if trouble else [*lines, name])),
        "Bộ mẫu phiếu",
        *(line for one in form_sets for line in _form_set_lines(one)),
    )
    return 0


def _signature(office: OpenOffice) -> tuple[Sequence[str], str, str]:
    """Return lines and name of today's signature, and why there is none."""
    try:
        return *office.settings.signature(office.clock().date()), ""
    except SignatoryError as error:
        return (), "", str(error)


def _document(shown: ShownSetting) -> dict[str, Any]:
    setting, texts = shown.setting, shown.texts
    return {
        "name": setting.name,
        "label": setting.label,
        "group": setting.group,
        "value": list(texts) if setting.shape.is_list else "".join(texts),
        "required": setting.is_required,
        "hint": setting.hint,
    }


def _setting_lines(shown: Sequence[ShownSetting]) -> Iterator[str]:
    for group, members in groupby(shown, key=lambda one: one.setting.group):
        yield group
        for one in members:
            yield f"  {one.setting.label} [{one.setting.name}]: {_told(one.texts)}"


def _told(texts: Sequence[str]) -> str:
    return "; ".join(texts) or _NOTHING


def _form_set(card: FormSetCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "from": card.in_force_from,
        "to": card.in_force_to,
        "uncertain": [
            {"title": title, "certainty": certainty}
            for title, certainty in card.uncertain
        ],
    }


def _form_set_lines(card: FormSetCard) -> Iterator[str]:
    until = f" đến {screen_date(card.in_force_to)}" if card.in_force_to else ""
    yield f"  {card.name}: từ {screen_date(card.in_force_from)}{until}"
    for title, certainty in card.uncertain:
        yield f"    {title}: {certainty}"


def _set(arguments: argparse.Namespace, console: Console) -> int:
    texts: dict[str, list[str]] = {}
    for word in arguments.values:
        name, sign, text = word.partition("=")
        if not sign:
            raise CallWordsError(f"“{word}” không phải MỤC=GIÁ TRỊ")
        texts.setdefault(setting_named(name).name, []).append(text)
    with office_of(arguments) as office:
        changed = office.settings.change(texts, actor=arguments.officer)
    console.answer(
        {"changed": [_change(one) for one in changed]},
        *map(_change_line, changed),
        f"Đã sửa {len(changed)} mục." if changed else "Không có gì thay đổi.",
    )
    return 0


def _history(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        changes = office.settings.changes()
    console.answer(
        {"changes": [_change_document(one) for one in changes]},
        *(line for one in changes for line in _change_lines(one)),
        f"{len(changes)} lần sửa",
    )
    return 0


def _change(change: SettingChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "before": list(change.before),
        "after": list(change.after),
    }


def _change_document(change: OfficeChange) -> dict[str, Any]:
    return {
        "recorded_at": change.recorded_at.isoformat(timespec="seconds"),
        "actor": change.actor,
        "settings": [_change(one) for one in change.settings],
    }


def _change_lines(change: OfficeChange) -> Iterator[str]:
    yield f"{screen_moment(change.recorded_at)}  {change.actor}".rstrip()
    yield from map(_change_line, change.settings)


def _change_line(change: SettingChange) -> str:
    label = setting_named(change.name).label
    return f"  {label}: {_told(change.before)} → {_told(change.after)}"

"""The list of late dossiers as a table: by number, without personal data."""

from collections.abc import Iterator, Sequence

from motcua_desktop.domain.statistics import Identity
from motcua_desktop.services.rows.reports import LateDossier
from motcua_desktop.services.rows.tables import (
    HeadText,
    TableColumn,
    TableContent,
    TableLine,
    Value,
)
from motcua_desktop.services.tables.ground import Ground
from motcua_desktop.text import two_digits

_OPTIONAL = ("cause", "responsible")


def late_table(ground: Ground) -> TableContent:
    """Return the list; columns that nothing is known of fall away."""
    late = ground.queries.late(ground.period, scope=ground.scope)
    kept = _kept_columns(ground, late)
    columns = ground.report.columns
    heads = ground.text.heads[-1]
    return TableContent(
        name=ground.report.name,
        text=ground.text.with_heads([HeadText(heads[at].text) for at in kept]),
        office=ground.office,
        period=ground.period,
        as_of=ground.as_of,
        columns=tuple(columns[at] for at in kept),
        lines=tuple(_lines(ground, late, [columns[at] for at in kept])),
        notes=tuple(_notes(ground, late)),
        identities=(*ground.identities, *_proofs(ground, late)),
        is_list=True,
    )


def _kept_columns(ground: Ground, late: Sequence[LateDossier]) -> list[int]:
    hidden = {key for key in _OPTIONAL if not any(getattr(one, key) for one in late)}
    if len({one.unit for one in late}) < 2:
        hidden.add("unit")
    return [at for at, one in enumerate(ground.report.columns) if one.key not in hidden]


def _lines(
    ground: Ground, late: Sequence[LateDossier], columns: Sequence[TableColumn]
) -> Iterator[TableLine]:
    for order, one in enumerate(late, 1):
        mark = " (*)" if one.was_late_before else ""
        values: dict[str, Value] = {
            "ordinal": str(order),
            "number": one.number,
            "unit": one.unit,
            "procedure": f"{one.sector}: {one.procedure}{mark}",
            "received_on": one.received_on,
            "due_on": one.due_on,
            "finished_on": one.finished_on or ground.named("still_open"),
            "days_late": one.working_days_late,
            "cause": one.cause,
            "responsible": one.responsible,
            "apology": one.apology or ground.named("no_apology"),
        }
        yield TableLine(tuple(values[column.key] for column in columns))


def _proofs(ground: Ground, late: Sequence[LateDossier]) -> Iterator[Identity]:
    figures = ground.figures
    for name, left, right in (
        ("Số dòng = hồ sơ quá hạn", len(late), figures["late"]),
        (
            "Đang giải quyết trong danh sách = đang giải quyết quá hạn",
            sum(one.finished_on is None for one in late),
            figures["open_overdue"],
        ),
        (
            "Có xin lỗi trong danh sách = quá hạn có xin lỗi",
            sum(bool(one.apology) for one in late),
            figures["late_with_apology"],
        ),
    ):
        yield Identity(name, left == right, f"{left} = {right}")


def _notes(ground: Ground, late: Sequence[LateDossier]) -> Iterator[str]:
    if not late:
        yield ground.named("none")
        return
    apologised = sum(bool(one.apology) for one in late)
    before = sum(one.was_late_before for one in late)
    counts = {
        "late": len(late),
        "apologised": apologised,
        "no_apology": len(late) - apologised,
        "late_before": before,
    }
    shown = {key: two_digits(count) for key, count in counts.items()}
    if before:
        yield ground.named("note_before", **shown)
    is_open = any(one.finished_on is None for one in late)
    open_until = ground.named("note_open") if is_open else ""
    sums = ground.named("sum_apology", **shown) if apologised else ""
    if apologised < len(late):
        sums += ground.named("sum_no_apology", **shown)
    yield ground.named("note", open_until=open_until, sums=sums, **shown)

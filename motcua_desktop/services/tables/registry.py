"""The registered tables; every one that can be written stands in `TABLE_REPORTS`."""

from dataclasses import replace
from typing import Final

from motcua_desktop.services.rows.tables import ColumnKind, TableColumn
from motcua_desktop.services.tables.description import (
    Rows,
    TableReport,
    added,
    count,
    money,
    ordinal,
    share,
    words,
)

_ONLINE = count("received_online", 16.6)
_DIRECT = count("direct", 19.6, "received_desk", "received_postal")
_CARRIED = count("carried_over", 13.4)
_EARLY = count("finished_early", 13)
_ON_TIME = count("on_time", 13.4, "finished_on_time", "withdrawn")
_LATE = count("finished_late", 12)
_WITHIN = count("within", 13.2, "open_within", "suspended")
_OVERDUE = count("open_overdue", 12)


def _form_06(name_width: float) -> tuple[TableColumn, ...]:
    """Return the thirteen columns of form II.06a."""
    return (
        ordinal(),
        words("name", name_width),
        added("total", 16.6, (_ONLINE, _DIRECT, _CARRIED)),
        _ONLINE,
        _DIRECT,
        _CARRIED,
        added("resolved", 18, (_EARLY, _ON_TIME, _LATE)),
        _EARLY,
        _ON_TIME,
        _LATE,
        added("open", 19, (_WITHIN, _OVERDUE)),
        _WITHIN,
        _OVERDUE,
    )


_DESK, _POSTAL = count("received_desk", 15), count("received_postal", 15)
_FULL, _PART = count("received_full", 15), count("received_part", 15)
_ONLINE_FULL, _ONLINE_PART = count("online_full", 15), count("online_part", 15)
_CHANNELS: Final = (
    ordinal(),
    words("name", 62),
    added("received", 17, (_DESK, _POSTAL, _ONLINE)),
    _DESK,
    _POSTAL,
    _ONLINE,
    share("online_share", 15, "received_online", "received"),
    added("served", 17, (_FULL, _PART)),
    _FULL,
    _PART,
    added("sent_online", 17, (_ONLINE_FULL, _ONLINE_PART)),
    _ONLINE_FULL,
    _ONLINE_PART,
    share("served_share", 15, "sent_online", "served"),
)

_CHARGED, _FREE = count("with_fee", 17), count("fee_free", 17)
_UNKNOWN = count("fee_unknown", 19)
_TAKEN = tuple(money(f"taken_{way}", 24) for way in ("cash", "transfer", "online"))
_FEES: Final = (
    ordinal(12),
    words("name", 70),
    added("received", 18, (_CHARGED, _FREE, _UNKNOWN)),
    _CHARGED,
    _FREE,
    _UNKNOWN,
    money("fee_due", 25),
    replace(added("taken", 25, _TAKEN), kind=ColumnKind.MONEY),
    *_TAKEN,
)

_RATINGS = tuple(count(f"rated_{rating}", 17) for rating in range(5, 0, -1))
_SATISFACTION: Final = (
    ordinal(),
    words("name", 66),
    count("returned", 19, "returned_desk", "returned_online", "returned_postal"),
    added("rated", 17, _RATINGS),
    *_RATINGS,
    added("satisfied", 19, _RATINGS[:2]),
    share("satisfied_share", 18, "satisfied", "rated"),
)

_WAYS = tuple(count(f"returned_{way}", 24) for way in ("desk", "online", "postal"))
_RETURNS: Final = (
    ordinal(),
    words("name", 76),
    count("finished", 24, "finished_early", "finished_on_time", "finished_late"),
    added("returned", 22, _WAYS),
    *_WAYS,
    count("awaiting_return", 24),
    count("awaiting_long", 24),
)

_DEEDS = (
    "did_receive",
    "did_forward",
    "did_ask_supplement",
    "did_apologise",
    "did_record_result",
    "did_close_withdrawn",
    "did_return",
    "open_received",
)
_OFFICERS: Final = (
    ordinal(12),
    words("name", 64),
    *(count(deed, 22) for deed in _DEEDS),
)

_LATE_LIST: Final = (
    ordinal(10.2),
    TableColumn("number", ColumnKind.CODE, 36.8),
    words("unit", 26),
    words("procedure", 43.2),
    TableColumn("received_on", ColumnKind.DATE, 20),
    TableColumn("due_on", ColumnKind.DATE, 20),
    TableColumn("finished_on", ColumnKind.DATE, 20),
    TableColumn("days_late", ColumnKind.DAYS, 14),
    words("cause", 30.6),
    words("responsible", 25.5),
    words("apology", 33.2),
)

_ESTIMATE: Final = (
    ordinal(12),
    words("name", 70),
    TableColumn("most", ColumnKind.POINTS, 24),
    TableColumn("points", ColumnKind.POINTS, 24),
    words("basis", 70),
    words("missing", 52),
)

_BOOK_COLUMNS = (
    ("ordinal", ColumnKind.ORDINAL, 8),
    ("number", ColumnKind.CODE, 24),
    ("procedure", ColumnKind.TEXT, 48),
    ("sector", ColumnKind.TEXT, 24),
    ("sets", ColumnKind.COUNT, 8),
    ("applicant", ColumnKind.TEXT, 28),
    ("contact", ColumnKind.TEXT, 40),
    ("unit", ColumnKind.TEXT, 26),
    ("channel", ColumnKind.TEXT, 14),
    ("received_on", ColumnKind.DATE, 14),
    ("due_on", ColumnKind.DATE, 14),
    ("finished_on", ColumnKind.DATE, 14),
    ("returned_on", ColumnKind.DATE, 14),
    ("return_way", ColumnKind.TEXT, 18),
    ("officer", ColumnKind.TEXT, 24),
    ("remark", ColumnKind.TEXT, 30),
)

BOOK: Final = TableReport(
    "so-theo-doi",
    Rows.BOOK,
    tuple(TableColumn(*column) for column in _BOOK_COLUMNS),
    formats=("xlsx",),
)
ESTIMATE: Final = TableReport(
    "uoc-tinh-766", Rows.COMPONENTS, _ESTIMATE, is_asked_for=True
)

TABLE_REPORTS: Final = (
    TableReport("ii-06a", Rows.SECTORS, _form_06(77.6)),
    TableReport("ii-06-tthc", Rows.PROCEDURES, _form_06(77.6)),
    TableReport("qua-han", Rows.LATE, _LATE_LIST),
    TableReport("can-bo", Rows.OFFICERS, _OFFICERS),
    TableReport("kenh-dvc", Rows.SECTORS, _CHANNELS, also=("received_offline",)),
    TableReport("phi-le-phi", Rows.PROCEDURES, _FEES),
    TableReport("hai-long", Rows.SECTORS, _SATISFACTION),
    TableReport("tra-ket-qua", Rows.SECTORS, _RETURNS),
    BOOK,
    ESTIMATE,
)
TABLE_NAMES: Final = frozenset(report.name for report in TABLE_REPORTS)

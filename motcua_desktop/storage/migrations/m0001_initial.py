"""Schema 1: catalogue, calendar, dossiers, facts, history, numbers, slips, issues.

Moments are local time as ISO text to the minute, so that they sort, compare and read
as they are. `9999-12-31T00:00` stands for "not yet" where a range must find it.
"""

from motcua_desktop.storage.database import Database

_TABLES = (
    """CREATE TABLE office (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        body {text} NOT NULL)""",
    """CREATE TABLE office_change (
        number INTEGER PRIMARY KEY,
        recorded_at {text} NOT NULL,
        actor {text} NOT NULL,
        body {text} NOT NULL)""",
    # Small and drawn anew; with the data, so that copies and take-outs have it.
    """CREATE TABLE office_logo (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        picture {blob} NOT NULL)""",
    """CREATE TABLE unit (
        id INTEGER PRIMARY KEY,
        code {text} NOT NULL UNIQUE,
        name {text} NOT NULL,
        name_key {text} NOT NULL,
        level {text} NOT NULL,
        superior_code {text},
        closed_on {text})""",
    """CREATE TABLE sector (
        id INTEGER PRIMARY KEY,
        name {text} NOT NULL UNIQUE,
        name_key {text} NOT NULL,
        is_vertical INTEGER NOT NULL,
        closed_on {text})""",
    """CREATE TABLE procedure (
        id INTEGER PRIMARY KEY,
        code {text} NOT NULL,
        name {text} NOT NULL,
        name_key {text} NOT NULL,
        sector_id INTEGER NOT NULL REFERENCES sector (id),
        body {text} NOT NULL,
        in_force_from {text} NOT NULL,
        in_force_to {text} NOT NULL,
        UNIQUE (code, in_force_from))""",
    """CREATE TABLE calendar_day (
        unit_code {text} NOT NULL,
        day {text} NOT NULL,
        kind {text} NOT NULL,
        name {text} NOT NULL,
        source {text} NOT NULL,
        is_confirmed INTEGER NOT NULL,
        sessions {text} NOT NULL,
        counts INTEGER NOT NULL,
        PRIMARY KEY (unit_code, day, kind))""",
    """CREATE TABLE office_hours (
        unit_code {text} PRIMARY KEY,
        body {text} NOT NULL)""",
    """CREATE TABLE calendar_change (
        number INTEGER PRIMARY KEY,
        version {text} NOT NULL,
        recorded_at {text} NOT NULL,
        actor {text} NOT NULL,
        what {text} NOT NULL)""",
    """CREATE TABLE counter (
        scope {text} PRIMARY KEY,
        value INTEGER NOT NULL)""",
    """CREATE TABLE dossier (
        id INTEGER PRIMARY KEY,
        number {text} NOT NULL UNIQUE,
        unit_id INTEGER NOT NULL REFERENCES unit (id),
        procedure_id INTEGER NOT NULL REFERENCES procedure (id),
        sector_id INTEGER NOT NULL REFERENCES sector (id),
        channel {text} NOT NULL,
        state {text} NOT NULL,
        received_at {text} NOT NULL,
        closed_at {text} NOT NULL,
        outcome {text} NOT NULL,
        timing {text} NOT NULL,
        returned_at {text} NOT NULL,
        due_at {text},
        due_original {text},
        judged_due_at {text},
        in_days INTEGER NOT NULL,
        apologised_at {text},
        paused_at {text},
        supplement_requests INTEGER NOT NULL,
        satisfaction INTEGER,
        return_way {text} NOT NULL,
        applicant {text} NOT NULL,
        applicant_sort {text} NOT NULL,
        id_number {text} NOT NULL,
        search_key {text} NOT NULL,
        fee BIGINT,
        service_level {text} NOT NULL,
        digitised_at {text},
        is_reused INTEGER NOT NULL,
        result_copy {text} NOT NULL,
        paid_online_at {text},
        late_cause {text} NOT NULL,
        late_responsible {text} NOT NULL,
        kept_back {text} NOT NULL,
        anonymised_at {text},
        book_year INTEGER NOT NULL,
        book_serial INTEGER NOT NULL,
        first_recorded_at {text} NOT NULL,
        last_recorded_at {text} NOT NULL,
        UNIQUE (unit_id, book_year, book_serial))""",
    """CREATE TABLE pause (
        dossier_id INTEGER NOT NULL REFERENCES dossier (id),
        ordinal INTEGER NOT NULL,
        paused_at {text} NOT NULL,
        resumed_at {text} NOT NULL,
        ground {text} NOT NULL,
        stops_clock INTEGER NOT NULL,
        PRIMARY KEY (dossier_id, ordinal))""",
    """CREATE TABLE payment (
        dossier_id INTEGER NOT NULL REFERENCES dossier (id),
        ordinal INTEGER NOT NULL,
        paid_at {text} NOT NULL,
        amount BIGINT NOT NULL,
        paid_by {text} NOT NULL,
        fee_kind {text} NOT NULL,
        PRIMARY KEY (dossier_id, ordinal))""",
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        dossier_id INTEGER NOT NULL REFERENCES dossier (id),
        kind {text} NOT NULL,
        at {text} NOT NULL,
        recorded_at {text} NOT NULL,
        actor {text} NOT NULL,
        token {text},
        body {text} NOT NULL,
        hash {blob} NOT NULL)""",
    """CREATE TABLE submission (
        reference {text} PRIMARY KEY,
        procedure {text} NOT NULL,
        submitted_at {text} NOT NULL,
        reply_by {text} NOT NULL,
        body {text} NOT NULL,
        reply {text} NOT NULL,
        replied_at {text} NOT NULL,
        reason {text} NOT NULL,
        dossier_number {text} NOT NULL)""",
    """CREATE TABLE slip (
        dossier_id INTEGER NOT NULL REFERENCES dossier (id),
        name {text} NOT NULL,
        issue INTEGER NOT NULL,
        occasion INTEGER NOT NULL,
        replaces INTEGER NOT NULL,
        number {text} NOT NULL,
        paper {text} NOT NULL,
        file {text} NOT NULL,
        sha256 {text} NOT NULL,
        issued_at {text} NOT NULL,
        PRIMARY KEY (dossier_id, name, issue))""",
    # Files kept with a dossier; a row stays when its file goes, `gone` says why.
    """CREATE TABLE attachment (
        id INTEGER PRIMARY KEY,
        dossier_id INTEGER NOT NULL REFERENCES dossier (id),
        name {text} NOT NULL,
        kind {text} NOT NULL,
        size INTEGER NOT NULL,
        sha256 {text} NOT NULL,
        added_at {text} NOT NULL,
        actor {text} NOT NULL,
        gone {text} NOT NULL)""",
    # Their bytes apart: no list and no digest reads them.
    """CREATE TABLE attachment_content (
        attachment_id INTEGER PRIMARY KEY REFERENCES attachment (id),
        content {blob} NOT NULL)""",
    # Slips of people whose dossier is not taken in; one that another stands for stays.
    """CREATE TABLE counter_slip (
        id INTEGER PRIMARY KEY,
        token {text} NOT NULL UNIQUE,
        unit_code {text} NOT NULL,
        name {text} NOT NULL,
        issue INTEGER NOT NULL,
        number {text} NOT NULL,
        paper {text} NOT NULL,
        form_set {text} NOT NULL,
        file {text} NOT NULL,
        sha256 {text} NOT NULL,
        issued_at {text} NOT NULL,
        replaced_id INTEGER NOT NULL,
        body {text} NOT NULL)""",
    """CREATE TABLE counter_reprint (
        slip_id INTEGER NOT NULL REFERENCES counter_slip (id),
        reprint INTEGER NOT NULL,
        actor {text} NOT NULL,
        printed_at {text} NOT NULL,
        PRIMARY KEY (slip_id, reprint))""",
    # Each change is a new version; the newest one that is not removed holds.
    """CREATE TABLE register_entry (
        seq INTEGER PRIMARY KEY,
        entry_id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        register {text} NOT NULL,
        unit_code {text} NOT NULL,
        body {text} NOT NULL,
        is_removed INTEGER NOT NULL,
        actor {text} NOT NULL,
        recorded_at {text} NOT NULL,
        UNIQUE (entry_id, version))""",
    """CREATE TABLE report_text (
        seq INTEGER PRIMARY KEY,
        report {text} NOT NULL,
        first_day {text} NOT NULL,
        last_day {text} NOT NULL,
        unit_code {text} NOT NULL,
        outline_key {text} NOT NULL,
        version INTEGER NOT NULL,
        body {text} NOT NULL,
        is_confirmed INTEGER NOT NULL,
        actor {text} NOT NULL,
        recorded_at {text} NOT NULL,
        UNIQUE (report, first_day, last_day, unit_code, outline_key, version))""",
    """CREATE TABLE report_issue (
        seq INTEGER PRIMARY KEY,
        name {text} NOT NULL,
        sign {text} NOT NULL,
        first_day {text} NOT NULL,
        last_day {text} NOT NULL,
        unit_code {text} NOT NULL,
        sector {text} NOT NULL,
        as_of {text} NOT NULL,
        signed_on {text} NOT NULL,
        issued_at {text} NOT NULL,
        actor {text} NOT NULL,
        file {text} NOT NULL,
        sha256 {text} NOT NULL,
        mark {text} NOT NULL,
        frozen {blob} NOT NULL,
        hash {blob} NOT NULL)""",
    """CREATE TABLE account (
        login {text} PRIMARY KEY,
        name {text} NOT NULL,
        role {text} NOT NULL,
        is_disabled INTEGER NOT NULL,
        password {text} NOT NULL)""",
    # Counted for unknown logins too: who waits does not tell who is known.
    """CREATE TABLE login_failure (
        login {text} PRIMARY KEY,
        failures INTEGER NOT NULL,
        wait_until {text} NOT NULL)""",
    """CREATE TABLE recovery_key (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        sealed {text} NOT NULL)""",
    # What the history of dossiers does not tell; `history` is its end at that moment.
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        recorded_at {text} NOT NULL,
        login {text} NOT NULL,
        actor {text} NOT NULL,
        deed {text} NOT NULL,
        subject {text} NOT NULL,
        detail {text} NOT NULL,
        history {text} NOT NULL,
        hash {blob} NOT NULL)""",
    # Left at closing, taken away by the first write; a server's stays empty.
    """CREATE TABLE closing (
        name {text} PRIMARY KEY,
        digest {blob} NOT NULL)""",
    # Numbers that damage took and a salvage owned to; a chain may go on behind them.
    """CREATE TABLE loss (
        scope {text} NOT NULL,
        first_number INTEGER NOT NULL,
        last_number INTEGER NOT NULL,
        recorded_at {text} NOT NULL,
        PRIMARY KEY (scope, first_number))""",
    # How long personal values are kept; the newest row of a scope and key holds.
    """CREATE TABLE retention_change (
        number INTEGER PRIMARY KEY,
        scope {text} NOT NULL,
        key {text} NOT NULL,
        months INTEGER NOT NULL,
        document {text} NOT NULL,
        recorded_at {text} NOT NULL,
        actor {text} NOT NULL)""",
    # Rows whose personal values were blanked, and files deleted, as a period asked;
    # `line` is the row's key, `digest` the SHA-256 of what is left of it.
    """CREATE TABLE erased (
        place {text} NOT NULL,
        line {text} NOT NULL,
        digest {text} NOT NULL,
        recorded_at {text} NOT NULL,
        PRIMARY KEY (place, line))""",
)

_NEVER = "'9999-12-31T00:00'"
_INDEXES = (
    "CREATE INDEX procedure_name ON procedure (name_key)",
    "CREATE INDEX event_dossier ON event (dossier_id, seq)",
    "CREATE UNIQUE INDEX event_token ON event (token) WHERE token IS NOT NULL",
    "CREATE INDEX event_correction ON event (dossier_id) WHERE kind = 'corrected'",
    "CREATE INDEX event_receiver ON event (actor, dossier_id) WHERE kind = 'received'",
    # Lists: one index for each offered order, the row's id last.
    "CREATE INDEX dossier_by_due ON dossier (coalesce(due_at, '9999'), id)",
    "CREATE INDEX dossier_by_applicant ON dossier (applicant_sort, id)",
    "CREATE INDEX dossier_by_procedure ON dossier (procedure_id, id)",
    "CREATE INDEX dossier_by_person ON dossier (id_number, id)",
    # The work list: few rows, however many are stored.
    (
        f"CREATE INDEX dossier_open ON dossier (judged_due_at, id) "
        f"WHERE closed_at = {_NEVER}"
    ),
    (
        "CREATE INDEX dossier_ready ON dossier (closed_at, id) "
        f"WHERE outcome IN ('finished', 'refused') AND returned_at = {_NEVER}"
    ),
    # Figures: each counted set is a range of a covering index, or one a month.
    (
        "CREATE INDEX dossier_received ON dossier (received_at, id, channel, unit_id, "
        "sector_id, procedure_id)"
    ),
    (
        "CREATE INDEX dossier_closed ON dossier (closed_at, outcome, timing, "
        "channel, unit_id, sector_id, procedure_id, apologised_at)"
    ),
    (
        "CREATE INDEX dossier_returned ON dossier (returned_at, channel, unit_id, "
        "sector_id, procedure_id)"
    ),
    (
        "CREATE INDEX dossier_open_at ON dossier (substr(closed_at, 1, 7), "
        "received_at, closed_at, channel, unit_id, sector_id, procedure_id)"
    ),
    (
        "CREATE INDEX dossier_awaiting_at ON dossier (substr(returned_at, 1, 7), "
        "closed_at, returned_at, outcome, channel, unit_id, sector_id, procedure_id)"
    ),
    "CREATE INDEX submission_waiting ON submission (reply_by) WHERE reply = ''",
    "CREATE INDEX attachment_dossier ON attachment (dossier_id, id)",
    "CREATE INDEX counter_slip_issued ON counter_slip (issued_at)",
    (
        "CREATE UNIQUE INDEX counter_slip_replaced ON counter_slip (replaced_id) "
        "WHERE replaced_id > 0"
    ),
    "CREATE INDEX pause_begun ON pause (paused_at)",
    "CREATE INDEX payment_taken ON payment (paid_at)",
    "CREATE INDEX register_entries ON register_entry (register, entry_id, version)",
    # A number is used once a year, whichever desk issues.
    (
        "CREATE UNIQUE INDEX report_issue_sign ON report_issue "
        "(sign, substr(signed_on, 1, 4))"
    ),
    "CREATE INDEX dossier_recorded ON dossier (last_recorded_at)",
    # The log on screen: a range of moments, filtered and counted in the index alone.
    "CREATE INDEX audit_moment ON audit (recorded_at, seq, login, actor, deed)",
    "CREATE INDEX audit_actor ON audit (actor)",
    "CREATE INDEX audit_deed ON audit (deed, detail, subject, recorded_at)",
)


def migrate(database: Database) -> None:
    """Create the schema in an empty database."""
    dialect = database.dialect
    for table in _TABLES:
        database.execute(table.format(text=dialect.text, blob=dialect.blob))
    for index in _INDEXES:
        database.execute(index)
    for statement in (*dialect.guards(), *dialect.search_index()):
        database.execute(statement)

"""The words in which SQLite and PostgreSQL differ; all other SQL runs on both."""

from typing import Final, Protocol

APPLICATION_ID: Final = 0x4D43_5541  # "MCUA"

KEPT_TABLES: Final = (
    "register_entry",
    "report_text",
    "office_change",
    "counter_slip",
    "counter_reprint",
    "audit",
    "loss",
    "retention_change",
    "erased",
)
"""Tables beside the history in which every change is a new row."""

NEVER: Final = "9999-12-31T00:00"
"""Stands for a moment that has not come, so that one range finds all later ones."""


class Dialect(Protocol):
    """What the storage asks of a database kind."""

    name: str
    placeholder: str
    text: str
    blob: str

    def guards(self) -> tuple[str, ...]:
        """Return the statements that make the history append-only."""
        ...

    def unguarded(self, table: str) -> tuple[str, str]:
        """Return what sets the guard against updates of a table aside, and back."""
        ...

    def search_index(self) -> tuple[str, ...]:
        """Return the statements that build the search index."""
        ...

    def forget_words(self) -> tuple[str, ...]:
        """Return what takes words that stand nowhere any more out of the index."""
        ...

    def search_source(self) -> tuple[str, str, str]:
        """Return tables, condition (takes `search_terms`) and order, newest first."""
        ...

    def search_terms(self, words: list[str]) -> str:
        """Return the parameter that finds every one of `words` as a prefix."""
        ...


_REFUSE: Final = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"


def _no_update(table: str) -> str:
    return f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_REFUSE}"


class SqliteDialect:
    """One desk, one file."""

    name = "sqlite"
    placeholder = "?"
    text = "TEXT"
    blob = "BLOB"

    def guards(self) -> tuple[str, ...]:
        """See `Dialect.guards`; REPLACE is caught through recursive triggers."""
        refuse = _REFUSE
        return (
            _no_update("event"),
            f"CREATE TRIGGER event_no_delete BEFORE DELETE ON event {refuse}",
            f"CREATE TRIGGER dossier_no_delete BEFORE DELETE ON dossier {refuse}",
            (
                "CREATE TRIGGER event_in_order BEFORE INSERT ON event "
                "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event) "
                "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            ),
            *(_no_update(table) for table in KEPT_TABLES),
            *(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
                for table in KEPT_TABLES
            ),
            (
                "CREATE TRIGGER audit_in_order BEFORE INSERT ON audit "
                "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit) "
                f"{refuse}"
            ),
            f"CREATE TRIGGER issue_no_update BEFORE UPDATE ON report_issue {refuse}",
            f"CREATE TRIGGER issue_no_delete BEFORE DELETE ON report_issue {refuse}",
            (
                "CREATE TRIGGER issue_in_order BEFORE INSERT ON report_issue "
                "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM report_issue) "
                f"{refuse}"
            ),
        )

    def unguarded(self, table: str) -> tuple[str, str]:
        """See `Dialect.unguarded`."""
        return f"DROP TRIGGER {table}_no_update", _no_update(table)

    def forget_words(self) -> tuple[str, ...]:
        """See `Dialect.forget_words`: a deleted word stays until segments merge."""
        return ("INSERT INTO dossier_fts(dossier_fts) VALUES ('optimize')",)

    def search_index(self) -> tuple[str, ...]:
        """See `Dialect.search_index`: FTS5 over the stored, folded key.

        One letter has an index too: without it a lone letter gathers every word that
        begins with it, up to 190 ms of a million dossiers; it costs 22 MB of them.
        """
        add = "INSERT INTO dossier_fts(rowid, search_key) VALUES (NEW.id, "
        drop = "INSERT INTO dossier_fts(dossier_fts, rowid, search_key) "
        return (
            (
                "CREATE VIRTUAL TABLE dossier_fts USING fts5(search_key, "
                "content='dossier', content_rowid='id', "
                "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4')"
            ),
            (
                "CREATE TRIGGER dossier_fts_insert AFTER INSERT ON dossier "
                f"BEGIN {add} NEW.search_key); END"
            ),
            (
                "CREATE TRIGGER dossier_fts_update AFTER UPDATE OF search_key "
                "ON dossier WHEN OLD.search_key <> NEW.search_key BEGIN "
                f"{drop} VALUES ('delete', OLD.id, OLD.search_key); "
                f"{add} NEW.search_key); END"
            ),
        )

    def search_source(self) -> tuple[str, str, str]:
        """See `Dialect.search_source`; the index is walked from its newest end."""
        tables = "dossier_fts f CROSS JOIN dossier d ON d.id = f.rowid"
        return tables, "dossier_fts MATCH ?", "f.rowid DESC"

    def search_terms(self, words: list[str]) -> str:
        """See `Dialect.search_terms`; words are letters and digits only."""
        return " ".join(f'"{word}"*' for word in words)


class PostgresDialect:
    """Several desks, one server."""

    name = "postgres"
    placeholder = "%s"
    # Keys and moments are compared byte by byte, whatever the server's locale.
    text = 'TEXT COLLATE "C"'
    blob = "BYTEA"

    def guards(self) -> tuple[str, ...]:
        """See `Dialect.guards`."""
        refuse = "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        return (
            (
                "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'append-only'; END $$"
            ),
            (
                "CREATE FUNCTION event_order() RETURNS trigger LANGUAGE plpgsql AS $$ "
                "BEGIN IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event) "
                "THEN RAISE EXCEPTION 'append-only'; END IF; RETURN NEW; END $$"
            ),
            (
                "CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE "
                f"ON event {refuse}"
            ),
            (
                "CREATE TRIGGER dossier_no_delete BEFORE DELETE OR TRUNCATE "
                f"ON dossier {refuse}"
            ),
            (
                "CREATE TRIGGER event_in_order BEFORE INSERT ON event "
                "FOR EACH ROW EXECUTE FUNCTION event_order()"
            ),
            *(
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR "
                f"TRUNCATE ON {table} {refuse}"
                for table in KEPT_TABLES
            ),
            (
                "CREATE FUNCTION audit_order() RETURNS trigger LANGUAGE plpgsql AS $$ "
                "BEGIN IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit) "
                "THEN RAISE EXCEPTION 'append-only'; END IF; RETURN NEW; END $$"
            ),
            (
                "CREATE TRIGGER audit_in_order BEFORE INSERT ON audit "
                "FOR EACH ROW EXECUTE FUNCTION audit_order()"
            ),
            (
                "CREATE FUNCTION issue_order() RETURNS trigger LANGUAGE plpgsql AS $$ "
                "BEGIN IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM "
                "report_issue) THEN RAISE EXCEPTION 'append-only'; END IF; "
                "RETURN NEW; END $$"
            ),
            (
                "CREATE TRIGGER issue_no_change BEFORE UPDATE OR DELETE OR TRUNCATE "
                f"ON report_issue {refuse}"
            ),
            (
                "CREATE TRIGGER issue_in_order BEFORE INSERT ON report_issue "
                "FOR EACH ROW EXECUTE FUNCTION issue_order()"
            ),
        )

    def unguarded(self, table: str) -> tuple[str, str]:
        """See `Dialect.unguarded`."""
        guard = f"ALTER TABLE {table} {{}} TRIGGER {table}_no_change"
        return guard.format("DISABLE"), guard.format("ENABLE")

    def forget_words(self) -> tuple[str, ...]:
        """See `Dialect.forget_words`; the server's own cleaning does it."""
        return ()

    def search_index(self) -> tuple[str, ...]:
        """See `Dialect.search_index`: GIN over the words of the stored key."""
        return (
            (
                "CREATE INDEX dossier_search ON dossier "
                "USING gin (to_tsvector('simple', search_key))"
            ),
        )

    def search_source(self) -> tuple[str, str, str]:
        """See `Dialect.search_source`."""
        matches = "to_tsvector('simple', d.search_key) @@ to_tsquery('simple', ?)"
        return "dossier d", matches, "d.id DESC"

    def search_terms(self, words: list[str]) -> str:
        """See `Dialect.search_terms`; words are letters and digits only."""
        return " & ".join(f"{word}:*" for word in words)

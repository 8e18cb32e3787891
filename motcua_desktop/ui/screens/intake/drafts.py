"""The draft of the intake form on disk."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.ui.kept_file import KeptDraft
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.state import PaperRow


class DraftFile(KeptDraft):
    """The draft of the form on disk: written whole, read forgivingly."""

    def __init__(self, folder: Path, owner: DraftOwner = WHOLE_DESK) -> None:
        super().__init__(folder, "intake.json", owner)

    def save(self, form: IntakeForm) -> None:
        """Keep `form`, or what was there before if the disk refuses."""
        self.keep(json.dumps(asdict(form), ensure_ascii=False))

    def load(self) -> IntakeForm | None:
        """Return the kept form; None where there is none that can be read."""
        try:
            body = json.loads(self.read())
        except (OSError, ValueError):
            return None
        return _form_of(body) if isinstance(body, dict) else None


def _form_of(body: dict[str, Any]) -> IntakeForm:
    known = {each.name for each in fields(IntakeForm)} - {"papers"}
    texts = {key: str(body[key]) for key in known & body.keys()}
    papers = body.get("papers")
    rows = papers if isinstance(papers, list) else []
    named = [row for row in rows if isinstance(row, dict) and "name" in row]
    return IntakeForm(**texts, papers=tuple(map(_paper_of, named)))


def _paper_of(row: dict[str, Any]) -> PaperRow:
    known: dict[str, Any] = {}
    for name in {each.name for each in fields(PaperRow)} & row.keys():
        known[name] = bool(row[name]) if name.startswith("is_") else str(row[name])
    return PaperRow(**known)

"""What is typed into registers and not saved yet, in memory and on disk."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.ui.kept_file import KeptDraft


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """A form in hand: of a new entry (`entry_id` 0) or of one in the register."""

    entry_id: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)


class RegisterDrafts(KeptDraft):
    """The drafts of all registers: written whole, read forgivingly."""

    def __init__(self, folder: Path, owner: DraftOwner = WHOLE_DESK) -> None:
        super().__init__(folder, "registers.json", owner)

    def save(self, drafts: Mapping[str, EntryDraft]) -> None:
        """Keep the drafts, or what was there before if the disk refuses."""
        if not drafts:
            self.drop()
            return
        body = {
            name: {"id": draft.entry_id, "texts": dict(draft.texts)}
            for name, draft in drafts.items()
        }
        self.keep(json.dumps(body, ensure_ascii=False))

    def load(self) -> dict[str, EntryDraft]:
        """Return the kept drafts; none where there is nothing that can be read."""
        try:
            body = json.loads(self.read())
        except (OSError, ValueError):
            return {}
        kept = body if isinstance(body, dict) else {}
        drafts = {name: _draft(kept[name]) for name in REGISTERS if name in kept}
        return {name: draft for name, draft in drafts.items() if draft}


def _draft(body: Any) -> EntryDraft | None:
    match body:
        case {"id": int(entry_id), "texts": dict(texts)}:
            return EntryDraft(entry_id, {str(k): str(v) for k, v in texts.items()})
    return None

"""The text in hand of the narrative pane on disk, so that a power cut loses nothing."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from motcua_desktop.domain.period import Period
from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.ui.kept_file import KeptDraft


@dataclass(frozen=True, slots=True)
class TextDraft:
    """What is typed under one heading and not yet in the office's data."""

    first: str
    last: str
    unit_code: str
    key: str
    text: str

    def is_of(self, period: Period, unit_code: str) -> bool:
        """Return whether it belongs to this report."""
        days = (period.first.isoformat(), period.last.isoformat())
        return (self.first, self.last, self.unit_code) == (*days, unit_code)


class NarrativeDrafts(KeptDraft):
    """One draft: written whole, read forgivingly."""

    def __init__(self, folder: Path, owner: DraftOwner = WHOLE_DESK) -> None:
        super().__init__(folder, "narrative.json", owner)

    def save(self, draft: TextDraft) -> None:
        """Keep `draft`, or what was there before if the disk refuses."""
        self.keep(json.dumps(asdict(draft), ensure_ascii=False))

    def load(self) -> TextDraft | None:
        """Return the kept draft; None where there is none that can be read."""
        try:
            body = json.loads(self.read())
            return TextDraft(**{name: str(value) for name, value in body.items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return None

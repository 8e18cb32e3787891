"""The batch in hand on disk, so that a power cut loses no scan."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.ui.kept_file import KeptDraft, KeptSoon
from motcua_desktop.ui.screens.returning.state import ReturnForm
from motcua_desktop.ui.tasks import Runner


@dataclass(frozen=True, slots=True)
class BatchDraft:
    """Scanned numbers with their postal numbers, what is said of all, the token."""

    token: str
    form: ReturnForm = field(default_factory=ReturnForm)
    items: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to be lost."""
        return bool(self.items) or bool(self.form.receiver or self.form.authority)


class BatchFile(KeptDraft):
    """The draft of the batch: written whole, read forgivingly."""

    def __init__(self, folder: Path, owner: DraftOwner = WHOLE_DESK) -> None:
        super().__init__(folder, "returning.json", owner)

    def save(self, draft: BatchDraft) -> None:
        """Keep `draft`; one with nothing in it takes the file away.

        Raises:
            OSError: no room, or no right to write.
        """
        if not draft.is_touched:
            self.drop()
            return
        body = {
            "token": draft.token,
            "form": asdict(draft.form),
            "items": dict(draft.items),
        }
        self.keep(json.dumps(body, ensure_ascii=False))

    def load(self) -> BatchDraft | None:
        """Return the kept batch; None where there is none that can be read."""
        try:
            body = json.loads(self.read())
        except (OSError, ValueError):
            return None
        match body:
            case {"token": str(token), "form": dict(form), "items": dict(items)}:
                texts = {str(key): str(value) for key, value in items.items()}
                return BatchDraft(token, _form(form), texts)
        return None


def _form(body: dict[Any, Any]) -> ReturnForm:
    known = {each.name for each in fields(ReturnForm)}
    return ReturnForm(**{key: str(body[key]) for key in known & body.keys()})


class BatchKeeping:
    """Writes the batch a little after each change, reads it back once."""

    def __init__(
        self, file: BatchFile, runner: Runner, current: Callable[[], BatchDraft]
    ) -> None:
        self._file = file
        self._runner = runner
        self._current = current
        self._kept = BatchDraft("")
        self._soon = KeptSoon(runner, self._write)

    def restore(self, then: Callable[[BatchDraft], None]) -> None:
        """Hand over what was kept, if anything was."""

        def read(draft: BatchDraft | None) -> None:
            if draft is not None and draft.is_touched:
                self._kept = draft
                then(draft)

        self._runner.run(self._file.load, read)

    def soon(self) -> None:
        """Keep the batch within two seconds, if it is another."""
        is_new = replace(self._current(), token="") != replace(self._kept, token="")
        if is_new:
            self._soon.ask()

    def now(self) -> None:
        """Keep the batch at once; the window closes."""
        self._soon.stop()
        self._file.save(self._current())

    def _write(self) -> None:
        draft = self._kept = self._current()
        self._runner.run(lambda: self._file.save(draft), lambda _none: None)

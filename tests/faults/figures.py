"""The figures that a run found, one JSON line each where build/faults.py asks."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

_FILE = "MOTCUA_FAULT_FIGURES"


def told(item: str, what: str, found: Any) -> None:
    """Add what was found to the run's figures; `item` is of the acceptance list."""
    words: Mapping[str, Any] = asdict(found) if is_dataclass(found) else found  # type: ignore[arg-type]
    if _FILE in os.environ:
        with Path(os.environ[_FILE]).open("a", encoding="utf-8") as file:
            line = {"item": item, "what": what, "found": dict(words)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

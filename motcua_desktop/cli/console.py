"""What the command line says: answers on stdout, everything else on stderr."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""Where a module adds its commands to the command line."""


@dataclass(frozen=True, slots=True)
class Console:
    """Prints answers, as JSON documents or as lines a person reads."""

    as_json: bool = False

    def answer(self, document: Mapping[str, Any], *lines: str) -> None:
        """Print one whole answer: `document` with --json, otherwise `lines`."""
        if self.as_json:
            self.json_line(document)
        else:
            print(*lines, sep="\n", flush=True)  # noqa: T201 the command line's voice

    def json_line(self, document: Mapping[str, Any]) -> None:
        """Print one JSON object on a line of its own, at once."""
        text = json.dumps(document, ensure_ascii=False, default=str)
        print(text, flush=True)  # noqa: T201 the command line's voice

    def note(self, line: str) -> None:
        """Tell something beside the answer, on stderr."""
        print(line, file=sys.stderr, flush=True)  # noqa: T201


def answer_as_json(deeds: Commands) -> None:
    """Let each deed of a command answer as JSON, also where `--json` stands last."""
    for parser in deeds.choices.values():
        parser.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="trả lời bằng JSON",
        )

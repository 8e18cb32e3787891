"""How far a long command is: a bar on a terminal, otherwise one line on stderr."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from motcua_desktop.cli.console import Console

Thing = TypeVar("Thing")
Told = Callable[[int], None]
"""Hears how many are done."""

_TOLD_EVERY = 200


@contextmanager
def progress(
    title: str, console: Console, *, total: int | None = None
) -> Iterator[Told]:
    """Show `title` and how many of `total` are done (None: nobody knows)."""
    if not sys.stderr.isatty():
        console.note(f"{title} …")
        yield _silent
        return
    from rich.console import Console as Terminal  # noqa: PLC0415 slow to load
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Terminal(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.update(task, completed=done)


def _silent(_done: int) -> None:
    pass


def telling(things: Iterable[Thing], told: Told) -> Iterator[Thing]:
    """Return `things`, telling now and then how many have passed."""
    for done, thing in enumerate(things, start=1):
        if done % _TOLD_EVERY == 0:
            told(done)
        yield thing

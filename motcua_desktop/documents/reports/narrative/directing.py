"""Suggestions for part I: documents issued, tasks, inspections, publicity, ideas."""

from collections.abc import Iterator, Sequence

from motcua_desktop.documents.reports.narrative.words import (
    Narrator,
    spaced,
    told_once,
)
from motcua_desktop.domain.register_entries import (
    Activity,
    ActivityKind,
    PublicityMeans,
)
from motcua_desktop.services.rows.registers import TaskCounts
from motcua_desktop.text import NBSP, joined, long_date, two_digits


def of_kind(tell: Narrator, kind: ActivityKind) -> list[Activity]:
    """Return the activities of one kind, oldest first."""
    found = [it for it in tell.facts.activities or () if it.kind is kind]
    return sorted(found, key=lambda it: it.day)


def documents_and_tasks(tell: Narrator) -> Iterator[str]:
    """Yield I.1: what the desk issued, what it was told to do."""
    issued = of_kind(tell, ActivityKind.DIRECTIVE)
    if issued:
        key = "documents" if len(issued) > 1 else "documents_one"
        parts = "; ".join(_document(tell, it) for it in issued)
        yield tell.say(key, count=len(issued), parts=parts)
    tasks = tell.facts.counts.tasks
    if tasks and tasks.total:
        yield _tasks(tell, tasks)


def _document(tell: Narrator, it: Activity) -> str:
    about, content = tell.say("about"), it.content.rstrip(".;")
    if not content.lower().startswith(about):
        content = f"{about}{content}"
    day = long_date(it.day).replace(NBSP, " ")
    content = content[0].lower() + content[1:]
    return tell.say(
        "document",
        document_type=it.document_type,
        number=it.number,
        day=day,
        content=content,
    )


def _tasks(tell: Narrator, tasks: TaskCounts) -> str:
    if tasks.total == 1:
        what = "done" if tasks.done else "late" if tasks.open_late else "open"
        return tell.say("assigned_one", what=tell.say(f"assigned_one_{what}"))
    key = "assigned_before" if tasks.carried_over else "assigned"
    return tell.say(
        key,
        assigned=tasks.assigned,
        total=tasks.total,
        carried_over=tasks.carried_over,
        parts=", ".join(_task_parts(tell, tasks)),
    )


def _task_parts(tell: Narrator, tasks: TaskCounts) -> Iterator[str]:
    open_within = tasks.open - tasks.open_late
    if tasks.done == tasks.total:
        yield tell.say("assigned_all_done")
    elif tasks.done:
        yield tell.say("assigned_done", done=tasks.done)
    if open_within:
        yield tell.say("assigned_open", open_within=open_within)
    if tasks.open_late:
        yield tell.say("assigned_late", open_late=tasks.open_late)
    else:
        yield tell.say("assigned_none_late")


def inspections(tell: Narrator) -> Iterator[str]:
    """Yield I.2: how often the desk looked at its own work, and what it found."""
    done = of_kind(tell, ActivityKind.INSPECTION)
    if not done:
        return
    dossiers = sum(it.dossiers for it in done)
    findings = told_once(it.finding for it in done)
    yield tell.say(
        "inspected",
        count=sum(it.count for it in done),
        dossiers=tell.say("inspected_dossiers", dossiers=dossiers) if dossiers else "",
        contents="; ".join(told_once(it.content for it in done)),
        findings="".join(f"; {text}" for text in findings),
    )


def publicity(tell: Narrator) -> Iterator[str]:
    """Yield I.3: the same means with the same content are added up."""
    done = of_kind(tell, ActivityKind.PUBLICITY)
    counts: dict[tuple[PublicityMeans, str], int] = {}
    for means in PublicityMeans:
        for it in done:
            if it.means is means:
                key = (means, it.content.rstrip(".;"))
                counts[key] = counts.get(key, 0) + it.count
    parts = [
        tell.say(f"publicity_{means}", count=count, content=spaced(content))
        for (means, content), count in counts.items()
    ]
    if parts:
        yield tell.say("publicity", parts="; ".join(parts))


def initiatives(tell: Narrator) -> Iterator[str]:
    """Yield I.4: the ideas that were put to use."""
    found = tell.facts.initiatives
    if found:
        contents = "; ".join(told_once(it.content for it in found))
        yield tell.say("initiatives", count=len(found), contents=contents)


def counted(parts: Sequence[tuple[int, str]]) -> str:
    """Return "08 máy tính và 02 máy quét" of counts and names."""
    return joined(f"{two_digits(count)} {name}" for count, name in parts)

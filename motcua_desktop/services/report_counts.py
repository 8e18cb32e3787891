"""What the CCHC report counts beside form II.06a, gathered from the details."""

from collections.abc import Iterable, Sequence

from motcua_desktop.domain.details import RATINGS, Detail, Details
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.services.ports_submissions import SubmissionCounts
from motcua_desktop.services.rows.registers import CounterCounts
from motcua_desktop.services.rows.reports import (
    CollectedRow,
    DetailRow,
    Digitisation,
    Fees,
    OnlineServices,
    OutsideCounts,
)


def by_ground(details: Details) -> dict[str, int]:
    """Return the suspended dossiers by `PauseGround`."""
    return {
        "supplement": details[Detail.WAITING_SUPPLEMENT],
        "financial": details[Detail.WAITING_FINANCIAL],
        "other": details[Detail.WAITING_OTHER],
    }


def by_way(details: Details) -> dict[str, int]:
    """Return the returned results by `ReturnWay`."""
    return {
        "desk": details[Detail.RETURNED_DESK],
        "online": details[Detail.RETURNED_ONLINE],
        "postal": details[Detail.RETURNED_POSTAL],
    }


def by_rating(details: Details) -> dict[int, int]:
    """Return the ratings given, 5 (rất hài lòng) to 1; those nobody gave left out."""
    ranks = zip(range(5, 0, -1), RATINGS, strict=True)
    return {rank: details[key] for rank, key in ranks if details[key]}


def digitisation(details: Details, on_paper: int) -> Digitisation | None:
    """Return the state of digitisation, None where nobody notes it."""
    kept = details[Detail.DIGITISED] + details[Detail.RESULT_ELECTRONIC]
    if not kept + details[Detail.REUSED]:
        return None
    return Digitisation(
        on_paper=on_paper,
        digitised=details[Detail.DIGITISED],
        reused=details[Detail.REUSED],
        results_due=details["results_due"],
        results_electronic=details[Detail.RESULT_ELECTRONIC],
    )


def online_services(rows: Sequence[DetailRow]) -> OnlineServices | None:
    """Return the use of online services from the details of each procedure.

    None where no procedure with a receipt is known to be served online.
    """
    served = [row.details for row in rows if row.details[Detail.SERVED_ONLINE]]
    if not served:
        return None
    online = [it[Detail.ONLINE_FULL] + it[Detail.ONLINE_PART] for it in served]
    return OnlineServices(
        received=sum(it[Detail.SERVED_ONLINE] for it in served),
        full=sum(it[Detail.ONLINE_FULL] for it in served),
        part=sum(it[Detail.ONLINE_PART] for it in served),
        procedures=len(served),
        procedures_online=sum(1 for count in online if count),
    )


def fees(details: Details, collected: Iterable[CollectedRow]) -> Fees | None:
    """Return the fees owed and taken, None where no payment is noted."""
    taken = list(collected)
    if not taken and not details[Detail.PAID_ONLINE]:
        return None
    return Fees(
        owed=details[Detail.WITH_FEE],
        paid_online=details[Detail.PAID_ONLINE],
        collected=sum(row.amount for row in taken),
    )


def outside(
    counter: CounterCounts | None, submitted: SubmissionCounts
) -> OutsideCounts | None:
    """Return what no total counts, None where neither register nor portal is kept."""
    if counter is None and not any(submitted):
        return None
    guided, refused = (counter.guided, counter.refused) if counter else (0, 0)
    return OutsideCounts(
        guided=guided + submitted.guided,
        refused=refused + submitted.refused,
        waiting=submitted.waiting,
    )


def catalogue_counts(
    procedures: Iterable[Procedure], period: Period
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the size of the catalogue on the period's last day.

    First the unit's own procedures and those of vertical agencies, then those served
    online wholly and in part.
    """
    known = [it for it in procedures if it.is_in_force(period.last)]
    vertical = sum(it.sector.is_vertical for it in known)
    levels = [it.service_level for it in known]
    online = levels.count(ServiceLevel.FULL), levels.count(ServiceLevel.PART)
    return (len(known) - vertical, vertical), online

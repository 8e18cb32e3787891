"""What must hold before a report may be written."""

from motcua_desktop.documents.reports.cchc_sentences import without_apology
from motcua_desktop.documents.reports.levels import levels_of
from motcua_desktop.domain.errors import UnbalancedReportError
from motcua_desktop.domain.statistics import identities
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import grouped


def refuse_unbalanced(facts: CchcFacts) -> None:
    """Check every identity that the report would otherwise break in print.

    Raises:
        UnbalancedReportError: one does not hold; it names which and by how much.
    """
    groups = {"lĩnh vực": [one.figures for one in facts.sectors]}
    if facts.units:
        groups["đơn vị"] = [one.figures for one in facts.units]
    checks = [
        *((one.name, one.ok, one.detail) for one in facts.identities),
        *((one.name, one.ok, one.detail) for one in identities(facts.figures, groups)),
        *_late_checks(facts),
        *_level_checks(facts),
        *_opening_check(facts),
    ]
    for name, is_ok, detail in checks:
        if not is_ok:
            raise UnbalancedReportError(f"{name} ({detail})")


def _equal(name: str, left: int, right: int) -> tuple[str, bool, str]:
    return name, left == right, f"{grouped(left)} ≠ {grouped(right)}"


def _late_checks(facts: CchcFacts) -> list[tuple[str, bool, str]]:
    figures = facts.figures
    still_open = sum(one.finished_on is None for one in facts.late)
    apologised = len(facts.late) - len(without_apology(facts.late))
    return [
        _equal("Danh sách quá hạn", len(facts.late), figures["late"]),
        _equal("Đang giải quyết quá hạn", still_open, figures["open_overdue"]),
        _equal("Quá hạn có xin lỗi", apologised, figures["late_with_apology"]),
    ]


def _level_checks(facts: CchcFacts) -> list[tuple[str, bool, str]]:
    checks = []
    for level in levels_of(facts):
        name = level.level.label
        checks += [
            (f"{name}: {one.name}", one.ok, one.detail)
            for one in identities(level.figures)
        ]
        late = level.figures["late"]
        checks.append(_equal(f"{name}: danh sách quá hạn", len(level.late), late))
    return checks


def _opening_check(facts: CchcFacts) -> list[tuple[str, bool, str]]:
    earlier, opening = facts.previous, facts.opening
    if opening is not None:
        left = opening.issued_open + len(opening.added) - len(opening.removed)
    elif earlier is not None and earlier.period.until == facts.period.first:
        left = earlier.figures["open"]
    else:
        return []
    name = "Từ kỳ trước chuyển sang = đang giải quyết cuối kỳ trước"
    return [_equal(name, facts.figures["carried_over"], left)]

"""How many people left the counter with a slip: what was typed and what was printed.

The row that an office types in its register "Phiếu tại quầy" is the total of the day:
slips written by hand and slips that the program printed. The program knows its own. So
a day counts the larger of the two, and nothing is counted twice (docs/adr/0011).
"""

from collections.abc import Iterable, Mapping
from datetime import date

from motcua_desktop.domain.register_entries import CounterDay


def joined_days(
    typed: Iterable[tuple[str, CounterDay]],
    printed: Mapping[tuple[str, date], CounterDay],
) -> list[CounterDay]:
    """Return the days of every unit, typed rows joined with the `printed` slips.

    Several rows that a unit typed for one day add up before they are compared.
    """
    days = dict.fromkeys(printed, (0, 0))
    for unit_code, row in typed:
        guided, refused = days.get((unit_code, row.day), (0, 0))
        days[unit_code, row.day] = (guided + row.guided, refused + row.refused)
    return [
        CounterDay(
            day=key[1],
            guided=max(guided, printed[key].guided if key in printed else 0),
            refused=max(refused, printed[key].refused if key in printed else 0),
        )
        for key, (guided, refused) in days.items()
    ]

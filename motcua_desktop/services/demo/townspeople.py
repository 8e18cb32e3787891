"""The invented people and bodies that bring dossiers to the demo office."""

from datetime import date, timedelta
from random import Random
from typing import Any

from motcua_desktop.domain.people import Applicant
from motcua_desktop.services.demo.draws import Weighted

_FAMILIES = 16000
_ORGANISATION_SHARE = 0.02
_AGENT_SHARE = 0.08
_BIRTHS_FROM = date(1942, 1, 1)
_BIRTHS_TO = date(2007, 1, 1)


class Townspeople:
    """Người dân: drawn once, met again as real people come back to a desk."""

    def __init__(self, facts: dict[str, Any], random: Random, *, count: int) -> None:
        self._random = random
        self._known: list[Applicant] = []
        self._most = min(_FAMILIES, max(40, count * 3 // 5))
        self._id_province = str(facts["id_province"])
        self._phone_prefix = str(facts["phone_prefix"])
        self._surnames = Weighted[str](facts["surnames"])
        self._middles = {
            True: Weighted[str](facts["male_middles"]),
            False: Weighted[str](facts["female_middles"]),
        }
        self._given = {
            True: Weighted[str](facts["male_given"]),
            False: Weighted[str](facts["female_given"]),
        }
        self._hamlets = Weighted[str](facts["hamlets"])
        self._communes = Weighted[str](facts["communes"])
        self._organisations = Weighted[str](facts["organisations"])

    def anyone(self) -> Applicant:
        """Return somebody, often one who was here before."""
        place = int(self._random.random() * self._most)
        if place < len(self._known):
            return self._known[place]
        person = self._newcomer()
        self._known.append(person)
        return person

    def phone(self) -> str:
        """Return an invented telephone number."""
        return f"{self._phone_prefix}{int(self._random.random() * 1000):03d}"

    def name(self) -> str:
        """Return the name of some grown person."""
        return self._name(is_male=self._random.random() < 0.5)

    def _name(self, *, is_male: bool) -> str:
        draw = self._random.random
        surname = self._surnames.pick(draw())
        middle = self._middles[is_male].pick(draw())
        return f"{surname} {middle} {self._given[is_male].pick(draw())}"

    def _newcomer(self) -> Applicant:
        draw = self._random.random
        is_male = draw() < 0.47
        born = _BIRTHS_FROM + timedelta(
            days=int(draw() ** 0.8 * (_BIRTHS_TO - _BIRTHS_FROM).days)
        )
        organisation = ""
        if draw() < _ORGANISATION_SHARE:
            pattern = self._organisations.pick(draw())
            organisation = pattern % self._given[True].pick(draw())
        agent = self.name() if draw() < _AGENT_SHARE else ""
        return Applicant(
            name=self._name(is_male=is_male),
            id_number=self._id_number(born, is_male=is_male),
            birth_date=born,
            phone=self.phone() if draw() < 0.93 else "",
            address=self.address(),
            organisation=organisation,
            submitter_name=agent,
            submitter_phone=self.phone() if agent else "",
        )

    def address(self) -> str:
        """Return an invented address."""
        draw = self._random.random
        return f"{self._hamlets.pick(draw())}, {self._communes.pick(draw())}"

    def _id_number(self, born: date, *, is_male: bool) -> str:
        century_and_sex = (born.year // 100 - 19) * 2 + (0 if is_male else 1)
        order = int(self._random.random() * 1_000_000)
        return f"{self._id_province}{century_and_sex}{born.year % 100:02d}{order:06d}"

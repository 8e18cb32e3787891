"""The texts of the intake form as typed, before anyone judges them."""

import uuid
from dataclasses import dataclass, field, replace

from motcua_desktop.ui.screens.intake.state import PaperRow


def _token() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """The fields as typed, `digitised` being "yes" or "".

    `token` makes sure that one form enters one dossier.
    """

    procedure_code: str = ""
    procedure: str = ""
    name: str = ""
    id_number: str = ""
    birth_date: str = ""
    phone: str = ""
    address: str = ""
    organisation: str = ""
    submitter_name: str = ""
    submitter_phone: str = ""
    channel: str = "desk"
    return_way: str = "desk"
    fee: str = ""
    sets: str = "1"
    note: str = ""
    papers: tuple[PaperRow, ...] = ()
    paid_by: str = ""
    digitised: str = ""
    token: str = field(default_factory=_token)

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed that would be missed."""
        blank = IntakeForm(token=self.token)
        return replace(self, papers=()) != blank or any(
            paper.is_free and paper.name for paper in self.papers
        )

    def again(self) -> "IntakeForm":
        """Return the next form, keeping what repeats."""
        return IntakeForm(
            procedure_code=self.procedure_code,
            procedure=self.procedure,
            channel=self.channel,
            return_way=self.return_way,
            fee=self.fee,
            papers=tuple(
                replace(paper, is_ticked=False, originals="", copies="")
                for paper in self.papers
                if not paper.is_free
            ),
        )

    def same_person(self) -> "IntakeForm":
        """Return the form of another procedure for the same people."""
        return IntakeForm(
            name=self.name,
            id_number=self.id_number,
            birth_date=self.birth_date,
            phone=self.phone,
            address=self.address,
            organisation=self.organisation,
            submitter_name=self.submitter_name,
            submitter_phone=self.submitter_phone,
            channel=self.channel,
            return_way=self.return_way,
        )

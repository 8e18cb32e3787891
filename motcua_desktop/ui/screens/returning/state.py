"""What the screen of returning shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Trouble

OWNER, SUBMITTER, AUTHORISED = "owner", "submitter", "authorised"
"""Who takes the results: the applicant, who brought the dossier, a third person."""


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """What is said of all results of the batch, as typed or chosen.

    `paid_by` "" means that no fee is taken now, `satisfaction` "" that none is told.
    """

    taker: str = OWNER
    receiver: str = ""
    authority: str = ""
    way: str = "desk"
    paid_by: str = ""
    satisfaction: str = ""


@dataclass(frozen=True, slots=True)
class ReturningState:
    """The whole screen but for the texts of its fields."""

    chosen: tuple[tuple[str, ...], ...] = ()
    chosen_line: str = ""
    waiting: tuple[tuple[str, ...], ...] = ()
    waiting_line: str = ""
    fee_line: str = ""
    has_fee: bool = False
    line: str = ""
    line_is_wrong: bool = False
    act: str = "Trả kết quả"
    can_return: bool = False
    can_print: bool = False
    errors: tuple[tuple[str, str], ...] = ()
    trouble: Trouble | None = None

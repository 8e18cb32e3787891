"""Papers and print jobs in the words of the screen."""

from typing import Final

from motcua_desktop.services.printing import JobState, PrintJob
from motcua_desktop.services.rows.papers import MadePaper, PaperOffer, Standing
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.format import clock, day_and_clock
from motcua_desktop.ui.screens.papers.state import Line

_ACTS: Final = {
    Standing.TO_ISSUE: "Phát hành và in",
    Standing.IN_FORCE: "In lại",
    Standing.OUTDATED: "Phát hành bản mới",
    Standing.WITHOUT_GROUND: "Chưa có căn cứ",
    Standing.UNNUMBERED: "Lập và in",
}
_PAPERS: Final = {"80mm": "80 mm", "50x30": "50×30 mm"}


def act_of(offer: PaperOffer) -> str:
    """Return what Enter does with a paper."""
    return _ACTS[offer.standing]


def standing_words(offer: PaperOffer) -> str:
    """Return how a paper stands: "Bản 2, số 05/HDHS, 23/11 09:42"."""
    match offer.standing:
        case Standing.TO_ISSUE:
            return "Chưa phát hành"
        case Standing.WITHOUT_GROUND:
            return "Chưa có căn cứ"
        case Standing.UNNUMBERED:
            return "Lập theo hồ sơ hiện tại"
        case Standing.IN_FORCE:
            return issue_words(offer)
        case Standing.OUTDATED:
            return f"{issue_words(offer)}; hồ sơ đã đổi"


def issue_words(offer: PaperOffer) -> str:
    """Return number and moment of the newest issue."""
    number = f", số {offer.number}" if offer.number else ""
    at = f", {day_and_clock(offer.issued_at)}" if offer.issued_at else ""
    return f"Bản {offer.issue}{number}{at}"


def note_of(offer: PaperOffer) -> str:
    """Return one sentence on what the clerk may do with a paper."""
    match offer.standing:
        case Standing.TO_ISSUE:
            return "Phát hành là cấp số, lưu tệp và ghi vào lịch sử hồ sơ."
        case Standing.IN_FORCE:
            return "In lại đúng tệp đã phát hành. Bản mới thay bản này: F6."
        case Standing.OUTDATED:
            return (
                f"Hồ sơ đã đổi sau bản {offer.issue}: bản mới ghi rõ thay bản "
                f"{offer.issue}."
            )
        case Standing.WITHOUT_GROUND:
            return offer.why
        case Standing.UNNUMBERED:
            return "Giấy này không cấp số, không ghi vào lịch sử hồ sơ."


def look_words(offer: PaperOffer) -> str:
    """Return what is looked at: the paper as issued, or as it would be."""
    match offer.standing:
        case Standing.IN_FORCE:
            return issue_words(offer)
        case Standing.UNNUMBERED:
            return standing_words(offer)
        case _:
            return "Xem thử, chưa phát hành"


def offer_line(offer: PaperOffer) -> Line:
    """Return the row of a paper."""
    paper = _PAPERS.get(offer.paper, offer.paper)
    return Line(offer.name, (offer.title, standing_words(offer), paper))


def made_words(made: MadePaper) -> str:
    """Return a paper as messages name it: "Phiếu …, bản 1, in lại lần 02"."""
    version = f", bản {made.issue}" if made.issue else ""
    again = f", in lại lần {made.reprint:02d}" if made.reprint else ""
    return f"{made.title}{version}{again}"


def job_line(job: PrintJob, title: str) -> Line:
    """Return the row of a print job for a paper called `title`."""
    return Line(job.id, (clock(job.queued_at), job.title, title, job_words(job)))


def job_words(job: PrintJob) -> str:
    """Return how a job got on, in two or three words."""
    if job.trouble:
        return "Chưa ra giấy"
    return job.state.label


def job_note(job: PrintJob) -> str:
    """Return what the clerk may do with a job, or what keeps it."""
    if job.trouble:
        return job.trouble
    since = screen_moment(job.queued_at)
    match job.state:
        case JobState.WAITING:
            return f"Chờ từ {since}; máy in nhận thì tờ này ra."
        case JobState.SENT:
            return f"Máy in đang in, gửi từ {since}."
        case JobState.PRINTED:
            return "Máy in báo đã in. Cầm được tờ giấy thì bỏ khỏi hàng đợi."

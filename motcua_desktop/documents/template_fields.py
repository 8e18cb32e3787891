"""The fields that an office's own Word template may use, by Vietnamese names."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from motcua_desktop.documents.forms.parts import (
    cleaned,
    full_stop,
    grouped_phone,
    short_agency,
)
from motcua_desktop.documents.phrases import sentence_case
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import SubmittedPaper, salutation, title_and_name
from motcua_desktop.services.rows.slips import (
    ApologySheet,
    BookEntry,
    BookSheet,
    BookVolume,
    ControlSheet,
    DossierSheet,
    HandoverLine,
    HandoverSheet,
    Hop,
    LabelSheet,
    ReceiptSheet,
    RefusalSheet,
    Sheet,
    StopSheet,
    SupplementSheet,
)
from motcua_desktop.text import (
    NBSP,
    grouped,
    long_date,
    long_moment,
    money_in_words,
    short_date,
)

Fields = dict[str, Any]


def template_fields(sheet: Sheet) -> Fields:
    """Return every field of a paper as text, or as a list of rows of text."""
    sheet = cleaned(sheet)
    fields = {**_office(sheet.office), **_FIELDS[type(sheet)](sheet)}
    return {key: _plain(value) for key, value in fields.items()}


def _plain(value: Any) -> Any:
    """Return fields with plain blanks: Word breaks lines by its own rules."""
    if isinstance(value, str):
        return value.replace(NBSP, " ")
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value]


def _office(office: Office) -> Fields:
    return {
        "co_quan_chu_quan": office.superior,
        "bo_phan": office.desk,
        "ten_don_vi": office.full_name,
        "dia_danh": office.place,
        "dien_thoai_don_vi": grouped_phone(office.phone),
        "nguoi_dung_dau": office.head_name,
        "chuc_vu_dung_dau": office.head_post,
    }


def _dossier(sheet: DossierSheet) -> Fields:
    applicant = sheet.applicant
    phone = applicant.submitter_phone or applicant.phone
    return {
        "ngay_lap": long_date(sheet.printed_on),
        "so": sheet.number,
        "ma_ho_so": sheet.code,
        "so_noi_bo": sheet.local_number,
        "chu_ho_so": applicant.shown_name,
        "nguoi_nop": sheet.submitter,
        "xung_ho": salutation(applicant),
        "ong_ba": title_and_name(applicant),
        "dia_chi": applicant.address,
        "dien_thoai": grouped_phone(phone),
        "email": applicant.email,
        "so_giay_to": applicant.id_number,
        "noi_dung": sentence_case(sheet.content),
        "thoi_gian_nhan": long_moment(sheet.received_at),
        "ngay_nhan": short_date(sheet.received_at),
        "can_bo": sheet.officer,
        "ma_doi_chieu": sheet.mark,
        "thay_cho": sheet.replaced_number,
    }


def _papers(papers: tuple[SubmittedPaper, ...]) -> list[Fields]:
    return [
        {
            "stt": str(at),
            "ten": sentence_case(paper.name),
            "loai": paper.kind_label,
            "so_luong": f"{paper.copies:02d}",
        }
        for at, paper in enumerate(papers, 1)
    ]


def _receipt(sheet: ReceiptSheet) -> Fields:
    return {
        **_dossier(sheet),
        "giay_to": _papers(sheet.papers),
        "so_bo": f"{sheet.sets:02d}",
        "thoi_han": sheet.limit_text,
        "thoi_gian_tra": long_moment(sheet.due_at) if sheet.due_at else "",
        "noi_tra": sheet.return_place,
        "quyen_so": f"{sheet.book_volume:02d}",
        "so_thu_tu": str(sheet.book_serial or ""),
        "phi_le_phi": "" if sheet.fee is None else grouped(sheet.fee),
        "da_nop": grouped(sheet.paid),
    }


def _supplement(sheet: SupplementSheet) -> Fields:
    return {
        **_dossier(sheet),
        "noi_dung_bo_sung": [
            {"stt": str(at), "noi_dung": sentence_case(item)}
            for at, item in enumerate(sheet.items, 1)
        ],
        "ly_do": full_stop(sheet.reason),
        "lan": f"{sheet.ordinal:02d}",
        "y_kien": sheet.approval,
    }


def _refusal(sheet: RefusalSheet) -> Fields:
    return {**_dossier(sheet), "ly_do": full_stop(sheet.reason)}


def _apology(sheet: ApologySheet) -> Fields:
    return {
        **_dossier(sheet),
        "co_quan_giai_quyet": short_agency(sheet.office, sheet.agency),
        "thoi_gian_hen_cu": long_moment(sheet.due_at),
        "ngay_hen_moi": long_date(sheet.new_due_at),
        "gia_han": sheet.extension,
        "ly_do": full_stop(sheet.reason),
        "chuc_vu_ky": " ".join(sheet.signer_lines),
        "nguoi_ky": sheet.signer_name,
    }


def _stop(sheet: StopSheet) -> Fields:
    return {
        **_dossier(sheet),
        "ngay_de_nghi": long_date(sheet.requested_on),
        "ngay_dung": long_date(sheet.stopped_on),
        "ly_do": full_stop(sheet.reason),
        "co_quan_giai_quyet": short_agency(sheet.office, sheet.agency),
        "giay_to": _papers(sheet.papers),
        "hoan_tra": grouped(sheet.refund),
        "hoan_tra_bang_chu": money_in_words(sheet.refund),
    }


def _control(sheet: ControlSheet) -> Fields:
    return {
        **_dossier(sheet),
        "co_quan_giai_quyet": sheet.agency,
        "co_quan_phoi_hop": "; ".join(sheet.partners),
        "cac_buoc": [_hop(hop) for hop in sheet.hops],
    }


def _hop(hop: Hop) -> Fields:
    return {
        "giao": hop.giver,
        "nhan": hop.receiver,
        "luc": long_moment(hop.at),
        "nguoi_giao": hop.giving_person,
        "nguoi_nhan": hop.receiving_person,
        "ket_qua": hop.result,
        "ghi_chu": hop.note,
    }


def _label(sheet: LabelSheet) -> Fields:
    return {**_dossier(sheet), "ngay_hen": _day(sheet.due_at)}


def _handover(sheet: HandoverSheet) -> Fields:
    return {
        "ngay_lap": long_date(sheet.made_at),
        "thoi_gian_lap": long_moment(sheet.made_at),
        "nguoi_giao": sheet.officer,
        "nguoi_nhan": sheet.receiver,
        "tong_so": str(len(sheet.lines)),
        "ho_so": [_line(at, line) for at, line in enumerate(sheet.lines, 1)],
    }


def _line(at: int, line: HandoverLine) -> Fields:
    return {
        "stt": str(at),
        "ma_ho_so": line.code,
        "noi_dung": sentence_case(line.content),
        "chu_ho_so": line.applicant,
        "dia_chi": line.address,
        "dien_thoai": grouped_phone(line.phone),
        "co_quan_giai_quyet": line.agency,
        "ngay_nhan": short_date(line.received_on),
        "ngay_hen": _day(line.due_on),
        "thoi_han": line.limit_text,
        "so_bo": f"{line.sets:02d}",
        "ket_qua": line.outcome,
        "co_phi": "x" if line.has_fee else "",
        "qua_buu_chinh": "x" if line.is_by_post else "",
        "so_hieu_buu_gui": line.post_number,
    }


def _book(sheet: BookSheet) -> Fields:
    return {
        "nam": str(sheet.year),
        "ngay_lap": long_date(sheet.made_at),
        "cac_quyen": [_volume(volume) for volume in sheet.volumes],
        "ho_so": [
            {"quyen_so": f"{volume.number:02d}", **_entry(entry)}
            for volume in sheet.volumes
            for entry in volume.entries
        ],
    }


def _volume(volume: BookVolume) -> Fields:
    return {
        "quyen_so": f"{volume.number:02d}",
        "ngay_mo": short_date(volume.opened_on),
        "ngay_khoa": _day(volume.closed_on),
        "so_ho_so": str(len(volume.entries)),
    }


def _entry(entry: BookEntry) -> Fields:
    return {
        "stt": f"{entry.serial:02d}",
        "ma_ho_so": entry.code,
        "ten_thu_tuc": sentence_case(entry.procedure),
        "so_bo": f"{entry.sets:02d}",
        "chu_ho_so": entry.applicant,
        "dia_chi": entry.address,
        "dien_thoai": grouped_phone(entry.phone),
        "co_quan_giai_quyet": entry.agency,
        "ngay_nhan": short_date(entry.received_on),
        "ngay_hen": _day(entry.due_on),
        "ngay_tra": _day(entry.returned_on),
        "cach_tra": entry.return_way,
        "ghi_chu": entry.note,
    }


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


_FIELDS: Final[Mapping[type, Callable[[Any], Fields]]] = {
    ReceiptSheet: _receipt,
    SupplementSheet: _supplement,
    RefusalSheet: _refusal,
    ApologySheet: _apology,
    StopSheet: _stop,
    ControlSheet: _control,
    LabelSheet: _label,
    HandoverSheet: _handover,
    BookSheet: _book,
}

"""What lies in a folder that everything was taken out into: for people, for programs.

`manifest.json` and `SHA256SUMS` (as the tool of this name reads it) tell a program,
`DOC-TRUOC.txt` a person who has never seen this one.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from motcua_desktop.services.files import write_whole, written_file
from motcua_desktop.services.ports_backup import Admission, TakenOut
from motcua_desktop.text import grouped, screen_moment

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
READ_FIRST: Final = "DOC-TRUOC.txt"

_CHAINS: Final = (
    ("event", "Dấu lịch sử"),
    ("audit", "Dấu nhật ký"),
    ("report_issue", "Dấu báo cáo đã phát hành"),
)
_NOT_NOTED: Final = (
    "Việc lấy dữ liệu ra KHÔNG ghi được vào nhật ký của cơ quan, vì dữ liệu bị hỏng "
    "hoặc chỉ đọc được. Lập biên bản, ghi rõ người lấy và lý do."
)


def write_manifest(
    target: Path, taken: TakenOut, admission: Admission, now: datetime
) -> None:
    """Write what was taken out, by whom, and the hash of each file of `target`.

    Raises:
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    document = {
        "taken_at": now.isoformat(timespec="seconds"),
        "source": taken.source.name,
        "login": admission.login,
        "actor": admission.actor,
        "noted_in_log": admission.is_noted,
        "rows": {table.name: table.rows for table in taken.tables},
        "unreadable": {
            table.name: table.unreadable for table in taken.tables if table.unreadable
        },
        "papers": taken.papers.count,
        "lost_papers": list(taken.papers.lost),
        "chain_ends": dict(taken.ends),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    write_whole(target / MANIFEST, text.encode())
    words = "\r\n".join(_words(taken, admission, now))
    write_whole(target / READ_FIRST, words.encode("utf-8-sig"))
    write_whole(target / SUMS, "".join(_sums(target)).encode())


def _words(taken: TakenOut, admission: Admission, now: datetime) -> Iterator[str]:
    yield f"TOÀN BỘ DỮ LIỆU CỦA CƠ QUAN, lấy ra lúc {screen_moment(now)}"
    yield f"Lấy từ tệp: {taken.source.name}"
    if admission.actor:
        yield f"Người lấy: {admission.actor} ({admission.login})"
    yield "" if admission.is_noted else _NOT_NOTED
    yield "Có dữ liệu cá nhân của công dân: chỉ giao cho người có trách nhiệm."
    yield ""
    yield "rows     mỗi bảng một tệp, mỗi dòng một bản ghi JSON (UTF-8)"
    yield "sheets   cùng nội dung, mỗi bảng một tệp Excel"
    yield "slips    phiếu đã phát hành; reports: báo cáo đã phát hành"
    yield "attachments  tệp đính kèm, mỗi hồ sơ một thư mục"
    yield f"{SUMS}  mã SHA-256 của từng tệp, để biết tệp nào bị thay đổi"
    yield ""
    for table in taken.tables:
        lost = f", {grouped(table.unreadable)} dòng hỏng" if table.unreadable else ""
        yield f"{table.name}: {grouped(table.rows)} dòng{lost}"
    yield f"Tệp giấy tờ: {grouped(taken.papers.count)}"
    for name in taken.papers.lost:
        yield f"Không đọc được tệp: {name}"
    for chain, title in _CHAINS:
        if taken.ends.get(chain):
            yield f"{title}: {taken.ends[chain]}"


def _sums(target: Path) -> Iterator[str]:
    for file in sorted(target.rglob("*")):
        if file.is_file() and file.name != SUMS:
            name = file.relative_to(target).as_posix()
            yield f"{written_file(file).sha256}  {name}\n"

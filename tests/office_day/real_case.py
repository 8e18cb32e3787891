"""The real case: two tracking books with exactly the figures of a district's page.

District desk 34.663 dossiers, twelve communes 43.728; received from 01/01/2020 to
30/9/2021. Causes, channels and names are samples; nobody in it is real.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import Cell
from motcua_desktop.resources import load_toml
from motcua_desktop.services.demo.townspeople import Townspeople

FIRST, LAST = date(2020, 1, 1), date(2021, 9, 30)
DISTRICT = "Huyện Đông Sơn"
COMMUNES = (
    "Xã Bình Lâm",
    "Thị trấn Đông Phú",
    "Xã Tân Hội",
    "Xã Phú Điền",
    "Xã Sơn Thủy",
    "Xã An Thịnh",
    "Xã Hòa Lạc",
    "Xã Minh Tân",
    "Xã Quang Trung",
    "Xã Thanh Bình",
    "Xã Vĩnh Phước",
    "Xã Yên Sơn",
)
LATE = (
    ("Xã Bình Lâm", "Đất đai", 4, 3),
    ("Xã Bình Lâm", "Bảo trợ xã hội", 1, 0),
    ("Thị trấn Đông Phú", "Đất đai", 3, 3),
    ("Xã Tân Hội", "Hộ tịch", 2, 2),
    ("Xã Phú Điền", "Đất đai", 2, 2),
    ("Xã Sơn Thủy", "Bảo trợ xã hội", 1, 1),
)
"""Unit, sector, late dossiers, of them with an apology."""

HEADING = (
    "STT",
    "Mã hồ sơ",
    "Tên TTHC",
    "Lĩnh vực",
    "Chủ hồ sơ",
    "Số giấy tờ",
    "Điện thoại",
    "Địa chỉ",
    "Kênh tiếp nhận",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày có kết quả",
    "Ngày trả kết quả",
    "Ngày xin lỗi",
    "Kết quả",
    "Đơn vị",
)
CHANNEL, RECEIVED, DUE, FINISHED = 8, 9, 10, 11

_PROCEDURES = {
    "Cấp, quản lý căn cước": "Cấp, đổi thẻ căn cước công dân tại cấp huyện",
    "Điện lực": "Cấp điện mới từ lưới điện hạ áp",
    "Đất đai": "Đăng ký biến động quyền sử dụng đất",
    "Hộ tịch": "Xác nhận thông tin hộ tịch của cá nhân",
    "Chứng thực": "Chứng thực bản sao tại bộ phận một cửa",
    "Bảo trợ xã hội": "Thực hiện trợ cấp xã hội hằng tháng",
    "Đăng ký kinh doanh": "Đăng ký hộ kinh doanh cá thể",
}


@dataclass(frozen=True, slots=True)
class Level:
    """What one level's book holds."""

    channels: dict[str, int]
    timings: dict[str, int]
    sectors: dict[str, int]
    units: Sequence[str] = ()
    codes: str = ""
    late: tuple[tuple[str, str, int, int], ...] = field(default=())

    @property
    def count(self) -> int:
        return sum(self.channels.values())


DISTRICT_BOOK = Level(
    channels={"Trực tiếp": 30112, "Bưu chính": 1846, "Trực tuyến": 2705},
    timings={"early": 12408, "on_time": 22236, "open": 19},
    sectors={
        "Cấp, quản lý căn cước": 9870,
        "Điện lực": 1204,
        "Đất đai": 12589,
        "Đăng ký kinh doanh": 3000,
        "Chứng thực": 8000,
    },
    codes="000.00.21.H99",
)
COMMUNE_BOOK = Level(
    channels={"Trực tiếp": 41236, "Bưu chính": 388, "Trực tuyến": 2104},
    timings={"early": 9846, "on_time": 33869, "late": 13},
    sectors={
        "Chứng thực": 21000,
        "Hộ tịch": 14728,
        "Đất đai": 4000,
        "Bảo trợ xã hội": 4000,
    },
    units=COMMUNES,
    late=LATE,
)


def district_office() -> Office:
    return Office(
        unit_code="H99.21",
        unit_name=DISTRICT,
        superior="UBND HUYỆN ĐÔNG SƠN",
        desk="VĂN PHÒNG HĐND VÀ UBND",
        full_name="Bộ phận Tiếp nhận và Trả kết quả huyện Đông Sơn",
        short_name="Bộ phận Tiếp nhận và Trả kết quả",
        place="Đông Sơn",
        level=UnitLevel.DISTRICT,
        head_post="CHÁNH VĂN PHÒNG",
        head_name="Trần Minh Đức",
        report_symbol="BC-VP",
    )


def write_book(path: Path, level: Level, calendar: WorkCalendar, *, seed: int) -> None:
    """Write one level's book as XLSX."""
    with written_sheet(path) as sheet:
        sheet.row(HEADING)
        for row in book_rows(level, calendar, seed=seed):
            sheet.row(row)


def book_rows(
    level: Level, calendar: WorkCalendar, *, seed: int
) -> Iterator[list[Cell | None]]:
    """Return the lines of a level's book, by receipt."""
    random = Random(seed)
    people = Townspeople(load_toml("demo/people.toml"), random, count=level.count)
    days = _working_days(calendar)
    kinds = _kinds(level, random)
    channels = _shuffled(level.channels, random)
    orders: Counter[date] = Counter()
    for place, (timing, sector, unit, is_apologised) in enumerate(kinds):
        day = days[place * len(days) // level.count]
        orders[day] += 1
        person = people.anyone()
        code = f"{level.codes}-{day:%y%m%d}-{orders[day]:04d}" if level.codes else None
        minute = 450 + min(orders[day], 200)
        received = datetime.combine(day, datetime.min.time())
        due, finished = _due_and_finish(timing, day, calendar, random)
        yield [
            place + 1,
            code,
            _PROCEDURES[sector],
            sector,
            person.name,
            person.id_number,
            person.phone or None,
            person.address,
            channels[place],
            received + timedelta(minutes=minute),
            due,
            finished,
            finished,
            _day_before(due, calendar) if is_apologised else None,
            "Đã giải quyết" if finished else "Đang giải quyết",
            unit,
        ]


def _working_days(calendar: WorkCalendar) -> list[date]:
    days = (FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1))
    return [day for day in days if calendar.is_working_day(day)]


Kind = tuple[str, str, str | None, bool]


def _kinds(level: Level, random: Random) -> list[Kind]:
    """Return timing, sector, unit and apology of each line, the open ones last."""
    late = [
        ("late", sector, unit, place < apologies)
        for unit, sector, count, apologies in level.late
        for place in range(count)
    ]
    left = Counter(level.sectors)
    left.subtract(Counter(sector for _, sector, _, _ in late))
    sectors = _shuffled(left, random)
    timings = _shuffled(
        {timing: level.timings[timing] for timing in ("early", "on_time")}, random
    )
    timings += ["open"] * level.timings.get("open", 0)
    kinds: list[Kind] = [
        (timing, sector, random.choice(level.units) if level.units else None, False)
        for timing, sector in zip(timings, sectors, strict=True)
    ]
    for place, kind in enumerate(late):
        kinds.insert(3000 * (place + 1), kind)
    return kinds


def _shuffled(counts: dict[str, int], random: Random) -> list[str]:
    things = [thing for thing, count in counts.items() for _ in range(count)]
    random.shuffle(things)
    return things


def _due_and_finish(
    timing: str, day: date, calendar: WorkCalendar, random: Random
) -> tuple[date, date | None]:
    """Return a due day and a result day that give `timing`, none after the period."""
    left = calendar.working_days_between(day, LAST) - 1
    if timing == "on_time":
        due = _after(calendar, day, min(random.randint(0, 15), left))
        return due, due
    due = calendar.working_day_after(day, random.randint(5, 15))
    if timing == "early":
        return due, _after(calendar, day, min(random.randint(0, 4), left))
    if timing == "late":
        return due, calendar.working_day_after(due, random.randint(1, 6))
    return due, None


def _after(calendar: WorkCalendar, day: date, count: int) -> date:
    return calendar.working_day_after(day, count) if count else day


def _day_before(day: date, calendar: WorkCalendar) -> date:
    before = day - timedelta(days=1)
    while not calendar.is_working_day(before):
        before -= timedelta(days=1)
    return before

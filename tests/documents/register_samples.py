"""The registers of the model report: what the centre kept in quarter III of 2026."""

from datetime import date

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    Activity,
    ActivityKind,
    AssignedTask,
    Equipment,
    EquipmentKind,
    Feedback,
    FeedbackChannel,
    Initiative,
    PublicityMeans,
    RegisterEntry,
    StaffDuty,
    StaffMember,
)

QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))

_ISSUED = (
    (
        date(2026, 6, 22),
        "Kế hoạch",
        "08/KH-TTPVHCC",
        "về số hóa hồ sơ, kết quả giải quyết TTHC",
    ),
    (
        date(2026, 7, 6),
        "Thông báo",
        "19/TB-TTPVHCC",
        "phân công trực tiếp nhận hồ sơ",
    ),
    (
        date(2026, 8, 24),
        "Công văn",
        "31/TTPVHCC-KSTT",
        "Về việc đôn đốc giải quyết hồ sơ sắp đến hạn.",
    ),
)

DIRECTIVES = tuple(
    Activity(
        kind=ActivityKind.DIRECTIVE,
        day=day,
        document_type=document_type,
        number=number,
        content=content,
    )
    for day, document_type, number, content in _ISSUED
)

ACTIVITIES = (
    *DIRECTIVES,
    Activity(
        kind=ActivityKind.INSPECTION,
        day=date(2026, 7, 10),
        count=1,
        dossiers=20,
        content=(
            "về việc luân chuyển hồ sơ và thực hiện quy định xin lỗi khi hồ sơ quá hạn"
        ),
    ),
    Activity(
        kind=ActivityKind.INSPECTION,
        day=date(2026, 9, 10),
        count=1,
        dossiers=25,
        content=(
            "về việc luân chuyển hồ sơ và thực hiện quy định xin lỗi khi hồ sơ quá hạn"
        ),
        finding=(
            "đã phát hiện, yêu cầu chấn chỉnh {quá hạn chưa xin lỗi} trường hợp quá "
            "hạn chưa có văn bản xin lỗi"
        ),
    ),
    Activity(
        kind=ActivityKind.PUBLICITY,
        day=date(2026, 6, 30),
        means=PublicityMeans.ARTICLE,
        count=7,
        content="trên trang thông tin điện tử của xã",
    ),
    Activity(
        kind=ActivityKind.PUBLICITY,
        day=date(2026, 8, 30),
        means=PublicityMeans.ARTICLE,
        count=5,
        content="trên trang thông tin điện tử của xã",
    ),
    Activity(
        kind=ActivityKind.PUBLICITY,
        day=date(2026, 7, 30),
        means=PublicityMeans.BROADCAST,
        count=24,
        content="trên hệ thống truyền thanh cơ sở",
    ),
    Activity(
        kind=ActivityKind.PUBLICITY,
        day=date(2026, 7, 1),
        means=PublicityMeans.LEAFLET,
        count=600,
        content=(
            "hướng dẫn nộp hồ sơ trực tuyến, thanh toán trực tuyến và nhận kết quả "
            "qua dịch vụ bưu chính công ích"
        ),
    ),
    Activity(kind=ActivityKind.TRAINING, day=date(2026, 8, 5), count=5),
    Activity(
        kind=ActivityKind.COMMENT,
        day=date(2026, 8, 20),
        count=2,
        content="của tỉnh liên quan đến tiếp nhận, giải quyết TTHC",
    ),
    Activity(
        kind=ActivityKind.ORGANISATION,
        day=date(2026, 6, 15),
        content="Thực hiện quy chế tổ chức và hoạt động do Ủy ban nhân dân xã ban hành",
    ),
    Activity(
        kind=ActivityKind.ORGANISATION,
        day=date(2026, 7, 1),
        content=(
            "phối hợp với Công an xã bố trí 01 quầy tiếp nhận hồ sơ đăng ký, quản lý "
            "cư trú"
        ),
    ),
    Activity(
        kind=ActivityKind.FINANCE,
        day=date(2026, 9, 14),
        content=(
            "việc thu, nộp, đối soát phí, lệ phí được thực hiện hằng ngày; số thu bằng "
            "tiền mặt đã nộp đủ vào Kho bạc Nhà nước theo quy định."
        ),
    ),
)

INITIATIVES = (
    Initiative(
        day=date(2026, 7, 2),
        content=(
            "“Ngày thứ Năm không viết”, công chức hướng dẫn người dân lập tờ khai "
            "điện tử tại chỗ vào thứ Năm hằng tuần"
        ),
    ),
)

TASKS = (
    *(
        AssignedTask(
            content=f"Nhiệm vụ số {number}",
            assigned_on=date(2026, 6, 15 + number),
            completed_on=date(2026, 7, number),
        )
        for number in range(1, 11)
    ),
    AssignedTask(
        content="Xây dựng quy trình điện tử",
        assigned_on=date(2026, 8, 3),
        due_on=date(2026, 9, 30),
    ),
)

STAFF = tuple(
    StaffMember(
        name=name,
        duty=StaffDuty.FULL_TIME if place < 4 else StaffDuty.PART_TIME,
        from_day=date(2025, 7, 1),
        has_signature=True,
    )
    for place, name in enumerate(
        (
            "Trần Thị Thu Hà",
            "Lê Văn Bình",
            "Phạm Thị Lan",
            "Nguyễn Văn Minh",
            "Hoàng Thị Mai",
            "Vũ Đức Anh",
            "Đỗ Thị Ngọc",
        )
    )
)

EQUIPMENT = (
    Equipment(kind=EquipmentKind.DEVICE, name="máy tính", count=8),
    Equipment(
        kind=EquipmentKind.DEVICE,
        name="máy quét",
        count=2,
        broken=1,
        broken_since=date(2026, 8, 10),
        condition="ảnh hưởng đến việc số hóa tại quầy",
    ),
    Equipment(kind=EquipmentKind.DEVICE, name="máy in", count=2),
    Equipment(kind=EquipmentKind.DEVICE, name="hệ thống xếp số tự động", count=1),
    Equipment(kind=EquipmentKind.DEVICE, name="màn hình tra cứu hồ sơ", count=1),
    Equipment(
        kind=EquipmentKind.FACILITY, name="quầy tiếp nhận", count=5, measure="quầy"
    ),
)

FEEDBACK = tuple(
    Feedback(
        received_on=received,
        channel=channel,
        content="Hỏi về thời hạn giải quyết",
        due_on=due,
        resolved_on=resolved,
    )
    for received, channel, due, resolved in (
        (
            date(2026, 6, 10),
            FeedbackChannel.PORTAL,
            date(2026, 6, 30),
            date(2026, 6, 20),
        ),
        (date(2026, 6, 25), FeedbackChannel.PORTAL, date(2026, 7, 5), date(2026, 7, 1)),
        (date(2026, 7, 6), FeedbackChannel.PORTAL, date(2026, 7, 16), date(2026, 7, 9)),
        (date(2026, 8, 3), FeedbackChannel.PORTAL, date(2026, 8, 13), date(2026, 8, 7)),
        (
            date(2026, 8, 10),
            FeedbackChannel.IN_PERSON,
            date(2026, 8, 20),
            date(2026, 8, 12),
        ),
        (
            date(2026, 8, 17),
            FeedbackChannel.IN_PERSON,
            date(2026, 8, 27),
            date(2026, 8, 20),
        ),
        (date(2026, 9, 11), FeedbackChannel.PORTAL, date(2026, 9, 21), None),
    )
)

REGISTER_SAMPLES: dict[str, tuple[RegisterEntry, ...]] = {
    "activity": ACTIVITIES,
    "initiative": INITIATIVES,
    "task": TASKS,
    "staff": STAFF,
    "equipment": EQUIPMENT,
    "feedback": FEEDBACK,
}
"""What the model office wrote into its registers, by their names."""

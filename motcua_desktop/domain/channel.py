"""How a dossier reaches the desk and how its result leaves it."""

from enum import StrEnum


class Channel(StrEnum):
    """Kênh tiếp nhận hồ sơ (NĐ 61/2018 Điều 16, NĐ 118/2025 Điều 17)."""

    DESK = "desk"
    ONLINE = "online"
    POSTAL = "postal"

    @property
    def label(self) -> str:
        """The channel as an official writes it."""
        return _CHANNEL_LABELS[self]


_CHANNEL_LABELS = {
    Channel.DESK: "Trực tiếp",
    Channel.ONLINE: "Trực tuyến",
    Channel.POSTAL: "Bưu chính",
}


class ReturnWay(StrEnum):
    """Nơi đăng ký nhận kết quả."""

    DESK = "desk"
    POSTAL = "postal"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """The way of return as screens show it."""
        return _RETURN_LABELS[self]


_RETURN_LABELS = {
    ReturnWay.DESK: "Tại quầy",
    ReturnWay.POSTAL: "Bưu chính",
    ReturnWay.ONLINE: "Trực tuyến",
}

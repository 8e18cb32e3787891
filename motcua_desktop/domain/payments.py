"""Money that a dossier brings: phí and lệ phí, how and when they were paid."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class PaymentWay(StrEnum):
    """Cách nộp phí, lệ phí."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """The way as screens and reports name it."""
        return _WAY_LABELS[self]


_WAY_LABELS: Final = {
    PaymentWay.CASH: "Tiền mặt",
    PaymentWay.TRANSFER: "Chuyển khoản",
    PaymentWay.ONLINE: "Trực tuyến",
}


class FeeKind(StrEnum):
    """Loại khoản thu (Luật Phí và lệ phí 2015 Điều 3)."""

    FEE = "fee"
    CHARGE = "charge"

    @property
    def label(self) -> str:
        """The kind as screens and reports name it."""
        return "Phí" if self is FeeKind.FEE else "Lệ phí"


@dataclass(frozen=True, slots=True)
class Payment:
    """Khoản đã thu: whole đồng, taken at a moment."""

    at: datetime
    amount: int
    way: PaymentWay
    kind: FeeKind

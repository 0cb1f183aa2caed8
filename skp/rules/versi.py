"""Which version of a table is in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.tanggal import tulis_tanggal


@dataclass(frozen=True)
class Ketentuan:
    """One version of a table of the law: in force from this day until the next one."""

    berlaku_sejak: date
    dasar: str


K = TypeVar("K", bound=Ketentuan)


class BelumBerlaku(ValueError):
    """No version is in force on that day; `sejak` is the first day of the first one."""

    def __init__(self, pada: date, sejak: date) -> None:
        super().__init__(
            f"Belum ada ketentuan pada {tulis_tanggal(pada)}; yang pertama berlaku sejak {tulis_tanggal(sejak)}."
        )
        self.pada, self.sejak = pada, sejak


def berlaku_pada(versi: Iterable[K], pada: date) -> K:
    """The version in force. BelumBerlaku before the first."""
    urut = sorted(versi, key=lambda v: v.berlaku_sejak)
    ada = [v for v in urut if v.berlaku_sejak <= pada]
    if not ada:
        raise BelumBerlaku(pada, urut[0].berlaku_sejak)
    return ada[-1]

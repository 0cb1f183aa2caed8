"""Commands that a job gives in the name of the system."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model

from core.commands import AnyCommand, CommandRefused
from core.selectors import pengguna_sistem


def beri(perintah: AnyCommand, rows: Iterable[Model], at: datetime) -> int:
    """To each row in turn; what has changed since it was read says no and is passed over. How many it was done to."""
    sistem, jumlah = pengguna_sistem(), 0
    for row in rows:
        try:
            perintah(row, by=sistem, at=at)
        except CommandRefused:
            continue
        jumlah += 1
    return jumlah

"""From what a rule finds to the answer of a command."""

from collections.abc import Iterable

from core.commands import CommandRefused
from seleksi.rules.masalah import Masalah


def tolak(masalah: Iterable[Masalah | None]) -> None:
    """Refuse with the first thing that is wrong; `tentang` becomes the field. CommandRefused."""
    for satu in masalah:
        if satu is not None:
            raise CommandRefused(satu.kode, satu.kalimat, bidang=satu.tentang)

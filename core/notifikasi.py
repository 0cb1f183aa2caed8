"""Notices on the home page, written in the same transaction as the act they tell of."""

from collections.abc import Iterable

from core import audit
from core.models import Notifikasi


def kunci_bagi(kunci: str, pengguna_id: int) -> str:
    """The key of one user's notice: whoever asks whether it was given asks by this."""
    return f"{kunci}:{pengguna_id}"


def beri_tahu(pengguna_ids: Iterable[int], *, kunci: str, judul: str, isi: str = "", url: str = "") -> None:
    """One notice to each; the same `kunci` never twice to the same user."""
    run = audit.running.get()
    if run is None:
        raise RuntimeError("A notice is given only inside a command.")
    rows = [
        Notifikasi(pengguna_id=pk, kunci=kunci_bagi(kunci, pk), judul=judul, isi=isi, url=url, dibuat_pada=run.at)
        for pk in set(pengguna_ids)
    ]
    Notifikasi.objects.bulk_create(rows, ignore_conflicts=True)

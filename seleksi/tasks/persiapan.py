from celery import shared_task
from django.utils import timezone

from core import selectors
from core.commands import CommandRefused
from seleksi.selectors.seleksi import pelamaran_lewat
from seleksi.services.persiapan import tutup_pelamaran


@shared_task(name="seleksi.tutup_pelamaran")
def tutup_pelamaran_lewat() -> int:
    """Close what is past its deadline; a selection that was extended meanwhile says no."""
    sistem, tertutup, at = selectors.pengguna_sistem(), 0, timezone.now()
    for row in pelamaran_lewat(at):
        try:
            tutup_pelamaran(row, by=sistem, at=at)
        except CommandRefused:
            continue
        tertutup += 1
    return tertutup

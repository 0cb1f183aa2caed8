from celery import shared_task
from django.utils import timezone

from core.commands import CommandRefused
from core.selectors import pengguna_sistem
from seleksi.selectors.kewajiban import draf_belum_diingatkan
from seleksi.services.pelamar import ingatkan_draf


@shared_task(name="seleksi.ingatkan_draf")
def ingatkan_draf_dekat_tenggat() -> int:
    """Tell applicants whose draft would miss the deadline; who submits meanwhile says no."""
    sistem, teringat, at = pengguna_sistem(), 0, timezone.now()
    for row in draf_belum_diingatkan(at):
        try:
            ingatkan_draf(row, by=sistem, at=at)
        except CommandRefused:
            continue
        teringat += 1
    return teringat

from celery import shared_task
from django.utils import timezone

from core import selectors, services
from core.commands import CommandRefused

MAKS_PERCOBAAN = 8


@shared_task(name="core.kirim_surat")
def kirim_surat() -> int:
    """Send what waits. A letter that fails is tried again by the next run, eight times in all."""
    sistem, terkirim = selectors.pengguna_sistem(), 0
    for row in selectors.surat_menunggu():
        try:
            services.kirim(row, by=sistem, at=timezone.now())
            terkirim += 1
        except CommandRefused:
            continue  # another worker was first
        except (OSError, KeyError) as galat:
            gagal = services.catat_gagal_kirim(row, by=sistem, at=timezone.now(), galat=repr(galat))
            if gagal.percobaan >= MAKS_PERCOBAAN:
                services.hentikan(gagal, by=sistem, at=timezone.now())
    return terkirim

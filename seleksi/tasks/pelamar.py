from celery import shared_task
from django.utils import timezone

from seleksi.selectors.kewajiban import draf_belum_diingatkan
from seleksi.services.pelamar import ingatkan_draf
from seleksi.tasks.perintah import beri


@shared_task(name="seleksi.ingatkan_draf")
def ingatkan_draf_dekat_tenggat() -> int:
    """Tell applicants whose draft would miss the deadline; who submits meanwhile says no."""
    at = timezone.now()
    return beri(ingatkan_draf, draf_belum_diingatkan(at), at)

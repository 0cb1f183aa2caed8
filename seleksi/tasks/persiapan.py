from celery import shared_task
from django.utils import timezone

from seleksi.selectors.seleksi import pelamaran_lewat
from seleksi.services.persiapan import tutup_pelamaran
from seleksi.tasks.perintah import beri


@shared_task(name="seleksi.tutup_pelamaran")
def tutup_pelamaran_lewat() -> int:
    """Close what is past its deadline; a selection that was extended meanwhile says no."""
    at = timezone.now()
    return beri(tutup_pelamaran, pelamaran_lewat(at), at)

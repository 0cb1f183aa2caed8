"""Minutes of sealed results. Each result once; a job that is lost is made up for by the next round."""

from celery import shared_task
from django.utils import timezone

from core.selectors import pengguna_sistem
from seleksi import reports
from seleksi.models import Hasil
from seleksi.selectors.hasil import tanpa_berita_acara
from seleksi.services import hasil as services


@shared_task(name="seleksi.buat_berita_acara")
def buat_berita_acara(hasil_id: int) -> None:
    hasil = Hasil.objects.select_related("segel", "beritaacara", "disegel_oleh", "lowongan__seleksi__instansi").get(
        pk=hasil_id
    )
    if hasattr(hasil, "beritaacara"):
        return  # made already: a job may be delivered twice
    isi = reports.berita_acara(hasil)
    services.simpan_berita_acara(hasil, by=pengguna_sistem(), at=timezone.now(), isi=isi)


@shared_task(name="seleksi.susulkan_berita_acara")
def susulkan_berita_acara() -> int:
    """Results whose minutes were never made: the broker was away when they were sealed."""
    tertinggal = tanpa_berita_acara(timezone.now())
    for hasil_id in tertinggal:
        buat_berita_acara(hasil_id)
    return len(tertinggal)

"""The panel's minuted vote over candidates who are still equal."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from core.commands import CommandRefused, command
from core.models import Pengguna
from core.notifikasi import beri_tahu
from seleksi import access
from seleksi.enums import StatusLowongan, StatusSeleksi
from seleksi.models import Lowongan, PutusanSeri
from seleksi.rules.putusan import periksa_putusan
from seleksi.selectors import hasil as selectors
from seleksi.selectors.penilaian import lowongan_terbuka
from seleksi.selectors.pihak import panel


@command(access.ketua_pansel)
def catat_putusan_seri(
    lowongan: Lowongan,
    *,
    by: Pengguna,
    at: datetime,
    urutan: Sequence[str],
    nomor_berita_acara: str,
    tanggal: date,
    hadir: Sequence[str],
    alasan: str,
) -> PutusanSeri:
    """`urutan`: numbers of one tied group, best first; `hadir`: codes of the members present."""
    _pastikan_terbuka(lowongan)
    _pastikan_tanggal(tanggal, lowongan, at)
    dari = selectors.bahan(lowongan)
    for masalah in periksa_putusan(dari.tanpa_putusan, urutan, hadir, mundur=dari.mundur):
        raise CommandRefused(masalah.kode, masalah.kalimat, bidang=masalah.tentang)
    lama = next((p for p in dari.putusan if set(p.urutan) == set(urutan)), None)
    isi = {"urutan": list(urutan), "hadir": sorted(hadir), "alasan": alasan, "tanggal": tanggal, "menggantikan": lama}
    isi |= {"nomor_berita_acara": nomor_berita_acara, "dicatat_oleh": by, "dicatat_pada": at}
    row = PutusanSeri.objects.create(lowongan=lowongan, **isi)
    _kabarkan(row, by, at)
    return row


def _kabarkan(row: PutusanSeri, by: Pengguna, at: datetime) -> None:
    """What is entered on the chair's behalf is known to the whole panel at once."""
    if access.ketua_sendiri(by, row.lowongan, pada=timezone.localdate(at)).boleh:
        return
    judul = f"Sekretariat mencatat putusan Pansel atas nama ketua: {row.lowongan}"
    alamat = reverse("seleksi:peringkat", args=[row.lowongan_id])
    beri_tahu(panel(row.lowongan), kunci=f"putusan_seri:{row.pk}", judul=judul, isi=row.nomor_berita_acara, url=alamat)


def _pastikan_terbuka(lowongan: Lowongan) -> None:
    if lowongan.status != StatusLowongan.BERJALAN:
        kalimat = "Putusan nilai seri dicatat sebelum hasil disegel. Anulir segel dahulu bila putusan harus berubah."
        raise CommandRefused("sudah_disegel", kalimat)
    if lowongan.seleksi.status != StatusSeleksi.PENILAIAN or not lowongan_terbuka(lowongan.pk):
        raise CommandRefused("nilai_belum_dikunci", "Putusan dicatat sesudah semua lembar nilai dikunci.")


def _pastikan_tanggal(tanggal: date, lowongan: Lowongan, at: datetime) -> None:
    """On or after the day the last sheet was locked: nobody knows of a tie before."""
    hari_ini, kunci = timezone.localdate(at), selectors.kunci_terakhir(lowongan)
    if tanggal > hari_ini or (kunci and tanggal < timezone.localdate(kunci)):
        kalimat = "Tanggal berita acara antara hari nilai terakhir dikunci dan hari ini."
        raise CommandRefused("tanggal_tidak_sah", kalimat, bidang="tanggal")

"""The administrative selection: the office confirms or overrides what the system finds."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from core.commands import CommandRefused, transition
from core.models import Pengguna
from core.notifikasi import beri_tahu
from core.surat import titip
from seleksi.enums import StatusSeleksi
from seleksi.models import AnggotaPansel, Pelamar, Seleksi
from seleksi.rules.pelamaran import periksa_penetapan, periksa_putusan, tulis_kelayakan
from seleksi.selectors import administrasi as baca
from seleksi.selectors.pelamar import kelayakan_beku
from seleksi.tolak import tolak
from seleksi.workflow import AlurPelamar, AlurSeleksi

SURAT_HASIL, SURAT_NYATAKAN = "seleksi.hasil_administrasi", "seleksi.nyatakan_benturan"


@transition(AlurPelamar.loloskan)
def loloskan(pelamar: Pelamar, *, by: Pengguna, at: datetime, alasan: str = "", petugas: Collection[str] = ()) -> None:
    """`petugas`: codes of the requirements no datum decides, found met by the officer.

    CommandRefused `butir_belum_diperiksa`, `alasan_wajib`, `bukan_masa_administrasi`.
    """
    _putus(pelamar, by, at, lolos=True, alasan=alasan, petugas=petugas)


@transition(AlurPelamar.gugurkan)
def gugurkan(pelamar: Pelamar, *, by: Pengguna, at: datetime, alasan: str = "", petugas: Collection[str] = ()) -> None:
    """CommandRefused `alasan_wajib`, `bukan_masa_administrasi`."""
    _putus(pelamar, by, at, lolos=False, alasan=alasan, petugas=petugas)


@transition(AlurSeleksi.tetapkan_administrasi)
def tetapkan_administrasi(seleksi: Seleksi, *, by: Pengguna, at: datetime) -> None:
    """CommandRefused `belum_diperiksa`, `pelamar_kurang`, `lowongan_habis`."""
    tolak(periksa_penetapan(baca.hasil_lowongan(seleksi)))
    seleksi.pernyataan_pada = at
    seleksi.versi += 1
    _kabari_pelamar(seleksi)
    _kabari_anggota(seleksi)


def _putus(pelamar: Pelamar, by: Pengguna, at: datetime, *, lolos: bool, alasan: str, petugas: Collection[str]) -> None:
    """The finding is made again from the frozen profile: the calendar may have moved since."""
    _dalam_administrasi(pelamar)
    hasil = kelayakan_beku(pelamar)
    tolak(periksa_putusan(hasil, lolos=lolos, alasan=alasan, petugas=petugas))
    pelamar.kelayakan = tulis_kelayakan(hasil, petugas)
    pelamar.alasan_periksa = alasan.strip()
    pelamar.diperiksa_pada, pelamar.diperiksa_oleh = at, by


def _dalam_administrasi(pelamar: Pelamar) -> None:
    """Under the selection's lock: deciding waits for the fixing, or the fixing for this."""
    seleksi = Seleksi.objects.select_for_update(no_key=True).get(lowongan=pelamar.lowongan_id)
    if seleksi.status != StatusSeleksi.ADMINISTRASI:
        kalimat = f"Pemeriksaan hanya pada tahap seleksi administrasi; sekarang {seleksi.get_status_display().lower()}."
        raise CommandRefused("bukan_masa_administrasi", kalimat)


def _kabari_pelamar(seleksi: Seleksi) -> None:
    """Only that there is an outcome: what it is stands behind the login."""
    judul = f"Hasil seleksi administrasi: {seleksi.judul}"
    for pelamar in baca.diputus(seleksi):
        akun = pelamar.pegawai.pengguna
        if akun is not None:
            kunci, url = f"administrasi:{pelamar.pk}", reverse("seleksi:lamaran", args=[pelamar.pk])
            beri_tahu([akun.pk], kunci=kunci, judul=judul, isi="Buka untuk melihat hasilnya.", url=url)
            titip(akun, SURAT_HASIL, kunci=kunci, pelamar=pelamar.pk)


def _kabari_anggota(seleksi: Seleksi) -> None:
    url, kunci = reverse("seleksi:benturan", args=[seleksi.pk]), f"nyatakan:{seleksi.pk}"
    judul = f"Nyatakan benturan kepentingan: {seleksi.judul}"
    rows = AnggotaPansel.objects.filter(pansel__seleksi=seleksi, keluar_pada=None).select_related("pengguna")
    for anggota in rows:
        beri_tahu([anggota.pengguna_id], kunci=kunci, judul=judul, url=url)
        titip(anggota.pengguna, SURAT_NYATAKAN, kunci=f"{kunci}:{anggota.pk}", seleksi=seleksi.pk)

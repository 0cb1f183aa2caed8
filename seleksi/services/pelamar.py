"""Applying for a vacant post: the applicant's own commands."""

from datetime import datetime

from django.core.files.base import File
from django.urls import reverse
from django.utils import timezone

from core import dokumen
from core.commands import CommandRefused, command, transition
from core.models import Pengguna
from core.notifikasi import beri_tahu
from core.surat import titip
from seleksi import access
from seleksi.enums import JenisBerkas, StatusLowongan, StatusPelamar
from seleksi.models import BerkasPelamar, Lowongan, Pelamar, Seleksi
from seleksi.rules.masalah import Masalah
from seleksi.rules.pelamaran import kalimat_tutup, periksa_batas, tulis_kelayakan
from seleksi.selectors import pelamar as baca
from seleksi.selectors.kewajiban import kunci_draf
from seleksi.tolak import tolak
from seleksi.workflow import AlurPelamar
from talent.access import hak
from talent.models import Pegawai
from talent.selectors import profil_pegawai

BUKAN_DRAF = Masalah("bukan_draf", "Lamaran ini sudah diajukan; isinya tidak dapat diubah lagi.")
BERUBAH = "Draf ini sudah diubah di jendela lain. Isian Anda tidak hilang: bandingkan, lalu simpan lagi."
LAIN_PALING_BANYAK = 5
SURAT_DRAF = "seleksi.ingatkan_draf"


@command(access.calon_pelamar)
def lamar(lowongan: Lowongan, *, by: Pengguna, at: datetime) -> Pelamar:
    """A draft. One post a selection; who has withdrawn from one may choose another.

    CommandRefused `pelamaran_ditutup`, `sudah_melamar`, `satu_jabatan`, `anggota_pansel`,
    `pengurus_seleksi`.
    """
    tolak([periksa_batas(baca.batas(lowongan), at)])
    milik = hak(by, timezone.localdate(at))
    pegawai = Pegawai.objects.select_for_update(no_key=True).get(pk=milik.pegawai_id)  # two posts at once
    tolak(baca.halangan_melamar(pegawai, lowongan, timezone.localdate(at)))
    return Pelamar.objects.create(lowongan=lowongan, pegawai=pegawai, nama=str(pegawai))


@command(access.pemilik_lamaran)
def simpan_lamaran(
    pelamar: Pelamar, *, by: Pengguna, at: datetime, versi: int, motivasi: str, pernyataan: bool
) -> Pelamar:
    """A draft is kept also after the deadline: nobody loses what was typed, and an extension may come.

    CommandRefused `bukan_draf`, `sudah_berubah` (another tab was first; the same text again is no conflict).
    """
    tolak([_bukan_draf(pelamar)])
    if (pelamar.motivasi, pelamar.pernyataan) == (motivasi, pernyataan):
        return pelamar
    if versi != pelamar.versi:
        raise CommandRefused("sudah_berubah", BERUBAH)
    pelamar.motivasi, pelamar.pernyataan, pelamar.versi = motivasi, pernyataan, versi + 1
    pelamar.save()
    return pelamar


@command(access.pemilik_lamaran)
def unggah_berkas(pelamar: Pelamar, *, by: Pengguna, at: datetime, jenis: str, berkas: File) -> BerkasPelamar:
    """A new document of a kind withdraws the one before; other supporting documents stand side by side."""
    tolak([_bukan_draf(pelamar)])
    bidang = f"berkas_{jenis}"
    ada = BerkasPelamar.objects.filter(pelamar=pelamar, jenis=jenis, ditarik_pada=None)
    if jenis != JenisBerkas.LAINNYA:
        ada.update(ditarik_pada=at)
    elif ada.count() >= LAIN_PALING_BANYAK:
        raise CommandRefused("berkas_terlalu_banyak", f"Paling banyak {LAIN_PALING_BANYAK} berkas lain.", bidang=bidang)
    return BerkasPelamar.objects.create(
        pelamar=pelamar, jenis=jenis, dokumen=dokumen.simpan(berkas, pelamar, bidang=bidang)
    )


@command(access.pemilik_berkas)
def tarik_berkas(berkas: BerkasPelamar, *, by: Pengguna, at: datetime) -> BerkasPelamar:
    """Withdrawn, not deleted. The application is locked too: it may be on its way."""
    tolak([_bukan_draf(Pelamar.objects.select_for_update().get(pk=berkas.pelamar_id))])
    berkas.ditarik_pada = berkas.ditarik_pada or at
    berkas.save()
    return berkas


@command(access.sistem_pelamar)
def ingatkan_draf(pelamar: Pelamar, *, by: Pengguna, at: datetime) -> Pelamar:
    """A notice and a letter before registration closes. CommandRefused `bukan_draf`, `pelamaran_ditutup`."""
    lowongan = baca.lowongan_penuh(pelamar.lowongan_id)
    batas, akun = baca.batas(lowongan), pelamar.pegawai.pengguna
    tolak([_bukan_draf(pelamar), periksa_batas(batas, at)])
    if akun is not None and batas.tutup is not None:
        kunci, url = kunci_draf(pelamar), reverse("seleksi:lamaran", args=[pelamar.pk])
        judul = f"Lamaran {lowongan} belum diajukan"[:200]
        isi = f"{kalimat_tutup(batas.tutup)}; draf tidak ikut seleksi."
        beri_tahu([akun.pk], kunci=kunci, judul=judul, isi=isi, url=url)
        titip(akun, SURAT_DRAF, kunci=kunci, pelamar=pelamar.pk)
    return pelamar


@transition(AlurPelamar.ajukan)
def ajukan(pelamar: Pelamar, *, by: Pengguna, at: datetime) -> None:
    """Freezes the record and what the system finds in it, and gives the number.

    The selection is locked: closing waits for this, or this finds it closed; and numbers follow each other.
    CommandRefused `pelamaran_ditutup`, or what is missing (`motivasi_kosong`, `berkas_kurang`, `belum_menyatakan`).
    """
    Seleksi.objects.select_for_update(no_key=True).get(lowongan=pelamar.lowongan_id)
    lowongan = baca.lowongan_penuh(pelamar.lowongan_id)
    tolak([periksa_batas(baca.batas(lowongan), at)])
    tolak(baca.kekurangan(pelamar, lowongan))
    profil = profil_pegawai(pelamar.pegawai, baca.hari(lowongan, at))
    pelamar.nama, pelamar.profil = profil.nama, profil.to_json()
    pelamar.kelayakan = tulis_kelayakan(baca.kelayakan_lowongan(lowongan, profil))
    pelamar.nomor, pelamar.diajukan_pada = baca.nomor_berikut(lowongan), at
    beri_tahu([by.pk], kunci=f"ajukan:{pelamar.pk}", judul=f"Lamaran {lowongan} diterima, nomor {pelamar.nomor}")


@transition(AlurPelamar.undur)
def undur(pelamar: Pelamar, *, by: Pengguna, at: datetime, alasan: str) -> None:
    """Until the result is sealed. Sealing locks the candidates: it waits for this, or this finds it sealed."""
    lowongan = pelamar.lowongan
    if lowongan.status != StatusLowongan.BERJALAN or lowongan.dilepas_pada is not None:
        raise CommandRefused("seleksi_berakhir", "Hasil jabatan ini sudah disegel atau seleksinya berakhir.")
    if pelamar.status == StatusPelamar.TIDAK_MEMENUHI and lowongan.seleksi.pernyataan_pada is not None:
        raise CommandRefused("sudah_gugur", "Lamaran ini sudah dinyatakan tidak memenuhi syarat.")
    if not alasan.strip():
        raise CommandRefused("alasan_kosong", "Tulis alasan pengunduran diri.", bidang="alasan")
    pelamar.mundur_pada, pelamar.alasan_mundur = at, alasan.strip()


def _bukan_draf(pelamar: Pelamar) -> Masalah | None:
    return None if pelamar.status == StatusPelamar.DRAF else BUKAN_DRAF

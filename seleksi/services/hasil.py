"""Sealing a ranking, voiding a seal, and keeping the minutes made from it."""

from datetime import datetime
from functools import partial

from celery import current_app
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from core import dokumen
from core import segel as kernel
from core.commands import CommandRefused, command, transition
from core.models import Pengguna
from core.notifikasi import beri_tahu
from seleksi import access
from seleksi.models import AnulirHasil, BeritaAcara, Hasil, Lembar, Lowongan, Pelamar
from seleksi.rules.berkas import ke_berkas, keluaran
from seleksi.selectors import hasil as selectors
from seleksi.selectors.pihak import panel, pejabat, sekretariat
from seleksi.selectors.segel import halangan, sandi_ditolak
from seleksi.tolak import tolak
from seleksi.workflow import AlurLowongan
from talent.enums import JenisPeran

JENIS = "Berita acara hasil seleksi"


@transition(AlurLowongan.segel)
def segel(lowongan: Lowongan, *, by: Pengguna, at: datetime, sandi: str) -> None:
    """Recomputed from locked rows. CommandRefused `sandi_salah` at `sandi`, else what stands in the way.

    The selection itself stays unlocked: whoever ends it (`batalkan`, `selesaikan`) locks its posts first, so that its
    status, read after this post's lock, holds until the seal is set. Locking it here, child first, could deadlock.
    """
    tolak([sandi_ditolak(by, lowongan, sandi, at)])
    _kunci_baris(lowongan)
    dari = selectors.bahan(lowongan)
    if masalah := halangan(dari, by, pada=timezone.localdate(at)):
        raise CommandRefused(masalah.kode, masalah.kalimat)
    hasil = _segel(dari, by)
    lowongan.disegel_pada = at
    _beri_tahu_segel(hasil, at)
    transaction.on_commit(partial(_mulai, hasil.pk), robust=True)


@command(access.pemakai_sandi)
def catat_sandi_salah(lowongan: Lowongan, *, by: Pengguna, at: datetime) -> Lowongan:
    """A second confirmation with a wrong password: nothing changes, the audit knows."""
    return lowongan


@transition(AlurLowongan.anulir)
def anulir(lowongan: Lowongan, *, by: Pengguna, at: datetime, alasan: str, sandi: str) -> None:
    """Void the seal before the PPK has chosen; the ranking can then be sealed anew. The chair in person."""
    tolak([sandi_ditolak(by, lowongan, sandi, at)])
    if not alasan.strip():
        raise CommandRefused("alasan_kosong", "Tulis alasan menganulir segel.", bidang="alasan")
    hasil = selectors.hasil_terkini(lowongan)
    if hasil is None:
        raise CommandRefused("belum_disegel", "Hasil ini belum disegel.")
    kernel.batalkan(hasil.segel)
    AnulirHasil.objects.create(hasil=hasil, alasan=alasan, dianulir_oleh=by, dianulir_pada=at)
    lowongan.disegel_pada = None
    pihak = [*panel(lowongan), *pejabat(lowongan, JenisPeran.PPK, at)]
    beri_tahu(pihak, kunci=f"anulir:{hasil.pk}", judul=f"Segel hasil {lowongan} dianulir", url=_alamat(lowongan))


@command(access.sistem_hasil)
def simpan_berita_acara(hasil: Hasil, *, by: Pengguna, at: datetime, isi: bytes) -> Hasil:
    """Keep the minutes of a sealed result; made once, whoever comes second changes nothing."""
    if BeritaAcara.objects.filter(hasil=hasil).exists():
        return hasil
    nama = f"Berita acara {hasil.segel.nomor}.pdf".replace("/", "-")
    kept = dokumen.simpan(ContentFile(isi, name=nama), hasil, nama=nama)
    BeritaAcara.objects.create(hasil=hasil, dokumen=kept, dibuat_pada=at)
    kunci, judul = f"berita_acara:{hasil.pk}", f"Berita acara hasil {hasil.lowongan} siap diunduh"
    beri_tahu(sekretariat(hasil.lowongan, at), kunci=kunci, judul=judul, url=_alamat(hasil.lowongan))
    return hasil


def _kunci_baris(lowongan: Lowongan) -> None:
    """Nobody withdraws, locks or saves a sheet until the seal is set."""
    list(Pelamar.objects.filter(lowongan=lowongan).order_by("pk").select_for_update(of=("self",)))
    list(Lembar.objects.filter(komponen__lowongan=lowongan).order_by("pk").select_for_update(of=("self",)))


def _segel(dari: selectors.Bahan, by: Pengguna) -> Hasil:
    berkas, sebelum = dari.berkas, selectors.hasil_terakhir(dari.lowongan)
    isi = {
        "masukan": ke_berkas(berkas.pelamar, ketentuan=berkas.ketentuan, putusan=berkas.putusan),
        "keluaran": keluaran(selectors.hitung_bahan(dari)),
        "peserta": selectors.peserta(dari),
    }
    nomor = selectors.nomor_berita_acara(dari.lowongan)
    lama = sebelum.segel if sebelum else None
    segel_baru = kernel.segel(isi, jenis=JENIS, nomor=nomor, menggantikan=lama)
    return Hasil.objects.create(lowongan=dari.lowongan, **isi, segel=segel_baru, disegel_oleh=by)


def _beri_tahu_segel(hasil: Hasil, at: datetime) -> None:
    lowongan = hasil.lowongan
    pihak = [*panel(lowongan), *pejabat(lowongan, JenisPeran.PPK, at)]
    beri_tahu(pihak, kunci=f"segel:{hasil.pk}", judul=f"Hasil {lowongan} sudah disegel", url=_alamat(lowongan))


def _alamat(lowongan: Lowongan) -> str:
    return reverse("seleksi:peringkat", args=[lowongan.pk])


def _mulai(hasil_id: int) -> None:
    """By name: tasks stand above the services."""
    current_app.send_task("seleksi.buat_berita_acara", args=[hasil_id])

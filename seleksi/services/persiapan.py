"""From a vacant post to closed applications: the secretariat's commands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from core.commands import CommandRefused, command, transition
from core.models import Pengguna
from core.notifikasi import beri_tahu
from seleksi import access
from seleksi.enums import BERAKHIR, TERSEGEL, StatusLowongan, StatusSeleksi
from seleksi.models import Komponen, Lembar, Lowongan, Pansel, Seleksi
from seleksi.rules.jadwal import KetentuanJadwal
from seleksi.rules.ketentuan import periksa_penentu
from seleksi.rules.komponen import Rentang, periksa_bobot
from seleksi.rules.masalah import Masalah
from seleksi.rules.persiapan import (
    periksa_jadwal,
    periksa_lowongan,
    periksa_persiapan,
    periksa_tutup,
    perpanjangan,
)
from seleksi.selectors import seleksi as baca
from seleksi.selectors.ketentuan import isi_ketentuan, ketentuan_jadwal, ketentuan_pada
from seleksi.selectors.pansel import anggota_aktif
from seleksi.selectors.penilaian import lowongan_terbuka
from seleksi.tolak import tolak
from seleksi.workflow import AlurLowongan, AlurSeleksi
from talent.models import Instansi, Jabatan

BUKAN_DRAF = Masalah("bukan_draf", "Seleksi sudah diumumkan; lowongan dan komponennya tidak dapat diubah lagi.")
BERUBAH = "Sudah diubah orang lain sejak halaman ini dibuka. Isian Anda tidak hilang: bandingkan, lalu simpan lagi."


@command(access.sekretariat_instansi)
def buat_seleksi(instansi: Instansi, *, by: Pengguna, at: datetime, nomor: str, judul: str, jenis: str) -> Seleksi:
    if Seleksi.objects.filter(instansi=instansi, nomor=nomor).exists():
        raise CommandRefused("nomor_terpakai", "Nomor seleksi ini sudah dipakai.", bidang="nomor")
    seleksi = Seleksi.objects.create(
        instansi=instansi, nomor=nomor, judul=judul, jenis=jenis, dibuat_oleh=by, dibuat_pada=at
    )
    Pansel.objects.create(seleksi=seleksi)
    return seleksi


@command(access.sekretariat)
def tambah_lowongan(seleksi: Seleksi, *, by: Pengguna, at: datetime, jabatan: Jabatan) -> Lowongan:
    """Components and tie-breaks come from the provisions in force on the day."""
    pada = timezone.localdate(at)
    fakta = baca.fakta_lowongan(seleksi, jabatan, pada)
    tolak([_bukan_draf(seleksi), periksa_lowongan(fakta, jenis=seleksi.jenis)])
    aturan = ketentuan_pada(seleksi.instansi, jabatan.jenis, pada)
    if aturan is None:
        raise LookupError("periksa_lowongan refuses without provisions")
    isi = isi_ketentuan(aturan)
    lowongan = Lowongan.objects.create(
        seleksi=seleksi, jabatan=jabatan, ketentuan=aturan, penentu_seri=list(isi.penentu_seri)
    )
    Komponen.objects.bulk_create(Komponen(lowongan=lowongan, urutan=i, **vars(k)) for i, k in enumerate(isi.komponen))
    return lowongan


@transition(AlurLowongan.keluarkan)
def keluarkan(lowongan: Lowongan, *, by: Pengguna, at: datetime, alasan: str) -> None:
    """Before the announcement only; afterwards a post is closed without result by the panel's decision."""
    tolak([_bukan_draf(lowongan.seleksi), _tanpa_alasan(alasan)])
    lowongan.alasan_tanpa_hasil = alasan.strip()


@command(access.sekretariat_lowongan)
def atur_komponen(
    lowongan: Lowongan,
    *,
    by: Pengguna,
    at: datetime,
    bobot: Mapping[str, Decimal],
    penentu_seri: Sequence[str],
    semula: str,
) -> Lowongan:
    """Weights and tie-break order. `semula` is what the page showed: a stale tab is told so."""
    komponen = list(lowongan.komponen_set.all())
    tolak([_bukan_draf(lowongan.seleksi)])
    if semula != baca.tanda_komponen(lowongan):
        raise CommandRefused("sudah_berubah", BERUBAH, bidang="semula")
    rentang = {k.kode: Rentang(k.minimum, k.maksimum) for k in komponen}
    tolak([*periksa_bobot(bobot, rentang=rentang), *periksa_penentu(tuple(penentu_seri), tuple(rentang))])
    if bobot.keys() != rentang.keys():
        raise CommandRefused("komponen_kurang", "Isi bobot setiap komponen.")
    for k in komponen:
        k.bobot = bobot[k.kode]
        k.save()
    lowongan.penentu_seri = list(penentu_seri)
    lowongan.save()
    return lowongan


@command(access.sekretariat)
def atur_jadwal(
    seleksi: Seleksi,
    *,
    by: Pengguna,
    at: datetime,
    versi: int,
    tanggal_pengumuman: date | None,
    pelamaran_ditutup: datetime | None,
    penilaian_ditutup: datetime | None,
    rencana_pelantikan: date | None,
) -> Seleksi:
    """After the announcement only the end of scoring moves: age is counted on the planned inauguration."""
    if versi != seleksi.versi:
        raise CommandRefused("sudah_berubah", BERUBAH, bidang="versi")
    beku = (tanggal_pengumuman, pelamaran_ditutup, rencana_pelantikan)
    tolak([_jadwal_beku(seleksi, beku, penilaian_ditutup)])
    seleksi.tanggal_pengumuman, seleksi.pelamaran_ditutup, seleksi.rencana_pelantikan = beku
    seleksi.penilaian_ditutup = penilaian_ditutup
    tolak(periksa_jadwal(baca.jadwal(seleksi), ketentuan=_ketentuan(seleksi)))
    seleksi.versi += 1
    seleksi.save()
    return seleksi


@transition(AlurSeleksi.umumkan)
def umumkan(seleksi: Seleksi, *, by: Pengguna, at: datetime, nomor_pengumuman: str) -> None:
    """Everything is asked again under lock; the post is frozen as it is announced."""
    lowongan = _kunci_lowongan(seleksi)
    pada = timezone.localdate(at, baca.zona(seleksi))
    tolak(periksa_persiapan(baca.persiapan(seleksi, pada), hari_ini=pada))
    for row in lowongan:
        row.jabatan_beku = baca.jabatan_beku(row.jabatan)
        row.save()
    seleksi.nomor_pengumuman, seleksi.diumumkan_pada = nomor_pengumuman.strip(), at
    seleksi.versi += 1
    _kabari(seleksi, f"umumkan:{seleksi.pk}", f"{seleksi.judul} diumumkan")


@transition(AlurSeleksi.perpanjang)
def perpanjang(seleksi: Seleksi, *, by: Pengguna, at: datetime) -> None:
    """When too few have applied: the law's number of times, the law's number of days."""
    hasil = perpanjangan(
        baca.jadwal(seleksi),
        kurang=baca.pelamar_kurang(seleksi),
        sudah=seleksi.perpanjangan,
        hari_ini=timezone.localdate(at, baca.zona(seleksi)),
        ketentuan=_ketentuan(seleksi),
    )
    if isinstance(hasil, Masalah):
        raise CommandRefused(hasil.kode, hasil.kalimat)
    seleksi.pelamaran_ditutup, seleksi.penilaian_ditutup = hasil.ditutup, hasil.penilaian
    seleksi.perpanjangan += 1
    seleksi.versi += 1
    _kabari(seleksi, f"perpanjang:{seleksi.pk}:{seleksi.perpanjangan}", f"Pelamaran {seleksi.judul} diperpanjang")


@transition(AlurSeleksi.tutup_pelamaran)
def tutup_pelamaran(seleksi: Seleksi, *, by: Pengguna, at: datetime) -> None:
    ditutup = baca.jadwal(seleksi).ditutup
    if ditutup is not None:
        tolak([periksa_tutup(at, ditutup)])
    seleksi.administrasi_pada = at
    seleksi.versi += 1


@transition(AlurSeleksi.batalkan)
def batalkan(seleksi: Seleksi, *, by: Pengguna, at: datetime, alasan: str) -> None:
    """The posts are free for another selection; what was done stays readable."""
    lowongan = _kunci_lowongan(seleksi)
    tolak([_tanpa_alasan(alasan)])
    for row in lowongan:
        _pastikan_belum_dinilai(row)
        row.dilepas_pada = at
        row.save()
    seleksi.dibatalkan_pada, seleksi.alasan_batal = at, alasan.strip()
    seleksi.versi += 1
    _kabari(seleksi, f"batalkan:{seleksi.pk}", f"{seleksi.judul} dibatalkan")


def _bukan_draf(seleksi: Seleksi) -> Masalah | None:
    return None if seleksi.status == StatusSeleksi.DRAF else BUKAN_DRAF


def _tanpa_alasan(alasan: str) -> Masalah | None:
    return None if alasan.strip() else Masalah("alasan_kosong", "Tulis alasannya.", "alasan")


def _jadwal_beku(
    seleksi: Seleksi, beku: tuple[date | None, datetime | None, date | None], penilaian: datetime | None
) -> Masalah | None:
    semula = (seleksi.tanggal_pengumuman, seleksi.pelamaran_ditutup, seleksi.rencana_pelantikan)
    if seleksi.status in BERAKHIR:
        return Masalah("jadwal_beku", "Seleksi sudah berakhir; jadwalnya tidak berubah lagi.")
    if seleksi.status != StatusSeleksi.DRAF and beku != semula:
        return Masalah("jadwal_beku", "Sesudah diumumkan hanya akhir penilaian yang dapat diubah.")
    if seleksi.status != StatusSeleksi.DRAF and penilaian is None:
        return Masalah("penilaian_kosong", "Isi akhir penilaian; seleksi sudah diumumkan.", "penilaian_ditutup")
    return None


def _ketentuan(seleksi: Seleksi) -> KetentuanJadwal:
    return ketentuan_jadwal(row.ketentuan for row in baca.lowongan_aktif(seleksi))


def _pastikan_belum_dinilai(row: Lowongan) -> None:
    """A ranking is not buried by cancelling; a sheet being locked meanwhile is waited for."""
    if row.status in TERSEGEL:
        raise CommandRefused("sudah_disegel", f"Hasil {row} sudah disegel; anulir segelnya lebih dahulu.")
    list(Lembar.objects.filter(komponen__lowongan=row).order_by("pk").select_for_update(of=("self",)))
    if lowongan_terbuka(row.pk):
        kalimat = f"Semua lembar nilai {row} sudah dikunci. Minta ketua Pansel menutup lowongan itu lebih dahulu."
        raise CommandRefused("sudah_dinilai", kalimat)


def _kunci_lowongan(seleksi: Seleksi) -> list[Lowongan]:
    """A component being changed, or a post being taken out, is waited for."""
    rows = Lowongan.objects.filter(seleksi=seleksi).exclude(status=StatusLowongan.TANPA_HASIL)
    return list(rows.select_related("jabatan__unit").select_for_update(of=("self",)).order_by("pk"))


def _kabari(seleksi: Seleksi, kunci: str, judul: str) -> None:
    """The fixed panel and everyone who has an application in it."""
    pelamar = baca.pengguna_pelamar(seleksi)
    anggota = anggota_aktif(seleksi).filter(pansel__ditetapkan_pada__isnull=False)
    ids = {*pelamar, *anggota.values_list("pengguna_id", flat=True)}
    beri_tahu(ids, kunci=kunci, judul=judul[:200], url=reverse("seleksi:detail", args=[seleksi.pk]))

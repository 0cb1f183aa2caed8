"""The panel: members, the decree that fixes it, and what each states."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from core import surat
from core.commands import CommandRefused, command
from core.models import Pengguna
from core.notifikasi import beri_tahu
from seleksi import access
from seleksi.enums import BERAKHIR, PeranPansel, StatusPelamar, StatusSeleksi, UnsurPansel
from seleksi.models import AnggotaPansel, Pansel, Pelamar, Seleksi
from seleksi.rules.masalah import Masalah
from seleksi.selectors import pansel as baca
from seleksi.selectors.seleksi import lowongan_aktif
from seleksi.tolak import tolak
from talent.models import Pegawai

DAPAT_DIUBAH = (StatusSeleksi.DRAF, StatusSeleksi.DIUMUMKAN, StatusSeleksi.ADMINISTRASI, StatusSeleksi.PERNYATAAN)
PERNYATAAN = "pernyataan_nonpartai"  # given by the members themselves, once the decree has named them


@command(access.sekretariat)
def tambah_anggota_internal(
    seleksi: Seleksi, *, by: Pengguna, at: datetime, pegawai: Pegawai, peran: str
) -> AnggotaPansel:
    """From the record; the definitive post of the day is frozen. Of another agency: from outside."""
    calon = baca.calon(pegawai, timezone.localdate(at))
    post = calon.penugasan
    tolak([_dapat_diubah(seleksi), _tanpa_akun(pegawai)])
    if post is None:
        raise CommandRefused("tanpa_jabatan", f"{pegawai} tidak memangku jabatan definitif.", bidang="pegawai")
    dalam = pegawai.instansi_id == seleksi.instansi_id
    unsur = UnsurPansel.INTERNAL if dalam else UnsurPansel.EKSTERNAL
    jabatan = post.jabatan
    isi = {"pegawai": pegawai, "nama": str(pegawai), "jabatan": jabatan.nama, "lembaga": str(pegawai.instansi)}
    tingkat = {"tingkat": jabatan.jenis, "jenjang": jabatan.jenjang, "pemerintah": True}
    return _masukkan(seleksi, at, pengguna=pegawai.pengguna, peran=peran, unsur=unsur, **isi, **tingkat)


@command(access.sekretariat)
def tambah_anggota_luar(
    seleksi: Seleksi,
    *,
    by: Pengguna,
    at: datetime,
    nama: str,
    surel: str,
    lembaga: str,
    jabatan: str,
    peran: str,
    tingkat: str,
    jenjang: str,
) -> AnggotaPansel:
    """An account by e-mail, made when there is none. `tingkat` is filled for an official of government only."""
    tolak([_dapat_diubah(seleksi)])
    isi = {"nama": nama, "jabatan": jabatan, "lembaga": lembaga, "peran": peran, "unsur": UnsurPansel.EKSTERNAL}
    golongan = {"tingkat": tingkat, "jenjang": jenjang, "pemerintah": bool(tingkat)}
    return _masukkan(seleksi, at, pengguna=_akun(surel, nama), **isi, **golongan)


@command(access.sekretariat)
def keluarkan_anggota(
    seleksi: Seleksi, *, by: Pengguna, at: datetime, anggota: AnggotaPansel, alasan: str
) -> AnggotaPansel:
    """The row stays with day and reason. A fixed panel must be fixed anew by another decree."""
    row = baca.anggota_aktif(seleksi).filter(pk=anggota.pk).first()
    if row is None:
        raise CommandRefused("bukan_anggota", "Orang ini bukan anggota Pansel, atau sudah keluar.")
    if not alasan.strip():
        raise CommandRefused("alasan_kosong", "Tulis alasannya.", bidang="alasan")
    tolak([_dapat_diubah(seleksi)])
    row.keluar_pada, row.alasan_keluar = at, alasan.strip()
    row.save()
    _buka_penetapan(seleksi)
    return row


@command(access.sekretariat)
def tetapkan_pansel(seleksi: Seleksi, *, by: Pengguna, at: datetime, nomor_sk: str, tanggal_sk: date) -> Pansel:
    """By decree of the PPK. Members are told, and state for themselves that they belong to no party."""
    pansel, anggota = seleksi.pansel, list(baca.anggota_aktif(seleksi))
    tolak([_dapat_diubah(seleksi), _sk(pansel, nomor_sk, tanggal_sk, timezone.localdate(at))])
    lowongan = list(lowongan_aktif(seleksi))
    if not lowongan:
        raise CommandRefused("tanpa_lowongan", "Tambahkan lowongan dahulu: komposisi Pansel diukur dari jabatannya.")
    tolak(m for m in baca.komposisi(anggota, lowongan).masalah if m.kode != PERNYATAAN)
    tolak(baca.berperan_lain(seleksi, [row.pengguna for row in anggota], timezone.localdate(at)))
    pansel.nomor_sk, pansel.tanggal_sk, pansel.ditetapkan_pada = nomor_sk, tanggal_sk, at
    pansel.save()
    for row in anggota:
        _undang(row, seleksi)
    return pansel


@command(access.sekretariat)
def undang_ulang(seleksi: Seleksi, *, by: Pengguna, at: datetime, anggota: AnggotaPansel) -> AnggotaPansel:
    """Another single-use link, for who let the first one lapse; once a day."""
    row = baca.anggota_aktif(seleksi).filter(pk=anggota.pk, pansel__ditetapkan_pada__isnull=False).first()
    if row is None:
        raise CommandRefused("bukan_anggota", "Undangan dikirim kepada anggota Pansel yang sudah ditetapkan.")
    if seleksi.status in BERAKHIR:
        raise CommandRefused("seleksi_berakhir", "Seleksi ini sudah selesai atau dibatalkan.")
    if row.bukan_parpol_pada is not None:
        raise CommandRefused("sudah_menyatakan", f"{row.nama} sudah menyatakan; tidak ada yang perlu diundang lagi.")
    surat.titip(row.pengguna, "undangan_pansel", kunci=f"undangan_pansel:{row.pk}:{at:%Y%m%d}", anggota=row.pk)
    return row


@command(access.diri_anggota)
def nyatakan_bukan_parpol(anggota: AnggotaPansel, *, by: Pengguna, at: datetime) -> AnggotaPansel:
    """Said once; said again it changes nothing."""
    anggota.bukan_parpol_pada = anggota.bukan_parpol_pada or at
    anggota.save()
    return anggota


def _dapat_diubah(seleksi: Seleksi) -> Masalah | None:
    if seleksi.status in DAPAT_DIUBAH:
        return None
    return Masalah("pansel_beku", "Penilaian sudah dibuka; susunan Pansel tidak dapat diubah lagi.")


def _tanpa_akun(pegawai: Pegawai) -> Masalah | None:
    if pegawai.pengguna is not None and pegawai.pengguna.is_active:
        return None
    return Masalah("tanpa_akun", f"{pegawai} belum memiliki akun yang aktif. Minta admin BKD menyiapkannya.", "pegawai")


def _sk(pansel: Pansel, nomor: str, tanggal: date, hari_ini: date) -> Masalah | None:
    if pansel.ditetapkan_pada is not None:
        return Masalah("pansel_sudah_ditetapkan", f"Pansel sudah ditetapkan dengan SK {pansel.nomor_sk}.")
    if nomor == pansel.nomor_sk:
        return Masalah("sk_sama", "Susunan sudah berubah; tulis nomor SK yang baru.", "nomor_sk")
    if tanggal > hari_ini:
        return Masalah("sk_belum_terbit", "Tanggal SK tidak boleh sesudah hari ini.", "tanggal_sk")
    return None


def _masukkan(seleksi: Seleksi, at: datetime, **isi: object) -> AnggotaPansel:
    """`kode` counts everyone who ever sat: it stands in published files."""
    pansel, peran = seleksi.pansel, isi["peran"]
    duduk = baca.anggota_aktif(seleksi)
    if duduk.filter(pengguna=isi["pengguna"]).exists():
        raise CommandRefused("anggota_ganda", "Orang ini sudah menjadi anggota Pansel.")
    if peran != PeranPansel.ANGGOTA and duduk.filter(peran=peran).exists():
        raise CommandRefused("peran_pansel_terisi", "Pansel sudah memiliki orang dengan peran ini.", bidang="peran")
    _pastikan_bukan_pelamar(seleksi, isi["pengguna"])
    tolak(baca.berperan_lain(seleksi, [isi["pengguna"]], timezone.localdate(at)))
    nomor = AnggotaPansel.objects.filter(pansel=pansel).count() + 1
    row = AnggotaPansel.objects.create(pansel=pansel, kode=f"A{nomor}", **isi)
    _buka_penetapan(seleksi)
    return row


def _pastikan_bukan_pelamar(seleksi: Seleksi, pengguna: object) -> None:
    """An application on its way is waited for: it locks the same person."""
    orang = list(Pegawai.objects.select_for_update(no_key=True).filter(pengguna=pengguna))
    lamaran = Pelamar.objects.filter(lowongan__seleksi=seleksi, pegawai__in=orang)
    if lamaran.exclude(status=StatusPelamar.MUNDUR).exists():
        kalimat = "Orang ini melamar pada seleksi ini, jadi tidak dapat menjadi anggota Pansel."
        raise CommandRefused("pelamar_seleksi_ini", kalimat, bidang="pegawai")


def _buka_penetapan(seleksi: Seleksi) -> None:
    pansel = seleksi.pansel
    pansel.ditetapkan_pada = None
    pansel.save()


def _akun(surel: str, nama: str) -> Pengguna:
    """The account of that address. Who is in the record is picked from the record."""
    alamat = surel.strip().lower()
    akun = Pengguna.objects.filter(email__iexact=alamat).first()
    if akun is None:
        sandi = Pengguna()
        sandi.set_unusable_password()
        isi = {"email": alamat, "nama": nama, "password": sandi.password}
        akun, _ = Pengguna.objects.get_or_create(username=alamat, defaults=isi)
    if Pegawai.objects.filter(pengguna=akun).exists():
        raise CommandRefused("ada_di_data_pegawai", "Surel ini milik pegawai; pilih dari data pegawai.", bidang="surel")
    if not akun.is_active:
        raise CommandRefused("akun_tidak_aktif", "Akun dengan surel ini sudah ditutup.", bidang="surel")
    return akun


def _undang(row: AnggotaPansel, seleksi: Seleksi) -> None:
    """Once a member, however often the panel is fixed anew."""
    judul = f"Anda ditetapkan sebagai {row.get_peran_display().lower()} Pansel"
    url = reverse("seleksi:pernyataan", args=[seleksi.pk])
    beri_tahu([row.pengguna_id], kunci=f"undangan_pansel:{row.pk}", judul=judul, isi=seleksi.judul, url=url)
    if row.pegawai_id is None:
        surat.titip(row.pengguna, "undangan_pansel", kunci=f"undangan_pansel:{row.pk}", anggota=row.pk)

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from core import papan
from core.models import Pengguna
from core.papan import MAKS_TEMUAN, Kewajiban, Menu, Temuan
from seleksi.access import (
    anggota_panel,
    keanggotaan,
    melamar,
    pemegang_lembar,
    pengurus_ketentuan,
    penyelenggara,
    peserta_seleksi,
)
from seleksi.enums import BERAKHIR
from seleksi.enums import StatusSeleksi as S
from seleksi.models import AnggotaPansel, Lowongan, Seleksi
from seleksi.selectors.seleksi import seleksi_for, seleksi_sekretariat, zona
from talent.access import hak_hari_ini
from talent.enums import JenisPeran

KELOMPOK = "Talenta dan jabatan"
KANTOR = (JenisPeran.SEKRETARIAT_PANSEL, JenisPeran.PPK)
HARI_PERNYATAAN = 3  # a member is asked to state within as many days as the link lives
PERSIAPAN = {S.DRAF: ("Siapkan dan umumkan", "Lanjutkan"), S.DIUMUMKAN: ("Pelamaran terbuka", "Lihat")}


@papan.menu(peserta_seleksi)
def menu(user: Pengguna) -> Iterator[Menu]:
    """Nearest for those who work on a selection; makes no query but the remembered one of seats and applications."""
    duduk, terdaftar, mengurus = anggota_panel(user), melamar(user), bool(hak_hari_ini(user).instansi_dengan(*KANTOR))
    jarak = 1 if duduk or terdaftar or mengurus else 2
    yield Menu("Seleksi", reverse("seleksi:daftar"), KELOMPOK, "grafik", jarak)
    if pemegang_lembar(user):
        yield Menu("Tugas menilai", reverse("seleksi:tugas_menilai"), KELOMPOK, "podium", jarak=1 if duduk else 2)
    if terdaftar:
        yield Menu("Lamaran saya", reverse("seleksi:lamaran_saya"), KELOMPOK, "berkas", jarak=1)
    if pengurus_ketentuan(user):
        yield Menu("Ketentuan seleksi", reverse("seleksi:ketentuan"), KELOMPOK, "map", jarak=3)


@papan.kewajiban(penyelenggara)
def yang_disiapkan(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    """What the secretariat prepares, due on the day it means to announce; then the day applications close."""
    for row in seleksi_sekretariat(user, timezone.localdate(at)).filter(status__in=PERSIAPAN).order_by("pk"):
        judul, tindakan = PERSIAPAN[S(row.status)]
        batas = row.tanggal_pengumuman or timezone.localdate(row.dibuat_pada) + timedelta(days=30)
        if row.status == S.DIUMUMKAN and row.pelamaran_ditutup:
            batas = timezone.localdate(row.pelamaran_ditutup, zona(row))
        url = reverse("seleksi:detail", args=[row.pk])
        yield Kewajiban(judul, f"{row.judul}.", batas, url, row.status, tindakan)


@papan.kewajiban(anggota_panel)
def yang_belum_menyatakan(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    """Members who have not yet stated that they belong to no party: the announcement waits for them."""
    duduk = [satu.anggota_id for satu in keanggotaan(user).values()]
    rows = AnggotaPansel.objects.filter(pk__in=duduk, bukan_parpol_pada=None).select_related("pansel__seleksi")
    for row in rows.exclude(pansel__seleksi__status__in=BERAKHIR):
        seleksi = row.pansel.seleksi
        batas = timezone.localdate(row.pansel.ditetapkan_pada) + timedelta(days=HARI_PERNYATAAN)
        url = reverse("seleksi:pernyataan", args=[seleksi.pk])
        judul = "Nyatakan bukan anggota partai politik"
        yield Kewajiban(judul, f"{seleksi.judul}.", batas, url, "menunggu", "Nyatakan")


@papan.pencarian(peserta_seleksi)
def cari(user: Pengguna, q: str) -> Iterator[Temuan]:
    """By title, number, or a post that is being filled; within the user's own scope."""
    jabatan = Lowongan.objects.filter(seleksi=OuterRef("pk"), jabatan__nama__icontains=q)
    rows: list[Seleksi] = list(
        seleksi_for(user, timezone.localdate())
        .filter(Q(judul__icontains=q) | Q(nomor__icontains=q) | Exists(jabatan))
        .order_by("-pk")[: MAKS_TEMUAN + 1]
    )
    for row in rows:
        keterangan = f"{row.get_jenis_display()}, {row.nomor}, {row.get_status_display().lower()}"
        yield Temuan(row.judul, keterangan, reverse("seleksi:detail", args=[row.pk]), "Seleksi")

"""What the record contributes to the shared pages."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from core import papan
from core.models import Pengguna
from core.papan import MAKS_TEMUAN, Identitas, Kewajiban, Menu, Temuan
from core.templatetags.merita import nip
from talent import selectors
from talent.access import admin_bkd, hak_hari_ini, orang_dalam, pembaca_daftar
from talent.enums import JenisPeran
from talent.selectors.unit import jabatan_lowong, temukan_unit


@papan.menu(orang_dalam)
def menu(user: Pengguna) -> Iterator[Menu]:
    if pembaca_daftar(user):
        yield Menu("Pegawai", reverse("talent:daftar_pegawai"), "Data", "orang-orang")
    if pegawai := hak_hari_ini(user).pegawai_id:
        yield Menu("Profil saya", reverse("talent:pegawai", args=[pegawai]), "Data", "orang")
    yield Menu("Unit kerja", reverse("talent:daftar_unit"), "Data", "pohon", jarak=3)
    if admin_bkd(user):
        yield Menu("Peran", reverse("talent:daftar_peran"), "Data", "atur", jarak=3)


@papan.identitas(orang_dalam)
def identitas(user: Pengguna) -> Iterator[Identitas]:
    milik = hak_hari_ini(user)
    peran = next((JenisPeran(jenis).label for jenis, _ in milik.peran), "")
    url = reverse("talent:pegawai", args=[milik.pegawai_id]) if milik.pegawai_id else ""
    yield Identitas(milik.nama_instansi, milik.nama_jabatan or peran, url)


@papan.pencarian(orang_dalam)
def pencarian(user: Pengguna, q: str) -> Iterator[Temuan]:
    """People by name, NIP or the post they hold today."""
    for b in selectors.temukan_pegawai(user, q, timezone.localdate(), MAKS_TEMUAN + 1):
        jabatan = b.jabatan_temuan or "Tidak memangku jabatan hari ini"
        keterangan = format_html("NIP {} · {}", nip(b.nip), jabatan)
        yield Temuan(str(b), keterangan, reverse("talent:pegawai", args=[b.pk]), "Pegawai")


@papan.pencarian(orang_dalam)
def cari_unit(user: Pengguna, q: str) -> Iterator[Temuan]:
    """Units by the words of their name."""
    for u in temukan_unit(user, q, timezone.localdate(), MAKS_TEMUAN + 1):
        dari = (
            f"{u.get_jenis_display()}, {u.perangkat}" if u.perangkat_id not in (None, u.pk) else u.get_jenis_display()
        )
        yield Temuan(u.nama, dari, reverse("talent:unit", args=[u.pk]), "Unit kerja")


@papan.kewajiban(admin_bkd)
def kewajiban(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    hari_ini = timezone.localdate(at)
    instansi = hak_hari_ini(user).instansi_dengan(JenisPeran.ADMIN_BKD)
    kosong = jabatan_lowong(user, hari_ini, tanpa_plt=True).filter(instansi__in=instansi)
    if jumlah := kosong.count():
        yield Kewajiban(
            judul=f"{jumlah} jabatan struktural kosong tanpa pelaksana tugas",
            keterangan="Pegawai di bawahnya tidak punya pejabat penilai sampai ada yang ditunjuk.",
            batas=hari_ini,
            url=f"{reverse('talent:jabatan_lowong')}?plt=tidak",
            status="menunggu",
            tindakan="Lihat jabatannya",
        )

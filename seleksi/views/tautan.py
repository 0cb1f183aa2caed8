"""From the overview of a selection to the rooms of each role."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from core.models import Pengguna
from seleksi.access import hari_ini, keanggotaan, lamaran, tercatat
from seleksi.enums import TERSEGEL, StatusPelamar
from seleksi.enums import StatusLowongan as L
from seleksi.enums import StatusSeleksi as S
from seleksi.models import Lowongan, Seleksi
from seleksi.selectors.pengawasan import lowongan_diaudit
from talent.access import hak_hari_ini
from talent.enums import JenisPeran


@dataclass(frozen=True)
class Tautan:
    judul: str
    url: str


def peran_kantor(user: Pengguna, seleksi: Seleksi) -> set[str]:
    """The roles of the user for the agency of this selection."""
    return {jenis for jenis, instansi in hak_hari_ini(user).peran if instansi == seleksi.instansi_id}


def tautan_seleksi(user: Pengguna, seleksi: Seleksi) -> list[Tautan]:
    return [Tautan(judul, reverse(nama, args=[seleksi.pk])) for judul, nama in _seleksi(user, seleksi)]


def tautan_lowongan(user: Pengguna, lowongan: Lowongan) -> list[Tautan]:
    return [Tautan(judul, reverse(nama, args=[lowongan.pk])) for judul, nama in _lowongan(user, lowongan)]


def _seleksi(user: Pengguna, seleksi: Seleksi) -> Iterator[tuple[str, str]]:
    peran, s = peran_kantor(user, seleksi), seleksi.status
    if JenisPeran.SEKRETARIAT_PANSEL in peran:
        yield "Lowongan dan komponen", "seleksi:lowongan"
        yield "Jadwal", "seleksi:jadwal"
        yield "Susunan Pansel", "seleksi:pansel"
        if s not in (S.DRAF, S.DIUMUMKAN):
            yield "Seleksi administrasi", "seleksi:administrasi"
        if s in (S.PERNYATAAN, S.PENILAIAN, S.SELESAI):
            yield "Pernyataan benturan", "seleksi:benturan_sekretariat"
    if JenisPeran.AUDITOR in peran and lowongan_diaudit(user, hari_ini()).filter(seleksi=seleksi).exists():
        yield "Seleksi administrasi", "seleksi:administrasi"
        yield "Pernyataan benturan", "seleksi:benturan_sekretariat"
    if seleksi.pk in keanggotaan(user):
        yield "Pernyataan bukan anggota partai", "seleksi:pernyataan"
        if s in (S.PERNYATAAN, S.PENILAIAN, S.SELESAI):
            yield "Pernyataan benturan saya", "seleksi:benturan"


def _lowongan(user: Pengguna, lowongan: Lowongan) -> Iterator[tuple[str, str]]:
    seleksi, status = lowongan.seleksi, lowongan.status
    peran = peran_kantor(user, seleksi)
    sekretariat = JenisPeran.SEKRETARIAT_PANSEL in peran
    if seleksi.status == S.DIUMUMKAN and tercatat(user):
        yield _lamar(user, lowongan), "seleksi:lamar"
    if sekretariat and seleksi.status == S.DRAF:
        yield "Komponen", "seleksi:komponen"
    if sekretariat and seleksi.status == S.PENILAIAN and status == L.BERJALAN:
        yield "Kelengkapan nilai", "seleksi:kelengkapan"
    anggota = seleksi.pk in keanggotaan(user)
    if (status in TERSEGEL and (peran or anggota)) or (seleksi.status == S.PENILAIAN and anggota):
        yield "Peringkat", "seleksi:peringkat"
    if sekretariat and seleksi.status == S.PENILAIAN:
        yield "Segel", "seleksi:segel"
    if JenisPeran.PPK in peran and status in TERSEGEL:
        yield "Penetapan", "seleksi:penetapan"


def _lamar(user: Pengguna, lowongan: Lowongan) -> str:
    """The same room leads to the application there is."""
    ada = lamaran(user, hari_ini()).get(lowongan.pk)
    if ada is None:
        return "Lamar"
    return "Lanjutkan draf" if ada.status == StatusPelamar.DRAF else "Lihat lamaran"

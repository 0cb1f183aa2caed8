"""Sheets that are owed: a member's own, and for the secretariat the imported ones and who owes."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from core import papan
from core.models import Pengguna
from core.papan import Kewajiban
from seleksi.access import anggota_panel, penyelenggara
from seleksi.models import Seleksi
from seleksi.selectors.penilaian import Tugas, lembar_terutang, lowongan_terutang


@papan.kewajiban(anggota_panel)
def lembar_anggota(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    for tugas in lembar_terutang(user, at):
        yield _lembar(tugas, reverse("seleksi:lembar", args=[tugas.lembar.pk]), "Nilai")


@papan.kewajiban(penyelenggara)
def lowongan_sekretariat(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    for lowongan, jumlah, impor in lowongan_terutang(user, timezone.localdate(at)):
        if impor:
            url = reverse("seleksi:impor_nilai", args=[impor])
            judul, batas = "Catat nilai lembaga asesmen", _batas(lowongan.seleksi)
            yield Kewajiban(judul, f"{lowongan}.", batas, url, "menunggu", "Catat nilai")
        if jumlah:
            url = reverse("seleksi:kelengkapan", args=[lowongan.pk])
            keterangan = f"{lowongan}: {jumlah} lembar anggota belum dikunci."
            yield Kewajiban(
                "Pantau lembar nilai", keterangan, _batas(lowongan.seleksi), url, "berjalan", "Lihat siapa yang belum"
            )


def _lembar(tugas: Tugas, url: str, tindakan: str) -> Kewajiban:
    keterangan = f"{tugas.lowongan}: {tugas.terisi} dari {tugas.jumlah} pelamar dinilai."
    judul = f"Lembar nilai {tugas.komponen.nama.lower()}"
    status = "draf" if tugas.terisi else "menunggu"
    return Kewajiban(judul, keterangan, _batas(tugas.lowongan.seleksi), url, status, tindakan)


def _batas(seleksi: Seleksi) -> date:
    return timezone.localdate(seleksi.penilaian_ditutup or seleksi.penilaian_pada)

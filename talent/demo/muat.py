"""Load the demo province through the importer, and give roles to some of its people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from core.models import Pengguna
from core.services import daftarkan_pengguna
from talent.demo.tulis import KODE_INSTANSI, NAMA_INSTANSI, Ringkasan, tulis_provinsi
from talent.enums import JenisPeran
from talent.models import Instansi, Pegawai, Penugasan
from talent.services.catatan import beri_peran
from talent.services.siasn import impor_folder

SEJAK = date(2024, 1, 2)
TANPA_CATATAN = {
    "gubernur": ("Gubernur Kalimantan Timur", JenisPeran.PPK, "821.2/1/2024"),
    "auditor.bkn": ("Auditor Kepegawaian Kanreg VIII BKN", JenisPeran.AUDITOR, "821.2/2/2024"),
}


@dataclass(frozen=True)
class Provinsi:
    """What the other floors need to know of the loaded province."""

    instansi: Instansi
    ringkasan: Ringkasan
    admin: Pegawai
    sekretariat: Pegawai
    rekan: Pegawai  # of the secretariat: who records a vote does not seal
    ppk: Pengguna
    auditor: Pengguna


def muat_provinsi(
    sistem: Pengguna, *, at: datetime, pegawai: int, seed: int, kabar: Callable[[str], object]
) -> Provinsi:
    """Deterministic people for `pegawai` and `seed`; every row comes in through `impor_siasn`'s own code."""
    with TemporaryDirectory() as folder:
        ringkasan = tulis_provinsi(Path(folder), pegawai=pegawai, seed=seed)
        kabar(f"Berkas SIASN untuk {pegawai} pegawai ditulis; mengimpor …")
        laporan = impor_folder(Path(folder), kode=KODE_INSTANSI, nama=NAMA_INSTANSI, by=sistem, at=at)
    if laporan.ditolak:
        raise RuntimeError(f"Berkas demo ditolak importir: {laporan.ditolak[:3]}")
    kabar(f"{laporan.baru} baris masuk, tidak ada yang ditolak.")
    return _beri_peran(sistem, Instansi.objects.get(kode=KODE_INSTANSI), ringkasan, at)


def _beri_peran(sistem: Pengguna, instansi: Instansi, ringkasan: Ringkasan, at: datetime) -> Provinsi:
    admin, sekretariat, rekan = _pegawai_bkd(ringkasan, at.date())
    for orang, jenis, sk in (
        (admin, JenisPeran.ADMIN_BKD, "821.2/3/2024"),
        (sekretariat, JenisPeran.SEKRETARIAT_PANSEL, "821.2/4/2024"),
        (rekan, JenisPeran.SEKRETARIAT_PANSEL, "821.2/5/2024"),
    ):
        _peran(sistem, instansi, orang.pengguna, jenis, sk, at)
    luar = {}
    for username, (nama, jenis, sk) in TANPA_CATATAN.items():
        surel = f"{username}@kaltimprov.example"
        luar[username] = daftarkan_pengguna(sistem, by=sistem, at=at, username=username, nama=nama, email=surel)
        _peran(sistem, instansi, luar[username], jenis, sk, at)
    return Provinsi(instansi, ringkasan, admin, sekretariat, rekan, luar["gubernur"], luar["auditor.bkn"])


def _peran(sistem: Pengguna, instansi: Instansi, user: Pengguna, jenis: JenisPeran, sk: str, at: datetime) -> None:
    masa = {"mulai": SEJAK, "sampai": None, "nomor_sk": sk, "tanggal_sk": SEJAK}
    beri_peran(instansi, by=sistem, at=at, pengguna=user, jenis=jenis, **masa)


def _pegawai_bkd(ringkasan: Ringkasan, pada: date) -> tuple[Pegawai, Pegawai, Pegawai]:
    """Three of the staff of the personnel office: one keeps the record, two serve the panels and do not apply."""
    nip_kepala, pelamar = ringkasan.kepala_bkd, {*ringkasan.memenuhi, *chain(*ringkasan.tidak_memenuhi.values())}
    kepala = (
        Penugasan.objects.berlaku_pada(pada).filter(pegawai__nip=nip_kepala).select_related("jabatan__unit").first()
    )
    if kepala is None:
        raise RuntimeError("Kepala BKD demo tidak ditemukan.")
    staf = Pegawai.objects.filter(
        unit__perangkat=kepala.jabatan.unit.perangkat_id, status_pegawai="pns", pengguna__isnull=False
    ).exclude(nip=nip_kepala)
    bukan_pelamar = staf.exclude(nip__in=pelamar).select_related("pengguna").order_by("-golongan", "nip")
    admin, sekretariat, rekan = bukan_pelamar[:3]
    return admin, sekretariat, rekan

"""The employee record: people, posts, units, and every riwayat."""

from talent.models.impor import ImporSIASN
from talent.models.jabatan import Jabatan, Penugasan
from talent.models.lembaga import Instansi, Peran, UnitKerja
from talent.models.pegawai import Pegawai
from talent.models.riwayat import (
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatHukuman,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
)

__all__ = [
    "ImporSIASN",
    "Instansi",
    "Jabatan",
    "Pegawai",
    "Penugasan",
    "Peran",
    "RiwayatDiklat",
    "RiwayatGolongan",
    "RiwayatHukuman",
    "RiwayatJabatan",
    "RiwayatKinerja",
    "RiwayatKompetensi",
    "RiwayatPendidikan",
    "UnitKerja",
]

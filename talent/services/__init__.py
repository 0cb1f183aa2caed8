"""Everything that changes the employee record."""

from talent.services.catatan import (
    akhiri_peran,
    batalkan_penugasan,
    beri_peran,
    catat_pengangkatan,
    catat_riwayat_kinerja,
    tetapkan_penugasan,
    tetapkan_peran,
)
from talent.services.impor import daftarkan_instansi, gagalkan_impor, mulai_impor, selesaikan_impor

__all__ = [
    "akhiri_peran",
    "batalkan_penugasan",
    "beri_peran",
    "catat_pengangkatan",
    "catat_riwayat_kinerja",
    "daftarkan_instansi",
    "gagalkan_impor",
    "mulai_impor",
    "selesaikan_impor",
    "tetapkan_penugasan",
    "tetapkan_peran",
]

"""Reads of the record: scoped to the user, complete, a constant number of queries."""

from talent.selectors.daftar import (
    MAKS_HITUNG,
    BarisPegawai,
    baris,
    cari_pegawai,
    fakta,
    memangku,
    pegawai_for,
    perangkat_for,
    perkiraan,
    saringan_penghalang,
    temukan_pegawai,
)
from talent.selectors.penugasan import jabatan_penilai, pejabat_penilai, pemegang, pemegang_definitif
from talent.selectors.profil import profil_banyak, profil_pegawai

__all__ = [
    "MAKS_HITUNG",
    "BarisPegawai",
    "baris",
    "cari_pegawai",
    "fakta",
    "jabatan_penilai",
    "memangku",
    "pegawai_for",
    "pejabat_penilai",
    "pemegang",
    "pemegang_definitif",
    "perangkat_for",
    "perkiraan",
    "profil_banyak",
    "profil_pegawai",
    "saringan_penghalang",
    "temukan_pegawai",
]

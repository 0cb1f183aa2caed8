"""A person's record as one frozen value: what a rule reads and what an application freezes.

Values are the words of talent.enums as plain strings; an empty string or None is *not recorded*.
"""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class PendidikanProfil:
    tingkat: str  # sd smp slta d1 d2 d3 d4 s1 s2 s3; a professional degree is s1
    nama: str
    sekolah: str
    tahun_lulus: int | None


@dataclass(frozen=True)
class JabatanProfil:
    nama: str
    jenis: str
    jenjang: str
    eselon: str
    unit: str
    jenis_penugasan: str  # definitif plt plh pj
    mulai: date
    sampai: date | None  # first day no longer held: half-open, like the ranges of Penugasan; None: still held


@dataclass(frozen=True)
class GolonganProfil:
    golongan: str
    tmt: date


@dataclass(frozen=True)
class KinerjaProfil:
    tahun: int
    predikat: str


@dataclass(frozen=True)
class HukumanProfil:
    tingkat: str  # ringan sedang berat
    nama: str
    mulai: date
    akhir: date | None  # last day of the sanction
    dibatalkan_pada: date | None


@dataclass(frozen=True)
class DiklatProfil:
    nama: str
    jenis: str
    tahun: int | None
    jam: int | None


@dataclass(frozen=True)
class KompetensiProfil:
    instrumen: str
    tanggal: date
    berlaku_sampai: date | None
    jpm: Decimal | None


@dataclass(frozen=True)
class Profil:
    nip: str
    nama: str
    tanggal_lahir: date | None
    jenis_kelamin: str
    status_pegawai: str  # pns pppk cpns
    kedudukan: str  # SIASN's text, such as Aktif
    pendidikan: tuple[PendidikanProfil, ...] = ()
    jabatan: tuple[JabatanProfil, ...] = ()
    golongan: tuple[GolonganProfil, ...] = ()
    kinerja: tuple[KinerjaProfil, ...] = ()
    hukuman: tuple[HukumanProfil, ...] = ()
    diklat: tuple[DiklatProfil, ...] = ()
    kompetensi: tuple[KompetensiProfil, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Lossless: dates as ISO, decimals as strings."""
        return {f.name: _tulis(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_json(cls, isi: dict[str, Any]) -> "Profil":
        """KeyError, TypeError or ValueError when it is not what `to_json` wrote."""
        if asing := set(isi) - {f.name for f in fields(cls)}:
            raise KeyError(", ".join(sorted(asing)))
        riwayat: dict[str, Any] = {nama: tuple(_baca(jenis, r) for r in isi[nama]) for nama, jenis in RIWAYAT.items()}
        return cls(**_nilai({k: v for k, v in isi.items() if k not in RIWAYAT}), **riwayat)


RIWAYAT: dict[str, type] = {
    "pendidikan": PendidikanProfil,
    "jabatan": JabatanProfil,
    "golongan": GolonganProfil,
    "kinerja": KinerjaProfil,
    "hukuman": HukumanProfil,
    "diklat": DiklatProfil,
    "kompetensi": KompetensiProfil,
}
TANGGAL = frozenset(
    {"tanggal_lahir", "mulai", "sampai", "tmt", "akhir", "dibatalkan_pada", "tanggal", "berlaku_sampai"}
)
DESIMAL = frozenset({"jpm"})


def _tulis(nilai: Any) -> Any:
    if isinstance(nilai, tuple):
        return [{f.name: _tulis(getattr(r, f.name)) for f in fields(r)} for r in nilai]
    if isinstance(nilai, date):
        return nilai.isoformat()
    return str(nilai) if isinstance(nilai, Decimal) else nilai


def _baca(jenis: type, isi: dict[str, Any]) -> Any:
    return jenis(**_nilai(isi))


def _nilai(isi: dict[str, Any]) -> dict[str, Any]:
    return {nama: _satu(nama, nilai) for nama, nilai in isi.items()}


def _satu(nama: str, nilai: Any) -> Any:
    if nilai is None:
        return None
    if nama in TANGGAL:
        return date.fromisoformat(nilai)
    return Decimal(nilai) if nama in DESIMAL else nilai

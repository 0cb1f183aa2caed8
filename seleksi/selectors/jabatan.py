"""The vacant post as it was announced, in rows a page can show."""

from dataclasses import dataclass
from typing import Any

from seleksi.models import Lowongan
from talent.enums import JenisJabatan


@dataclass(frozen=True)
class FaktaJabatan:
    nama: str
    unit: str
    fakta: tuple[tuple[str, str], ...]
    tugas: tuple[str, ...]
    syarat: tuple[tuple[str, str], ...]
    standar: tuple[tuple[str, str], ...]


def fakta_jabatan(lowongan: Lowongan) -> FaktaJabatan:
    beku: dict[str, Any] = lowongan.jabatan_beku
    jenis = beku.get("jenis") or lowongan.jabatan.jenis
    fakta = (
        ("Jenis jabatan", str(JenisJabatan(jenis).label)),
        ("Eselon", beku.get("eselon") or ""),
        ("Kelas jabatan", str(beku.get("kelas") or "")),
        ("Batas usia pensiun", f"{beku['bup']} tahun" if beku.get("bup") else ""),
    )
    return FaktaJabatan(
        nama=beku.get("nama") or lowongan.jabatan.nama,
        unit=beku.get("unit") or lowongan.jabatan.unit.nama,
        fakta=tuple((judul, isi) for judul, isi in fakta if isi),
        tugas=tuple(str(t) for t in beku.get("tugas") or ()),
        syarat=_baris(beku.get("syarat") or {}),
        standar=_baris(beku.get("standar") or {}),
    )


def _baris(isi: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((judul.replace("_", " ").capitalize(), _tulis(nilai)) for judul, nilai in isi.items())


def _tulis(nilai: Any) -> str:
    return "; ".join(str(n) for n in nilai) if isinstance(nilai, list) else str(nilai)

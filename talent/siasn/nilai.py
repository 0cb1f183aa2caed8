"""How one value of a SIASN record is read. Any JSON value goes in; a clean value or `Salah` comes out."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from talent.siasn import kode

T = TypeVar("T")
Pembaca = Callable[[Any], Any]

TANGGAL = re.compile(r"(\d{2})-(\d{2})-(\d{4})", re.ASCII)
BULAT = re.compile(r"[+-]?\d{1,18}(\.0{1,18})?", re.ASCII)
PECAHAN = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?", re.ASCII)
TERLARANG = re.compile("[\0\ud800-\udfff]")  # what PostgreSQL and UTF-8 cannot hold
SUREL = re.compile(r"[^@\s<>,;\"]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
WAKTU = re.compile(r"(\d{2}-\d{2}-\d{4}|\d{4}-\d{2}-\d{2})([ T][\d:.,+Z-]{0,40})?", re.ASCII)
TANGGAL_KOSONG = "01-01-0001"
TAHUN = (1900, 2199)
PANJANG_ID = 42
MAKS_NILAI = 200  # how much of a wrong value the report repeats

ALASAN = {
    "angka_tidak_sah": "Bukan angka yang dapat dibaca. Tulis angka saja, desimal dengan titik.",
    "bukan_objek": "Baris ini bukan objek JSON. Ambil ulang berkas dari SIASN.",
    "di_luar_rentang": "Angka di luar rentang yang mungkin.",
    "id_ganda": "Id ini sudah muncul di baris sebelumnya dalam berkas yang sama. Hapus salah satu.",
    "id_kosong": "Baris tanpa id tidak dapat disimpan. Ambil ulang baris ini dari SIASN.",
    "jabatan_terisi": "Jabatan ini sudah punya pejabat definitif lain dengan TMT yang sama. Periksa TMT keduanya.",
    "jabatan_tidak_ada": "Jabatan ini tidak ada di jabatan.json maupun di data yang sudah masuk.",
    "jenis_tidak_sah": "Jenis isi tidak sesuai; di sini diharapkan teks atau angka biasa.",
    "karakter_tidak_sah": "Teks memuat karakter yang tidak dapat disimpan. Ketik ulang isinya.",
    "melingkar": "Atasan ini membentuk lingkaran: ia berada di bawah dirinya sendiri. Perbaiki atasannya.",
    "nilai_tidak_dikenal": "Kode atau teks ini tidak ada dalam daftar acuan SIASN.",
    "nip_ganda": "NIP ini sudah dipakai pegawai lain.",
    "nip_tidak_cocok": "NIP tidak cocok dengan data orangnya.",
    "nip_tidak_sah": "NIP tidak sah.",
    "pegawai_tidak_ada": "Pegawai ini tidak ada atau barisnya ditolak. Perbaiki data-utama lebih dahulu.",
    "rangkap_struktural": "Pegawai ini sudah diangkat dalam jabatan struktural lain dengan TMT yang sama.",
    "surel_tidak_sah": "Bukan alamat surel yang sah.",
    "tanggal_terbalik": "Tanggal akhir mendahului tanggal mulai.",
    "tanggal_tidak_sah": "Bukan tanggal yang ada. Tulis hh-bb-tttt, misalnya 31-12-2025.",
    "terlalu_panjang": "Isi terlalu panjang untuk kolom ini.",
    "unit_tidak_ada": "Unit ini tidak ada di ref-unor maupun di data yang sudah masuk.",
    "wajib_isi": "Kolom ini wajib diisi.",
}


class Salah(Exception):
    """This value cannot be taken; `kode` is a key of ALASAN."""

    def __init__(self, kode: str, alasan: str = "") -> None:
        super().__init__(kode)
        self.kode, self.alasan = kode, alasan or ALASAN[kode]


def polos(mentah: Any) -> str:
    """The text of a scalar, trimmed; "" for null."""
    if mentah is None:
        return ""
    if isinstance(mentah, bool) or not isinstance(mentah, str | int | Decimal):
        raise Salah("jenis_tidak_sah")
    if isinstance(mentah, int) and abs(mentah) >= 10**42:
        raise Salah("terlalu_panjang")
    isi = str(mentah).strip()
    if TERLARANG.search(isi):
        raise Salah("karakter_tidak_sah")
    return isi


def teks(maks: int) -> Pembaca:
    def baca(mentah: Any) -> str:
        isi = polos(mentah)
        if len(isi) > maks:
            raise Salah("terlalu_panjang", f"Isi {len(isi)} karakter; kolom ini paling panjang {maks}.")
        return isi

    return baca


kenal = teks(PANJANG_ID)  # an id of SIASN


def nip(mentah: Any) -> str:
    """Blanks inside are how people write it: 19900805 201503 1 002."""
    return "".join(teks(100)(mentah).split())


def tanggal(mentah: Any) -> date | None:
    isi = polos(mentah)
    if not isi or isi == TANGGAL_KOSONG:
        return None
    cocok = TANGGAL.fullmatch(isi)
    if not cocok:
        raise Salah("tanggal_tidak_sah")
    hari, bulan, tahun = (int(bagian) for bagian in cocok.groups())
    if not TAHUN[0] <= tahun <= TAHUN[1]:
        raise Salah("tanggal_tidak_sah")
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        raise Salah("tanggal_tidak_sah") from None


def waktu(mentah: Any) -> date | None:
    """The day of a time stamp: as SIASN writes days, or as ISO does; the hour says nothing to us."""
    isi = polos(mentah)
    cocok = WAKTU.fullmatch(isi)
    if not cocok:
        return tanggal(isi)
    hari = cocok[1].split("-")
    return tanggal("-".join(hari if len(hari[0]) == 2 else reversed(hari)))


def bulat(terkecil: int, terbesar: int) -> Pembaca:
    def baca(mentah: Any) -> int | None:
        isi = polos(mentah)
        if not isi:
            return None
        if not BULAT.fullmatch(isi):
            raise Salah("angka_tidak_sah")
        return int(_dalam(Decimal(isi), terkecil, terbesar))

    return baca


def desimal(terkecil: int, terbesar: int, *, angka: int = 2) -> Pembaca:
    def baca(mentah: Any) -> Decimal | None:
        isi = polos(mentah)
        if not isi:
            return None
        nilai = _desimal(isi)
        if nilai != round(nilai, angka):
            raise Salah("angka_tidak_sah", f"Paling banyak {angka} angka di belakang koma.")
        return _dalam(nilai, terkecil, terbesar)

    return baca


def _desimal(isi: str) -> Decimal:
    try:
        return Decimal(isi) if PECAHAN.fullmatch(isi) else Decimal("x")
    except InvalidOperation:
        raise Salah("angka_tidak_sah") from None


def _dalam(nilai: Decimal, terkecil: int, terbesar: int) -> Decimal:
    if not terkecil <= nilai <= terbesar:
        raise Salah("di_luar_rentang", f"Harus antara {terkecil} dan {terbesar}.")
    return nilai


def pilihan(tabel: Mapping[str, T]) -> Pembaca:
    """A code or text of a reference table; None when it is empty and the table has no word for that."""

    def baca(mentah: Any) -> T | None:
        isi = polos(mentah)
        nilai = kode.dari(tabel, isi)
        if isi and nilai is None:
            raise Salah("nilai_tidak_dikenal")
        return nilai

    return baca


def ya_tidak(mentah: Any) -> bool:
    if isinstance(mentah, bool):
        return mentah
    isi = polos(mentah).lower()
    if isi not in {"", "0", "1", "true", "false", "y", "n"}:
        raise Salah("nilai_tidak_dikenal")
    return isi in {"1", "true", "y"}


def surel(mentah: Any) -> str:
    isi = teks(254)(mentah)
    if isi in {"", "-"}:
        return ""
    if not SUREL.fullmatch(isi):
        raise Salah("surel_tidak_sah")
    return isi


def daftar_teks(mentah: Any) -> list[str]:
    """A list of texts, or one text."""
    if mentah is None or mentah == "":
        return []
    if not isinstance(mentah, list):
        mentah = [mentah]
    return [isi for isi in map(teks(2000), mentah) if isi]


def objek(mentah: Any) -> dict[str, Any]:
    """A flat object of texts, numbers, truth values and lists of texts."""
    if mentah is None or mentah == "":
        return {}
    if not isinstance(mentah, dict):
        raise Salah("jenis_tidak_sah", "Di sini diharapkan objek JSON.")
    return {teks(200)(kunci): _isi_objek(nilai) for kunci, nilai in mentah.items()}


def _isi_objek(nilai: Any) -> Any:
    if nilai is None or isinstance(nilai, bool):
        return nilai
    if isinstance(nilai, list):
        return daftar_teks(nilai)
    isi = teks(2000)(nilai)
    return int(nilai) if isinstance(nilai, int) else isi


def level(mentah: Any) -> dict[str, int]:
    """Competence: level 0–100."""
    return {kunci: _satu_level(nilai) for kunci, nilai in objek(mentah).items()}


def _satu_level(nilai: Any) -> int:
    hasil = None if isinstance(nilai, list) else bulat(0, 100)(nilai)
    if hasil is None:
        raise Salah("angka_tidak_sah", "Tiap kompetensi harus punya level berupa angka.")
    return int(hasil)


def untuk_laporan(mentah: Any) -> Any:
    """A wrong value as the report repeats it: short, and writable as JSON and as text."""
    if mentah is None or isinstance(mentah, bool):
        return mentah
    if isinstance(mentah, int):
        return mentah if abs(mentah) < 10**18 else "(angka sangat besar)"
    isi = mentah if isinstance(mentah, str) else _ringkas(mentah)
    return isi[:MAKS_NILAI].encode("utf-8", "replace").decode()


def _ringkas(mentah: Any) -> str:
    if isinstance(mentah, Decimal):
        return str(mentah)
    try:
        return json.dumps(mentah, ensure_ascii=False, default=str)
    except RecursionError:
        return "(isi bersarang terlalu dalam)"

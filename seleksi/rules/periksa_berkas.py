"""Reading untrusted JSON without trusting any of it: types, duplicate keys, numbers as written."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache

# A JSON number; in a string also with leading zeros. The bounds keep 1e999999 from becoming a number at all.
ANGKA = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")
BULAT_POSITIF = re.compile(r"[1-9][0-9]{0,8}")


class Teks:
    """A JSON number (or NaN, Infinity) as written."""

    def __init__(self, teks: str) -> None:
        self.teks = teks


class Objek(dict[str, object]):
    """A JSON object that remembers which keys were written twice."""

    def __init__(self, pasangan: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.ganda: dict[str, None] = {}  # a set in the order of the file
        for kunci, nilai in pasangan:
            if kunci in self:
                self.ganda[kunci] = None
            self[kunci] = nilai


class Pemeriksa:
    """Collects every error with its path and goes on with what could be read."""

    def __init__(self) -> None:
        self.kesalahan: list[tuple[str, str]] = []

    def salah(self, jalur: str, pesan: str) -> None:
        self.kesalahan.append((jalur, pesan))

    def peta(self, jalur: str, isi: object) -> Objek | None:
        """An object with free keys."""
        if not isinstance(isi, Objek):
            self.salah(jalur, f"Harus berupa objek, bukan {_jenis(isi)}.")
            return None
        for kunci in isi.ganda:
            self.salah(_cabang(jalur, kunci), "Kunci ini tertulis lebih dari satu kali.")
        return isi

    def objek(self, jalur: str, isi: object, *, wajib: Sequence[str], boleh: Sequence[str] = ()) -> Objek | None:
        """An object with known keys only."""
        objek = self.peta(jalur, isi)
        if objek is not None:
            for kunci in objek:
                if kunci not in wajib and kunci not in boleh:
                    self.salah(_cabang(jalur, kunci), "Kunci ini tidak dikenal.")
            for kunci in wajib:
                if kunci not in objek:
                    self.salah(_cabang(jalur, kunci), "Wajib ada.")
        return objek

    def daftar(self, jalur: str, isi: object) -> list[object]:
        if isinstance(isi, list):
            return isi
        self.salah(jalur, f"Harus berupa daftar, bukan {_jenis(isi)}.")
        return []

    def nama(self, jalur: str, isi: object) -> str | None:
        if isinstance(isi, str) and isi.strip():
            return isi
        self.salah(jalur, "Tidak boleh kosong." if isinstance(isi, str) else f"Harus berupa teks, bukan {_jenis(isi)}.")
        return None

    def nama_unik(self, jalur: str, isi: object) -> list[str]:
        hasil: dict[str, None] = {}
        for indeks, satu in enumerate(self.daftar(jalur, isi)):
            nama = self.nama(f"{jalur}[{indeks}]", satu)
            if nama is not None and nama in hasil:
                self.salah(f"{jalur}[{indeks}]", f"“{nama}” tertulis lebih dari satu kali.")
            elif nama is not None:
                hasil[nama] = None
        return list(hasil)

    def bulat_positif(self, jalur: str, isi: object) -> int:
        """1 stands in for what could not be read; the error is kept."""
        if isinstance(isi, Teks) and BULAT_POSITIF.fullmatch(isi.teks):
            return int(isi.teks)
        self.salah(jalur, "Harus bilangan bulat positif.")
        return 1

    def angka(self, jalur: str, isi: object) -> Fraction | None:
        """A JSON number or a string that holds one, exactly as written."""
        teks = isi.teks if isinstance(isi, Teks) else isi
        if not isinstance(teks, str):
            self.salah(jalur, f"Harus berupa angka, bukan {_jenis(isi)}.")
        elif not ANGKA.fullmatch(teks):
            saran = " Pakai titik sebagai tanda desimal." if "," in teks else ""
            self.salah(jalur, f"Bukan angka yang dapat dibaca.{saran}")
        else:
            return _pecahan(teks)
        return None


@lru_cache(maxsize=4096)
def _pecahan(teks: str) -> Fraction:
    """Scores repeat: a thousand of them have a few hundred values."""
    return Fraction(teks)


def _cabang(jalur: str, kunci: str) -> str:
    return f"{jalur}.{kunci}" if jalur else kunci


def _jenis(isi: object) -> str:
    if isi is None:
        return "null"
    if isinstance(isi, bool):
        return "benar/salah"
    nama = {Teks: "angka", str: "teks", list: "daftar", Objek: "objek"}
    return nama.get(type(isi), "nilai lain")

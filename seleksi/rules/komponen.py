"""Components of a selection: weights, and the scores a member may give.

PermenPANRB 15/2019 [V2: elangmuria-news.com 3 Jul 2024]. The maxima sum to exactly 100, so the
four usual components leave one set of weights only; the agency's row may add a fifth [U].
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from seleksi.rules.masalah import Masalah

DASAR_BOBOT = "PermenPANRB 15/2019"


@dataclass(frozen=True)
class Rentang:
    """Percent of the final score a component may weigh, both ends included."""

    minimum: Decimal
    maksimum: Decimal

    def memuat(self, bobot: Decimal) -> bool:
        return self.minimum <= bobot <= self.maksimum


@dataclass(frozen=True)
class KomponenBaku:
    kode: str
    nama: str
    bobot: Decimal
    rentang: Rentang


def _baku(kode: str, nama: str, bobot: str, minimum: str, maksimum: str) -> KomponenBaku:
    return KomponenBaku(kode, nama, Decimal(bobot), Rentang(Decimal(minimum), Decimal(maksimum)))


KOMPONEN_BAKU = (
    _baku("makalah", "Penulisan makalah", "20", "15", "20"),
    _baku("assessment", "Assessment center", "25", "20", "25"),
    _baku("wawancara", "Wawancara", "35", "30", "35"),
    _baku("rekam_jejak", "Rekam jejak", "20", "15", "20"),
)
RENTANG_BAKU: Mapping[str, Rentang] = MappingProxyType({k.kode: k.rentang for k in KOMPONEN_BAKU})

# House rule, not law: a score that stands out is explained. 60 and 95 themselves are not outside.
CATATAN_DI_BAWAH = Decimal("60")
CATATAN_DI_ATAS = Decimal("95")
NILAI_MINIMUM, NILAI_MAKSIMUM = Decimal("0"), Decimal("100")
ANGKA = re.compile(r"(?P<tanda>-?)(?P<bulat>[0-9]{1,9})(?:[.,](?P<desimal>[0-9]{1,20}))?")


class NilaiTidakSah(ValueError):
    def __init__(self, masalah: Masalah) -> None:
        super().__init__(masalah.kalimat)
        self.masalah = masalah


def periksa_bobot(
    bobot: Mapping[str, Decimal], *, rentang: Mapping[str, Rentang] = RENTANG_BAKU
) -> tuple[Masalah, ...]:
    """Each in its range and together exactly 100; `rentang` is the agency's row. Empty when all is well."""
    masalah = [m for kode, nilai in bobot.items() if (m := _bobot_satu(kode, nilai, rentang)) is not None]
    jumlah = sum(bobot.values(), Decimal(0))
    if jumlah != 100:
        masalah.append(Masalah("jumlah_bobot", f"Jumlah bobot {tulis(jumlah)}%; harus tepat 100%."))
    return tuple(masalah)


def _bobot_satu(kode: str, bobot: Decimal, rentang: Mapping[str, Rentang]) -> Masalah | None:
    batas = rentang.get(kode)
    if batas is None:
        kalimat = f"Komponen {kode} tidak ada dalam ketentuan instansi."
        return Masalah("komponen_tidak_dikenal", kalimat, kode)
    if bobot <= 0:
        return Masalah("bobot_tidak_positif", f"Bobot {kode} harus lebih dari 0%.", kode)
    if not batas.memuat(bobot):
        antara = f"{tulis(batas.minimum)} sampai {tulis(batas.maksimum)}%"
        kalimat = f"Bobot {kode} {tulis(bobot)}%; {DASAR_BOBOT} membatasi {antara}."
        return Masalah("bobot_di_luar_rentang", kalimat, kode)
    return None


def baca_nilai(teks: str) -> Decimal:
    """A score as a person types it, decimal comma or point. NilaiTidakSah with a sentence that helps."""
    bersih = teks.strip()
    if not bersih:
        raise NilaiTidakSah(Masalah("nilai_kosong", "Nilai belum diisi."))
    cocok = ANGKA.fullmatch(bersih)
    if cocok is None:
        kalimat = "Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5."
        raise NilaiTidakSah(Masalah("nilai_tidak_terbaca", kalimat))
    if len(cocok["desimal"] or "") > 2:
        raise NilaiTidakSah(Masalah("nilai_terlalu_rinci", "Paling banyak dua angka di belakang koma."))
    nilai = Decimal(f"{cocok['tanda']}{cocok['bulat']}.{cocok['desimal'] or '0'}") + 0  # -0 becomes 0
    if masalah := periksa_nilai(nilai):
        raise NilaiTidakSah(masalah)
    return nilai


def periksa_nilai(nilai: Decimal) -> Masalah | None:
    """0 to 100, at most two decimals."""
    if not nilai.is_finite():
        return Masalah("nilai_tidak_terbaca", "Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5.")
    if not NILAI_MINIMUM <= nilai <= NILAI_MAKSIMUM:
        return Masalah("nilai_di_luar_batas", f"Nilai harus antara 0 dan 100.{_saran(nilai)}")
    if nilai != nilai.quantize(Decimal("0.01")):
        return Masalah("nilai_terlalu_rinci", "Paling banyak dua angka di belakang koma.")
    return None


def periksa_catatan(nilai: Decimal, catatan: str) -> Masalah | None:
    """A note is required below 60 or above 95."""
    if not wajib_catatan(nilai) or catatan.strip():
        return None
    batas = f"di bawah {CATATAN_DI_BAWAH}" if nilai < CATATAN_DI_BAWAH else f"di atas {CATATAN_DI_ATAS}"
    return Masalah("catatan_wajib", f"Nilai {tulis(nilai)} {batas}: tulis alasannya dalam catatan.")


def wajib_catatan(nilai: Decimal) -> bool:
    return nilai < CATATAN_DI_BAWAH or nilai > CATATAN_DI_ATAS


def _saran(nilai: Decimal) -> str:
    """A forgotten comma: 780 was meant as 78,0 and 8250 as 82,50."""
    if nilai != nilai.to_integral_value() or not 100 < nilai <= 10000:
        return ""
    desimal = 1 if nilai <= 1000 else 2
    return f" Apakah maksud Anda {str(nilai.to_integral_value().scaleb(-desimal)).replace('.', ',')}?"


def tulis(nilai: Decimal) -> str:
    teks = f"{nilai:f}"
    return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")

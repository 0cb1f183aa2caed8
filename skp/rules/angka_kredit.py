"""Angka kredit of a functional post from the predikat: coefficient × percentage × months / 12."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from core.angka import bulatkan, tampil, tepat
from core.langkah import Langkah
from skp.rules.versi import Ketentuan, berlaku_pada
from talent.enums import Jenjang, Predikat

DESIMAL = 2
BULAN_SETAHUN = 12


@dataclass(frozen=True)
class Konversi(Ketentuan):
    koefisien: Mapping[Jenjang, Fraction]  # a year
    persentase: Mapping[Predikat, Fraction]  # percent


# PermenPANRB 1/2023, PerBKN 3/2023 [V2; coefficients V: SIASN koefisien.json; in force since the start of 2023: U]
KONVERSI = (
    Konversi(
        date(2023, 1, 1),
        "PermenPANRB 1/2023, PerBKN 3/2023",
        MappingProxyType(
            {
                Jenjang.PEMULA: Fraction("3.75"),
                Jenjang.TERAMPIL: Fraction("5"),
                Jenjang.MAHIR: Fraction("12.5"),
                Jenjang.PENYELIA: Fraction("25"),
                Jenjang.AHLI_PERTAMA: Fraction("12.5"),
                Jenjang.AHLI_MUDA: Fraction("25"),
                Jenjang.AHLI_MADYA: Fraction("37.5"),
                Jenjang.AHLI_UTAMA: Fraction("50"),
            }
        ),
        MappingProxyType(
            {
                Predikat.SANGAT_BAIK: Fraction("150"),
                Predikat.BAIK: Fraction("100"),
                Predikat.BUTUH_PERBAIKAN: Fraction("75"),
                Predikat.KURANG: Fraction("50"),
                Predikat.SANGAT_KURANG: Fraction("25"),
            }
        ),
    ),
)


@dataclass(frozen=True)
class HasilAngkaKredit:
    angka_kredit: str  # always two decimals, half up
    tepat: Fraction
    dasar: str
    langkah: tuple[Langkah, ...]


def angka_kredit(jenjang: Jenjang, predikat: Predikat, bulan: int, *, pada: date) -> HasilAngkaKredit:
    """Points of one predikat over `bulan` months, 1 to 12. ValueError for other months, BelumBerlaku before 2023."""
    if not 1 <= bulan <= BULAN_SETAHUN:
        raise ValueError(f"Bulan harus 1 sampai {BULAN_SETAHUN}.")
    ketentuan = berlaku_pada(KONVERSI, pada)
    koefisien, persen = ketentuan.koefisien[jenjang], ketentuan.persentase[predikat]
    hasil = koefisien * persen / 100 * bulan / BULAN_SETAHUN
    dibulatkan = bulatkan(hasil, DESIMAL)
    rumus = f"{tampil(koefisien)} × {tampil(persen)}% × {bulan}/{BULAN_SETAHUN}"
    langkah = (
        Langkah("koefisien per tahun", f"jenjang {jenjang.label}", tepat(koefisien), ketentuan.dasar),
        Langkah("persentase predikat", f"predikat {str(predikat.label).lower()}", tepat(persen), ketentuan.dasar),
        Langkah("masa penilaian", f"bulan dari {BULAN_SETAHUN}", str(bulan), ketentuan.dasar),
        Langkah("hasil kali", rumus, tepat(hasil), ketentuan.dasar),
        Langkah("angka kredit", "dibulatkan ke dua desimal, setengah ke atas", dibulatkan, ketentuan.dasar),
    )
    return HasilAngkaKredit(dibulatkan, hasil, ketentuan.dasar, langkah)

"""Predikat kinerja from the two ratings: the 3 × 3 table, which is not symmetric."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from core.langkah import Langkah
from skp.enums import Ekspektasi as E
from skp.rules.versi import Ketentuan, berlaku_pada
from talent.enums import Predikat as P


@dataclass(frozen=True)
class Kuadran(Ketentuan):
    tabel: Mapping[tuple[E, E], P]  # (hasil kerja, perilaku)


# PermenPANRB 6/2022 [V2; in force since the start of 2022: U]. Rows: hasil kerja; columns: perilaku, as printed.
KUADRAN = (
    Kuadran(
        date(2022, 1, 1),
        "PermenPANRB 6/2022",
        MappingProxyType(
            {
                (hasil, perilaku): predikat
                for hasil, baris in (
                    #              di bawah          sesuai               di atas
                    (E.DI_ATAS, (P.KURANG, P.BAIK, P.SANGAT_BAIK)),
                    (E.SESUAI, (P.KURANG, P.BAIK, P.BAIK)),
                    (E.DI_BAWAH, (P.SANGAT_KURANG, P.BUTUH_PERBAIKAN, P.BUTUH_PERBAIKAN)),
                )
                for perilaku, predikat in zip((E.DI_BAWAH, E.SESUAI, E.DI_ATAS), baris, strict=True)
            }
        ),
    ),
)


@dataclass(frozen=True)
class HasilPredikat:
    predikat: P
    hasil_kerja: E
    perilaku: E
    dasar: str
    langkah: tuple[Langkah, ...]


def predikat(hasil_kerja: E, perilaku: E, *, pada: date) -> HasilPredikat:
    """PermenPANRB 6/2022: where the two ratings meet. BelumBerlaku before the first provisions."""
    ketentuan = berlaku_pada(KUADRAN, pada)
    hasil = ketentuan.tabel[hasil_kerja, perilaku]
    fakta = f"hasil kerja {_kecil(hasil_kerja)}, perilaku {_kecil(perilaku)}"
    langkah = (
        Langkah("rating hasil kerja", "penilaian pejabat penilai", _kecil(hasil_kerja), ketentuan.dasar),
        Langkah("rating perilaku kerja", "penilaian pejabat penilai", _kecil(perilaku), ketentuan.dasar),
        Langkah("predikat", fakta, _kecil(hasil), ketentuan.dasar),
    )
    return HasilPredikat(hasil, hasil_kerja, perilaku, ketentuan.dasar, langkah)


def _kecil(kata: E | P) -> str:
    return str(kata.label).lower()

"""The quadrant as a picture: nine cells, the one that was met among them. Pure."""

from dataclasses import dataclass
from datetime import date

from skp.enums import Ekspektasi
from skp.rules.predikat import KUADRAN, HasilPredikat
from skp.rules.versi import berlaku_pada
from talent.enums import Predikat

BARIS = (Ekspektasi.DI_ATAS, Ekspektasi.SESUAI, Ekspektasi.DI_BAWAH)  # of hasil kerja, as printed
KOLOM = (Ekspektasi.DI_BAWAH, Ekspektasi.SESUAI, Ekspektasi.DI_ATAS)  # of perilaku
RENDAH = frozenset({Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG})
LEBAR, TINGGI, KIRI, ATAS, SELA = 76, 56, 77, 7, 2


@dataclass(frozen=True)
class Sel:
    predikat: Predikat
    posisi: bool
    x: int
    y: int

    @property
    def warna(self) -> str:
        if self.posisi:
            return "f1"
        return "f0" if self.predikat in RENDAH else "ft"

    @property
    def tengah(self) -> int:
        return self.x + LEBAR // 2

    @property
    def teks(self) -> tuple[tuple[str, int], ...]:
        """Words and their base lines, centred in the cell."""
        kata = (*str(self.predikat.label).split(), *(("● posisi",) if self.posisi else ()))
        atas = self.y + TINGGI // 2 + 5 - 8 * (len(kata) - 1)
        return tuple((satu, atas + 16 * ke) for ke, satu in enumerate(kata))


@dataclass(frozen=True)
class BarisKuadran:
    label: str
    y: int
    sel: tuple[Sel, ...]


@dataclass(frozen=True)
class Kuadran:
    hasil: HasilPredikat
    baris: tuple[BarisKuadran, ...]
    kolom: tuple[tuple[str, int], ...]  # label, middle

    @property
    def penjelasan(self) -> str:
        hasil, perilaku = str(self.hasil.hasil_kerja.label).lower(), str(self.hasil.perilaku.label).lower()
        return f"Hasil kerja {hasil}, perilaku {perilaku}"


def kuadran(hasil: HasilPredikat, *, pada: date) -> Kuadran:
    tabel = berlaku_pada(KUADRAN, pada).tabel
    baris = tuple(
        BarisKuadran(
            _singkat(h),
            ATAS + ke * (TINGGI + SELA) + TINGGI // 2 + 4,
            tuple(
                Sel(
                    tabel[h, p],
                    (h, p) == (hasil.hasil_kerja, hasil.perilaku),
                    KIRI + k * (LEBAR + SELA),
                    ATAS + ke * (TINGGI + SELA),
                )
                for k, p in enumerate(KOLOM)
            ),
        )
        for ke, h in enumerate(BARIS)
    )
    kolom = tuple((_singkat(p), KIRI + k * (LEBAR + SELA) + LEBAR // 2) for k, p in enumerate(KOLOM))
    return Kuadran(hasil, baris, kolom)


def _singkat(rating: Ekspektasi) -> str:
    return str(rating.label).removesuffix(" ekspektasi")

"""One sheet as its author sees it: candidates, what is known of them, what is stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from seleksi.enums import JenisBerkas, StatusLembar, StatusPelamar
from seleksi.models import BerkasPelamar, Lembar, Pelamar
from seleksi.rules.penilaian import Isian, periksa_lengkap
from seleksi.selectors.penilaian import calon_lembar, isian_lembar, urutan
from talent.enums import Predikat, TingkatHukuman
from talent.profil import HukumanProfil, Profil

TAHUN_KINERJA = 5


@dataclass(frozen=True)
class Calon:
    pelamar: Pelamar
    profil: Profil | None
    berkas: tuple[BerkasPelamar, ...]
    isian: Isian

    @property
    def pk(self) -> int:
        return self.pelamar.pk

    @property
    def jabatan(self) -> str:
        """The present post on the day of the application."""
        kini = [j for j in self.profil.jabatan if j.sampai is None] if self.profil else []
        utama = [j for j in kini if j.jenis_penugasan == "definitif"] or kini
        return f"{utama[-1].nama}, {utama[-1].unit}".strip(", ") if utama else ""

    @cached_property
    def kinerja(self) -> list[tuple[int, str]]:
        rows = sorted(self.profil.kinerja, key=lambda k: k.tahun, reverse=True) if self.profil else []
        return [(k.tahun, _label(Predikat, k.predikat)) for k in rows[:TAHUN_KINERJA]]

    @cached_property
    def hukuman(self) -> list[tuple[str, HukumanProfil]]:
        rows = sorted(self.profil.hukuman, key=lambda h: h.mulai, reverse=True) if self.profil else []
        return [(_label(TingkatHukuman, h.tingkat), h) for h in rows]


@dataclass(frozen=True)
class IsiLembar:
    """`calon` in the sheet's own order; `mundur`: those the member stands aside for."""

    lembar: Lembar
    calon: tuple[Calon, ...]
    mundur: tuple[str, ...]
    dibuka: bool

    @property
    def terkunci(self) -> bool:
        return self.lembar.status == StatusLembar.TERKUNCI

    @property
    def dapat_diisi(self) -> bool:
        return self.dibuka and not self.terkunci

    @property
    def terisi(self) -> int:
        return sum(c.isian.nilai is not None for c in self.calon)

    @property
    def nomor(self) -> dict[str, int]:
        return {c.pelamar.nomor: c.pk for c in self.calon}

    def kekurangan(self) -> dict[str, str]:
        """By field, what keeps the sheet from being locked."""
        sebutan = {c.pk: str(c.pelamar) for c in self.calon}
        impor = self.lembar.anggota_id is None
        masalah = periksa_lengkap(sebutan, [c.isian for c in self.calon], impor=impor)
        return {m.tentang: m.kalimat.removeprefix(f"{sebutan[int(m.tentang.partition('-')[2])]}: ") for m in masalah}


def isi_lembar(lembar: Lembar) -> IsiLembar:
    """Four queries, however many candidates."""
    semua = calon_lembar(lembar)
    dinilai = [c.pk for c in semua if c.dinilai]
    pelamar = Pelamar.objects.filter(pk__in=dinilai).in_bulk()
    berkas, isian = _berkas(dinilai), isian_lembar(lembar)
    urut = sorted(dinilai, key=lambda pk: urutan(lembar.pk, pk)) if lembar.anggota_id else dinilai
    calon = tuple(
        Calon(pelamar[pk], profil_beku(pelamar[pk].profil), tuple(berkas[pk]), isian.get(pk, Isian(pk, None)))
        for pk in urut
    )
    mundur = tuple(c.sebutan for c in semua if c.mundur and c.status == StatusPelamar.MEMENUHI)
    return IsiLembar(lembar, calon, mundur, all(c.dibuka for c in semua))


def profil_beku(isi: dict[str, Any]) -> Profil | None:
    """None for a profile of a form this version cannot read: the page then says so."""
    try:
        return Profil.from_json(isi)
    except (KeyError, TypeError, ValueError):
        return None


def _berkas(pelamar: Iterable[int]) -> Mapping[int, list[BerkasPelamar]]:
    hasil: dict[int, list[BerkasPelamar]] = defaultdict(list)
    rows = BerkasPelamar.objects.filter(pelamar__in=pelamar, ditarik_pada=None).select_related("dokumen")
    for row in sorted(rows, key=lambda r: (r.jenis != JenisBerkas.MAKALAH, r.pk)):
        hasil[row.pelamar_id].append(row)
    return hasil


def _label(kata: Any, nilai: str) -> str:
    return str(kata(nilai).label) if nilai in kata.values else nilai or "belum ada"

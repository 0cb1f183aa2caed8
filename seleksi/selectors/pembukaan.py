"""What must be known before the sheets of a selection may open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from seleksi.enums import Hubungan, StatusLowongan, StatusPelamar
from seleksi.models import AnggotaPansel, Komponen, Lembar, Lowongan, Pelamar, PernyataanBenturan, Seleksi
from seleksi.rules.komponen import Rentang
from seleksi.rules.penilaian import CalonSiap, LowonganSiap


@dataclass(frozen=True)
class Kesiapan:
    anggota: tuple[AnggotaPansel, ...]
    lowongan: tuple[LowonganSiap, ...]
    komponen: tuple[tuple[Komponen, ...], ...]  # beside `lowongan`

    @property
    def nama_anggota(self) -> dict[str, str]:
        return {a.kode: a.nama for a in self.anggota}

    def lembar_baru(self) -> Iterator[Lembar]:
        """One for each member not recused from all candidates of the post, one for an imported component."""
        for satu, daftar in zip(self.lowongan, self.komponen, strict=True):
            penilai = [a for a in self.anggota if not all(a.kode in calon.mundur for calon in satu.calon)]
            for komponen in daftar:
                yield from (Lembar(komponen=komponen, anggota=a) for a in ([None] if komponen.impor else penilai))


def kesiapan(seleksi: Seleksi) -> Kesiapan:
    anggota = tuple(AnggotaPansel.objects.filter(pansel__seleksi=seleksi, keluar_pada=None))
    lowongan = list(
        Lowongan.objects.filter(seleksi=seleksi, status=StatusLowongan.BERJALAN)
        .select_related("ketentuan", "jabatan")
        .prefetch_related("komponen_set")
        .order_by("pk")
    )
    calon = _calon(lowongan, {a.pk: a.kode for a in anggota})
    siap = tuple(_siap(satu, tuple(satu.komponen_set.all()), calon[satu.pk]) for satu in lowongan)
    return Kesiapan(anggota, siap, tuple(tuple(satu.komponen_set.all()) for satu in lowongan))


def _calon(lowongan: Iterable[Lowongan], kode: Mapping[int, str]) -> Mapping[int, list[CalonSiap]]:
    pelamar = list(Pelamar.objects.filter(lowongan__in=lowongan, status=StatusPelamar.MEMENUHI).order_by("nomor"))
    pernyataan: dict[int, dict[str, str]] = defaultdict(dict)
    rows = PernyataanBenturan.objects.filter(pelamar__in=pelamar, anggota__in=kode)
    for satu, anggota, hubungan in rows.values_list("pelamar", "anggota", "hubungan"):
        pernyataan[satu][kode[anggota]] = hubungan
    nama = {satu.pk: str(satu) for satu in lowongan}
    hasil: dict[int, list[CalonSiap]] = defaultdict(list)
    for p in pelamar:
        ada = pernyataan[p.pk]
        mundur = frozenset(k for k, hubungan in ada.items() if hubungan != Hubungan.TIDAK_ADA)
        hasil[p.lowongan_id].append(CalonSiap(f"{p} ({nama[p.lowongan_id]})", frozenset(ada), mundur))
    return hasil


def _siap(lowongan: Lowongan, komponen: tuple[Komponen, ...], calon: list[CalonSiap]) -> LowonganSiap:
    return LowonganSiap(
        nama=str(lowongan),
        minimal_penilai=lowongan.ketentuan.minimal_penilai,
        bobot={k.kode: k.bobot for k in komponen},
        rentang={k.kode: Rentang(k.minimum, k.maksimum) for k in komponen},
        calon=tuple(calon),
    )

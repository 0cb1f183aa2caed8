"""Who has declared what about whom. No score is near."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.models import Pengguna
from seleksi.access import keanggotaan
from seleksi.enums import Hubungan, StatusLowongan, StatusPelamar
from seleksi.models import AnggotaPansel, Lowongan, Pelamar, PernyataanBenturan, Seleksi
from seleksi.rules.benturan import Masa, petunjuk
from talent.enums import StatusPenugasan
from talent.models import Penugasan


@dataclass(frozen=True)
class BarisCalon:
    """A candidate before one member: the present post, the hints, and what has been declared."""

    pelamar: Pelamar
    jabatan: str
    unit: str
    petunjuk: tuple[str, ...]
    pernyataan: PernyataanBenturan | None

    @property
    def disematkan(self) -> bool:
        return self.pernyataan is not None and self.pernyataan.disematkan_oleh_id is not None


@dataclass(frozen=True)
class BarisSekretariat:
    """A candidate before all members: one declaration or None each, in the order of the members."""

    pelamar: Pelamar
    pernyataan: tuple[PernyataanBenturan | None, ...]
    minimal: int
    kode: tuple[str, ...]  # of the members, in the same order

    @property
    def menurut(self) -> list[tuple[str, PernyataanBenturan | None]]:
        """Each declaration with the code of the member who made it or owes it."""
        return list(zip(self.kode, self.pernyataan, strict=True))

    @property
    def menyatakan(self) -> int:
        return sum(1 for p in self.pernyataan if p is not None)

    @property
    def belum(self) -> int:
        return len(self.pernyataan) - self.menyatakan

    @property
    def boleh_nyata(self) -> int:
        """Those who have said so; who has not declared yet is counted apart."""
        return self.boleh_menilai - self.belum

    @property
    def boleh_menilai(self) -> int:
        return sum(1 for p in self.pernyataan if p is None or p.hubungan == Hubungan.TIDAK_ADA)

    @property
    def kurang(self) -> bool:
        return self.boleh_menilai < self.minimal


@dataclass(frozen=True)
class TabelBenturan:
    lowongan: Lowongan
    baris: tuple[BarisSekretariat, ...]


def calon_pansel(seleksi: Seleksi) -> QuerySet[Pelamar]:
    """Those whom the panel is to score."""
    rows = Pelamar.objects.filter(
        lowongan__seleksi=seleksi, lowongan__status=StatusLowongan.BERJALAN, status=StatusPelamar.MEMENUHI
    )
    return rows.select_related("lowongan__jabatan", "lowongan__ketentuan").order_by("lowongan", "nomor")


def calon_dinyatakan(lowongan: QuerySet[Lowongan]) -> QuerySet[Pelamar]:
    """Who is, or was, to be declared about for these posts.

    All admitted candidates while the post runs; once it is sealed or closed only those about whom the panel
    has declared, so that what was said stays readable.
    """
    rows = Pelamar.objects.filter(lowongan__in=lowongan, status=StatusPelamar.MEMENUHI)
    ada = PernyataanBenturan.objects.filter(pelamar=OuterRef("pk"))
    rows = rows.filter(Q(lowongan__status=StatusLowongan.BERJALAN) | Exists(ada))
    return rows.select_related("lowongan__jabatan", "lowongan__ketentuan").order_by("lowongan", "nomor")


def calon_ids(seleksi: Seleksi) -> set[int]:
    return set(calon_pansel(seleksi).values_list("pk", flat=True))


def disematkan(anggota: AnggotaPansel) -> set[int]:
    rows = PernyataanBenturan.objects.filter(anggota=anggota, disematkan_oleh__isnull=False)
    return set(rows.values_list("pelamar", flat=True))


def anggota_saya(user: Pengguna, seleksi_id: int) -> AnggotaPansel | None:
    """The user's own seat on the panel of this selection."""
    duduk = keanggotaan(user).get(seleksi_id)
    rows = AnggotaPansel.objects.select_related("pansel__seleksi__instansi")
    return rows.filter(pk=duduk.anggota_id).first() if duduk else None


def daftar_calon(anggota: AnggotaPansel, pada: date) -> list[BarisCalon]:
    """Three queries: candidates, declarations, and every appointment of all concerned."""
    calon = list(calon_dinyatakan(anggota.pansel.seleksi.lowongan_set.all()))
    ada = {p.pelamar_id: p for p in PernyataanBenturan.objects.filter(anggota=anggota)}
    riwayat = _penugasan([c.pegawai_id for c in calon], anggota)
    sendiri = [_masa(p) for p in riwayat["anggota"]]
    baris = []
    for satu in calon:
        milik: list[Penugasan] = riwayat[satu.pegawai_id]
        kini = next((p for p in milik if _memangku(p, pada)), None)
        baris.append(
            BarisCalon(
                satu,
                kini.jabatan.nama if kini else "",
                kini.jabatan.unit.nama if kini else "",
                petunjuk(sendiri, [_masa(p) for p in milik]),
                ada.get(satu.pk),
            )
        )
    return baris


def _penugasan(pegawai: Iterable[int], anggota: AnggotaPansel) -> dict[object, list[Penugasan]]:
    """By person; those of the member under "anggota", found through the record or the account."""
    per: dict[object, list[Penugasan]] = defaultdict(list)
    rows = Penugasan.objects.filter(status=StatusPenugasan.DITETAPKAN).select_related("jabatan__unit", "pegawai")
    ids = list(pegawai)
    milik = rows.filter(pegawai__in=ids) | rows.filter(pegawai__pengguna=anggota.pengguna_id)
    if anggota.pegawai_id:
        milik |= rows.filter(pegawai=anggota.pegawai_id)
    for p in milik.order_by("-berlaku", "pk"):
        if p.pegawai_id == anggota.pegawai_id or p.pegawai.pengguna_id == anggota.pengguna_id:
            per["anggota"].append(p)
        per[p.pegawai_id].append(p)
    return per


def _masa(p: Penugasan) -> Masa:
    j = p.jabatan
    return Masa(j.pk, j.atasan_id, j.unit_id, j.unit.nama, p.berlaku.lower, p.berlaku.upper)


def _memangku(p: Penugasan, pada: date) -> bool:
    return p.jenis == "definitif" and p.berlaku.lower <= pada and (p.berlaku.upper is None or pada < p.berlaku.upper)


def tabel_benturan(dibaca: QuerySet[Lowongan], anggota: list[AnggotaPansel]) -> list[TabelBenturan]:
    """Every candidate of these posts against every member: two queries."""
    calon = list(calon_dinyatakan(dibaca))
    ada = {
        (p.pelamar_id, p.anggota_id): p
        for p in PernyataanBenturan.objects.filter(pelamar__in=calon, anggota__in=anggota)
    }
    kode = tuple(a.kode for a in anggota)
    per: dict[int, list[BarisSekretariat]] = {}
    lowongan: dict[int, Lowongan] = {}
    for satu in calon:
        lowongan[satu.lowongan_id] = satu.lowongan
        isi = tuple(ada.get((satu.pk, a.pk)) for a in anggota)
        minimal = satu.lowongan.ketentuan.minimal_penilai
        per.setdefault(satu.lowongan_id, []).append(BarisSekretariat(satu, isi, minimal, kode))
    return [TabelBenturan(lowongan[pk], tuple(baris)) for pk, baris in per.items()]

"""The tree of units: how many seats, how many filled, who heads it, and what stands vacant."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Sum, When

from core.models import Pengguna
from talent.access import hak
from talent.enums import STRUKTURAL, JenisPenugasan, JenisUnit, StatusPenugasan
from talent.models import Jabatan, Penugasan, UnitKerja
from talent.selectors.daftar import SINGKATAN

KEDALAMAN = 2  # levels below the unit asked for; further down one goes by link
URUTAN_JENIS = {jenis: ke for ke, jenis in enumerate(JenisUnit)}
Anak = Mapping[int | None, Sequence[UnitKerja]]


@dataclass(frozen=True, slots=True)
class Pejabat:
    """Who holds a post that day. `sebagai` is "" for the definitive holder, else "Plt." and its like."""

    pegawai_id: int
    nama: str
    sebagai: str


@dataclass(frozen=True, slots=True)
class Kursi:
    """Seats and how many have a definitive holder; `lowong` counts the structural ones that have none."""

    ada: int = 0
    terisi: int = 0
    lowong: int = 0

    def __add__(self, lain: "Kursi") -> "Kursi":
        return Kursi(self.ada + lain.ada, self.terisi + lain.terisi, self.lowong + lain.lowong)


@dataclass(frozen=True, slots=True)
class BarisUnit:
    unit: UnitKerja
    lapis: int  # levels below the unit of the page
    kepala: Jabatan | None
    pejabat: Sequence[Pejabat]
    kursi: Kursi  # of the unit and all below it


@dataclass(frozen=True, slots=True)
class BarisJabatan:
    jabatan: Jabatan
    pejabat: Sequence[Pejabat]  # of a structural post only: a formation is counted, not listed
    terisi: int


@dataclass(frozen=True, slots=True)
class Pohon:
    induk: Sequence[UnitKerja]  # above it within its perangkat, the topmost first
    baris: Sequence[BarisUnit]  # itself first, parents before children
    jabatan: Sequence[BarisJabatan]  # of the unit itself


def unit_for(user: Pengguna, pada: date) -> QuerySet[UnitKerja]:
    """Who is in an agency, or has a role for it, may see how it is built."""
    return UnitKerja.objects.berlaku_pada(pada).filter(instansi__in=_instansi(user, pada))


def temukan_unit(user: Pengguna, kata: str, pada: date, paling_banyak: int) -> list[UnitKerja]:
    """The first few whose name has all the words, perangkat daerah first: one query."""
    rows = unit_for(user, pada).filter(*(Q(nama__icontains=bagian) for bagian in kata.split()))
    atas = Case(When(perangkat=F("pk"), then=0), default=1)
    return list(rows.select_related("perangkat").order_by(atas, "nama", "pk")[:paling_banyak])


def daftar_perangkat(user: Pengguna, pada: date) -> list[BarisUnit]:
    """Every perangkat daerah with its head and its seats, all that stands below it counted in: five queries.

    In the order of PP 18/2016, a biro below its secretariat, by name within a kind.
    """
    units = sorted(unit_for(user, pada).filter(perangkat=F("pk")), key=_urutan)
    kepala = {j.unit_id: j for j in Jabatan.objects.filter(unit__in=units, kepala_unit=True)}
    pejabat = pejabat_dari(kepala.values(), pada)
    kursi = _kursi(Q(unit__perangkat__in=units), "unit__perangkat", pada)
    return [_baris(u, lapis, kepala.get(u.pk), pejabat, kursi[u.pk]) for u, lapis in _bersusun(units)]


def pohon(unit: UnitKerja, pada: date) -> Pohon:
    """The unit and what is below it, KEDALAMAN levels deep: five queries. Seats count the whole tree."""
    semua = list(
        UnitKerja.objects.berlaku_pada(pada).filter(perangkat=unit.perangkat_id).order_by("kode", "nama", "pk")
    )
    anak: dict[int | None, list[UnitKerja]] = defaultdict(list)
    for u in semua:
        anak[u.induk_id].append(u)
    tampil = list(_telusur(unit, anak, 0))
    kursi = _kursi(Q(unit__perangkat=unit.perangkat_id), "unit", pada)
    jabatan = _jabatan(unit, [u for u, _ in tampil], pada)
    kepala = {j.unit_id: j for j in jabatan if j.kepala_unit}
    pejabat = pejabat_dari((j for j in jabatan if j.struktural or j.kepala_unit), pada)
    return Pohon(
        _induk(unit, {u.pk: u for u in semua}),
        [_baris(u, lapis, kepala.get(u.pk), pejabat, _jumlah(u, anak, kursi)) for u, lapis in tampil],
        [BarisJabatan(j, pejabat.get(j.pk, ()), vars(j)["terisi"]) for j in jabatan if j.unit_id == unit.pk],
    )


def jabatan_lowong(
    user: Pengguna, pada: date, *, perangkat: int | None = None, tanpa_plt: bool = False
) -> QuerySet[Jabatan]:
    """Structural posts without definitive holder: where selections begin. `tanpa_plt`: nobody acts either."""
    definitif = Penugasan.objects.berlaku_pada(pada).filter(jabatan=OuterRef("pk"), jenis=JenisPenugasan.DEFINITIF)
    rows = Jabatan.objects.filter(instansi__in=_instansi(user, pada), unit__berlaku__contains=pada)
    rows = rows.filter(jenis__in=STRUKTURAL).exclude(Exists(definitif)).select_related("unit__perangkat")
    if tanpa_plt:
        rows = rows.exclude(Exists(Penugasan.objects.berlaku_pada(pada).filter(jabatan=OuterRef("pk"))))
    return rows.filter(unit__perangkat=perangkat) if perangkat else rows


def pejabat_dari(jabatan: Iterable[Jabatan], pada: date) -> Mapping[int, Sequence[Pejabat]]:
    """Who holds each of these posts that day, the definitive holder first: one query."""
    peta: dict[int, list[Pejabat]] = {}
    rows = Penugasan.objects.berlaku_pada(pada).filter(jabatan__in=[j.pk for j in jabatan]).select_related("pegawai")
    for p in sorted(rows, key=lambda p: (p.jenis != JenisPenugasan.DEFINITIF, p.pk)):
        sebagai = SINGKATAN.get(JenisPenugasan(p.jenis), "")
        peta.setdefault(p.jabatan_id, []).append(Pejabat(p.pegawai_id, str(p.pegawai), sebagai))
    return peta


def _instansi(user: Pengguna, pada: date) -> set[int]:
    milik = hak(user, pada)
    return {i for _, i in milik.peran} | ({milik.instansi_id} if milik.instansi_id else set())


def _baris(
    unit: UnitKerja, lapis: int, kepala: Jabatan | None, pejabat: Mapping[int, Sequence[Pejabat]], kursi: Kursi
) -> BarisUnit:
    return BarisUnit(unit, lapis, kepala, pejabat.get(kepala.pk, ()) if kepala else (), kursi)


def _urutan(unit: UnitKerja) -> tuple[int, int, str, int]:
    return unit.instansi_id, URUTAN_JENIS[JenisUnit(unit.jenis)], unit.nama.upper(), unit.pk


def _bersusun(units: Sequence[UnitKerja]) -> Iterator[tuple[UnitKerja, int]]:
    """A biro is part of the secretariat; SIASN hangs dinas and badan below it too, which stand beside it."""
    ada = {u.pk for u in units if u.jenis == JenisUnit.SEKRETARIAT_DAERAH}
    biro: dict[int | None, list[UnitKerja]] = defaultdict(list)
    for u in units:
        if u.jenis == JenisUnit.BIRO and u.induk_id in ada:
            biro[u.induk_id].append(u)
    dalam = {u.pk for daftar in biro.values() for u in daftar}
    for u in units:
        if u.pk not in dalam:
            yield u, 0
            yield from ((b, 1) for b in biro.get(u.pk, ()))


def _telusur(unit: UnitKerja, anak: Anak, lapis: int) -> Iterator[tuple[UnitKerja, int]]:
    yield unit, lapis
    if lapis < KEDALAMAN:
        for u in anak.get(unit.pk, ()):
            yield from _telusur(u, anak, lapis + 1)


def _induk(unit: UnitKerja, peta: Mapping[int, UnitKerja]) -> list[UnitKerja]:
    atas: list[UnitKerja] = []
    kini = peta.get(unit.induk_id or 0)
    while kini is not None and kini not in atas:  # SIASN's tree is not ours: a ring must not hang the page
        atas.insert(0, kini)
        kini = peta.get(kini.induk_id or 0)
    return atas


def _jumlah(unit: UnitKerja, anak: Anak, kursi: Mapping[int, Kursi]) -> Kursi:
    lihat, sudah, jumlah = [unit.pk], set(), Kursi()
    while lihat:
        pk = lihat.pop()
        if pk not in sudah:
            sudah.add(pk)
            jumlah += kursi[pk]
            lihat += [u.pk for u in anak.get(pk, ())]
    return jumlah


def _jabatan(unit: UnitKerja, tampil: Sequence[UnitKerja], pada: date) -> list[Jabatan]:
    """The posts of the unit itself and the heads of those shown below it."""
    kini = Q(
        penugasan__jenis=JenisPenugasan.DEFINITIF,
        penugasan__status=StatusPenugasan.DITETAPKAN,
        penugasan__berlaku__contains=pada,
    )
    rows = Jabatan.objects.filter(Q(unit=unit) | Q(unit__in=tampil, kepala_unit=True))
    found = rows.annotate(terisi=Count("penugasan", filter=kini)).order_by("nama", "pk")
    return sorted(found, key=lambda j: (not j.kepala_unit, j.eselon or "–"))  # a formation has no eselon and comes last


def _kursi(cakupan: Q, kunci: str, pada: date) -> Mapping[int, Kursi]:
    """By the unit named by `kunci`: two queries over posts and appointments."""
    ada: Counter[int] = Counter()
    terisi: Counter[int] = Counter()
    lowong: Counter[int] = Counter()
    struktural = Count("pk", filter=Q(jenis__in=STRUKTURAL))
    posts = Jabatan.objects.filter(cakupan, unit__berlaku__contains=pada)
    for unit, jumlah, n in posts.values_list(kunci).annotate(a=Sum("kuota"), s=struktural):
        ada[unit], lowong[unit] = jumlah, n
    held = Penugasan.objects.berlaku_pada(pada).filter(jenis=JenisPenugasan.DEFINITIF, jabatan__in=posts)
    for unit, jumlah, n in held.values_list(f"jabatan__{kunci}").annotate(
        a=Count("pk"), s=Count("pk", filter=Q(tunggal=True))
    ):
        terisi[unit] = jumlah
        lowong[unit] -= n
    peta: dict[int, Kursi] = defaultdict(Kursi)
    return peta | {unit: Kursi(ada[unit], terisi[unit], lowong[unit]) for unit in ada}

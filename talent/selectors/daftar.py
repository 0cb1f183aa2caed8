"""The list of people: who is in scope, a page of it by keyset, and how many there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL

from core.models import Pengguna
from talent.access import PEMBACA, hak
from talent.enums import JenisPenugasan, StatusPegawai
from talent.models import Pegawai, Penugasan, UnitKerja
from talent.rules import nama_tanpa_gelar

MAKS_HITUNG = 1000  # beyond it "lebih dari": a list of a million is never counted
MIN_TRIGRAM = 3  # fewer letters cannot use the trigram index: then the beginning of the name
SINGKATAN = {JenisPenugasan.PLT: "Plt.", JenisPenugasan.PLH: "Plh.", JenisPenugasan.PJ: "Pj."}
SUBPOHON = """
    WITH RECURSIVE pohon AS (
        SELECT id FROM talent_unitkerja WHERE id = ANY(%s)
        UNION SELECT u.id FROM talent_unitkerja u JOIN pohon p ON u.induk_id = p.id
    ) SELECT id FROM pohon"""


@dataclass(frozen=True, slots=True)
class BarisPegawai:
    pk: int
    nama: str
    nip: str
    jabatan: str  # the definitive post, a structural one before a functional one; "" when there is none
    sementara: tuple[str, ...]  # "Plt. Kepala Dinas …"
    unit: str
    golongan: str
    status: str
    kedudukan: str


def pegawai_for(user: Pengguna, pada: date) -> QuerySet[Pegawai]:
    """Whom this user may see: the agencies of the role, the tree of the unit led that day, oneself."""
    milik = hak(user, pada)
    instansi = sorted(set(milik.instansi_dengan(*PEMBACA)))
    scope = [Q(instansi__in=instansi)] if instansi else []
    if milik.pegawai_id and milik.instansi_id not in instansi:  # an OR would keep the agency's index from being used
        scope.append(Q(pk=milik.pegawai_id))
        if milik.unit_dipimpin:
            pohon = RawSQL(SUBPOHON, [sorted(milik.unit_dipimpin)])  # noqa: S611  our own text, bound values
            scope.append(Q(instansi=milik.instansi_id, unit__in=pohon))
    return Pegawai.objects.filter(reduce(or_, scope)) if scope else Pegawai.objects.none()


def cari_pegawai(rows: QuerySet[Pegawai], kata: str) -> QuerySet[Pegawai]:
    """By the first digits of a NIP, written with blanks or without, or by the words of a name; titles are let go."""
    rapat = "".join(kata.split())
    if rapat.isdecimal() and rapat.isascii():
        return rows.filter(nip__startswith=rapat)
    kata = nama_tanpa_gelar(kata).upper()
    if len(rapat) < MIN_TRIGRAM:
        return rows.filter(nama_urut__startswith=kata)
    return rows.filter(*(Q(nama_urut__contains=bagian) for bagian in kata.split()))


def perkiraan(rows: QuerySet[Pegawai]) -> tuple[int, bool]:
    """How many, and whether that is all of them: counting stops after MAKS_HITUNG."""
    jumlah = rows.order_by()[: MAKS_HITUNG + 1].count()
    return min(jumlah, MAKS_HITUNG), jumlah <= MAKS_HITUNG


def jabatan_kini(pegawai: Iterable[int], pada: date) -> Mapping[int, Sequence[tuple[str, str]]]:
    """(kind, name) of the posts each of these people holds that day, structural ones first: one query."""
    kini: dict[int, list[tuple[str, str]]] = {}
    rows = Penugasan.objects.berlaku_pada(pada).filter(pegawai__in=pegawai).order_by("-tunggal", "pk")
    for pk, jenis, nama in rows.values_list("pegawai_id", "jenis", "jabatan__nama"):
        kini.setdefault(pk, []).append((jenis, nama))
    return kini


def fakta(rows: QuerySet[Pegawai]) -> QuerySet[Any]:
    """The columns of a row and those it may be sorted by, as named tuples: a page of them needs no more."""
    return rows.values_list(*KOLOM, named=True)


def baris(rows: Iterable[Any], pada: date) -> list[BarisPegawai]:
    """`fakta` ready to render: one more query, whatever the number of rows."""
    rows = list(rows)
    kini = jabatan_kini([row.pk for row in rows], pada)
    return [_baris(row, kini.get(row.pk, ())) for row in rows]


KOLOM = (
    *("pk", "nama_urut", "nip", "nama", "gelar_depan", "gelar_belakang"),
    *("unit__nama", "golongan", "status_pegawai", "kedudukan"),
)
STATUS = dict(StatusPegawai.choices)


def _baris(row: Any, kini: Sequence[tuple[str, str]]) -> BarisPegawai:
    return BarisPegawai(
        pk=row.pk,
        nama=f"{row.gelar_depan} {row.nama}".lstrip() + (f", {row.gelar_belakang}" if row.gelar_belakang else ""),
        nip=row.nip,
        jabatan=next((nama for jenis, nama in kini if jenis == JenisPenugasan.DEFINITIF), ""),
        sementara=tuple(f"{SINGKATAN[jenis]} {nama}" for jenis, nama in kini if jenis != JenisPenugasan.DEFINITIF),
        unit=row.unit__nama or "",
        golongan=row.golongan,
        status=STATUS[row.status_pegawai],
        kedudukan=row.kedudukan,
    )


def memangku(jenis_jabatan: Sequence[str], pada: date) -> Exists:
    """Condition on people: holds a definitive post of one of these kinds that day."""
    kini = Penugasan.objects.berlaku_pada(pada).filter(jenis=JenisPenugasan.DEFINITIF)
    return Exists(kini.filter(pegawai=OuterRef("pk"), jabatan__jenis__in=jenis_jabatan))


def perangkat_for(user: Pengguna, pada: date) -> list[tuple[int, str]]:
    """Id and name of the perangkat daerah a reader may narrow the list to."""
    milik = hak(user, pada)
    instansi = {*milik.instansi_dengan(*PEMBACA), milik.instansi_id} - {None}
    rows = UnitKerja.objects.berlaku_pada(pada).filter(instansi__in=instansi, perangkat=F("pk"))
    return list(rows.order_by("nama", "pk").values_list("pk", "nama"))


def saringan_penghalang(tanpa: Mapping[str, QuerySet[Pegawai]]) -> list[str]:
    """Of the filters (name: the list without that one), those that alone keep the list empty: one query."""
    pertama, *lain = [rows.order_by().annotate(n=Value(nama)).values_list("n")[:1] for nama, rows in tanpa.items()]
    return [nama for (nama,) in pertama.union(*lain, all=True)]


def temukan_pegawai(user: Pengguna, kata: str, pada: date, paling_banyak: int) -> list[Pegawai]:
    """The first few by name or NIP, then by a post held that day, each with `jabatan_temuan`: one query."""
    rows = pegawai_for(user, pada)
    kini = Penugasan.objects.berlaku_pada(pada).filter(pegawai=OuterRef("pk"))
    menjabat = Exists(kini.filter(jabatan__nama__icontains=" ".join(kata.split())))
    jabatan = Subquery(kini.order_by("-tunggal", "pk").values("jabatan__nama")[:1])
    sendiri = Exists(cari_pegawai(Pegawai.objects.filter(pk=OuterRef("pk")), kata))
    cocok = cari_pegawai(rows, kata).order_by().values("pk").union(rows.filter(menjabat).order_by().values("pk"))
    found = rows.filter(pk__in=cocok).annotate(jabatan_temuan=jabatan, sendiri=sendiri)
    return list(found.order_by("-sendiri", "nama_urut", "pk")[:paling_banyak])

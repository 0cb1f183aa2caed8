"""The record of people as frozen values, read at once: what rules read and what an application freezes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.db.models.lookups import IsNull

from talent.enums import JenisPenugasan, PenugasanLain, StatusPenugasan
from talent.models import (
    Pegawai,
    Penugasan,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatHukuman,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
)
from talent.profil import Profil
from talent.siasn import kode

KOSONG = Value("", CharField())
Isi = dict[str, Any]  # one row, as JSON gives it


def profil_pegawai(pegawai: Pegawai, pada: date) -> Profil:
    """The record of a person as it stood on that day; one query."""
    return profil_banyak([pegawai.pk], pada)[pegawai.pk]


def profil_banyak(pegawai_ids: Iterable[int], pada: date) -> dict[int, Profil]:
    """By the id of the person; one query, however many people. What begins after `pada` is left out, and so are
    annulled appointments and superseded predikat; an annulled sanction is in it, with the day it was annulled.
    """
    riwayat = {f"isi_{nama}": rows for nama, rows in _riwayat(pada).items()}
    orang = Pegawai.objects.filter(pk__in=list(pegawai_ids)).annotate(**riwayat)
    return {p.pk: _profil(p, {nama.removeprefix("isi_"): getattr(p, nama) for nama in riwayat}) for p in orang}


def _profil(p: Pegawai, riwayat: dict[str, list[Isi]]) -> Profil:
    jabatan = _berurut(riwayat.pop("dipangku"), riwayat.pop("lepas"))
    return Profil.from_json(
        {
            "nip": p.nip,
            "nama": str(p),
            "tanggal_lahir": p.tanggal_lahir and p.tanggal_lahir.isoformat(),
            "jenis_kelamin": p.jenis_kelamin,
            "status_pegawai": p.status_pegawai,
            "kedudukan": p.kedudukan,
            "jabatan": [{**j, "jenjang": j["jenjang"] or _jenjang(j)} for j in jabatan],
            **riwayat,
        }
    )


def _berurut(dipangku: list[Isi], lepas: list[Isi]) -> list[Isi]:
    """Posts held, and histories of posts that nobody here describes: those end where the next begins."""
    semua = [*dipangku, *lepas]
    mulai = sorted(j["mulai"] for j in semua if j["jenis_penugasan"] == JenisPenugasan.DEFINITIF)
    selesai = [{**j, "sampai": next((m for m in mulai if m > j["mulai"]), None)} for j in lepas]
    return sorted([*dipangku, *selesai], key=lambda j: (j["mulai"], j["jenis_penugasan"], j["nama"]))


def _jenjang(jabatan: Isi) -> str:
    return (kode.jenjang(jabatan["nama"]) or "") if jabatan["jenis"].startswith("fungsional") else ""


def _riwayat(pada: date) -> dict[str, ArraySubquery]:
    """`dipangku` and `lepas` are both jabatan."""
    return {
        "dipangku": _dipangku(pada),
        "lepas": _lepas(pada),
        "kinerja": _kinerja(pada),
        "hukuman": _hukuman(pada),
        "pendidikan": _baris(
            RiwayatPendidikan.objects.filter(_tahun("tahun_lulus", pada)).order_by(_kosong_dulu("tahun_lulus"), "pk"),
            *("tingkat", "nama", "sekolah", "tahun_lulus"),
        ),
        "golongan": _baris(RiwayatGolongan.objects.filter(_hari("tmt", pada)).order_by("tmt", "pk"), "golongan", "tmt"),
        "diklat": _baris(
            RiwayatDiklat.objects.filter(_tahun("tahun", pada)).order_by(_kosong_dulu("tahun"), "tanggal_mulai", "pk"),
            *("nama", "jenis", "tahun", "jam"),
        ),
        "kompetensi": _baris(
            RiwayatKompetensi.objects.filter(_hari("tanggal", pada)).order_by("tanggal", "pk"),
            *("instrumen", "tanggal", "berlaku_sampai"),
            jpm=Cast("jpm", CharField()),  # as text: a JSON number would come back as a float
        ),
    }


def _dipangku(pada: date) -> ArraySubquery:
    """Name and level as the decree said, when it is there: the post may have changed since."""
    ditetapkan = Penugasan.objects.filter(_hari("berlaku__startswith", pada), status=StatusPenugasan.DITETAPKAN)
    return _baris(
        ditetapkan,
        nama=Coalesce("riwayat__nama_jabatan", "jabatan__nama"),
        jenis=Coalesce("riwayat__jenis", "jabatan__jenis"),
        jenjang=F("jabatan__jenjang"),
        eselon=Coalesce("riwayat__eselon", "jabatan__eselon"),
        unit=F("jabatan__unit__nama"),
        jenis_penugasan=F("jenis"),
        mulai=F("berlaku__startswith"),
        sampai=F("berlaku__endswith"),
    )


def _lepas(pada: date) -> ArraySubquery:
    """Neither withdrawn rows nor additional tasks: nobody was appointed by those."""
    diangkat = RiwayatJabatan.objects.exclude(jenis_penugasan=PenugasanLain.TUGAS_TAMBAHAN)
    return _baris(
        diangkat.filter(_hari("tmt", pada), jabatan=None, tanggal_dicabut=None),
        *("jenis", "eselon", "jenis_penugasan"),
        nama=F("nama_jabatan"),
        jenjang=KOSONG,
        unit=Coalesce("unit__nama", "nama_unit"),
        mulai=F("tmt"),
    )


def _kinerja(pada: date) -> ArraySubquery:
    """One predikat a year: what nothing supersedes; our own evaluation before SIASN's, then the newest."""
    berlaku = RiwayatKinerja.objects.filter(_tahun("tahun", pada), digantikan_oleh=None)
    sendiri = IsNull(F("siasn_id"), rhs=True)
    return _baris(berlaku.order_by("tahun", sendiri.desc(), "-pk").distinct("tahun"), "tahun", "predikat")


def _hukuman(pada: date) -> ArraySubquery:
    """An annulment after `pada` was not known on that day."""
    batal = (
        Case(When(_hari("tanggal_pembatalan", pada), then="tanggal_pembatalan")) if pada else F("tanggal_pembatalan")
    )
    urut = RiwayatHukuman.objects.filter(_hari("mulai", pada)).order_by("mulai", "pk")
    return _baris(urut, "tingkat", "nama", "mulai", "akhir", dibatalkan_pada=batal)


def _hari(kolom: str, pada: date) -> Q:
    return Q(**{f"{kolom}__lte": pada})


def _tahun(kolom: str, pada: date) -> Q:
    """A row of which nobody wrote the year is there."""
    return Q(**{kolom: None}) | Q(**{f"{kolom}__lte": pada.year})


def _kosong_dulu(kolom: str) -> Any:
    return F(kolom).asc(nulls_first=True)


def _baris(rows: QuerySet[Any], *sama: str, **lain: Any) -> ArraySubquery:
    isi = JSONObject(**{nama: F(nama) for nama in sama}, **lain)
    return ArraySubquery(rows.filter(pegawai=OuterRef("pk")).values(json=isi))

"""The record of people as frozen values: what rules read and what an application freezes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import F, Q

from talent.enums import JenisPenugasan, StatusPenugasan
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
from talent.profil import (
    DiklatProfil,
    GolonganProfil,
    HukumanProfil,
    JabatanProfil,
    KinerjaProfil,
    KompetensiProfil,
    PendidikanProfil,
    Profil,
)
from talent.siasn import kode

T = TypeVar("T")
Per = dict[int, list[Any]]  # by the id of the person


def profil_pada(pegawai: Pegawai, pada: date) -> Profil:
    """The record of a person as it stood on that day; nine queries."""
    return profil_banyak([pegawai.pk], pada)[pegawai.pk]


def profil_banyak(pegawai_ids: Iterable[int], pada: date) -> dict[int, Profil]:
    """By the id of the person; nine queries, however many people. What begins after `pada` is left out."""
    ids = list(pegawai_ids)
    jabatan, kinerja = _jabatan(ids, pada), _kinerja(ids, pada)
    lain = {
        "pendidikan": _pendidikan(ids, pada),
        "golongan": _golongan(ids, pada),
        "hukuman": _hukuman(ids, pada),
        "diklat": _diklat(ids, pada),
        "kompetensi": _kompetensi(ids, pada),
    }
    return {
        p.pk: Profil(
            nip=p.nip,
            nama=str(p),
            tanggal_lahir=p.tanggal_lahir,
            jenis_kelamin=p.jenis_kelamin,
            status_pegawai=p.status_pegawai,
            kedudukan=p.kedudukan,
            jabatan=tuple(jabatan[p.pk]),
            kinerja=tuple(kinerja[p.pk]),
            **{nama: tuple(isi[p.pk]) for nama, isi in lain.items()},
        )
        for p in Pegawai.objects.filter(pk__in=ids)
    }


def _per_orang(baris: Iterable[tuple[int, T]]) -> Per:
    hasil: Per = defaultdict(list)
    for pegawai, isi in baris:
        hasil[pegawai].append(isi)
    return hasil


def _jabatan(ids: list[int], pada: date) -> Per:
    """Posts held, and histories of posts that nobody here describes: those end where the next begins."""
    dipangku = (
        Penugasan.objects.filter(pegawai__in=ids, status=StatusPenugasan.DITETAPKAN, berlaku__startswith__lte=pada)
        .select_related("jabatan__unit", "riwayat")
        .order_by("berlaku", "pk")
    )
    lepas = (
        RiwayatJabatan.objects.filter(pegawai__in=ids, jabatan=None, tmt__lte=pada)
        .select_related("unit")
        .order_by("tmt", "pk")
    )
    hasil = _per_orang((p.pegawai_id, _dari_penugasan(p)) for p in dipangku)
    for pegawai, baris in _per_orang((r.pegawai_id, _dari_riwayat(r)) for r in lepas).items():
        hasil[pegawai] = _berurut(hasil[pegawai], baris)
    return hasil


def _dari_penugasan(p: Penugasan) -> JabatanProfil:
    """The name and level as the decree said, when it is there: the post may have changed since."""
    r = p.riwayat
    nama = r.nama_jabatan if r else p.jabatan.nama
    return JabatanProfil(
        nama=nama,
        jenis=r.jenis if r else p.jabatan.jenis,
        jenjang=p.jabatan.jenjang or _jenjang(p.jabatan.jenis, nama),
        eselon=r.eselon if r else p.jabatan.eselon,
        unit=p.jabatan.unit.nama,
        jenis_penugasan=p.jenis,
        mulai=p.berlaku.lower,
        sampai=p.berlaku.upper,
    )


def _dari_riwayat(r: RiwayatJabatan) -> JabatanProfil:
    return JabatanProfil(
        nama=r.nama_jabatan,
        jenis=r.jenis,
        jenjang=_jenjang(r.jenis, r.nama_jabatan),
        eselon=r.eselon,
        unit=r.unit.nama if r.unit else "",
        jenis_penugasan=r.jenis_penugasan,
        mulai=r.tmt,
        sampai=None,
    )


def _jenjang(jenis: str, nama: str) -> str:
    return (kode.jenjang(nama) or "") if jenis.startswith("fungsional") else ""


def _berurut(dipangku: list[JabatanProfil], lepas: list[JabatanProfil]) -> list[JabatanProfil]:
    semua = [*dipangku, *lepas]
    mulai = sorted(j.mulai for j in semua if j.jenis_penugasan == JenisPenugasan.DEFINITIF)
    selesai = [JabatanProfil(**{**vars(j), "sampai": next((m for m in mulai if m > j.mulai), None)}) for j in lepas]
    return sorted([*dipangku, *selesai], key=lambda j: (j.mulai, j.jenis_penugasan, j.nama))


def _kinerja(ids: list[int], pada: date) -> Per:
    """One predikat a year: what nothing supersedes; our own evaluation before SIASN's, then the newest."""
    baris = (
        RiwayatKinerja.objects.filter(pegawai__in=ids, digantikan_oleh=None, tahun__lte=pada.year)
        .order_by("tahun", F("siasn_id").asc(nulls_last=True), "pk")
        .values_list("pegawai_id", "tahun", "predikat", "siasn_id", "pk")
    )
    terbaru: dict[tuple[int, int], tuple[tuple[bool, int], str]] = {}
    for pegawai, tahun, predikat, siasn_id, pk in baris:
        terbaru[pegawai, tahun] = max(
            terbaru.get((pegawai, tahun), ((False, 0), "")), ((siasn_id is None, pk), predikat)
        )
    return _per_orang((pegawai, KinerjaProfil(tahun, isi)) for (pegawai, tahun), (_, isi) in terbaru.items())


def _pendidikan(ids: list[int], pada: date) -> Per:
    baris = RiwayatPendidikan.objects.filter(_sampai("tahun_lulus", pada), pegawai__in=ids)
    kolom = ("pegawai_id", "tingkat", "nama", "sekolah", "tahun_lulus")
    urut = baris.order_by(F("tahun_lulus").asc(nulls_first=True), "pk").values_list(*kolom)
    return _per_orang((pegawai, PendidikanProfil(*isi)) for pegawai, *isi in urut)


def _golongan(ids: list[int], pada: date) -> Per:
    baris = RiwayatGolongan.objects.filter(pegawai__in=ids, tmt__lte=pada).order_by("tmt", "pk")
    return _per_orang((p, GolonganProfil(*isi)) for p, *isi in baris.values_list("pegawai_id", "golongan", "tmt"))


def _hukuman(ids: list[int], pada: date) -> Per:
    """An annulment after `pada` was not known on that day."""
    baris = RiwayatHukuman.objects.filter(pegawai__in=ids, mulai__lte=pada).order_by("mulai", "pk")
    kolom = ("pegawai_id", "tingkat", "nama", "mulai", "akhir", "tanggal_pembatalan")
    return _per_orang(
        (pegawai, HukumanProfil(*isi, batal if batal and batal <= pada else None))
        for pegawai, *isi, batal in baris.values_list(*kolom)
    )


def _diklat(ids: list[int], pada: date) -> Per:
    baris = RiwayatDiklat.objects.filter(_sampai("tahun", pada), pegawai__in=ids)
    urut = baris.order_by(F("tahun").asc(nulls_first=True), "tanggal_mulai", "pk")
    return _per_orang(
        (p, DiklatProfil(*isi)) for p, *isi in urut.values_list("pegawai_id", "nama", "jenis", "tahun", "jam")
    )


def _kompetensi(ids: list[int], pada: date) -> Per:
    baris = RiwayatKompetensi.objects.filter(pegawai__in=ids, tanggal__lte=pada).order_by("tanggal", "pk")
    kolom = ("pegawai_id", "instrumen", "tanggal", "berlaku_sampai", "jpm")
    return _per_orang((p, KompetensiProfil(*isi)) for p, *isi in baris.values_list(*kolom))


def _sampai(kolom: str, pada: date) -> Q:
    return Q(**{kolom: None}) | Q(**{f"{kolom}__lte": pada.year})

"""One person's page: who, what he holds, and his riwayat, a section at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum

from core.models import Pengguna
from talent.enums import JenisJabatan, JenisPenugasan, Jenjang, Predikat, StatusPenugasan
from talent.models import (
    Jabatan,
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
from talent.rules import bup, tanggal_pensiun
from talent.selectors.daftar import SINGKATAN, pegawai_for
from talent.selectors.penugasan import jabatan_penilai, pemegang

PREDIKAT = dict(Predikat.choices)


@dataclass(frozen=True, slots=True)
class Atasan:
    """Who assesses the person that day. No `pemegang`: the post is vacant; no `jabatan`: none stands above."""

    jabatan: Jabatan | None
    pemegang: Penugasan | None


@dataclass(frozen=True, slots=True)
class Masa:
    """One appointment on the way: `akhir` is its last day, None while it lasts; `bulan` counts whole months."""

    penugasan: Penugasan
    sebagai: str  # "" for definitive, else "Plt." and its like
    mulai: date
    akhir: date | None
    kini: bool
    batal: bool
    bulan: int

    @property
    def tahun_bulan(self) -> tuple[int, int]:
        return divmod(self.bulan, 12)


def orang_for(user: Pengguna, pk: int, pada: date) -> Pegawai | None:
    """The person with the newest of each key figure beside him: `predikat_akhir`, `jpm_akhir`, `jam_diklat`."""
    kinerja = RiwayatKinerja.objects.filter(pegawai=OuterRef("pk"), digantikan_oleh=None).order_by("-tahun", "-pk")
    kompetensi = RiwayatKompetensi.objects.filter(pegawai=OuterRef("pk"), tanggal__lte=pada).order_by("-tanggal", "-pk")
    diklat = RiwayatDiklat.objects.filter(pegawai=OuterRef("pk"), tahun=pada.year).order_by().values("pegawai")
    golongan = RiwayatGolongan.objects.filter(pegawai=OuterRef("pk"), tmt__lte=pada).order_by("-tmt", "-pk")
    rows = pegawai_for(user, pada).select_related("instansi", "unit__perangkat")
    return (
        rows.annotate(
            tahun_predikat=Subquery(kinerja.values("tahun")[:1]),
            predikat_akhir=Subquery(kinerja.values("predikat")[:1]),
            jpm_akhir=Subquery(kompetensi.values("jpm")[:1]),
            tanggal_jpm=Subquery(kompetensi.values("tanggal")[:1]),
            jpm_sampai=Subquery(kompetensi.values("berlaku_sampai")[:1]),
            jam_diklat=Subquery(diklat.annotate(n=Sum("jam")).values("n"), output_field=IntegerField()),
            golongan_kini=Subquery(golongan.values("golongan")[:1]),
            tmt_golongan=Subquery(golongan.values("tmt")[:1]),
        )
        .filter(pk=pk)
        .first()
    )


def atasan(pegawai: Pegawai, pada: date) -> Atasan:
    jabatan = jabatan_penilai(pegawai, pada)
    return Atasan(jabatan, pemegang(jabatan, pada) if jabatan else None)


def perjalanan(pegawai: Pegawai, pada: date) -> list[Masa]:
    """Every appointment with its days, the latest first; an annulled one too, marked."""
    rows = Penugasan.objects.filter(pegawai=pegawai).select_related("jabatan__unit__perangkat", "riwayat")
    return [_masa(p, pada) for p in rows.order_by("-berlaku", "-pk")]


def masa_kini(perjalanan: Iterable[Masa]) -> list[Masa]:
    """The posts held now: definitive before acting, structural before functional."""
    kini = (m for m in perjalanan if m.kini)
    return sorted(kini, key=lambda m: (bool(m.sebagai), not m.penugasan.tunggal, m.penugasan.pk))


def tanggal_bup(pegawai: Pegawai, kini: Sequence[Masa]) -> date | None:
    """When the person retires from the first of these posts; None without a post or where no age is known."""
    if not kini or kini[0].sebagai:
        return None
    jabatan = kini[0].penugasan.jabatan
    jenjang = Jenjang(jabatan.jenjang) if jabatan.jenjang else None
    usia = bup(JenisJabatan(jabatan.jenis), jenjang=jenjang, acuan=jabatan.bup)
    return tanggal_pensiun(pegawai.tanggal_lahir, usia) if usia else None


def _masa(penugasan: Penugasan, pada: date) -> Masa:
    mulai, habis = penugasan.berlaku.lower, penugasan.berlaku.upper
    batal = penugasan.status == StatusPenugasan.DIBATALKAN
    return Masa(
        penugasan=penugasan,
        sebagai=SINGKATAN.get(JenisPenugasan(penugasan.jenis), ""),
        mulai=mulai,
        akhir=habis - timedelta(days=1) if habis else None,
        kini=not batal and mulai <= pada and (habis is None or pada < habis),
        batal=batal,
        bulan=(pada.year - mulai.year) * 12 + pada.month - mulai.month - (pada.day < mulai.day),
    )


def riwayat_jabatan(pegawai: Pegawai) -> QuerySet[RiwayatJabatan]:
    return RiwayatJabatan.objects.filter(pegawai=pegawai).select_related("unit").order_by("-tmt", "-pk")


def riwayat_golongan(pegawai: Pegawai) -> QuerySet[RiwayatGolongan]:
    return RiwayatGolongan.objects.filter(pegawai=pegawai).order_by("-tmt", "-pk")


def riwayat_pendidikan(pegawai: Pegawai) -> QuerySet[RiwayatPendidikan]:
    return RiwayatPendidikan.objects.filter(pegawai=pegawai).order_by("-tahun_lulus", "-pk")


def riwayat_diklat(pegawai: Pegawai) -> QuerySet[RiwayatDiklat]:
    return RiwayatDiklat.objects.filter(pegawai=pegawai).order_by("-tahun", "-pk")


def riwayat_kinerja(pegawai: Pegawai) -> QuerySet[RiwayatKinerja]:
    """With what a later row superseded: it is shown, marked as replaced."""
    return RiwayatKinerja.objects.filter(pegawai=pegawai).order_by("-tahun", "-pk")


def riwayat_kompetensi(pegawai: Pegawai) -> QuerySet[RiwayatKompetensi]:
    return RiwayatKompetensi.objects.filter(pegawai=pegawai).order_by("-tanggal", "-pk")


def riwayat_hukuman(pegawai: Pegawai) -> QuerySet[RiwayatHukuman]:
    """Only for those whom access.pembaca_disiplin lets in."""
    return RiwayatHukuman.objects.filter(pegawai=pegawai).order_by("-mulai", "-pk")

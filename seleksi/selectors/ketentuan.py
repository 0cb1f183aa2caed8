from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from core.models import Pengguna
from seleksi.models import Ketentuan
from seleksi.rules.jadwal import KetentuanJadwal
from seleksi.rules.ketentuan import IsiKetentuan, KomponenKetentuan
from talent.access import hak
from talent.enums import JenisPeran
from talent.models import Instansi

PENGURUS = (JenisPeran.ADMIN_BKD, JenisPeran.SEKRETARIAT_PANSEL)


def instansi_pengurus(user: Pengguna, pada: date) -> QuerySet[Instansi]:
    """Agencies whose provisions this user keeps."""
    return Instansi.objects.filter(pk__in=hak(user, pada).instansi_dengan(*PENGURUS)).order_by("nama")


def instansi_sekretariat(user: Pengguna, pada: date) -> QuerySet[Instansi]:
    milik = hak(user, pada).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    return Instansi.objects.filter(pk__in=milik).order_by("nama")


def versi_ketentuan(instansi: Iterable[Instansi]) -> QuerySet[Ketentuan]:
    rows = Ketentuan.objects.filter(instansi__in=instansi).select_related("instansi")
    return rows.order_by("instansi__nama", "jenis_jabatan", "-berlaku")


def ketentuan_pada(instansi: Instansi, jenis: str, pada: date) -> Ketentuan | None:
    return Ketentuan.objects.berlaku_pada(pada).filter(instansi=instansi, jenis_jabatan=jenis).first()


def ketentuan_terakhir(instansi: Instansi, jenis: str) -> Ketentuan | None:
    return Ketentuan.objects.filter(instansi=instansi, jenis_jabatan=jenis).order_by("-berlaku").first()


def isi_ketentuan(row: Ketentuan) -> IsiKetentuan:
    """The row as the rules read it."""
    angka = {f.name: getattr(row, f.name) for f in fields(IsiKetentuan) if f.name not in ("komponen", "penentu_seri")}
    komponen = tuple(
        KomponenKetentuan(
            kode=k["kode"],
            nama=k["nama"],
            bobot=Decimal(k["bobot"]),
            minimum=Decimal(k["minimum"]),
            maksimum=Decimal(k["maksimum"]),
            impor=bool(k["impor"]),
        )
        for k in row.komponen
    )
    return IsiKetentuan(**angka, komponen=komponen, penentu_seri=tuple(row.penentu_seri))


def ketentuan_jadwal(rows: Iterable[Ketentuan]) -> KetentuanJadwal:
    """One calendar for several posts: the strictest of each."""
    semua = list(rows)
    if not semua:
        return KetentuanJadwal()
    return KetentuanJadwal(
        hari_pengumuman=max(k.hari_pengumuman for k in semua),
        maksimal_perpanjangan=min(k.perpanjangan_maksimum for k in semua),
        hari_perpanjangan=min(k.hari_perpanjangan for k in semua),
        minimal_pelamar=max(k.minimal_pelamar for k in semua),
        dasar=semua[0].dasar,
    )

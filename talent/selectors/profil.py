"""A person's whole record as one frozen value, read at once."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet
from django.db.models.functions import Cast, JSONObject

from talent.enums import StatusPenugasan
from talent.models import (
    Pegawai,
    Penugasan,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatHukuman,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
)
from talent.profil import Profil


def profil_pegawai(pegawai: Pegawai) -> Profil:
    """The record as it stands now: one query. Appointments that were annulled and predikat that were superseded
    are left out; an annulled sanction is in it, with the day it was annulled.
    """
    isi = Pegawai.objects.filter(pk=pegawai.pk).annotate(**{f"isi_{k}": v for k, v in _riwayat().items()}).get()
    return Profil.from_json(
        {
            "nip": isi.nip,
            "nama": str(isi),
            "tanggal_lahir": isi.tanggal_lahir.isoformat(),
            "jenis_kelamin": isi.jenis_kelamin,
            "status_pegawai": isi.status_pegawai,
            "kedudukan": isi.kedudukan,
            **{nama: getattr(isi, f"isi_{nama}") for nama in _riwayat()},
        }
    )


def _riwayat() -> dict[str, ArraySubquery]:
    ditetapkan = Penugasan.objects.filter(status=StatusPenugasan.DITETAPKAN)
    jpm = Cast("jpm", CharField())  # as text: a JSON number would come back as a float
    return {
        "pendidikan": _baris(
            RiwayatPendidikan.objects.order_by("tahun_lulus", "pk"), "tingkat", "nama", "sekolah", "tahun_lulus"
        ),
        "jabatan": _baris(
            ditetapkan.order_by("berlaku", "pk"),
            nama=F("jabatan__nama"),
            jenis=F("jabatan__jenis"),
            jenjang=F("jabatan__jenjang"),
            eselon=F("jabatan__eselon"),
            unit=F("jabatan__unit__nama"),
            jenis_penugasan=F("jenis"),
            mulai=F("berlaku__startswith"),
            sampai=F("berlaku__endswith"),
        ),
        "golongan": _baris(RiwayatGolongan.objects.order_by("tmt", "pk"), "golongan", "tmt"),
        "kinerja": _baris(
            RiwayatKinerja.objects.filter(digantikan_oleh=None).order_by("tahun", "pk"), "tahun", "predikat"
        ),
        "hukuman": _baris(
            RiwayatHukuman.objects.order_by("mulai", "pk"),
            *("tingkat", "nama", "mulai", "akhir"),
            dibatalkan_pada=F("tanggal_pembatalan"),
        ),
        "diklat": _baris(RiwayatDiklat.objects.order_by("tahun", "pk"), "nama", "jenis", "tahun", "jam"),
        "kompetensi": _baris(
            RiwayatKompetensi.objects.order_by("tanggal", "pk"), "instrumen", "tanggal", "berlaku_sampai", jpm=jpm
        ),
    }


def _baris(rows: QuerySet[Any], *sama: str, **lain: Any) -> ArraySubquery:
    isi = JSONObject(**{nama: F(nama) for nama in sama}, **lain)
    return ArraySubquery(rows.filter(pegawai=OuterRef("pk")).values(json=isi))

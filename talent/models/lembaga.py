"""Agencies, their units, and the roles given by SK."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from core.models import Outcome
from talent.enums import JenisInstansi, JenisPeran, JenisUnit, TipeUnit, ZonaWaktu

SIASN_ID = 42  # 32-hex Oracle ids, UUIDs, and room (domain.md §7.3)


class Instansi(models.Model):
    """An agency: the scope of access and of every aggregate. `kode` is SIASN's kodeCepat."""

    kode = models.CharField("kode cepat SIASN", max_length=10, unique=True)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=20, choices=JenisInstansi, default=JenisInstansi.PROVINSI)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    kode_wilayah = models.CharField("kode wilayah Kemendagri", max_length=13, blank=True)
    zona_waktu = models.CharField(max_length=30, choices=ZonaWaktu, default=ZonaWaktu.WITA)

    class Meta:
        verbose_name = "instansi"
        constraints = [
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")),
                name="instansi_bukan_induk_sendiri",
                violation_error_code="induk_tidak_sah",
                violation_error_message="Instansi tidak dapat menjadi induknya sendiri.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class UnitKerjaQuerySet(models.QuerySet["UnitKerja"]):
    def berlaku_pada(self, pada: date) -> Self:
        return self.filter(berlaku__contains=pada)


class UnitKerja(models.Model):
    """A node of an agency's tree. `perangkat` is the top unit below the agency it belongs to (itself for one)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    siasn_id = models.CharField(max_length=SIASN_ID, null=True, blank=True)  # noqa: DJ001  null is "not from SIASN"
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    perangkat = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=20, choices=JenisUnit, default=JenisUnit.LAINNYA)
    tipe = models.CharField(max_length=1, choices=TipeUnit, blank=True)
    kode = models.CharField("CepatKode SIASN", max_length=20, blank=True)
    berlaku = DateRangeField()

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "siasn_id"], name="unit_siasn_unik"),
            models.CheckConstraint(
                condition=Q(berlaku__isempty=False) & Q(berlaku__startswith__isnull=False),
                name="unit_bertanggal",
                violation_error_code="masa_tidak_sah",
                violation_error_message="Masa berlaku unit harus punya tanggal mulai, dan berakhir sesudahnya.",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "kode", "id"], name="unit_urutan")]

    def __str__(self) -> str:
        return self.nama


class Peran(Outcome):
    """A role given by SK, from when to when. Never edited: it is ended (`berlaku`) with a new SK."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    instansi = models.ForeignKey(Instansi, models.PROTECT)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True)
    jenis = models.CharField(max_length=20, choices=JenisPeran)
    berlaku = DateRangeField()
    nomor_sk = models.CharField("nomor SK", max_length=100)
    tanggal_sk = models.DateField("tanggal SK")

    objects: ClassVar[models.Manager["Peran"]] = models.Manager()

    class Meta:
        verbose_name = "peran"
        constraints = [
            ExclusionConstraint(
                name="peran_sekali_sehari",
                index_type="GIST",
                expressions=[
                    ("pengguna", RangeOperators.EQUAL),
                    ("instansi", RangeOperators.EQUAL),
                    ("jenis", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                condition=Q(unit=None),
                violation_error_code="peran_sudah_ada",
                violation_error_message="Peran ini sudah dipegang pengguna itu pada masa yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku__isempty=False) & Q(berlaku__startswith__isnull=False), name="peran_bertanggal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.instansi}"

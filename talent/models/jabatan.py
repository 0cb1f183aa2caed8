"""Posts, and who holds them from day to day. Posts are not persons."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from core.models import Outcome, Stateful
from talent.enums import STRUKTURAL, Eselon, JenisJabatan, JenisPenugasan, Jenjang, StatusPenugasan
from talent.models.lembaga import SIASN_ID, Instansi, UnitKerja
from talent.models.pegawai import Pegawai


class Jabatan(models.Model):
    """A structural post is one seat; a fungsional or pelaksana one is a formation of `kuota` seats."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    unit = models.ForeignKey(UnitKerja, models.PROTECT)
    siasn_id = models.CharField(max_length=SIASN_ID, null=True, blank=True)  # noqa: DJ001  null is "not from SIASN"
    atasan = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="bawahan")
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=30, choices=JenisJabatan)
    jenjang = models.CharField(max_length=20, choices=Jenjang, blank=True)
    eselon = models.CharField(max_length=5, choices=Eselon, blank=True)
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)
    bup = models.PositiveSmallIntegerField("batas usia pensiun", null=True, blank=True)
    kuota = models.PositiveSmallIntegerField(default=1)
    kepala_unit = models.BooleanField("memimpin unitnya", default=False)
    tugas = models.JSONField(default=list, blank=True)
    syarat = models.JSONField(default=dict, blank=True)
    standar = models.JSONField("standar kompetensi", default=dict, blank=True)  # competence: required level

    class Meta:
        verbose_name = "jabatan"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "siasn_id"], name="jabatan_siasn_unik"),
            models.UniqueConstraint(fields=["unit"], condition=Q(kepala_unit=True), name="jabatan_satu_kepala_unit"),
            models.CheckConstraint(condition=Q(kuota__gte=1), name="jabatan_kuota_positif"),
            models.CheckConstraint(
                condition=~Q(jenis__in=STRUKTURAL) | Q(kuota=1),
                name="jabatan_struktural_satu_kursi",
                violation_error_code="jabatan_satu_kursi",
                violation_error_message="Jabatan struktural hanya satu kursi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def struktural(self) -> bool:
        return self.jenis in STRUKTURAL


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def berlaku_pada(self, pada: date) -> Self:
        return self.filter(status=StatusPenugasan.DITETAPKAN, berlaku__contains=pada)


class Penugasan(Outcome, Stateful):
    """A person in a post from day to day. Never deleted; a wrong one is `dibatalkan`."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT)
    riwayat = models.ForeignKey("talent.RiwayatJabatan", models.PROTECT, null=True, related_name="penugasan")
    jenis = models.CharField(max_length=20, choices=JenisPenugasan)
    status = models.CharField(max_length=20, choices=StatusPenugasan, default=StatusPenugasan.DITETAPKAN)
    berlaku = DateRangeField()
    tunggal = models.BooleanField(editable=False)  # copied from the post: a constraint cannot look across
    nomor_sk = models.CharField("nomor SK", max_length=100)
    alasan = models.TextField("alasan pembatalan", blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        constraints = [
            ExclusionConstraint(
                name="penugasan_satu_pemegang",
                index_type="GIST",
                expressions=[("jabatan", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(jenis=JenisPenugasan.DEFINITIF, status=StatusPenugasan.DITETAPKAN, tunggal=True),
                violation_error_code="jabatan_terisi",
                violation_error_message="Jabatan ini sudah ada pejabat definitifnya pada masa itu.",
            ),
            ExclusionConstraint(
                name="penugasan_satu_jabatan_struktural",
                index_type="GIST",
                expressions=[("pegawai", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(jenis=JenisPenugasan.DEFINITIF, status=StatusPenugasan.DITETAPKAN, tunggal=True),
                violation_error_code="rangkap_struktural",
                violation_error_message="Pegawai ini sudah memangku jabatan struktural definitif pada masa itu.",
            ),
            models.CheckConstraint(  # an empty range overlaps nothing and would slip past both
                condition=Q(berlaku__isempty=False) & Q(berlaku__startswith__isnull=False),
                name="penugasan_bertanggal",
                violation_error_code="masa_tidak_sah",
                violation_error_message="Masa penugasan harus punya tanggal mulai, dan berakhir sesudahnya.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPenugasan.DIBATALKAN) | ~Q(alasan=""),
                name="penugasan_batal_beralasan",
                violation_error_code="alasan_kosong",
                violation_error_message="Tulis alasan pembatalannya.",
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "status"], name="penugasan_pegawai")]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.get_jenis_display()} {self.jabatan}"

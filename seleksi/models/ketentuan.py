from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from seleksi.enums import PendidikanMinimum, PredikatMinimum
from talent.enums import JenisJabatan
from talent.models import Instansi


class KetentuanQuerySet(models.QuerySet["Ketentuan"]):
    def berlaku_pada(self, pada: date) -> Self:
        return self.filter(berlaku__contains=pada)


class Ketentuan(models.Model):
    """What an agency has set for selections to one kind of post, within the limits of law, from day to day.

    A change is a new row from a later day; a selection keeps the row it began with.
    `komponen`: [{"kode","nama","bobot","minimum","maksimum","impor"}], numbers as strings;
    `penentu_seri`: codes of components, first to last, compared when final scores are equal.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    jenis_jabatan = models.CharField(max_length=30, choices=JenisJabatan)
    berlaku = DateRangeField()
    nomor_sk = models.CharField("nomor SK", max_length=100)
    tanggal_sk = models.DateField("tanggal SK")
    dasar = models.CharField("dasar hukum", max_length=300)
    pansel_minimum = models.PositiveSmallIntegerField("anggota Pansel paling sedikit", default=5)
    pansel_maksimum = models.PositiveSmallIntegerField("anggota Pansel paling banyak", default=9)
    internal_maksimum = models.PositiveSmallIntegerField("anggota internal paling banyak (%)", default=45)
    minimal_penilai = models.PositiveSmallIntegerField("penilai paling sedikit per pelamar", default=3)
    minimal_pelamar = models.PositiveSmallIntegerField("pelamar paling sedikit per lowongan", default=4)
    jumlah_nama = models.PositiveSmallIntegerField("nama yang diusulkan", default=3)
    hari_pengumuman = models.PositiveSmallIntegerField("hari pengumuman paling sedikit", default=15)
    perpanjangan_maksimum = models.PositiveSmallIntegerField("perpanjangan paling banyak", default=2)
    hari_perpanjangan = models.PositiveSmallIntegerField("hari setiap perpanjangan", default=7)
    usia_maksimum = models.PositiveSmallIntegerField("usia paling tinggi saat pelantikan", default=56)
    usia_maksimum_setingkat = models.PositiveSmallIntegerField("usia paling tinggi pejabat setingkat", default=58)
    pendidikan_minimum = models.CharField(
        "pendidikan paling rendah", max_length=10, choices=PendidikanMinimum, default=PendidikanMinimum.S1
    )
    tahun_menjabat = models.PositiveSmallIntegerField("tahun menjabat paling sedikit", default=2)
    tahun_pengalaman = models.PositiveSmallIntegerField("tahun pengalaman terkait paling sedikit", default=5)
    tahun_kinerja = models.PositiveSmallIntegerField("tahun kinerja yang diperiksa", default=2)
    predikat_minimum = models.CharField(
        "predikat kinerja paling rendah", max_length=20, choices=PredikatMinimum, default=PredikatMinimum.BAIK
    )
    tahun_hukuman = models.PositiveSmallIntegerField("tahun tanpa hukuman sedang atau berat", default=2)
    komponen = models.JSONField()
    penentu_seri = models.JSONField(default=list)

    objects = KetentuanQuerySet.as_manager()

    class Meta:
        verbose_name = "ketentuan seleksi"
        constraints = [
            ExclusionConstraint(
                name="ketentuan_satu_sehari",
                index_type="GIST",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("jenis_jabatan", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_code="ketentuan_bertumpuk",
                violation_error_message="Sudah ada ketentuan untuk jenis jabatan ini pada masa itu.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku__isempty=False) & Q(berlaku__startswith__isnull=False), name="ketentuan_bertanggal"
            ),
            models.CheckConstraint(
                condition=Q(pansel_minimum__gte=1)
                & Q(pansel_maksimum__gte=F("pansel_minimum"))
                & Q(internal_maksimum__lte=100)
                & Q(minimal_penilai__gte=1)
                & Q(minimal_pelamar__gte=1)
                & Q(jumlah_nama__gte=1),
                name="ketentuan_masuk_akal",
                violation_error_code="ketentuan_tidak_sah",
                violation_error_message="Angka ketentuan tidak saling cocok.",
            ),
            models.CheckConstraint(
                condition=Q(pendidikan_minimum__in=PendidikanMinimum.values)
                & Q(predikat_minimum__in=PredikatMinimum.values)
                & Q(tahun_menjabat__range=(1, 10))
                & Q(tahun_pengalaman__range=(1, 20))
                & Q(tahun_kinerja__range=(1, 5))
                & Q(tahun_hukuman__range=(0, 5)),
                name="ketentuan_syarat_masuk_akal",
                violation_error_code="ketentuan_tidak_sah",
                violation_error_message="Syarat pelamar tidak masuk akal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_jabatan_display()}, {self.nomor_sk}"

    @property
    def nama_pemutus(self) -> list[str]:
        """The tie-breaks by the names of their components."""
        nama = {k["kode"]: k["nama"] for k in self.komponen}
        return [nama[kode] for kode in self.penentu_seri]

"""What a person has held, learned, achieved and suffered. Each row knows where it comes from.

A row from SIASN is kept by its SIASN id and follows SIASN; an outcome of our own process has none.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from core.models import Outcome
from talent.enums import (
    Ekspektasi,
    Eselon,
    JenisDiklat,
    JenisJabatan,
    JenisPenugasan,
    PenugasanLain,
    Predikat,
    TingkatHukuman,
    TingkatPendidikan,
)
from talent.models.lembaga import SIASN_ID, Instansi, UnitKerja
from talent.models.pegawai import Pegawai


class Riwayat(Outcome):
    """What all histories share: whose, in which agency, and the id SIASN knows it by."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT)
    siasn_id = models.CharField(max_length=SIASN_ID, null=True, blank=True)  # noqa: DJ001  null is "not from SIASN"

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["instansi", "siasn_id"], name="%(class)s_siasn_unik")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class RiwayatJabatan(Riwayat):
    """As SIASN and decrees say it. The days a post was held are in Penugasan, which follows from these."""

    jabatan = models.ForeignKey("talent.Jabatan", models.PROTECT, null=True)
    nama_jabatan = models.CharField(max_length=200)
    jenis = models.CharField(max_length=30, choices=JenisJabatan, blank=True)
    eselon = models.CharField(max_length=5, choices=Eselon, blank=True)
    jenis_penugasan = models.CharField(
        max_length=20, choices=JenisPenugasan.choices + PenugasanLain.choices, default=JenisPenugasan.DEFINITIF
    )
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True)
    nama_unit = models.CharField(max_length=300, blank=True)  # of a unit that is not ours
    tmt = models.DateField("TMT")
    tmt_pelantikan = models.DateField("TMT pelantikan", null=True)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True)
    tanggal_dicabut = models.DateField("tanggal dicabut di SIASN", null=True)  # never was: no rule counts it

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat jabatan"
        indexes = [models.Index(fields=["pegawai", "tmt"], name="rw_jabatan_pegawai")]


class RiwayatGolongan(Riwayat):
    golongan = models.CharField(max_length=10)  # I/a … IV/e, or I … XVII for PPPK
    tmt = models.DateField("TMT")
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True)
    masa_kerja_tahun = models.PositiveSmallIntegerField(null=True)
    masa_kerja_bulan = models.PositiveSmallIntegerField(null=True)

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat golongan"
        indexes = [models.Index(fields=["pegawai", "tmt"], name="rw_golongan_pegawai")]


class RiwayatPendidikan(Riwayat):
    tingkat = models.CharField(max_length=10, choices=TingkatPendidikan)
    nama = models.CharField("program pendidikan", max_length=200, blank=True)
    sekolah = models.CharField(max_length=200, blank=True)
    nomor_ijazah = models.CharField(max_length=100, blank=True)
    tahun_lulus = models.PositiveSmallIntegerField(null=True)
    tanggal_lulus = models.DateField(null=True)
    pertama = models.BooleanField("pendidikan saat diangkat", default=False)

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat pendidikan"
        indexes = [models.Index(fields=["pegawai", "tahun_lulus"], name="rw_pendidikan_pegawai")]


class RiwayatDiklat(Riwayat):
    nama = models.CharField(max_length=300)
    jenis = models.CharField(max_length=20, choices=JenisDiklat)
    nomor = models.CharField("nomor sertifikat", max_length=100, blank=True)
    tanggal_mulai = models.DateField(null=True)
    tanggal_selesai = models.DateField(null=True)
    tahun = models.PositiveSmallIntegerField(null=True)
    jam = models.PositiveIntegerField("jam pelajaran", null=True)
    penyelenggara = models.CharField(max_length=200, blank=True)

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat diklat"
        indexes = [models.Index(fields=["pegawai", "tahun"], name="rw_diklat_pegawai")]


class RiwayatKinerja(Riwayat):
    """One year's predikat. A correction by our own process is a new row that supersedes; the newest counts."""

    tahun = models.PositiveSmallIntegerField()
    hasil_kerja = models.CharField(max_length=20, choices=Ekspektasi)
    perilaku = models.CharField("perilaku kerja", max_length=20, choices=Ekspektasi)
    predikat = models.CharField(max_length=20, choices=Predikat)
    nama_penilai = models.CharField(max_length=200, blank=True)
    dasar = models.CharField(max_length=200, blank=True)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, related_name="digantikan_oleh")

    objects: ClassVar[models.Manager["RiwayatKinerja"]] = models.Manager()

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat kinerja"
        indexes = [models.Index(fields=["pegawai", "tahun"], name="rw_kinerja_pegawai")]


class RiwayatHukuman(Riwayat):
    """A disciplinary sanction (PP 94/2021). An annulled one stays, with the decree that annulled it."""

    tingkat = models.CharField(max_length=10, choices=TingkatHukuman)
    nama = models.CharField("jenis hukuman", max_length=200)
    mulai = models.DateField()
    akhir = models.DateField(null=True)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True)
    nomor_pembatalan = models.CharField("nomor SK pembatalan", max_length=100, blank=True)
    tanggal_pembatalan = models.DateField("tanggal SK pembatalan", null=True)

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat hukuman disiplin"
        indexes = [models.Index(fields=["pegawai", "mulai"], name="rw_hukuman_pegawai")]


class RiwayatKompetensi(Riwayat):
    """The result of one competence assessment. `jpm` is the job-person match in percent, 0–100."""

    instrumen = models.CharField(max_length=200)
    tanggal = models.DateField()
    berlaku_sampai = models.DateField(null=True)
    jpm = models.DecimalField("JPM", max_digits=5, decimal_places=2, null=True)
    nilai = models.JSONField("level per kompetensi", default=dict)

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat kompetensi"
        constraints = [
            *Riwayat.Meta.constraints,
            models.CheckConstraint(
                condition=Q(jpm=None) | Q(jpm__gte=0, jpm__lte=100),
                name="rw_kompetensi_jpm",
                violation_error_code="di_luar_rentang",
                violation_error_message="JPM antara 0 dan 100.",
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "tanggal"], name="rw_kompetensi_pegawai")]

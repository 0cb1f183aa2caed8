from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from seleksi.enums import PeranPansel, UnsurPansel
from seleksi.models.seleksi import Seleksi
from talent.enums import JenisJabatan, Jenjang
from talent.models import Pegawai


class Pansel(models.Model):
    """The selection panel of one selection, fixed by a decree of the PPK."""

    seleksi = models.OneToOneField(Seleksi, models.PROTECT)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True)
    ditetapkan_pada = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Pansel"]] = models.Manager()

    class Meta:
        verbose_name = "panitia seleksi"
        constraints = [
            models.CheckConstraint(
                condition=Q(ditetapkan_pada=None) | (~Q(nomor_sk="") & Q(tanggal_sk__isnull=False)),
                name="pansel_ditetapkan_dengan_sk",
            )
        ]

    def __str__(self) -> str:
        return f"Pansel {self.seleksi}"


class AnggotaPansel(models.Model):
    """A member, under the name and title held when the panel was fixed. `kode` (A1…) stands in published files.

    `tingkat` is the kind of post of a government member (with its `jenjang` when fungsional): at least that
    of the vacant post.
    A member taken off the panel keeps the row, with the day and the reason.
    """

    pansel = models.ForeignKey(Pansel, models.PROTECT)
    kode = models.CharField(max_length=5)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="keanggotaan_pansel")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True)
    nama = models.CharField(max_length=250)
    jabatan = models.CharField(max_length=200, blank=True)
    lembaga = models.CharField(max_length=200)
    peran = models.CharField(max_length=20, choices=PeranPansel)
    unsur = models.CharField(max_length=20, choices=UnsurPansel)
    pemerintah = models.BooleanField("pejabat pemerintah", default=False)
    tingkat = models.CharField(max_length=30, choices=JenisJabatan, blank=True)
    jenjang = models.CharField(max_length=20, choices=Jenjang, blank=True)
    bukan_parpol_pada = models.DateTimeField("pernyataan bukan anggota partai", null=True)
    keluar_pada = models.DateTimeField(null=True)
    alasan_keluar = models.TextField(blank=True)

    objects: ClassVar[models.Manager["AnggotaPansel"]] = models.Manager()

    class Meta:
        verbose_name = "anggota Pansel"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(fields=["pansel", "kode"], name="anggota_kode_unik"),
            models.UniqueConstraint(
                fields=["pansel", "pengguna"],
                condition=Q(keluar_pada=None),
                name="anggota_sekali",
                violation_error_code="anggota_ganda",
                violation_error_message="Orang ini sudah menjadi anggota Pansel.",
            ),
            models.UniqueConstraint(
                fields=["pansel", "peran"],
                condition=Q(keluar_pada=None, peran__in=[PeranPansel.KETUA, PeranPansel.SEKRETARIS]),
                name="anggota_satu_ketua_satu_sekretaris",
                violation_error_code="peran_pansel_terisi",
                violation_error_message="Ketua dan sekretaris Pansel masing-masing satu orang.",
            ),
            models.CheckConstraint(
                condition=Q(keluar_pada=None) | ~Q(alasan_keluar=""), name="anggota_keluar_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

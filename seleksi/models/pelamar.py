from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Dokumen, Stateful
from seleksi.enums import Hubungan, JenisBerkas
from seleksi.enums import StatusPelamar as P
from seleksi.models.pansel import AnggotaPansel
from seleksi.models.seleksi import Lowongan
from talent.models import Pegawai

DIAJUKAN = Q(diajukan_pada__isnull=False) & ~Q(nomor="") & ~Q(profil={}) & ~Q(kelayakan={})
DIPERIKSA = DIAJUKAN & Q(diperiksa_pada__isnull=False, diperiksa_oleh__isnull=False)


class Pelamar(Stateful):
    """One person's application for one vacant post. Profile and assessment are frozen at submission."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT)
    status = models.CharField(max_length=20, choices=P, default=P.DRAF)
    nomor = models.CharField("nomor peserta", max_length=10, blank=True)  # "001", given at submission
    nama = models.CharField(max_length=250)
    motivasi = models.TextField(blank=True)
    pernyataan = models.BooleanField("menyatakan isian benar", default=False)
    profil = models.JSONField("profil saat diajukan", default=dict)
    kelayakan = models.JSONField("hasil periksa sistem", default=dict)
    diajukan_pada = models.DateTimeField(null=True)
    diperiksa_pada = models.DateTimeField(null=True)
    diperiksa_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    alasan_periksa = models.TextField(blank=True)
    mundur_pada = models.DateTimeField(null=True)
    alasan_mundur = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Pelamar"]] = models.Manager()

    class Meta:
        verbose_name = "pelamar"
        constraints = [
            models.UniqueConstraint(
                fields=["lowongan", "pegawai"],
                name="pelamar_sekali_per_lowongan",
                violation_error_code="sudah_melamar",
                violation_error_message="Anda sudah melamar jabatan ini.",
            ),
            models.UniqueConstraint(fields=["lowongan", "nomor"], condition=~Q(nomor=""), name="pelamar_nomor_unik"),
            models.CheckConstraint(
                condition=Q(status=P.DRAF, diajukan_pada=None, nomor="")
                | (Q(status=P.DIAJUKAN, diperiksa_pada=None) & DIAJUKAN)
                | (Q(status__in=[P.MEMENUHI, P.TIDAK_MEMENUHI]) & DIPERIKSA)
                | (Q(status=P.MUNDUR, mundur_pada__isnull=False) & ~Q(alasan_mundur="")),
                name="pelamar_status_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.nama}".strip()


class BerkasPelamar(models.Model):
    """A document of an application; one that is replaced is withdrawn, never deleted."""

    pelamar = models.ForeignKey(Pelamar, models.PROTECT)
    jenis = models.CharField(max_length=20, choices=JenisBerkas)
    dokumen = models.OneToOneField(Dokumen, models.PROTECT)
    ditarik_pada = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["BerkasPelamar"]] = models.Manager()

    class Meta:
        verbose_name = "berkas pelamar"
        constraints = [
            models.UniqueConstraint(
                fields=["pelamar", "jenis"],
                condition=Q(ditarik_pada=None) & ~Q(jenis=JenisBerkas.LAINNYA),
                name="berkas_satu_per_jenis",
            )
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()


class PernyataanBenturan(models.Model):
    """What one member declares about one candidate. `disematkan_oleh` pins a recusal against the member's word."""

    anggota = models.ForeignKey(AnggotaPansel, models.PROTECT)
    pelamar = models.ForeignKey(Pelamar, models.PROTECT)
    hubungan = models.CharField(max_length=20, choices=Hubungan)
    keterangan = models.TextField(blank=True)
    dinyatakan_pada = models.DateTimeField()
    disematkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager["PernyataanBenturan"]] = models.Manager()

    class Meta:
        verbose_name = "pernyataan benturan kepentingan"
        constraints = [
            models.UniqueConstraint(fields=["anggota", "pelamar"], name="benturan_sekali"),
            models.CheckConstraint(
                condition=~Q(hubungan=Hubungan.LAINNYA) | ~Q(keterangan=""),
                name="benturan_lainnya_dijelaskan",
                violation_error_code="keterangan_kosong",
                violation_error_message="Jelaskan benturan kepentingan itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anggota}: {self.get_hubungan_display()}"

    @property
    def mundur(self) -> bool:
        """Anything declared but none recuses."""
        return self.hubungan != Hubungan.TIDAK_ADA

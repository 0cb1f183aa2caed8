from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Stateful
from seleksi.enums import JenisSeleksi
from seleksi.enums import StatusLowongan as L
from seleksi.enums import StatusSeleksi as S
from seleksi.models.ketentuan import Ketentuan
from talent.models import Instansi, Jabatan

DIUMUMKAN = Q(
    diumumkan_pada__isnull=False,
    tanggal_pengumuman__isnull=False,
    pelamaran_ditutup__isnull=False,
    rencana_pelantikan__isnull=False,
)
DIPERIKSA = DIUMUMKAN & Q(administrasi_pada__isnull=False)
DINILAI = DIPERIKSA & Q(penilaian_pada__isnull=False)


class Seleksi(Stateful):
    """One announcement: a panel and a calendar for one or several vacant posts.

    Times are instants; the agency's time zone turns "31 Januari, 16.00 WITA" into `pelamaran_ditutup`.
    `versi` counts saves of the calendar: a stale tab is told so.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    nomor = models.CharField("nomor seleksi", max_length=50)
    judul = models.CharField(max_length=200)
    jenis = models.CharField(max_length=20, choices=JenisSeleksi)
    status = models.CharField(max_length=20, choices=S, default=S.DRAF)
    nomor_pengumuman = models.CharField(max_length=100, blank=True)
    tanggal_pengumuman = models.DateField(null=True, blank=True)
    pelamaran_ditutup = models.DateTimeField(null=True, blank=True)
    penilaian_ditutup = models.DateTimeField(null=True, blank=True)
    rencana_pelantikan = models.DateField(null=True, blank=True)
    perpanjangan = models.PositiveSmallIntegerField("kali diperpanjang", default=0)
    versi = models.PositiveIntegerField(default=0)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    diumumkan_pada = models.DateTimeField(null=True)
    administrasi_pada = models.DateTimeField(null=True)
    pernyataan_pada = models.DateTimeField(null=True)
    penilaian_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    dibatalkan_pada = models.DateTimeField(null=True)
    alasan_batal = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Seleksi"]] = models.Manager()

    class Meta:
        verbose_name = "seleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nomor"],
                name="seleksi_nomor_unik",
                violation_error_code="nomor_terpakai",
                violation_error_message="Nomor seleksi ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DRAF, diumumkan_pada=None)
                | (Q(status=S.DIUMUMKAN) & DIUMUMKAN)
                | (Q(status=S.ADMINISTRASI) & DIPERIKSA)
                | (Q(status=S.PERNYATAAN, pernyataan_pada__isnull=False) & DIPERIKSA)
                | (Q(status=S.PENILAIAN) & DINILAI)
                | (Q(status=S.SELESAI, selesai_pada__isnull=False) & DINILAI)
                | (Q(status=S.DIBATALKAN, dibatalkan_pada__isnull=False) & ~Q(alasan_batal="")),
                name="seleksi_status_lengkap",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-id"], name="seleksi_urutan")]

    def __str__(self) -> str:
        return self.judul


class Lowongan(Stateful):
    """A vacant post of a selection, with the provisions and the post as they were when it was announced.

    `dilepas_pada`: the selection was cancelled and the post is free for another one.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT)
    ketentuan = models.ForeignKey(Ketentuan, models.PROTECT)
    status = models.CharField(max_length=20, choices=L, default=L.BERJALAN)
    jabatan_beku = models.JSONField("jabatan saat diumumkan", default=dict)
    penentu_seri = models.JSONField("urutan pemutus nilai seri", default=list)
    pelamar_terpilih = models.ForeignKey("seleksi.Pelamar", models.PROTECT, null=True, related_name="+")
    alasan_pilihan = models.TextField(blank=True)
    ditetapkan_pada = models.DateTimeField(null=True)
    ditetapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    disegel_pada = models.DateTimeField(null=True)
    alasan_tanpa_hasil = models.TextField(blank=True)
    dilepas_pada = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Lowongan"]] = models.Manager()

    class Meta:
        verbose_name = "lowongan"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan"],
                condition=Q(status__in=[L.BERJALAN, L.DISEGEL], dilepas_pada=None),
                name="lowongan_satu_per_jabatan",
                violation_error_code="sudah_dilelang",
                violation_error_message="Jabatan ini sedang diisi melalui seleksi lain.",
            ),
            models.CheckConstraint(
                condition=Q(status=L.BERJALAN, disegel_pada=None, pelamar_terpilih=None)
                | Q(status=L.DISEGEL, disegel_pada__isnull=False, pelamar_terpilih=None)
                | (
                    Q(status=L.DITETAPKAN, disegel_pada__isnull=False, pelamar_terpilih__isnull=False)
                    & Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False)
                    & ~Q(alasan_pilihan="")
                )
                | (Q(status=L.TANPA_HASIL) & ~Q(alasan_tanpa_hasil="")),
                name="lowongan_status_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return str(self.jabatan)


class Komponen(models.Model):
    """One thing that is scored, with its weight in percent. `impor`: one score from the assessment centre."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT)
    kode = models.SlugField(max_length=30)
    nama = models.CharField(max_length=100)
    urutan = models.PositiveSmallIntegerField()
    bobot = models.DecimalField(max_digits=5, decimal_places=2)
    minimum = models.DecimalField("bobot paling rendah", max_digits=5, decimal_places=2)
    maksimum = models.DecimalField("bobot paling tinggi", max_digits=5, decimal_places=2)
    impor = models.BooleanField("satu nilai dari lembaga asesmen", default=False)

    objects: ClassVar[models.Manager["Komponen"]] = models.Manager()

    class Meta:
        verbose_name = "komponen"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "kode"], name="komponen_kode_unik"),
            models.CheckConstraint(condition=Q(bobot__gt=0, bobot__lte=100), name="komponen_bobot"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="beku",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="IF EXISTS (SELECT 1 FROM seleksi_lembar WHERE komponen_id = OLD.id) "
                "THEN RAISE EXCEPTION 'komponen beku'; END IF; "
                "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        return self.nama

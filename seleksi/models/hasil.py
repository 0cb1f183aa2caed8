from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Dokumen, Segel, append_only
from seleksi.models.seleksi import Lowongan


class PutusanSeri(models.Model):
    """The panel's minuted vote over candidates who are still equal after every tie-break.

    `urutan`: candidate numbers, best first; `hadir`: codes of the members present.
    A later vote over the same candidates supersedes (`menggantikan`).
    """

    lowongan = models.ForeignKey(Lowongan, models.PROTECT)
    urutan = models.JSONField()
    nomor_berita_acara = models.CharField(max_length=100)
    tanggal = models.DateField()
    hadir = models.JSONField()
    alasan = models.TextField()
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField()
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, related_name="digantikan_oleh")

    objects: ClassVar[models.Manager["PutusanSeri"]] = models.Manager()

    class Meta:
        verbose_name = "putusan nilai seri"
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="putusan_beralasan")]
        triggers = append_only()

    def __str__(self) -> str:
        return self.nomor_berita_acara


class Hasil(models.Model):
    """A sealed ranking. Page, PDF, endpoint and file are all made from this row.

    `masukan` and `keluaran` are exactly what `verifikasi_peringkat` reads and prints; `peserta`
    has the names and titles, recusals and locks that the berita acara shows beside them.
    The seal's digest is taken over all three.
    """

    lowongan = models.ForeignKey(Lowongan, models.PROTECT)
    masukan = models.JSONField()
    keluaran = models.JSONField()
    peserta = models.JSONField()
    segel = models.OneToOneField(Segel, models.PROTECT)
    disegel_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Hasil"]] = models.Manager()

    class Meta:
        verbose_name = "hasil seleksi"
        triggers = append_only()

    def __str__(self) -> str:
        return f"Hasil {self.lowongan}"


class AnulirHasil(models.Model):
    """Why a sealed result was declared void; what it showed stays readable."""

    hasil = models.OneToOneField(Hasil, models.PROTECT)
    alasan = models.TextField()
    dianulir_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dianulir_pada = models.DateTimeField()

    objects: ClassVar[models.Manager["AnulirHasil"]] = models.Manager()

    class Meta:
        verbose_name = "anulir hasil"
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="anulir_beralasan")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"Anulir {self.hasil}"


class BeritaAcara(models.Model):
    """The PDF made from a sealed result by a job; made once."""

    hasil = models.OneToOneField(Hasil, models.PROTECT)
    dokumen = models.OneToOneField(Dokumen, models.PROTECT)
    dibuat_pada = models.DateTimeField()

    objects: ClassVar[models.Manager["BeritaAcara"]] = models.Manager()

    class Meta:
        verbose_name = "berita acara"
        triggers = append_only()

    def __str__(self) -> str:
        return f"Berita acara {self.hasil}"

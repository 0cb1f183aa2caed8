"""One run of the import: how far it is, and what it did."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Stateful
from talent.enums import StatusImpor
from talent.models.lembaga import Instansi


class ImporSIASN(Stateful):
    """`peristiwa` is the event that began it: every row it wrote names it as its source."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    status = models.CharField(max_length=20, choices=StatusImpor, default=StatusImpor.BERJALAN)
    peristiwa = models.UUIDField(unique=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)
    berkas = models.CharField("berkas yang sedang dibaca", max_length=50, blank=True)
    baris = models.PositiveIntegerField("baris yang sudah selesai", default=0)
    dibaca = models.PositiveIntegerField(default=0)
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    sama = models.PositiveIntegerField(default=0)
    ditolak = models.PositiveIntegerField(default=0)
    sidik = models.CharField("sidik laporan (SHA-256)", max_length=64, blank=True)

    class Meta:
        verbose_name = "impor SIASN"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusImpor.SELESAI) | (Q(selesai_pada__isnull=False) & ~Q(sidik="")),
                name="impor_selesai_bersidik",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusImpor.SELESAI)
                | Q(dibaca=models.F("baru") + models.F("berubah") + models.F("sama") + models.F("ditolak")),
                name="impor_semua_terhitung",
            ),
        ]

    def __str__(self) -> str:
        return f"impor #{self.pk}"

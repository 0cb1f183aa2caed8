from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from core.models import Stateful
from seleksi.enums import StatusLembar as S
from seleksi.models.pansel import AnggotaPansel
from seleksi.models.pelamar import Pelamar
from seleksi.models.seleksi import Komponen

TERKUNCI = (
    "IF EXISTS (SELECT 1 FROM seleksi_lembar WHERE status = 'terkunci' AND id IN ({lembar})) "
    "THEN RAISE EXCEPTION 'lembar terkunci'; END IF; RETURN NULL;"
)


class Lembar(Stateful):
    """The sheet of one member for one component: all the member's candidates at once.

    Without a member it is the assessment centre's, entered by the secretariat. `versi` counts
    saves: a second tab that saves an older one is refused, and keeps what was typed.
    """

    komponen = models.ForeignKey(Komponen, models.PROTECT)
    anggota = models.ForeignKey(AnggotaPansel, models.PROTECT, null=True)
    status = models.CharField(max_length=20, choices=S, default=S.TERBUKA)
    versi = models.PositiveIntegerField(default=0)
    disimpan_pada = models.DateTimeField(null=True)
    dikunci_pada = models.DateTimeField(null=True)
    sumber = models.CharField("lembaga asesmen dan nomor surat", max_length=200, blank=True)

    objects: ClassVar[models.Manager["Lembar"]] = models.Manager()

    class Meta:
        verbose_name = "lembar nilai"
        constraints = [
            models.UniqueConstraint(fields=["komponen", "anggota"], name="lembar_satu", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(status=S.TERBUKA, dikunci_pada=None) | Q(status=S.TERKUNCI, dikunci_pada__isnull=False),
                name="lembar_status_lengkap",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="terkunci",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status=S.TERKUNCI.value),
            )
        ]

    def __str__(self) -> str:
        return f"{self.komponen}, {self.anggota or 'lembaga asesmen'}"


class Nilai(models.Model):
    """One score, 0 to 100 with at most two decimals; null while it is a draft without a figure.

    Known to its author only, until every sheet of the component is locked (seleksi.selectors.penilaian).
    """

    lembar = models.ForeignKey(Lembar, models.PROTECT)
    pelamar = models.ForeignKey(Pelamar, models.PROTECT)
    nilai = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    catatan = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Nilai"]] = models.Manager()

    class Meta:
        verbose_name = "nilai"
        constraints = [
            models.UniqueConstraint(fields=["lembar", "pelamar"], name="nilai_satu"),
            models.CheckConstraint(condition=Q(nilai=None) | Q(nilai__gte=0, nilai__lte=100), name="nilai_rentang"),
        ]
        triggers = [
            pgtrigger.Trigger(  # once a statement: a sheet of thirty rows is saved after every pause in typing
                name="terkunci_baru",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="baru"),
                func=TERKUNCI.format(lembar="SELECT lembar_id FROM baru"),
            ),
            pgtrigger.Trigger(
                name="terkunci_ubah",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="lama", new="baru"),
                func=TERKUNCI.format(lembar="SELECT lembar_id FROM baru UNION ALL SELECT lembar_id FROM lama"),
            ),
            pgtrigger.Protect(name="tidak_dihapus", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"nilai {self.pk}"

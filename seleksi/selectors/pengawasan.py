"""Who reads how candidates were admitted and who declared what: the secretariat always, the auditor after the seal."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from core.models import Pengguna
from seleksi.access import lamaran
from seleksi.models import Lowongan, Pelamar, Seleksi
from seleksi.selectors.administrasi import pelamar_diajukan, sekretariat_for
from seleksi.selectors.penilaian import hasilnya_ada
from talent.access import hak
from talent.enums import JenisPeran


@dataclass(frozen=True)
class Bacaan:
    """A selection, the posts of it that this user reads, and whether he runs it or only looks."""

    seleksi: Seleksi
    lowongan: QuerySet[Lowongan]
    mengurus: bool


def lowongan_diaudit(user: Pengguna, pada: date) -> QuerySet[Lowongan]:
    """The auditor oversees the agency's selections, once there is a result that reading can no longer sway; not one
    he applied to himself."""
    instansi = hak(user, pada).instansi_dengan(JenisPeran.AUDITOR)
    rows = Lowongan.objects.filter(hasilnya_ada(), seleksi__instansi__in=instansi)
    return rows.exclude(seleksi__in=[satu.seleksi_id for satu in lamaran(user, pada).values()])


def bacaan(user: Pengguna, seleksi_id: int, pada: date) -> Bacaan | None:
    """None: outside this user's scope."""
    lowongan = Lowongan.objects.filter(seleksi=seleksi_id)
    if seleksi := sekretariat_for(user, pada).filter(pk=seleksi_id).first():
        return Bacaan(seleksi, lowongan, mengurus=True)
    diaudit = lowongan_diaudit(user, pada).filter(seleksi=seleksi_id)
    seleksi = Seleksi.objects.filter(pk__in=diaudit.values("seleksi")).select_related("instansi").first()
    return Bacaan(seleksi, diaudit, mengurus=False) if seleksi else None


def pelamar_dibaca(user: Pengguna, pk: int, pada: date) -> Pelamar | None:
    """A submitted application as its check shows it."""
    rows = pelamar_diajukan().filter(pk=pk)
    milik = rows.filter(lowongan__seleksi__in=sekretariat_for(user, pada)).first()
    return milik or rows.filter(lowongan__in=lowongan_diaudit(user, pada)).first()

"""Roles given by SK, for the personnel office that keeps them."""

from datetime import date

from django.db.models import QuerySet

from core.models import Pengguna
from talent.access import hak
from talent.enums import JenisPeran
from talent.models import Instansi, Peran


def instansi_admin(user: Pengguna, pada: date) -> QuerySet[Instansi]:
    """The agencies whose personnel office the user is."""
    return Instansi.objects.filter(pk__in=hak(user, pada).instansi_dengan(JenisPeran.ADMIN_BKD)).order_by("nama", "pk")


def peran_for(user: Pengguna, pada: date) -> QuerySet[Peran]:
    """Every role granted for those agencies, ended ones too."""
    instansi = hak(user, pada).instansi_dengan(JenisPeran.ADMIN_BKD)
    return Peran.objects.filter(instansi__in=instansi).select_related("pengguna", "instansi", "unit")

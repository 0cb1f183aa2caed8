from datetime import date

from django.db.models import Q, QuerySet

from core.models import Pengguna
from seleksi.access import keanggotaan
from seleksi.enums import JenisSeleksi
from seleksi.models import Lowongan, Seleksi
from talent.access import hak
from talent.enums import JenisPeran

PEMBACA = (JenisPeran.SEKRETARIAT_PANSEL, JenisPeran.ADMIN_BKD, JenisPeran.PPK, JenisPeran.AUDITOR)


def lingkup(user: Pengguna, pada: date) -> Q:
    """Which selections concern this user: the agency's own offices, the panel's members, and whoever may apply."""
    milik = hak(user, pada)
    q = Q(instansi__in=milik.instansi_dengan(*PEMBACA)) | Q(pk__in=list(keanggotaan(user)))
    if milik.pegawai_id is not None:
        dapat_dilamar = Q(jenis=JenisSeleksi.TERBUKA) | Q(instansi=milik.instansi_id)
        q |= Q(diumumkan_pada__isnull=False) & dapat_dilamar
    return q


def seleksi_for(user: Pengguna, pada: date) -> QuerySet[Seleksi]:
    return Seleksi.objects.filter(lingkup(user, pada)).select_related("instansi")


def lowongan_for(user: Pengguna, pada: date) -> QuerySet[Lowongan]:
    """The posts of those selections."""
    terlihat = Lowongan.objects.filter(seleksi__in=Seleksi.objects.filter(lingkup(user, pada)))
    return terlihat.select_related("seleksi__instansi", "jabatan__unit", "ketentuan")

"""Who is told of what happens to a post: user ids."""

from datetime import datetime

from django.utils import timezone

from seleksi.models import AnggotaPansel, Lowongan
from talent.enums import JenisPeran
from talent.models import Peran


def panel(lowongan: Lowongan) -> list[int]:
    rows = AnggotaPansel.objects.filter(pansel__seleksi=lowongan.seleksi_id, keluar_pada=None)
    return list(rows.values_list("pengguna", flat=True))


def pejabat(lowongan: Lowongan, jenis: JenisPeran, at: datetime) -> list[int]:
    """Holders of a role of the agency on that day."""
    rows = Peran.objects.filter(instansi=lowongan.seleksi.instansi_id, jenis=jenis)
    return list(rows.filter(berlaku__contains=timezone.localdate(at)).values_list("pengguna", flat=True))


def sekretariat(lowongan: Lowongan, at: datetime) -> list[int]:
    return pejabat(lowongan, JenisPeran.SEKRETARIAT_PANSEL, at)

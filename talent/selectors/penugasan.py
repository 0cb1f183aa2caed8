from datetime import date

from django.db.models import Case, Value, When

from talent.enums import STRUKTURAL, JenisPenugasan
from talent.models import Jabatan, Pegawai, Penugasan


def pejabat_penilai(pegawai: Pegawai, pada: date) -> Penugasan | None:
    """Who assesses this person on that day, found through posts (PermenPANRB 6/2022: atasan langsung).

    None when the post above is vacant with nobody acting, or when there is none:
    the caller refuses and says so, nobody is guessed.
    """
    jabatan = jabatan_penilai(pegawai, pada)
    return pemegang(jabatan, pada) if jabatan else None


def jabatan_penilai(pegawai: Pegawai, pada: date) -> Jabatan | None:
    """The post above the person's definitive one that day; held or vacant."""
    own = (
        Penugasan.objects.berlaku_pada(pada)
        .filter(pegawai=pegawai, jenis=JenisPenugasan.DEFINITIF)
        .select_related("jabatan__atasan")
        .order_by(Case(When(jabatan__jenis__in=STRUKTURAL, then=Value(0)), default=Value(1)), "pk")
        .first()
    )
    return own.jabatan.atasan if own else None


def pemegang(jabatan: Jabatan, pada: date) -> Penugasan | None:
    """An acting holder goes before the definitive one, who is away while someone acts."""
    return (
        Penugasan.objects.berlaku_pada(pada)
        .filter(jabatan=jabatan)
        .select_related("pegawai", "jabatan")
        .order_by(Case(When(jenis=JenisPenugasan.DEFINITIF, then=Value(1)), default=Value(0)), "pk")
        .first()
    )


def pemegang_definitif(jabatan: Jabatan, pada: date) -> Penugasan | None:
    return (
        Penugasan.objects.berlaku_pada(pada)
        .filter(jabatan=jabatan, jenis=JenisPenugasan.DEFINITIF)
        .select_related("pegawai")
        .first()
    )

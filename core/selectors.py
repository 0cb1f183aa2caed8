from core.hak import SISTEM
from core.models import Notifikasi, Pengguna, Segel, Surat


def pengguna_sistem() -> Pengguna:
    return Pengguna.objects.get(username=SISTEM)


def surat_menunggu() -> list[Surat]:
    return list(Surat.objects.filter(status="menunggu").select_related("kepada").order_by("pk")[:200])


def notifikasi_baru(user: Pengguna) -> list[Notifikasi]:
    return list(Notifikasi.objects.filter(pengguna=user, dibaca_pada=None).order_by("-dibuat_pada", "-pk")[:20])


def segel_publik(kode: str) -> Segel | None:
    """By its code as a person may type it: any case, blanks, with or without hyphens."""
    polos = "".join(c for c in kode.upper() if c.isalnum())
    bersih = "-".join(polos[i : i + 4] for i in range(0, len(polos), 4))
    return Segel.objects.select_related("digantikan_oleh", "pembatalan").filter(kode=bersih).first()

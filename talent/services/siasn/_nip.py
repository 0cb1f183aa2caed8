"""A NIP belongs to one person of the whole country: who may have it, and when it passes from one to another."""

from talent.models import Pegawai
from talent.services.siasn._konteks import Konteks
from talent.services.siasn._sql import jalankan
from talent.siasn.periksa import Baris

MAKS_TUNGGU = 5000  # rows kept in memory; beyond them the file is no correction of a few, and they are refused
LAIN = ""  # the holder is a person of another agency

LEPAS_AKUN = """
UPDATE core_pengguna a SET username = '~' || a.id
FROM talent_pegawai g
WHERE g.pengguna_id = a.id AND g.instansi_id = %(instansi)s AND g.siasn_id = ANY(%(ids)s) AND a.username = ANY(%(nip)s)
"""
LEPAS_NIP = "UPDATE talent_pegawai SET nip = '~' || id WHERE instansi_id = %(instansi)s AND siasn_id = ANY(%(ids)s)"


def tolak_atau_tunggu(k: Konteks, kelompok: list[Baris], *, menunggu: int) -> set[str]:
    """Ids of those whose NIP somebody of the agency still has: the rest of the file may give that one another."""
    pemilik, klaim, tunggu = _pemilik(k, kelompok), dict[str, str](), set[str]()
    for b in kelompok:
        if not b.sah:
            continue
        nip = b.isi["nipBaru"]
        siapa = pemilik.get(nip, b.kunci)
        if siapa not in (b.kunci, LAIN) and menunggu + len(tunggu) < MAKS_TUNGGU:
            tunggu.add(b.kunci)
        elif siapa != b.kunci or klaim.setdefault(nip, b.kunci) != b.kunci:
            b.tolak("nipBaru", "nip_ganda")
    return tunggu


def tolak_yang_tetap(k: Konteks, kelompok: list[Baris]) -> None:
    """Every other row of the file is in the record: a NIP whose holder does not leave it by these rows is taken.

    Whoever is refused leaves nothing, and may so keep out the next.
    """
    pemilik = _pemilik(k, kelompok)
    while tetap := _yang_tetap([b for b in kelompok if b.sah], pemilik):
        for b in tetap:
            b.tolak("nipBaru", "nip_ganda")


def _yang_tetap(minta: list[Baris], pemilik: dict[str, str]) -> list[Baris]:
    pindah, klaim = {b.kunci for b in minta}, dict[str, str]()
    return [
        b
        for b in minta
        if pemilik.get(b.isi["nipBaru"], b.kunci) not in pindah
        or klaim.setdefault(b.isi["nipBaru"], b.kunci) != b.kunci
    ]


def lepaskan(k: Konteks, pindah: list[Baris]) -> None:
    """Before these people take theirs: none of them holds a NIP, nor an account the name that another comes to."""
    ids, nip = [b.kunci for b in pindah], [b.isi["nipBaru"] for b in pindah]
    isi = {"instansi": k.instansi_id, "ids": ids, "nip": nip}
    jalankan(LEPAS_AKUN, isi)
    jalankan(LEPAS_NIP, isi)


def _pemilik(k: Konteks, kelompok: list[Baris]) -> dict[str, str]:
    nip = [b.isi["nipBaru"] for b in kelompok if b.isi.get("nipBaru")]
    rows = Pegawai.objects.filter(nip__in=nip).values_list("nip", "siasn_id", "instansi_id")
    return {nip: siasn_id if instansi == k.instansi_id else LAIN for nip, siasn_id, instansi in rows}

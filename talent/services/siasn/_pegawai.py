"""data-utama: the people, and the account by which each can log in."""

from typing import Any

from django.contrib.auth.hashers import make_password
from psycopg2 import sql

from core.models import Pengguna
from talent.models import Pegawai
from talent.services.siasn._konteks import Hasil, Konteks
from talent.services.siasn._nip import lepaskan, tolak_atau_tunggu, tolak_yang_tetap
from talent.services.siasn._sql import jalankan, nilai, sisipkan
from talent.siasn import kolom
from talent.siasn.periksa import Baris

BANDING = (
    *("nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "jenis_kelamin"),
    *("status_pegawai", "kedudukan", "tmt_cpns", "tmt_berhenti", "unit_id", "golongan", "pendidikan", "surel"),
)

AKUN = sql.SQL(
    "INSERT INTO core_pengguna (username, email, nama, password, is_active) VALUES %s "
    "ON CONFLICT (username) DO NOTHING RETURNING id"
)
PASANG = """
UPDATE talent_pegawai g SET pengguna_id = a.id
FROM core_pengguna a
WHERE a.username = g.nip AND g.pengguna_id IS NULL AND g.id = ANY(%(ids)s)
  AND NOT EXISTS (SELECT FROM talent_pegawai lain WHERE lain.pengguna_id = a.id)
"""


class PengolahPegawai:
    """A NIP that another still has waits: a swap is one change."""

    def __init__(self) -> None:
        self.ditunda: list[Baris] = []
        self.akhir = False

    def __call__(self, k: Konteks, kelompok: list[Baris]) -> Hasil:
        tunggu = set[str]() if self.akhir else tolak_atau_tunggu(k, kelompok, menunggu=len(self.ditunda))
        self.ditunda += [b for b in kelompok if b.kunci in tunggu]
        kini = [b for b in kelompok if b.kunci not in tunggu]
        for b in kini:
            if b.isi.get("unorId") and k.unit and b.isi["unorId"] not in k.unit:
                b.tolak("unorId", "unit_tidak_ada")
        if self.akhir:
            tolak_yang_tetap(k, kini)  # last: whoever is refused for anything keeps the NIP
            lepaskan(k, [b for b in kini if b.sah])
        for b in kini:
            k.orang_ditolak |= _ditolak(b)
        return _tulis(k, [b for b in kini if b.sah]) | dict.fromkeys(tunggu, "ditunda")


def _tulis(k: Konteks, masuk: list[Baris]) -> Hasil:
    hasil = sisipkan(Pegawai, [_kolom(k, b) for b in masuk], banding=BANDING)
    k.penugasan_basi |= bool(hasil)
    if hasil:
        _samakan_akun(k, list(hasil))
        _buat_akun(k, list(hasil))
    return hasil


def _ditolak(b: Baris) -> set[str]:
    """What the histories of a refused person name; an id or NIP that is another row's stays that person's."""
    kode = {t.kode for t in b.tolakan}
    if b.sah or "id_ganda" in kode:
        return set()
    return {b.kunci, "" if "nip_ganda" in kode else b.isi.get("nipBaru") or ""} - {""}


def _kolom(k: Konteks, b: Baris) -> dict[str, Any]:
    milik = {"instansi_id": k.instansi_id, "siasn_id": b.kunci, "unit_id": k.unit.get(b.isi["unorId"])}
    return milik | kolom.pegawai(b.isi)


def _samakan_akun(k: Konteks, siasn_ids: list[str]) -> None:
    """A corrected NIP or name follows into the account; an address the person has set does not."""
    jalankan(
        """
        UPDATE core_pengguna a SET username = g.nip, nama = g.nama
        FROM talent_pegawai g
        WHERE g.pengguna_id = a.id AND g.instansi_id = %(instansi)s AND g.siasn_id = ANY(%(ids)s)
          AND (a.username, a.nama) IS DISTINCT FROM (g.nip, g.nama)
          AND NOT EXISTS (SELECT FROM core_pengguna lain WHERE lain.username = g.nip AND lain.id <> a.id)
        """,
        {"instansi": k.instansi_id, "ids": siasn_ids},
    )


def _buat_akun(k: Konteks, siasn_ids: list[str]) -> None:
    """Without a password: a reset by e-mail opens the account."""
    orang = list(
        Pegawai.objects.filter(instansi=k.instansi_id, siasn_id__in=siasn_ids, pengguna=None)
        .order_by("pk")
        .values_list("pk", "nip", "nama", "surel")
    )
    if orang:
        nilai(AKUN, _akun(orang))
        jalankan(PASANG, {"ids": [pk for pk, *_ in orang]})


def _akun(orang: list[tuple[int, str, str, str]]) -> list[tuple[str, str | None, str, str, bool]]:
    """An address in use elsewhere is left out."""
    surel_mereka = [surel for *_, surel in orang if surel]
    terpakai = set(Pengguna.objects.filter(email__in=surel_mereka).values_list("email", flat=True))
    akun = []
    for _, nip, nama, surel in orang:
        bebas = surel if surel and surel not in terpakai else None
        terpakai.add(surel)
        akun.append((nip, bebas, nama, make_password(None), True))
    return akun

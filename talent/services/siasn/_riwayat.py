"""The histories other than posts: each file one table."""

from collections.abc import Callable
from dataclasses import dataclass

from talent.models import (
    Pegawai,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatHukuman,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
)
from talent.models.riwayat import Riwayat
from talent.services.siasn._konteks import CAP, Hasil, Konteks
from talent.services.siasn._sql import sisipkan
from talent.siasn import kolom
from talent.siasn.kolom import Isi
from talent.siasn.periksa import Baris


@dataclass(frozen=True)
class Orang:
    """The people a batch speaks of, as they are in the record."""

    menurut_id: dict[str, tuple[int, str]]  # SIASN id: ours, NIP
    menurut_nip: dict[str, int]


def cari_orang(k: Konteks, kelompok: list[Baris]) -> Orang:
    milik = Pegawai.objects.filter(instansi=k.instansi_id)
    ids = {b.isi["idPns"] for b in kelompok if b.isi.get("idPns")}
    nip = {b.isi["nipBaru"] for b in kelompok if b.isi.get("nipBaru") and not b.isi.get("idPns")}
    baris = milik.filter(siasn_id__in=ids).values_list("siasn_id", "pk", "nip")
    return Orang(
        {siasn: (pk, n) for siasn, pk, n in baris},
        dict(milik.filter(nip__in=nip).values_list("nip", "pk")) if nip else {},
    )


def orang_dari(k: Konteks, b: Baris, orang: Orang) -> int | None:
    """Whose row it is; refused when that person is not there, was refused, or has another NIP."""
    if b.isi.get("idPns"):
        return _menurut_id(k, b, orang)
    if "idPns" in b.mentah and "idPns" not in b.isi:
        return None  # refused already, as no id
    nip = b.isi.get("nipBaru")
    if nip and (nip in k.orang_ditolak or nip not in orang.menurut_nip):
        b.tolak("nipBaru", "pegawai_tidak_ada")
    elif nip is not None and not nip and not b.tolakan:
        b.tolak("idPns", "wajib_isi")
    return orang.menurut_nip.get(nip or "")


def _menurut_id(k: Konteks, b: Baris, orang: Orang) -> int | None:
    siasn_id = b.isi["idPns"]
    if siasn_id in k.orang_ditolak or siasn_id not in orang.menurut_id:
        b.tolak("idPns", "pegawai_tidak_ada")
        return None
    pk, nip = orang.menurut_id[siasn_id]
    if b.isi.get("nipBaru") and b.isi["nipBaru"] != nip:
        b.tolak("nipBaru", "nip_tidak_cocok", "NIP ini bukan NIP pegawai dengan idPns itu.")
    return pk


def pengolah(model: type[Riwayat], menjadi: Callable[[Isi], Isi]) -> Callable[[Konteks, list[Baris]], Hasil]:
    def olah(k: Konteks, kelompok: list[Baris]) -> Hasil:
        orang = cari_orang(k, kelompok)
        baris = []
        for b in kelompok:
            pegawai = orang_dari(k, b, orang)
            if b.sah:
                isi = {"pegawai_id": pegawai, **menjadi(b.isi)}
                baris.append({"instansi_id": k.instansi_id, "siasn_id": b.kunci, **isi, **k.cap})
        banding = tuple(isi) if baris else ()
        return sisipkan(model, baris, banding=banding, cap=CAP)

    return olah


PENGOLAH = {
    "rw-golongan": pengolah(RiwayatGolongan, kolom.golongan),
    "rw-pendidikan": pengolah(RiwayatPendidikan, kolom.pendidikan),
    "rw-diklat": pengolah(RiwayatDiklat, kolom.diklat),
    "rw-skp22": pengolah(RiwayatKinerja, kolom.kinerja),
    "rw-hukdis": pengolah(RiwayatHukuman, kolom.hukuman),
    "kompetensi": pengolah(RiwayatKompetensi, kolom.kompetensi),
}

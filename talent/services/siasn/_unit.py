"""ref-unor: the tree of units. Read whole: a child may come before its parent."""

from collections.abc import Mapping
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from talent.models import UnitKerja
from talent.services.siasn._konteks import Hasil, Konteks
from talent.services.siasn._sql import nomor_baru, sisipkan
from talent.siasn import kode
from talent.siasn.periksa import Baris
from talent.siasn.pohon import dalam_lingkaran, puncak

SEJAK_AWAL = DateRange(date(1945, 8, 17), None)  # SIASN does not say since when a unit exists
BANDING = ("nama", "induk_id", "perangkat_id", "jenis", "kode")


def muat_unit(k: Konteks) -> None:
    ada = UnitKerja.objects.filter(instansi=k.instansi_id, siasn_id__isnull=False)
    k.unit = dict(ada.values_list("siasn_id", "pk"))


def olah_unit(k: Konteks, semua: list[Baris]) -> Hasil:
    ada = UnitKerja.objects.filter(instansi=k.instansi_id, siasn_id__isnull=False)
    kolom_lama = ada.values_list("siasn_id", "induk__siasn_id", "nama", "jenis")
    lama = {siasn: (induk or "", nama, jenis) for siasn, induk, nama, jenis in kolom_lama}
    masuk = {b.kunci: b for b in semua if b.sah}
    induk = tolak_yang_lepas(masuk, {siasn: satu[0] for siasn, satu in lama.items()}, "DiatasanId", "unit_tidak_ada")
    baru = [kunci for kunci in masuk if kunci not in k.unit]
    k.unit.update(zip(baru, nomor_baru(UnitKerja, len(baru)), strict=True))
    hasil = sisipkan(UnitKerja, [_kolom(k, b, induk, lama) for b in masuk.values()], banding=BANDING)
    for b in masuk.values():
        if b.isi["NamaJabatan"]:
            k.kepala[k.unit[b.kunci]] = (b.isi["NamaJabatan"], b.isi["EselonId"])
    k.jabatan_berubah |= bool(hasil)
    return hasil


def tolak_yang_lepas(masuk: dict[str, Baris], lama: Mapping[str, str], kolom: str, kode_tolak: str) -> dict[str, str]:
    """Refuse, until nothing changes, rows whose parent is not there or is below them; the tree that remains."""
    while True:
        induk = {**lama, **{kunci: b.isi[kolom] for kunci, b in masuk.items()}}
        salah = {kunci: (kolom, kode_tolak) for kunci, b in masuk.items() if b.isi[kolom] not in {"", *induk.keys()}}
        salah |= {
            kunci: ("IndukUnorId", kode_tolak)
            for kunci, b in masuk.items()
            if kunci not in salah and b.isi.get("IndukUnorId", "") and b.isi["IndukUnorId"] not in induk
        }
        salah = salah or {kunci: (kolom, "melingkar") for kunci in dalam_lingkaran(induk) if kunci in masuk}
        if not salah:
            return induk
        for kunci, (kolom_salah, kode_salah) in salah.items():
            masuk.pop(kunci).tolak(kolom_salah, kode_salah)


def _kolom(
    k: Konteks, b: Baris, induk: Mapping[str, str], lama: Mapping[str, tuple[str, str, str]]
) -> dict[str, object]:
    atas = b.isi["DiatasanId"]
    return {
        "id": k.unit[b.kunci],
        "instansi_id": k.instansi_id,
        "siasn_id": b.kunci,
        "nama": b.isi["NamaUnor"],
        "induk_id": k.unit[atas] if atas else None,
        "perangkat_id": k.unit[b.isi["IndukUnorId"] or puncak(induk, b.kunci)],
        "jenis": _jenis(b.isi["NamaUnor"], lama.get(b.kunci)),
        "kode": b.isi["CepatKode"],
        "tipe": "",
        "berlaku": SEJAK_AWAL,
    }


def _jenis(nama: str, lama: tuple[str, str, str] | None) -> str:
    """By its name; a kind that jabatan.json gave, and no name suggested, outlives a new name."""
    if lama and lama[2] != kode.jenis_unit(lama[1]):
        return lama[2]
    return kode.jenis_unit(nama).value

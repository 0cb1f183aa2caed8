"""jabatan.json: posts as the agency itself describes them. Read whole: a post may come before its superior."""

from typing import Any

from django.db.models import QuerySet
from psycopg2 import sql

from talent.enums import STRUKTURAL
from talent.models import Jabatan
from talent.services.siasn._konteks import Hasil, Konteks
from talent.services.siasn._sql import nilai, nomor_baru, sisipkan
from talent.services.siasn._unit import tolak_yang_lepas
from talent.siasn import kode, kolom
from talent.siasn.periksa import Baris

BANDING = (
    *("unit_id", "nama", "jenis", "jenjang", "eselon", "kelas", "bup", "kuota"),
    *("tugas", "syarat", "standar"),
)
ANGKAT = sql.SQL(
    "UPDATE talent_jabatan j SET siasn_id = v.siasn_id FROM (VALUES %s) AS v (id, siasn_id) "
    "WHERE j.id = v.id RETURNING j.id"
)
ATASAN = sql.SQL(
    "UPDATE talent_jabatan j SET atasan_id = v.atasan FROM (VALUES %s) AS v (id, atasan) "
    "WHERE j.id = v.id AND j.atasan_id IS DISTINCT FROM v.atasan RETURNING j.siasn_id"
)
JENIS_UNIT = sql.SQL(
    "UPDATE talent_unitkerja u SET jenis = coalesce(v.jenis, u.jenis), tipe = coalesce(v.tipe, u.tipe) "
    "FROM (VALUES %s) AS v (id, jenis, tipe) WHERE u.id = v.id AND "
    "(u.jenis, u.tipe) IS DISTINCT FROM (coalesce(v.jenis, u.jenis), coalesce(v.tipe, u.tipe)) RETURNING u.id"
)
KunciPos = tuple[int, str, str]  # unit, family of kinds, name as compared


def kunci_pos(unit_id: int, jenis: str, nama: str) -> KunciPos:
    return (unit_id, kolom.keluarga(jenis), kode.padat(nama))


def olah_jabatan(k: Konteks, semua: list[Baris]) -> Hasil:
    masuk = _yang_masuk(k, semua)
    diangkat = _angkat_yang_timbul(k, masuk)
    pk = dict(_milik(k).values_list("siasn_id", "pk"))
    kosong = [kunci for kunci in masuk if kunci not in pk]
    pk.update(zip(kosong, nomor_baru(Jabatan, len(kosong)), strict=True))
    _lepas_kepala(k, masuk)
    tertulis = sisipkan(Jabatan, [_kolom(k, b, pk) for b in masuk.values()], banding=BANDING)
    lain = [*diangkat, *_pasang_atasan(masuk, pk), *_beri_jenis_unit(k, masuk)]
    hasil = dict.fromkeys(lain, "berubah") | tertulis
    _ingat(k, masuk, pk)
    k.jabatan_berubah |= bool(hasil)
    k.penugasan_basi |= bool(hasil)
    return hasil


def _lepas_kepala(k: Konteks, masuk: dict[str, Baris]) -> None:
    """A post that moves to another unit leads its old one no more; whom the new one has is found anew (_susunan)."""
    kepala = _milik(k).filter(kepala_unit=True).values_list("pk", "siasn_id", "unit_id")
    pindah = [pk for pk, kunci, unit in kepala if kunci in masuk and k.unit[masuk[kunci].isi["unorId"]] != unit]
    Jabatan.objects.filter(pk__in=pindah).update(kepala_unit=False)


def _milik(k: Konteks) -> QuerySet[Jabatan]:
    return Jabatan.objects.filter(instansi=k.instansi_id, siasn_id__isnull=False)


def _yang_masuk(k: Konteks, semua: list[Baris]) -> dict[str, Baris]:
    """Rows whose unit and superior are there."""
    for b in semua:
        if b.isi.get("unorId") and b.isi["unorId"] not in k.unit:
            b.tolak("unorId", "unit_tidak_ada")
    masuk = {b.kunci: b for b in semua if b.sah}
    lama = {siasn: atas or "" for siasn, atas in _milik(k).values_list("siasn_id", "atasan__siasn_id")}
    tolak_yang_lepas(masuk, lama, "atasanId", "jabatan_tidak_ada")
    return masuk


def _kolom(k: Konteks, b: Baris, pk: dict[str, int]) -> dict[str, Any]:
    milik = {"id": pk[b.kunci], "instansi_id": k.instansi_id, "siasn_id": b.kunci, "kepala_unit": False}
    return milik | {"unit_id": k.unit[b.isi["unorId"]]} | kolom.jabatan(b.isi)


def _angkat_yang_timbul(k: Konteks, masuk: dict[str, Baris]) -> list[str]:
    """A post that arose from histories before is the same post: it gets the id, and keeps its holders."""
    ada = set(_milik(k).values_list("siasn_id", flat=True))
    pos = _yang_timbul(k)
    baru = {kunci: kunci_pos(k.unit[b.isi["unorId"]], b.isi["jenis"], b.isi["nama"]) for kunci, b in masuk.items()}
    cocok = [(pos.pop(tempat), kunci) for kunci, tempat in baru.items() if kunci not in ada and tempat in pos]
    if cocok:
        nilai(ANGKAT, cocok)
    return [siasn_id for _, siasn_id in cocok]


def _yang_timbul(k: Konteks) -> dict[KunciPos, int]:
    timbul = Jabatan.objects.filter(instansi=k.instansi_id, siasn_id=None).order_by("-pk")
    kolom_pos = timbul.values_list("pk", "unit_id", "jenis", "nama")
    return {kunci_pos(unit, jenis, nama): pk for pk, unit, jenis, nama in kolom_pos}


def _pasang_atasan(masuk: dict[str, Baris], pk: dict[str, int]) -> list[str]:
    """The superiors that jabatan.json names; the others follow from the units (see _susunan)."""
    pasangan = [(pk[kunci], pk[b.isi["atasanId"]]) for kunci, b in masuk.items() if b.isi["atasanId"]]
    return [siasn_id for (siasn_id,) in (nilai(ATASAN, pasangan) if pasangan else [])]


def _beri_jenis_unit(k: Konteks, masuk: dict[str, Baris]) -> list[str]:
    """jenisUnit and tipe stand with the head's post and speak of its unit; empty says nothing."""
    pasangan = {
        k.unit[b.isi["unorId"]]: (b.kunci, b.isi["jenisUnit"], b.isi["tipe"])
        for b in masuk.values()
        if b.isi["jenisUnit"] or b.isi["tipe"]
    }
    isi = [(pk, jenis, tipe) for pk, (_, jenis, tipe) in pasangan.items()]
    berubah = nilai(JENIS_UNIT, isi, "(%s::bigint, %s::text, %s::text)") if isi else []
    return [pasangan[pk][0] for (pk,) in berubah]


def _ingat(k: Konteks, masuk: dict[str, Baris], pk: dict[str, int]) -> None:
    for kunci, b in masuk.items():
        if b.isi["jenisUnit"] and b.isi["jenis"] in STRUKTURAL:
            k.kepala_pasti.setdefault(k.unit[b.isi["unorId"]], pk[kunci])
        if not b.isi["atasanId"]:
            k.tanpa_atasan.add(pk[kunci])

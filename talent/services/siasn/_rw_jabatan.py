"""rw-jabatan: which post each row speaks of, arising it when nobody has described it; the days follow later."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from talent import rules
from talent.enums import STRUKTURAL, JenisJabatan, JenisPenugasan, PenugasanLain
from talent.models import Jabatan, RiwayatJabatan
from talent.services.siasn._jabatan import KunciPos, kunci_pos
from talent.services.siasn._konteks import CAP, Hasil, Konteks
from talent.services.siasn._riwayat import cari_orang, orang_dari
from talent.services.siasn._sql import nomor_baru, sisipkan
from talent.siasn import kode, kolom
from talent.siasn.periksa import Baris

BANDING = (
    *("pegawai_id", "jabatan_id", "nama_jabatan", "jenis", "eselon", "jenis_penugasan", "unit_id", "nama_unit"),
    *("tmt", "tmt_pelantikan", "nomor_sk", "tanggal_sk", "tanggal_dicabut"),
)


Serentak = tuple[dict[Any, Any], dict[Any, Any]]  # by seat and day who, by person and day which seat


@dataclass
class Pos:
    """A post as a row of history needs it; `pk` is None while it is only about to arise."""

    pk: int | None
    jenis: JenisJabatan
    eselon: str


class PengolahJabatan:
    """The posts of the agency are loaded once for the file."""

    def __init__(self, k: Konteks) -> None:
        self.ditunda: list[Baris] = []
        self.akhir = False
        self.pos: dict[KunciPos, Pos] = {}
        for pk, unit, jenis, nama, eselon in (
            Jabatan.objects.filter(instansi=k.instansi_id)
            .order_by("-pk")
            .values_list("pk", "unit_id", "jenis", "nama", "eselon")
        ):
            self.pos[kunci_pos(unit, jenis, nama)] = Pos(pk, JenisJabatan(jenis), eselon)

    def __call__(self, k: Konteks, kelompok: list[Baris]) -> Hasil:
        orang = cari_orang(k, kelompok)
        pegawai = {b.nomor: orang_dari(k, b, orang) for b in kelompok}
        pilihan = {b.nomor: self._pos(k, b) for b in kelompok}
        tunggu = _periksa_serentak(k, kelompok, pegawai, pilihan, akhir=self.akhir)
        luar = [b for b in kelompok if b.sah and _di_luar(k, b.isi)]
        sah = [b for b in kelompok if b.sah and b.kunci not in tunggu and not _di_luar(k, b.isi)]
        self._timbulkan(k, sah, pilihan)
        hasil = _tulis(k, sah, pegawai, pilihan)
        lama = _yang_lama(luar, pegawai)  # of what is in the record now, these rows among it
        hasil |= _tulis(k, [b for b in luar if b.kunci in lama], pegawai, pilihan)
        tunggu |= self._tolak_atau_tunggu([b for b in luar if b.kunci not in lama])
        self.ditunda += [b for b in kelompok if b.kunci in tunggu]
        return hasil | dict.fromkeys(tunggu, "ditunda")

    def _tolak_atau_tunggu(self, luar: list[Baris]) -> set[str]:
        """A current post in an unknown unit is refused, once the file has no later post of that person to show."""
        if not self.akhir:
            return {b.kunci for b in luar}
        for b in luar:
            b.tolak("unorId", "unit_tidak_ada")
        return set()

    def _pos(self, k: Konteks, b: Baris) -> Pos | None:
        """None when the row names no unit, or no unit was ever read: the history stands, without a seat."""
        isi = b.isi
        unit = isi.get("unorId")
        if _tanpa_masa(isi) or _di_luar(k, isi):
            if isi.get("struktural"):
                isi["jenis"] = isi["jenis"] or kode.jenis_struktural(isi["nama"])
            if not b.sah and not _tanpa_masa(isi):
                b.tolak("unorId", "unit_tidak_ada")
            return None
        ada = self._yang_ada(k, isi)
        if isi.get("struktural") and isi["nama"] and "eselonId" in isi and not ada:
            _lengkapi_jenis(k, b)
        if ada or unit not in k.unit or not isi.get("nama") or not isi.get("jenis"):
            return ada
        return Pos(None, isi["jenis"], isi["eselonId"][0].value if isi.get("eselonId") else "")

    def _yang_ada(self, k: Konteks, isi: dict[str, Any]) -> Pos | None:
        """A structural post is found by its name, whatever eselon the row has or lacks."""
        jenis = isi.get("jenis") or (JenisJabatan.ADMINISTRATOR if isi.get("struktural") else None)
        if not jenis or not isi.get("nama") or isi.get("unorId") not in k.unit:
            return None
        return self.pos.get(kunci_pos(k.unit[isi["unorId"]], jenis, isi["nama"]))

    def _timbulkan(self, k: Konteks, sah: list[Baris], pilihan: dict[int, Pos | None]) -> None:
        """One post for all rows of the batch that speak of it."""
        baru: dict[KunciPos, tuple[Baris, Pos]] = {}
        for b in sah:
            pos = pilihan[b.nomor]
            if pos and pos.pk is None:
                kunci = kunci_pos(k.unit[b.isi["unorId"]], pos.jenis, b.isi["nama"])
                pilihan[b.nomor] = baru.setdefault(kunci, (b, pos))[1]
        if not baru:
            return
        for (_, pos), pk in zip(baru.values(), nomor_baru(Jabatan, len(baru)), strict=True):
            pos.pk = pk
        Jabatan.objects.bulk_create([_jabatan(k, b, pos) for b, pos in baru.values()])
        self.pos |= {kunci: pos for kunci, (_, pos) in baru.items()}
        k.jabatan_berubah = True


def _tanpa_masa(isi: dict[str, Any]) -> bool:
    """Withdrawn by SIASN, or an additional task: it speaks of no post, takes no seat and gives no appointment."""
    return bool(isi.get("deletedAt")) or isi.get("jenisPenugasanId") == PenugasanLain.TUGAS_TAMBAHAN


def _di_luar(k: Konteks, isi: dict[str, Any]) -> bool:
    """A post in a unit that is not the agency's, as careers begin elsewhere."""
    unit = isi.get("unorId")
    return bool(unit and k.unit and unit not in k.unit) and not _tanpa_masa(isi)


def _yang_lama(luar: list[Baris], pegawai: dict[int, int | None]) -> set[str]:
    """Those after which their person has a definitive post: they are over."""
    if not luar:
        return set()
    tetap = RiwayatJabatan.objects.filter(jenis_penugasan=JenisPenugasan.DEFINITIF, tanggal_dicabut=None)
    lain = tetap.exclude(siasn_id__in=[b.kunci for b in luar])  # as they were, they prove nothing
    orang = lain.filter(pegawai__in={pegawai[b.nomor] for b in luar}).values_list("pegawai")
    terakhir = dict(orang.annotate(terakhir=Max("tmt")))
    return {b.kunci for b in luar if b.isi["tmtJabatan"] < terakhir.get(pegawai[b.nomor], date.min)}


def _tulis(
    k: Konteks, sah: list[Baris], pegawai: dict[int, int | None], pilihan: dict[int, Pos | None]
) -> dict[str, str]:
    baris = [_kolom(k, b, pegawai[b.nomor], pilihan[b.nomor]) for b in sah]
    hasil = sisipkan(RiwayatJabatan, baris, banding=BANDING, cap=CAP)
    k.penugasan_basi |= bool(hasil)
    return hasil


def _lengkapi_jenis(k: Konteks, b: Baris) -> None:
    """The level of a structural post without eselon: as ref-unor says of its unit, else by its name."""
    isi = b.isi
    isi["jenis"] = (
        isi["jenis"] or _jenis_dari_unit(k, isi.get("unorId"), isi["nama"]) or kode.jenis_struktural(isi["nama"])
    )
    if not isi["jenis"]:
        b.tolak("eselonId", "wajib_isi", "Jenis jabatan struktural ini tidak terbaca tanpa eselon.")


def _jenis_dari_unit(k: Konteks, unit: str | None, nama: str) -> JenisJabatan | None:
    """ref-unor gives the eselon of the head of a unit."""
    kepala = k.kepala.get(k.unit.get(unit or "", 0))
    return kepala[1][1] if kepala and kepala[1] and kode.padat(kepala[0]) == kode.padat(nama) else None


def _jabatan(k: Konteks, b: Baris, pos: Pos) -> Jabatan:
    jenjang = kode.jenjang(b.isi["nama"]) if b.isi["jenjang"] else None
    return Jabatan(
        pk=pos.pk,
        instansi_id=k.instansi_id,
        unit_id=k.unit[b.isi["unorId"]],
        nama=b.isi["nama"],
        jenis=pos.jenis,
        jenjang=jenjang or "",
        eselon=pos.eselon,
        bup=rules.bup(pos.jenis, jenjang=jenjang),
    )


def _kolom(k: Konteks, b: Baris, pegawai: int | None, pos: Pos | None) -> dict[str, Any]:
    jenis, eselon = (pos.jenis, pos.eselon) if pos else (b.isi["jenis"], "")
    unit = k.unit.get(b.isi["unorId"])
    return {
        "instansi_id": k.instansi_id,
        "siasn_id": b.kunci,
        "pegawai_id": pegawai,
        "jabatan_id": pos.pk if pos else None,
        "unit_id": unit,
        "nama_unit": "" if unit else b.isi["unorNama"] or b.isi["namaUnor"],
        **kolom.riwayat_jabatan(b.isi, jenis=jenis, eselon=eselon),
        **k.cap,
    }


def _periksa_serentak(
    k: Konteks, kelompok: list[Baris], pegawai: dict[int, int | None], pilihan: dict[int, Pos | None], *, akhir: bool
) -> set[str]:
    """Two people in one seat, or one person in two, from the same day: the second is refused.

    A row of the record may yet be replaced further on in the file: who meets one waits for the end; these.
    """
    calon = [b for b in kelompok if b.sah and _kursi(b, pilihan[b.nomor])]
    tercatat = _yang_ada(k, calon)
    baru: Serentak = ({}, {})
    tunggu: set[str] = set()
    for b in calon:
        hari, siapa, tempat = b.isi["tmtJabatan"], pegawai[b.nomor], _tempat(k, b, pilihan[b.nomor])
        if not akhir and _bentrok(tercatat, hari, siapa, tempat):
            tunggu.add(b.kunci)
        elif sebab := _bentrok(tercatat, hari, siapa, tempat) or _bentrok(baru, hari, siapa, tempat):
            b.tolak("tmtJabatan", sebab)
        else:
            baru[0][tempat, hari], baru[1][siapa, hari] = siapa, tempat
    return tunggu


def _bentrok(ada: Serentak, hari: date, siapa: int | None, tempat: object) -> str:
    kursi, orang = ada
    if kursi.get((tempat, hari), siapa) != siapa:
        return "jabatan_terisi"
    return "rangkap_struktural" if orang.get((siapa, hari), tempat) != tempat else ""


def _kursi(b: Baris, pos: Pos | None) -> bool:
    definitif = b.isi["jenisPenugasanId"] in {None, JenisPenugasan.DEFINITIF}
    return bool(pos and pos.jenis in STRUKTURAL and definitif)


def _tempat(k: Konteks, b: Baris, pos: Pos | None) -> object:
    """The seat: its key, or what will be its key once it has arisen."""
    return pos.pk if pos and pos.pk else (k.unit[b.isi["unorId"]], kode.padat(b.isi["nama"]))


def _yang_ada(k: Konteks, calon: list[Baris]) -> Serentak:
    """Definitive structural rows of these days that the batch does not itself replace."""
    ada = list(
        RiwayatJabatan.objects.filter(
            instansi=k.instansi_id,
            siasn_id__isnull=False,
            jabatan__jenis__in=STRUKTURAL,
            jenis_penugasan=JenisPenugasan.DEFINITIF,
            tmt__in={b.isi["tmtJabatan"] for b in calon},
        )
        .exclude(siasn_id__in=[b.kunci for b in calon])
        .order_by("pk")
        .values_list("jabatan_id", "pegawai_id", "tmt")
    )
    kursi = {(jabatan, tmt): siapa for jabatan, siapa, tmt in ada}
    orang = {(siapa, tmt): jabatan for jabatan, siapa, tmt in ada}
    return kursi, orang

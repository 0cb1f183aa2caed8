from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from core.models import Pengguna
from seleksi.enums import UnsurPansel
from seleksi.models import AnggotaPansel, Ketentuan, Lowongan, Seleksi
from seleksi.rules import pansel as rules
from seleksi.rules.masalah import Masalah
from seleksi.rules.pansel import Komposisi
from talent.enums import STRUKTURAL, JenisPenugasan, JenisPeran
from talent.models import Pegawai, Penugasan, Peran
from talent.rules import nama_tanpa_gelar

TEMUAN = 20


@dataclass(frozen=True)
class CalonAnggota:
    pegawai: Pegawai
    penugasan: Penugasan | None  # the definitive post that would be frozen
    setingkat: bool | None = None  # at or above the vacant posts; None: no vacant post yet, or no post


def anggota_aktif(seleksi: Seleksi) -> QuerySet[AnggotaPansel]:
    return AnggotaPansel.objects.filter(pansel__seleksi=seleksi, keluar_pada=None).select_related("pengguna")


def anggota_keluar(seleksi: Seleksi) -> QuerySet[AnggotaPansel]:
    return AnggotaPansel.objects.filter(pansel__seleksi=seleksi, keluar_pada__isnull=False)


def berperan_lain(seleksi: Seleksi, orang: Iterable[Pengguna], pada: date) -> list[Masalah]:
    """What the roles these people hold that day in the agency say against a seat on the panel."""
    rows = Peran.objects.filter(pengguna__in=list(orang), instansi=seleksi.instansi_id, berlaku__contains=pada)
    rows = rows.select_related("pengguna").order_by("pk")
    return list(rules.periksa_peran_lain((str(row.pengguna), JenisPeran(row.jenis)) for row in rows))


def sebagai_anggota(row: AnggotaPansel) -> rules.AnggotaPansel:
    return rules.AnggotaPansel(
        kunci=row.pengguna.username,
        nama=row.nama,
        peran=row.peran,
        internal=row.unsur == UnsurPansel.INTERNAL,
        pemerintah=row.pemerintah,
        jenis_jabatan=row.tingkat,
        jenjang=row.jenjang,
        nonpartai=row.bukan_parpol_pada is not None,
    )


def komposisi(anggota: Iterable[AnggotaPansel], lowongan: Iterable[Lowongan]) -> Komposisi:
    """Judged by the provisions of every vacant post: the panel must be good for all of them."""
    orang = [sebagai_anggota(row) for row in anggota]
    ukuran = {(lo.jabatan.jenis, lo.ketentuan_id): lo for lo in lowongan}
    hasil = [
        rules.periksa_pansel(orang, jenis_lowongan=jenis, ketentuan=ketentuan_pansel(lo.ketentuan))
        for (jenis, _), lo in ukuran.items()
    ]
    masalah = tuple(dict.fromkeys(m for satu in hasil for m in satu.masalah))
    langkah = tuple(dict.fromkeys(step for satu in hasil for step in satu.langkah))
    return Komposisi(masalah, langkah)


def ketentuan_pansel(row: Ketentuan) -> rules.KetentuanPansel:
    return rules.KetentuanPansel(
        minimal_anggota=row.pansel_minimum,
        maksimal_anggota=row.pansel_maksimum,
        internal_maksimum=Fraction(row.internal_maksimum),
        minimal_penilai=row.minimal_penilai,
        dasar=row.dasar,
    )


def cari_calon(q: str, pada: date, lowongan: Iterable[Lowongan] = ()) -> list[CalonAnggota]:
    """People of the record by name or NIP, with the definitive post of the day; two queries.

    Those whose post is at or above the vacant ones come first, also when more are found than are shown.
    """
    nip = "".join(c for c in q if c.isdecimal())
    cocok = Q(nama_urut__contains=nama_tanpa_gelar(q).upper())
    if len(nip) >= 6:
        cocok |= Q(nip__startswith=nip)
    cukup = rules.setingkat(lo.jabatan.jenis for lo in lowongan)
    rows = Pegawai.objects.filter(cocok).select_related("instansi", "pengguna").annotate(dahulu=_menjabat(cukup, pada))
    rows = rows.order_by("-dahulu", "nama_urut", "pk").prefetch_related(_definitif(pada))
    return sorted(_calon(rows[:TEMUAN], cukup), key=lambda c: not c.setingkat)


def _menjabat(posisi: Collection[tuple[str, str]], pada: date) -> Exists:
    """Condition on people: holds one of these kinds of post that day."""
    rows = Penugasan.objects.berlaku_pada(pada).filter(jenis=JenisPenugasan.DEFINITIF, pegawai=OuterRef("pk"))
    biasa = [jenis for jenis, jenjang in posisi if not jenjang]
    cocok = Q(jabatan__jenis__in=biasa)
    for jenis, jenjang in posisi:
        if jenjang:
            cocok |= Q(jabatan__jenis=jenis, jabatan__jenjang=jenjang)
    return Exists(rows.filter(cocok))


def calon(pegawai: Pegawai, pada: date) -> CalonAnggota:
    rows = Pegawai.objects.filter(pk=pegawai.pk).select_related("instansi", "pengguna")
    return next(_calon(rows.prefetch_related(_definitif(pada))))


def _definitif(pada: date) -> "Prefetch[str, QuerySet[Penugasan], str]":
    rows = Penugasan.objects.berlaku_pada(pada).filter(jenis=JenisPenugasan.DEFINITIF)
    return Prefetch("penugasan_set", rows.select_related("jabatan__unit"), to_attr="definitif")


def _calon(rows: QuerySet[Pegawai], cukup: Collection[tuple[str, str]] = frozenset()) -> Iterator[CalonAnggota]:
    for row in rows:
        posts = sorted(vars(row)["definitif"], key=lambda p: (p.jabatan.jenis not in STRUKTURAL, p.pk))
        penugasan = posts[0] if posts else None
        yield CalonAnggota(row, penugasan, _cukup(penugasan, cukup))


def _cukup(penugasan: Penugasan | None, cukup: Collection[tuple[str, str]]) -> bool | None:
    if penugasan is None or not cukup:
        return None
    jabatan = penugasan.jabatan
    return (jabatan.jenis, jabatan.jenjang if jabatan.jenis == rules.FUNGSIONAL else "") in cukup

"""Whether a frozen profile meets the requirements of a vacant post, each with its reason.

A datum that is not recorded makes its requirement undecided (`data_kurang`), never met and never
unmet. Readings where the text is silent: docs/adr/0012 (age), 0014 (time in post), 0015 (sanctions).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.langkah import Langkah
from core.tanggal import tulis_tanggal
from seleksi.enums import AlasanKelayakan as A
from seleksi.rules.masa import jumlah_masa, tambah_tahun, umur
from seleksi.rules.syarat import Posisi, Syarat
from talent.profil import HukumanProfil, JabatanProfil, Profil

TINGKAT_PENDIDIKAN = ("sd", "smp", "slta", "d1", "d2", "d3", "d4", "s1", "s2", "s3")
PREDIKAT = frozenset({"sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"})
JENIS_BERJENJANG = frozenset({"fungsional_keahlian", "fungsional_keterampilan"})
HUKUMAN_MENGHALANGI = frozenset({"sedang", "berat"})  # PP 94/2021 [V2 BPK infographic]
HUKUMAN_DIKENAL = HUKUMAN_MENGHALANGI | {"ringan"}
PEMERIKSA = "diperiksa sekretariat Pansel: "


@dataclass(frozen=True)
class Butir:
    kode: str  # AlasanKelayakan, or the officer's own: pengalaman, rekam_jejak, kesehatan
    judul: str
    memenuhi: bool | None  # None: not decided
    fakta: str
    dasar: str
    oleh_petugas: bool = False  # no datum decides it: the officer verifies

    @property
    def yang_diperiksa(self) -> str:
        """What the officer confirms."""
        return self.fakta.removeprefix(PEMERIKSA)

    @property
    def langkah(self) -> Langkah:
        putusan = {True: "memenuhi", False: "tidak memenuhi"}
        belum = "diperiksa petugas" if self.oleh_petugas else "data kurang"
        nilai = belum if self.memenuhi is None else putusan[self.memenuhi]
        return Langkah(self.judul, self.fakta, nilai, self.dasar)


@dataclass(frozen=True)
class Kelayakan:
    butir: tuple[Butir, ...]
    pada: date
    pelantikan: date

    @property
    def memenuhi(self) -> bool:
        return not self.alasan

    @property
    def alasan(self) -> tuple[str, ...]:
        """Codes of what is not met, in the order of the requirements; `data_kurang` once, last."""
        kode = [b.kode for b in self.butir if b.memenuhi is False]
        return (*kode, A.DATA_KURANG.value) if self.data_kurang else tuple(kode)

    @property
    def data_kurang(self) -> tuple[str, ...]:
        """Requirements that wait for a datum."""
        return tuple(b.kode for b in self.butir if b.memenuhi is None and not b.oleh_petugas)

    @property
    def langkah(self) -> tuple[Langkah, ...]:
        return tuple(b.langkah for b in self.butir)


def periksa(profil: Profil, syarat: Syarat, *, pada: date, pelantikan: date) -> Kelayakan:
    """`pada`: the day of the check, for posts, predikat and sanctions. Age is taken on `pelantikan`."""
    butir = (
        _usia(profil, syarat, pada, pelantikan),
        _pendidikan(profil, syarat),
        _jabatan(profil, syarat, pada),
        _kinerja(profil, syarat, pada),
        _hukuman(profil, syarat, pada),
        _status(profil, syarat),
        *_oleh_petugas(syarat),
    )
    return Kelayakan(butir, pada, pelantikan)


def _butir(kode: A, memenuhi: bool | None, fakta: str, dasar: str) -> Butir:  # noqa: FBT001 - the decision itself
    return Butir(kode.value, str(kode.label), memenuhi, fakta, dasar)


def _usia(profil: Profil, syarat: Syarat, pada: date, pelantikan: date) -> Butir:
    setingkat = any(j.jenis == syarat.jenis and _menjabat(j, pada) for j in profil.jabatan)
    dasar = (setingkat and syarat.dasar_usia_setingkat) or syarat.dasar_usia or syarat.dasar
    if profil.tanggal_lahir is None:
        return _butir(A.USIA, None, "tanggal lahir belum tercatat", dasar)
    usia = umur(profil.tanggal_lahir, pelantikan)
    batas = _usia_maksimum(syarat, setingkat=setingkat)
    fakta = f"{usia} tahun pada rencana pelantikan {tulis_tanggal(pelantikan)}, paling tinggi {batas} tahun"
    return _butir(A.USIA, usia <= batas, fakta, dasar)


def _usia_maksimum(syarat: Syarat, *, setingkat: bool) -> int:
    batas = syarat.usia_maksimum
    if setingkat and syarat.usia_maksimum_setingkat is not None:
        batas = syarat.usia_maksimum_setingkat
    sebelum_bup = syarat.bup - 1
    return sebelum_bup if batas is None else min(batas, sebelum_bup)


def _menjabat(jabatan: JabatanProfil, pada: date) -> bool:
    berjalan = jabatan.mulai <= pada and (jabatan.sampai is None or pada < jabatan.sampai)
    return berjalan and jabatan.jenis_penugasan == "definitif"


def _pendidikan(profil: Profil, syarat: Syarat) -> Butir:
    dasar = syarat.dasar_pendidikan or syarat.dasar
    paling_rendah = min(syarat.pendidikan, key=TINGKAT_PENDIDIKAN.index).upper()
    dikenal = [p for p in profil.pendidikan if p.tingkat in TINGKAT_PENDIDIKAN]
    memenuhi = any(p.tingkat in syarat.pendidikan for p in dikenal)
    if not memenuhi and len(dikenal) < max(1, len(profil.pendidikan)):
        return _butir(A.PENDIDIKAN, None, "riwayat pendidikan belum tercatat lengkap", dasar)
    tertinggi = max(dikenal, key=lambda p: TINGKAT_PENDIDIKAN.index(p.tingkat))
    fakta = f"pendidikan tertinggi {tertinggi.tingkat.upper()} {tertinggi.nama}".strip()
    return _butir(A.PENDIDIKAN, memenuhi, f"{fakta}, paling rendah {paling_rendah}", dasar)


def _jabatan(profil: Profil, syarat: Syarat, pada: date) -> Butir:
    """Definitive time only: acting (Plt, Plh, Pj) is a mandate, not a post held."""
    dasar = syarat.dasar_jabatan or syarat.dasar
    dihitung = frozenset(syarat.jabatan) | frozenset(syarat.jabatan_lebih_tinggi)
    definitif = [j for j in profil.jabatan if j.jenis_penugasan == "definitif" and j.mulai < pada]
    masa = jumlah_masa(_periode((j for j in definitif if _posisi(j) in dihitung), pada))
    memenuhi = masa.tahun >= syarat.tahun_jabatan
    if not memenuhi and (not profil.jabatan or any(_tidak_jelas(j) for j in profil.jabatan if j.mulai < pada)):
        return _butir(A.JABATAN, None, "riwayat jabatan belum tercatat lengkap", dasar)
    sebutan = " atau ".join(_sebut(p) for p in syarat.jabatan)
    fakta = f"{masa} definitif dalam jabatan {sebutan} atau lebih tinggi, paling sedikit {syarat.tahun_jabatan} tahun"
    return _butir(A.JABATAN, memenuhi, fakta, dasar)


def _posisi(jabatan: JabatanProfil) -> Posisi:
    return jabatan.jenis, jabatan.jenjang if jabatan.jenis in JENIS_BERJENJANG else ""


def _tidak_jelas(jabatan: JabatanProfil) -> bool:
    """It could be a post that counts: nobody wrote down which, or how it was held."""
    tanpa_jenjang = jabatan.jenis in JENIS_BERJENJANG and not jabatan.jenjang
    return not jabatan.jenis or not jabatan.jenis_penugasan or tanpa_jenjang


def _periode(jabatan: Iterable[JabatanProfil], pada: date) -> list[tuple[date, date]]:
    return [(j.mulai, pada if j.sampai is None else min(j.sampai, pada)) for j in jabatan]


def _sebut(posisi: Posisi) -> str:
    return (posisi[1] or posisi[0]).replace("_", " ").replace("jpt", "JPT")


def _kinerja(profil: Profil, syarat: Syarat, pada: date) -> Butir:
    """The last full calendar years before the check; a second row of a year must be good too."""
    tahun = range(pada.year - syarat.tahun_kinerja, pada.year)
    ada = {t: [k.predikat for k in profil.kinerja if k.tahun == t and k.predikat in PREDIKAT] for t in tahun}
    fakta = "; ".join(f"{t}: {_sebut_predikat(p)}" for t, p in ada.items())
    if any(p not in syarat.predikat_minimal for daftar in ada.values() for p in daftar):
        return _butir(A.KINERJA, memenuhi=False, fakta=fakta, dasar=syarat.dasar_kinerja)
    return _butir(A.KINERJA, True if all(ada.values()) else None, fakta, syarat.dasar_kinerja)


def _sebut_predikat(predikat: list[str]) -> str:
    return ", ".join(predikat).replace("_", " ") if predikat else "belum tercatat"


def _hukuman(profil: Profil, syarat: Syarat, pada: date) -> Butir:
    sejak = tambah_tahun(pada, -syarat.tahun_bebas_hukuman)
    berlaku = [h for h in profil.hukuman if _dihitung(h, sejak, pada)]
    menghalangi = [h for h in berlaku if h.tingkat in HUKUMAN_MENGHALANGI]
    if menghalangi:
        fakta = "; ".join(f"{h.tingkat} sejak {tulis_tanggal(h.mulai)}: {h.nama}" for h in menghalangi)
        return _butir(A.HUKUMAN_DISIPLIN, memenuhi=False, fakta=fakta, dasar=syarat.dasar_hukuman)
    if any(h.tingkat not in HUKUMAN_DIKENAL for h in berlaku):
        return _butir(A.HUKUMAN_DISIPLIN, None, "tingkat hukuman belum tercatat", syarat.dasar_hukuman)
    fakta = f"tidak ada hukuman sedang atau berat sejak {tulis_tanggal(sejak)}"
    dibatalkan = sum(1 for h in profil.hukuman if _dibatalkan(h, pada))
    fakta += f"; {dibatalkan} hukuman dibatalkan" if dibatalkan else ""
    return _butir(A.HUKUMAN_DISIPLIN, memenuhi=True, fakta=fakta, dasar=syarat.dasar_hukuman)


def _dihitung(hukuman: HukumanProfil, sejak: date, pada: date) -> bool:
    """Begun in the window, its first day included, or still running on the day of the check."""
    if _dibatalkan(hukuman, pada) or hukuman.mulai > pada:
        return False
    return hukuman.mulai >= sejak or (hukuman.akhir is not None and hukuman.akhir >= pada)


def _dibatalkan(hukuman: HukumanProfil, pada: date) -> bool:
    return hukuman.dibatalkan_pada is not None and hukuman.dibatalkan_pada <= pada


def _status(profil: Profil, syarat: Syarat) -> Butir:
    status, kedudukan = profil.status_pegawai.strip(), profil.kedudukan.strip()
    fakta = f"{status.upper() or 'status belum tercatat'}, kedudukan {kedudukan or 'belum tercatat'}"
    boleh = status in syarat.status_pegawai
    aktif = kedudukan.casefold() == "aktif"
    if (status and not boleh) or (kedudukan and not aktif):
        return _butir(A.STATUS_KEPEGAWAIAN, memenuhi=False, fakta=fakta, dasar=syarat.dasar_status)
    return _butir(A.STATUS_KEPEGAWAIAN, True if boleh and aktif else None, fakta, syarat.dasar_status)


def _oleh_petugas(syarat: Syarat) -> tuple[Butir, ...]:
    pengalaman = f"pengalaman jabatan terkait paling sedikit {syarat.tahun_pengalaman} tahun secara kumulatif"
    perihal = (
        ("pengalaman", "Pengalaman terkait", pengalaman, syarat.dasar_pengalaman or syarat.dasar),
        ("rekam_jejak", "Rekam jejak", "rekam jejak, integritas, dan moralitas baik", syarat.dasar),
        ("kesehatan", "Kesehatan", "sehat jasmani dan rohani", syarat.dasar),
    )
    return tuple(
        Butir(kode, judul, None, f"{PEMERIKSA}{apa}", dasar, oleh_petugas=True) for kode, judul, apa, dasar in perihal
    )

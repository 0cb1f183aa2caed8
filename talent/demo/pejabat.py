"""Careers of those in structural posts, and the history of the seats they sat in before.

A seat never has two definitive holders, also in the past: each seat remembers since when it is taken, and an earlier
holder is only placed before that day. Where no seat is free the career goes through a functional post instead.
"""

from datetime import date, timedelta

from talent.demo.karier import BARU, CUKUP_LAMA, USIA_AMAN, USIA_LEWAT, Penduduk
from talent.demo.orang import URUTAN, Orang, Sasaran, Tugas, acak_tanggal, geser, tanggal_capai
from talent.demo.sekolah import PROFESI
from talent.demo.struktur import Jabatan, Struktur

# Ranks by eselon, lowest and highest [lower ends V2, upper ends M]; a Sekda starts at IV/d so that he was II.a before.
RENTANG = {
    "I.b": ("IV/d", "IV/e"),
    "II.a": ("IV/c", "IV/d"),
    "II.b": ("IV/b", "IV/c"),
    "III.a": ("IV/a", "IV/b"),
    "III.b": ("III/d", "IV/a"),
    "IV.a": ("III/c", "III/d"),
}
# eselon -> posts before it, nearest first.
JENJANG_SEBELUM = {
    "I.b": ("II.a", "III.a", "III.b", "IV.a"),
    "II.a": ("III.a", "III.b", "IV.a"),
    "II.b": ("III.a", "III.b", "IV.a"),
    "III.a": ("III.b", "IV.a"),
    "III.b": ("IV.a",),
    "IV.a": (),
}
PENGGANTI_FUNGSIONAL = {"IV.a": "Ahli Muda", "III.b": "Ahli Muda", "III.a": "Ahli Madya"}
BULAN_ANTARA = 36
PELUANG_S2 = {"I.b": 1.0, "II.a": 0.85, "II.b": 0.8, "III.a": 0.65, "III.b": 0.55, "IV.a": 0.3}
ADMINISTRATOR = ("III.a", "III.b")


class Riwayat:
    """Since when each seat is taken, and the seats by eselon and office."""

    def __init__(self, struktur: Struktur) -> None:
        self.sejak: dict[str, date] = {}
        self._semua: dict[str, list[Jabatan]] = {}
        self._sekantor: dict[tuple[str, str], list[Jabatan]] = {}
        for kursi in struktur.kursi:
            self._semua.setdefault(kursi.eselon, []).append(kursi)
            self._sekantor.setdefault((kursi.eselon, kursi.unit.induk.id), []).append(kursi)

    def ambil(self, penduduk: Penduduk, eselon: str, kantor: str, dari: date, sampai: date) -> Jabatan | None:
        """A seat free over [dari, sampai), taken by this call; None when a few tries find none."""
        rng = penduduk.rng
        sekantor = self._sekantor.get((eselon, kantor), [])
        coba = rng.sample(sekantor, min(4, len(sekantor)))
        coba += rng.sample(self._semua[eselon], min(12, len(self._semua[eselon])))
        for kursi in coba:
            if self.sejak[kursi.id] >= sampai:
                self.sejak[kursi.id] = dari
                return kursi
        return None


def pejabat(penduduk: Penduduk, kursi: Jabatan, cacat: str | None) -> Orang:
    """Today's holder of a seat, with ranks and the present post; `lengkapi` adds the posts before it."""
    sasaran = _sasaran(penduduk, kursi, cacat)
    orang = penduduk.pns(sasaran)
    orang.cacat, orang.calon = cacat, kursi.eselon in ADMINISTRATOR
    orang.tugas = [Tugas(kursi, _tmt_sekarang(penduduk, kursi, orang))]
    penduduk.bersekolah(
        orang, sasaran.tingkat, _rumpun(kursi), 0 if cacat == "pendidikan" else PELUANG_S2[kursi.eselon]
    )
    return orang


def _sasaran(penduduk: Penduduk, kursi: Jabatan, cacat: str | None) -> Sasaran:
    bawah, atas = RENTANG[kursi.eselon]
    if kursi.eselon == "I.b":
        return Sasaran("S1", URUTAN["IV/d"], (0, 708), diam=2)
    if kursi.eselon not in ADMINISTRATOR:
        batas = 708 if kursi.bup == 60 else 684
        return Sasaran("S1", URUTAN[penduduk.rng.choice((bawah, bawah, atas))], (0, batas), diam=2)
    umur = USIA_LEWAT if cacat == "usia" else USIA_AMAN
    if cacat == "pendidikan":
        return Sasaran("D3", URUTAN["III/d"], umur, diam=5)
    if cacat == "jabatan":
        return Sasaran("S1", URUTAN[bawah], umur, diam=1)
    pangkat = penduduk.rng.choice((bawah, atas, atas))
    return Sasaran("S1", URUTAN[pangkat], umur, diam=5 if pangkat == bawah else 0)


def _tmt_sekarang(penduduk: Penduduk, kursi: Jabatan, orang: Orang) -> date:
    dari, sampai = 66, 6
    if kursi.eselon in ADMINISTRATOR:
        dari, sampai = BARU if orang.cacat == "jabatan" else (84, CUKUP_LAMA)
    capai = tanggal_capai(orang.pangkat, URUTAN[RENTANG[kursi.eselon][0]]) or orang.masuk
    pada = penduduk.pada
    return acak_tanggal(penduduk.rng, max(capai, geser(pada, -dari)), geser(pada, -sampai))


def lengkapi(penduduk: Penduduk, riwayat: Riwayat, orang: Orang) -> None:
    """The posts before the present one, placed backwards in time, then the beginning of the career."""
    kursi, sampai = orang.tugas[0].jabatan, orang.tugas[0].tmt
    kantor = kursi.unit.induk.id
    keluarga = _keluarga(penduduk, kantor, _rumpun(kursi))
    for eselon in JENJANG_SEBELUM[kursi.eselon]:
        tmt = _tmt_sebelum(penduduk, orang, eselon, sampai)
        lama = riwayat.ambil(penduduk, eselon, kantor, tmt, sampai)
        if lama is None:
            lama = _pengganti(penduduk, orang, keluarga, eselon, kantor)
        if lama is not None:
            orang.tugas.insert(0, Tugas(lama, tmt))
            sampai = tmt
    if orang.cacat != "pendidikan":
        tmt = geser(orang.masuk, penduduk.rng.randint(12, 24))
        orang.tugas.insert(0, Tugas(keluarga["Ahli Pertama"], tmt))
    awal = penduduk.pelaksana_di.get(keluarga["Ahli Pertama"].unit.id) or next(iter(penduduk.pelaksana_di.values()))
    orang.tugas.insert(0, Tugas(awal, orang.masuk))
    _rapatkan(orang)


def _tmt_sebelum(penduduk: Penduduk, orang: Orang, eselon: str, sampai: date) -> date:
    """A day on which the rank was within the eselon's range, three years or more before the next post."""
    bawah, atas = RENTANG[eselon]
    dari = tanggal_capai(orang.pangkat, URUTAN[bawah]) or orang.masuk
    hingga = geser(sampai, -BULAN_ANTARA)
    lewat = tanggal_capai(orang.pangkat, URUTAN[atas] + 1)
    if lewat is not None:
        hingga = min(hingga, lewat - timedelta(days=1))
    return acak_tanggal(penduduk.rng, max(dari, geser(hingga, -30)), hingga)


def _rumpun(kursi: Jabatan) -> str:
    """A hospital is led by doctors; elsewhere any profession may lead."""
    return "Dokter" if kursi.unit.jenis == "rsud" else ""


def _keluarga(penduduk: Penduduk, kantor: str, rumpun: str) -> dict[str, Jabatan]:
    """A functional ladder of the office that fits the diploma; the Setda's own where the office has none."""
    semua = [j for j in penduduk.struktur.jenjang.values() if "Ahli Pertama" in j]
    cocok = [
        jenjang
        for jenjang in semua
        if jenjang["Ahli Pertama"].unit.induk.id == kantor
        and (jenjang["Ahli Pertama"].rumpun == rumpun if rumpun else jenjang["Ahli Pertama"].rumpun not in PROFESI)
    ]
    return penduduk.rng.choice(cocok or semua[:1])


def _pengganti(
    penduduk: Penduduk, orang: Orang, keluarga: dict[str, Jabatan], eselon: str, kantor: str
) -> Jabatan | None:
    """The functional post equal to a seat that was not free: of keterampilan for those without a sarjana."""
    if orang.cacat != "pendidikan":
        return keluarga.get(PENGGANTI_FUNGSIONAL.get(eselon, ""))
    tangga = penduduk.struktur.jenjang.values()
    return next((j["Penyelia"] for j in tangga if "Penyelia" in j and j["Penyelia"].unit.induk.id == kantor), None)


def _rapatkan(orang: Orang) -> None:
    """One row where a career stayed in the same functional post through two stages."""
    orang.tugas = [t for n, t in enumerate(orang.tugas) if n == 0 or t.jabatan is not orang.tugas[n - 1].jabatan]

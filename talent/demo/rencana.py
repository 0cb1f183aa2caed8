"""The plan of a province: which seats are vacant and who acts, who is PPPK, and who must fail which requirement.

Quotas are set here and met by construction, so they hold for every seed; nothing is drawn and hoped for.
"""

from dataclasses import dataclass, field
from random import Random

from talent.demo.struktur import Jabatan, Struktur, bagi_kuota, bangun

# Reasons of the administrative check; the functional ones leave out what cannot be: a JF keahlian below S1.
CACAT_ADMINISTRATOR = ("usia", "pendidikan", "jabatan", "kinerja", "hukuman_disiplin", "data_kurang")
CACAT_AHLI_MADYA = ("usia", "jabatan", "kinerja", "hukuman_disiplin", "data_kurang", "status_kepegawaian")
HANYA_ESELON_III_B = {"pendidikan", "jabatan"}
JATAH_CACAT = 8
LOWONG_JPT, LOWONG_ADMINISTRATOR, PELAKSANA_HARIAN = 14, 10, 3
PERSEN_PPPK = 12
JATAH_SEDIKIT = 14


@dataclass(slots=True)
class Rencana:
    """Everything decided before the first person is made. Slots number the formation places in order."""

    struktur: Struktur
    lowong: dict[str, tuple[Jabatan, str]] = field(default_factory=dict)
    cacat_kursi: dict[str, str] = field(default_factory=dict)
    tempat: list[Jabatan] = field(default_factory=list)
    cacat_tempat: dict[int, str] = field(default_factory=dict)
    pppk: set[int] = field(default_factory=set)
    tanpa_ijazah: set[int] = field(default_factory=set)
    tidak_aktif: dict[int, str] = field(default_factory=dict)
    hukuman: dict[int, str] = field(default_factory=dict)


def rencanakan(rng: Random, pegawai: int) -> Rencana:
    """The plan for so many employees."""
    r = Rencana(bangun(pegawai))
    _kosongkan_jpt(rng, r)
    _kosongkan_administrator(rng, r)
    _cacat_kursi(rng, r)
    banyak = pegawai - len(r.struktur.kursi) + len(r.lowong)
    for formasi, kuota in zip(r.struktur.formasi, bagi_kuota(r.struktur.formasi, banyak), strict=True):
        formasi.kuota = max(1, kuota + kuota // 5)
        r.tempat += [formasi] * kuota
    madya = [n for n, f in enumerate(r.tempat) if f.jenjang == "Ahli Madya"]
    biasa = [n for n, f in enumerate(r.tempat) if f.jenjang != "Ahli Madya"]
    _pppk(rng, r, pegawai, madya, biasa)
    _cacat_tempat(rng, r, [n for n in madya if n not in r.pppk])
    _keadaan_khusus(rng, r, [n for n in biasa if n not in r.pppk])
    return r


def _administrator(struktur: Struktur) -> list[Jabatan]:
    return [k for k in struktur.kursi if k.jenis == "administrator"]


def _wakil(struktur: Struktur, kepala: Jabatan) -> Jabatan:
    """Who acts for a vacant head: the first administrator of the office, its secretary where there is one."""
    return next(k for k in _administrator(struktur) if k.unit.induk is kepala.unit)


def _kosongkan_jpt(rng: Random, r: Rencana) -> None:
    # The Sekretariat Daerah and the BKD come first in the list of offices and always have a head.
    calon = [u.kepala for u in r.struktur.perangkat[2:] if u.kepala.jenis == "jpt_pratama"]
    for kepala in rng.sample(calon, min(LOWONG_JPT, max(1, len(calon) // 3))):
        r.lowong[kepala.id] = (_wakil(r.struktur, kepala), "PLT")


def _kosongkan_administrator(rng: Random, r: Rencana) -> None:
    bertindak = {wakil.id for wakil, _ in r.lowong.values()}
    calon = []
    for unit in r.struktur.perangkat[1:]:
        bagian = [k for k in _administrator(r.struktur) if k.unit.induk is unit and k.id not in bertindak]
        if len(bagian) > 1 and unit.kepala.id not in r.lowong:
            calon.append((bagian[-1], bagian[0]))
    banyak = min(LOWONG_ADMINISTRATOR, max(1, len(calon) // 2))
    for nomor, (kosong, wakil) in enumerate(rng.sample(calon, min(banyak, len(calon)))):
        r.lowong[kosong.id] = (wakil, "PLH" if nomor < min(PELAKSANA_HARIAN, banyak - 1) else "PLT")


def _cacat_kursi(rng: Random, r: Rencana) -> None:
    terisi = [k for k in _administrator(r.struktur) if k.id not in r.lowong]
    rng.shuffle(terisi)
    jatah = min(JATAH_CACAT, max(1, len(terisi) // 12))
    # Reasons that ask for a certain seat choose first.
    for cacat in sorted(CACAT_ADMINISTRATOR, key=lambda c: c not in HANYA_ESELON_III_B):
        for _ in range(jatah):
            cocok = (k for k in terisi if cacat not in HANYA_ESELON_III_B or k.eselon == "III.b")
            kursi = next(cocok, None)
            if kursi is not None and len(terisi) > 1:
                terisi.remove(kursi)
                r.cacat_kursi[kursi.id] = cacat


def _pppk(rng: Random, r: Rencana, pegawai: int, madya: list[int], biasa: list[int]) -> None:
    dari_madya = min(JATAH_CACAT, len(madya) // 4)
    r.pppk.update(rng.sample(madya, dari_madya))
    cocok = [n for n in biasa if r.tempat[n].jenjang in {"", "Ahli Pertama", "Ahli Muda", "Terampil"}]
    r.pppk.update(rng.sample(cocok, (pegawai * PERSEN_PPPK + 50) // 100 - dari_madya))


def _cacat_tempat(rng: Random, r: Rencana, madya: list[int]) -> None:
    """About one functional candidate in ten fails, each reason as often as the other."""
    dipilih = rng.sample(madya, len(madya) // 10)
    for nomor, n in enumerate(dipilih):
        r.cacat_tempat[n] = CACAT_AHLI_MADYA[nomor % len(CACAT_AHLI_MADYA)]


def _keadaan_khusus(rng: Random, r: Rencana, biasa: list[int]) -> None:
    sedikit = max(min(JATAH_SEDIKIT, len(biasa) // 12), len(biasa) // 120)
    acak = rng.sample(biasa, min(len(biasa), sedikit * 5))
    r.tanpa_ijazah = set(acak[:sedikit])
    r.hukuman = dict.fromkeys(acak[sedikit : 2 * sedikit], "dibatalkan")
    for nomor, n in enumerate(acak[2 * sedikit : 4 * sedikit]):
        r.hukuman[n] = ("ringan_kini", "ringan_lampau", "sedang_kini", "sedang_lampau", "berat_kini")[nomor % 5]
    for nomor, n in enumerate(acak[4 * sedikit :]):
        r.tidak_aktif[n] = ("Tugas Belajar", "CLTN")[nomor % 2]

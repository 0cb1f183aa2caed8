"""Fills the plan with people: first everyone in a structural seat, then, one at a time, everyone else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from talent.demo.karier import Penduduk, tanpa_ijazah
from talent.demo.orang import Orang, Tugas, acak_tanggal, geser
from talent.demo.pejabat import Riwayat, lengkapi, pejabat
from talent.demo.rencana import Rencana
from talent.demo.struktur import Jabatan, Unit

PLT_BULAN = (9, 1)
HUKUMAN_SEDANG = "sedang_kini"


@dataclass(slots=True)
class Provinsi:
    """The plan with its seat holders, by id of the seat: definitive in `pemangku`, also acting in `pemegang`."""

    rencana: Rencana
    penduduk: Penduduk
    pemangku: dict[str, Orang] = field(default_factory=dict)
    pemegang: dict[str, Orang] = field(default_factory=dict)

    def penilai(self, jabatan: Jabatan) -> tuple[Jabatan, Orang] | None:
        """The post that appraises a post and who holds it or acts in it; None for the Sekda and for one's own post."""
        atasan = jabatan.atasan
        while atasan is not None and self.pemegang[atasan.id] is self.pemangku.get(jabatan.id):
            atasan = atasan.atasan
        return (atasan, self.pemegang[atasan.id]) if atasan is not None else None

    def pemimpin(self, unit: Unit) -> str:
        orang = self.pemangku.get(unit.kepala.id)
        return orang.id if orang else ""


def isi(rng: Random, rencana: Rencana, pada: date) -> Provinsi:
    """Every seat with its holder and his career, or with somebody acting."""
    provinsi = Provinsi(rencana, Penduduk(rng, rencana.struktur, pada))
    riwayat = Riwayat(rencana.struktur)
    for kursi in rencana.struktur.kursi:
        if kursi.id in rencana.lowong:
            riwayat.sejak[kursi.id] = acak_tanggal(rng, geser(pada, -PLT_BULAN[0]), geser(pada, -PLT_BULAN[1]))
            continue
        orang = pejabat(provinsi.penduduk, kursi, rencana.cacat_kursi.get(kursi.id))
        provinsi.pemangku[kursi.id] = provinsi.pemegang[kursi.id] = orang
        riwayat.sejak[kursi.id] = orang.tugas[0].tmt
    mulai = {kursi: riwayat.sejak[kursi] for kursi in rencana.lowong}
    # Without a sarjana there is no functional post to fall back on: these choose their earlier seats first.
    for orang in sorted(provinsi.pemangku.values(), key=lambda o: o.cacat != "pendidikan"):
        lengkapi(provinsi.penduduk, riwayat, orang)
    _tunjuk_pelaksana(provinsi, mulai)
    _hukum(provinsi)
    return provinsi


def _tunjuk_pelaksana(provinsi: Provinsi, mulai: dict[str, date]) -> None:
    kursi = {k.id: k for k in provinsi.rencana.struktur.kursi}
    for kosong, (wakil, jenis) in provinsi.rencana.lowong.items():
        orang = provinsi.pemangku[wakil.id]
        tmt = max(mulai[kosong], orang.definitif().tmt)
        orang.tugas.append(Tugas(kursi[kosong], tmt, jenis))
        provinsi.pemegang[kosong] = orang


def _hukum(provinsi: Provinsi) -> None:
    """Sanctions of seat holders: those the plan refuses for it, and a few annulled or expired that refuse nobody."""
    bersih = 0
    for orang in provinsi.pemangku.values():
        if orang.cacat == "hukuman_disiplin":
            orang.hukuman = (HUKUMAN_SEDANG,)
        elif orang.calon and orang.cacat is None:
            bersih += 1
            orang.hukuman = {20: ("dibatalkan",), 25: ("sedang_lampau",), 30: ("ringan_kini",)}.get(bersih % 50, ())


def sisanya(provinsi: Provinsi) -> Iterator[Orang]:
    """Everyone without a structural post, in the order of the formation places."""
    rencana, penduduk = provinsi.rencana, provinsi.penduduk
    for nomor, formasi in enumerate(rencana.tempat):
        if nomor in rencana.pppk:
            yield penduduk.perjanjian(formasi)
            continue
        orang = (
            penduduk.pemangku_fungsional(formasi, rencana.cacat_tempat.get(nomor))
            if formasi.jenjang
            else penduduk.pelaksana(formasi)
        )
        _tandai(orang, rencana, nomor)
        yield orang


def _tandai(orang: Orang, rencana: Rencana, nomor: int) -> None:
    if orang.cacat == "hukuman_disiplin":
        orang.hukuman = (HUKUMAN_SEDANG,)
    if orang.cacat == "status_kepegawaian":
        orang.kedudukan = "Tugas Belajar" if nomor % 2 else "CLTN"
    if nomor in rencana.hukuman:
        orang.hukuman = (rencana.hukuman[nomor],)
    if nomor in rencana.tidak_aktif:
        orang.kedudukan = rencana.tidak_aktif[nomor]
    if nomor in rencana.tanpa_ijazah:
        tanpa_ijazah(orang)

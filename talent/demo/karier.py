"""Careers of those who hold no structural post: functional ladders, pelaksana, PPPK; and what all careers share."""

from dataclasses import replace
from datetime import date
from itertools import count
from random import Random

from talent.demo.nama import kota_lahir, nama_orang
from talent.demo.orang import (
    LULUS_UMUR,
    PANGKAT_AWAL,
    URUTAN,
    Orang,
    Penomor,
    Sasaran,
    Tugas,
    acak_tanggal,
    geser,
    jalan_pangkat,
    lahir_dan_masuk,
    tanggal_capai,
)
from talent.demo.sekolah import Ijazah, ijazah_awal, ijazah_lanjut
from talent.demo.struktur import KEAHLIAN, KETERAMPILAN, Jabatan, Struktur

# jenjang -> (education, lowest rank, ranks held by today's holders).
TANGGA = {
    "Ahli Pertama": ("S1", "III/a", ("III/a", "III/b")),
    "Ahli Muda": ("S1", "III/c", ("III/c", "III/d")),
    "Ahli Madya": ("S1", "IV/a", ("IV/a", "IV/a", "IV/a", "IV/b", "IV/b", "IV/c")),
    "Terampil": ("D3", "II/c", ("II/c", "II/d")),
    "Mahir": ("D3", "III/a", ("III/a", "III/b")),
    "Penyelia": ("D3", "III/c", ("III/c", "III/d")),
}
GOLONGAN_PPPK = {"Ahli Pertama": "IX", "Ahli Muda": "X", "Ahli Madya": "XI", "Terampil": "VII"}
PUNCAK_PELAKSANA = {"S1": "III/d", "D3": "III/c", "SLTA": "III/a"}
# First word of a pelaksana post -> education it asks for; the analysts (penelaah) need a degree.
TINGKAT_PELAKSANA = {"Pengelola": "D3", "Pengolah": "D3", "Pengadministrasi": "SLTA", "Operator": "SLTA"}

# Months before the reference day. Clean candidates stay clear of each limit on any day up to the inauguration.
USIA_LEWAT = (683, 693)
USIA_AMAN = (0, 660)
MENJELANG_PENSIUN = (684, 694)
CUKUP_LAMA = 27
BARU = (17, 3)


class Penduduk:
    """Makes people: identity, diplomas and careers, from one stream of random numbers."""

    def __init__(self, rng: Random, struktur: Struktur, pada: date) -> None:
        self.rng, self.struktur, self.pada = rng, struktur, pada
        self._urut = count(1)
        self._penomor = Penomor()
        self.pelaksana_di: dict[str, Jabatan] = {}
        for satu in struktur.formasi:
            if satu.jenis == "pelaksana":
                self.pelaksana_di.setdefault(satu.unit.id, satu)

    def orang(self, lahir: date, masuk: date, *, pppk: bool = False) -> Orang:
        wanita = self.rng.random() < 0.46
        baru = Orang(
            f"C4{next(self._urut):030X}",
            nama_orang(self.rng, wanita=wanita),
            wanita,
            lahir,
            kota_lahir(self.rng),
            masuk,
            self._penomor.nip(lahir, masuk, wanita=wanita, pppk=pppk),
            pppk,
        )
        baru.haji = self.pada.year - lahir.year > 42 and self.rng.random() < 0.2
        return baru

    def pns(self, sasaran: Sasaran) -> Orang:
        """Someone whose ranks have just been walked to the target; posts and diplomas are still to come."""
        lahir, masuk = lahir_dan_masuk(self.rng, sasaran, self.pada)
        baru = self.orang(lahir, masuk)
        baru.pangkat = jalan_pangkat(self.rng, sasaran, masuk, self.pada)
        return baru

    def bersekolah(self, orang: Orang, tingkat: str, rumpun: str, peluang_lanjut: float) -> None:
        """Diplomas: the one of the appointment, and perhaps the next (for some of them one more) in service."""
        rng = self.rng
        lulus = max(orang.lahir.year + LULUS_UMUR[tingkat], orang.masuk.year - 1 - rng.randint(0, 4))
        awal, studi = ijazah_awal(rng, tingkat, lulus, rumpun)
        orang.ijazah = [awal]
        tahun = orang.masuk.year + rng.randint(4, 12)
        if rng.random() >= peluang_lanjut or tahun >= self.pada.year:
            return
        lanjut = "S2" if tingkat == "S1" else "S1"
        orang.ijazah.append(ijazah_lanjut(rng, lanjut, tahun, studi))
        if lanjut == "S2" and rng.random() < 0.06 and tahun + 6 < self.pada.year:
            orang.ijazah.append(ijazah_lanjut(rng, "S3", tahun + 6, studi))

    def mulai_pns(self, orang: Orang, di: Jabatan) -> None:
        """Everyone is appointed as pelaksana of the unit; a functional post needs a year of probation first."""
        awal = self.pelaksana_di.get(di.unit.id) or self.pelaksana_di[self.struktur.perangkat[0].id]
        orang.tugas.append(Tugas(awal, orang.masuk))

    def pemangku_fungsional(self, formasi: Jabatan, cacat: str | None = None) -> Orang:
        """A civil servant on a functional ladder, up to the jenjang of the formation."""
        tingkat, _, pilihan = TANGGA[formasi.jenjang]
        orang = self.pns(self._sasaran_fungsional(formasi, tingkat, self.rng.choice(pilihan), cacat))
        orang.cacat, orang.calon = cacat, formasi.jenjang == "Ahli Madya"
        self.mulai_pns(orang, formasi)
        self._naik_jenjang(orang, formasi, cacat)
        self.bersekolah(orang, tingkat, formasi.rumpun, 0.45 if orang.calon else 0.15)
        return orang

    def _sasaran_fungsional(self, formasi: Jabatan, tingkat: str, pangkat: str, cacat: str | None) -> Sasaran:
        if formasi.jenjang != "Ahli Madya":
            return Sasaran(tingkat, URUTAN[pangkat], (0, 690), rentang=60)
        if cacat == "jabatan":
            return Sasaran(tingkat, URUTAN["IV/a"], USIA_AMAN, diam=1, rentang=36)
        umur = USIA_LEWAT if cacat == "usia" else USIA_AMAN
        return Sasaran(tingkat, URUTAN[pangkat], umur, diam=5 if pangkat == "IV/a" else 0)

    def _naik_jenjang(self, orang: Orang, formasi: Jabatan, cacat: str | None) -> None:
        tangga = KEAHLIAN if formasi.jenjang in KEAHLIAN else KETERAMPILAN
        keluarga = self.struktur.jenjang[formasi.unit.id, formasi.rumpun]
        batas = geser(self.pada, -1)
        for satu in tangga[: tangga.index(formasi.jenjang) + 1]:
            capai = tanggal_capai(orang.pangkat, URUTAN[TANGGA[satu][1]]) or orang.masuk
            paling_awal = max(capai, geser(orang.tugas[-1].tmt, 12))
            tmt = min(geser(paling_awal, self.rng.randint(0, 3)), max(paling_awal, batas))
            if satu == "Ahli Madya" and cacat == "jabatan":
                tmt = acak_tanggal(self.rng, max(capai, geser(self.pada, -BARU[0])), geser(self.pada, -BARU[1]))
            orang.tugas.append(Tugas(keluarga[satu], tmt))

    def pelaksana(self, formasi: Jabatan) -> Orang:
        """A civil servant in a pelaksana post; about one in twelve is about to retire."""
        rng = self.rng
        tingkat = tingkat_pelaksana(formasi)
        puncak = URUTAN[PUNCAK_PELAKSANA[tingkat]]
        sasaran = Sasaran(tingkat, puncak, (0, 680))
        if rng.random() < 0.08:
            sasaran = replace(sasaran, umur=MENJELANG_PENSIUN, rentang=600)
        else:
            sasaran = replace(sasaran, pangkat=rng.randint(PANGKAT_AWAL[tingkat], puncak))
        orang = self.pns(sasaran)
        orang.tugas.append(Tugas(formasi, orang.masuk))
        self.bersekolah(orang, tingkat, "", 0.2)
        return orang

    def perjanjian(self, formasi: Jabatan) -> Orang:
        """A PPPK: one contract, one post, no rank ladder."""
        rng = self.rng
        masuk = date(rng.randint(2021, self.pada.year - 1), rng.randint(1, 12), 1)
        lahir = geser(masuk, -rng.randint(25 * 12, 50 * 12), rng.randint(1, 28))
        orang = self.orang(lahir, masuk, pppk=True)
        tingkat = TANGGA[formasi.jenjang][0] if formasi.jenjang else tingkat_pelaksana(formasi)
        orang.golongan = GOLONGAN_PPPK.get(formasi.jenjang) or {"S1": "IX", "D3": "VII", "SLTA": "V"}[tingkat]
        orang.tugas.append(Tugas(formasi, masuk))
        orang.calon = formasi.jenjang == "Ahli Madya"
        orang.cacat = "status_kepegawaian" if orang.calon else None
        self.bersekolah(orang, tingkat, formasi.rumpun, 0)
        return orang


def tingkat_pelaksana(formasi: Jabatan) -> str:
    """The education a pelaksana post asks for."""
    return TINGKAT_PELAKSANA.get(formasi.nama.split()[0], "S1")


def tanpa_ijazah(orang: Orang) -> None:
    """The record of someone whose diplomas were never entered."""
    orang.ijazah = list[Ijazah]()

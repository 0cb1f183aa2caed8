"""The office before the story begins: two agencies, a post nobody holds, and the people who will walk through it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from core.models import Pengguna
from talent.models import Instansi, Pegawai, RiwayatHukuman, RiwayatKinerja, RiwayatPendidikan
from tests import factories
from tests.factories import OUTCOME
from tests.factories_seleksi import pengguna

JABATAN = "Kepala Dinas Perhubungan"
USIA, USIA_LEWAT = 50, 59


@dataclass(frozen=True)
class Orang:
    """An applicant, in the order of applying: the number on the card is the place in CALON."""

    nomor: str
    nama: str
    usia: int = USIA
    tahun_menjabat: int = 5
    dihukum: bool = False
    kabupaten: bool = False  # of the other agency: its head must consent

    @property
    def sebutan(self):
        return f"{self.nomor} {self.nama}"

    @property
    def nip(self):
        return f"{timezone.localdate().year - self.usia}0314200103{int(self.nomor):04}"


CALON = (
    Orang("001", "Budi Santoso"),
    Orang("002", "Siti Rahmawati"),
    Orang("003", "Hasan Basri", usia=USIA_LEWAT),
    Orang("004", "Dewi Lestari"),
    Orang("005", "Yohanes Lahang", kabupaten=True),
    Orang("006", "Rahmat Hidayat", tahun_menjabat=1),
    Orang("007", "Agus Salim", dihukum=True),
    Orang("008", "Maria Goreti"),
    Orang("009", "Fitriani Noor"),
)
MENURUT_NOMOR = {o.nomor: o for o in CALON}


@dataclass
class Kantor:
    instansi: Instansi
    kabupaten: Instansi
    sekretariat: Pengguna
    ppk: Pengguna
    pansel: list[Pegawai]  # from the record: chair, secretary, and an official of the other agency
    pelamar: dict[str, Pegawai] = field(default_factory=dict)


def kantor():
    provinsi = Instansi.objects.create(kode="6900", nama="Pemerintah Provinsi Kalimantan Timur")
    kabupaten = Instansi.objects.create(kode="6901", nama="Pemerintah Kabupaten Kutai Barat")
    sekretariat, ppk = pengguna("sekretariat.pansel", "Sekretariat Pansel"), pengguna("gubernur", "Gubernur")
    factories.peran(sekretariat, provinsi, "sekretariat_pansel")
    factories.peran(ppk, provinsi, "ppk")
    dinas = factories.unit(provinsi, "Dinas Perhubungan", jenis="dinas", tipe="A")
    factories.jabatan(dinas, JABATAN, jenis="jpt_pratama", eselon="II.a", kepala_unit=True, syarat={"pendidikan": "S1"})
    k = Kantor(provinsi, kabupaten, sekretariat, ppk, _pansel(provinsi, kabupaten))
    unit = {i.pk: factories.unit(i, f"Sekretariat Daerah {i.kode}") for i in (provinsi, kabupaten)}
    for orang in CALON:
        k.pelamar[orang.nomor] = _pelamar(orang, unit[kabupaten.pk if orang.kabupaten else provinsi.pk])
    return k


def _pansel(provinsi, kabupaten):
    duduk = (
        (provinsi, "Sri Wahyuni", "Sekretaris Daerah", "jpt_madya", "I.b"),
        (provinsi, "Deni Sutrisno", "Kepala Badan Kepegawaian Daerah", "jpt_pratama", "II.a"),
        (kabupaten, "Ayonius Sudirman", "Sekretaris Daerah Kabupaten", "jpt_pratama", "II.a"),
    )
    orang = []
    for ke, (instansi, nama, jabatan, jenis, eselon) in enumerate(duduk):
        unit = factories.unit(instansi, f"Unit {nama}")
        orang.append(_pegawai(unit, nama, f"{timezone.localdate().year - USIA}0101199503{ke + 1:04}"))
        _menjabat(orang[-1], factories.jabatan(unit, jabatan, jenis=jenis, eselon=eselon), tahun=3)
    return orang


def _pelamar(orang, unit):
    """A record that meets every requirement, but for what is said of the person."""
    pegawai = _pegawai(unit, orang.nama, orang.nip)
    post = factories.jabatan(unit, f"Sekretaris {orang.nomor}", jenis="administrator", eselon="III.a")
    _menjabat(pegawai, post, tahun=orang.tahun_menjabat)
    milik, tahun_ini = {"instansi": unit.instansi, "pegawai": pegawai, **OUTCOME}, timezone.localdate().year
    RiwayatPendidikan.objects.create(tingkat="s2", nama="Magister Manajemen Transportasi", tahun_lulus=2008, **milik)
    for tahun in range(tahun_ini - 3, tahun_ini + 1):  # whatever day the deadline falls on, two full years are here
        baik = {"hasil_kerja": "sesuai", "perilaku": "sesuai", "predikat": "baik"}
        RiwayatKinerja.objects.create(tahun=tahun, **baik, **milik)
    if orang.dihukum:
        hukuman = {"tingkat": "sedang", "nama": "Penundaan kenaikan gaji berkala", "mulai": date(tahun_ini - 1, 6, 1)}
        RiwayatHukuman.objects.create(**hukuman, **milik)
    return pegawai


def _pegawai(unit, nama, nip):
    lahir = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    fakta = {"tanggal_lahir": lahir, "jenis_kelamin": "M", "golongan": "IV/b", "unit": unit}
    return factories.orang(unit.instansi, pengguna(nip, nama), nip, **fakta)


def _menjabat(pegawai, jabatan, *, tahun):
    hari_ini = timezone.localdate()
    sejak = hari_ini.replace(year=hari_ini.year - tahun, day=min(hari_ini.day, 28))
    factories.penugasan(pegawai, jabatan, berlaku=DateRange(sejak, None))

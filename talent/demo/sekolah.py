"""Fields of study, degrees and schools of the demo, and the functional families that ask for a profession."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Studi:
    """One field of study. `sarjana` and `magister` are the degrees after the name; `depan` one before it."""

    nama: str
    sarjana: str
    nama_magister: str
    magister: str
    depan: str = ""


UMUM = (
    Studi("Ilmu Pemerintahan", "S.I.P.", "Ilmu Pemerintahan", "M.I.P."),
    Studi("Ilmu Administrasi Negara", "S.Sos.", "Administrasi Publik", "M.Si."),
    Studi("Administrasi Publik", "S.A.P.", "Administrasi Publik", "M.A.P."),
    Studi("Ilmu Hukum", "S.H.", "Ilmu Hukum", "M.H."),
    Studi("Manajemen", "S.E.", "Manajemen", "M.M."),
    Studi("Akuntansi", "S.E.", "Akuntansi", "M.Ak."),
    Studi("Ekonomi Pembangunan", "S.E.", "Ilmu Ekonomi", "M.Si."),
    Studi("Teknik Sipil", "S.T.", "Teknik Sipil", "M.T."),
    Studi("Perencanaan Wilayah dan Kota", "S.T.", "Perencanaan Wilayah", "M.T."),
    Studi("Teknik Informatika", "S.Kom.", "Ilmu Komputer", "M.Kom."),
    Studi("Kehutanan", "S.Hut.", "Ilmu Kehutanan", "M.P."),
    Studi("Agronomi", "S.P.", "Pertanian Tropika Basah", "M.P."),
    Studi("Perikanan", "S.Pi.", "Ilmu Perikanan", "M.Si."),
    Studi("Sosiologi", "S.Sos.", "Sosiologi", "M.Si."),
    Studi("Ilmu Komunikasi", "S.I.Kom.", "Ilmu Komunikasi", "M.I.Kom."),
    Studi("Psikologi", "S.Psi.", "Psikologi", "M.Psi."),
    Studi("Kesehatan Masyarakat", "S.K.M.", "Kesehatan Masyarakat", "M.Kes."),
)
# A functional family not named here takes any field.
PROFESI = {
    "Dokter": Studi("Pendidikan Dokter", "", "Administrasi Rumah Sakit", "M.M.R.S.", "dr."),
    "Perawat": Studi("Keperawatan dan Profesi Ners", "S.Kep., Ns.", "Keperawatan", "M.Kep."),
    "Apoteker": Studi("Farmasi dan Profesi Apoteker", "S.Farm.", "Ilmu Farmasi", "M.Farm.", "apt."),
    "Guru": Studi("Pendidikan Bahasa Indonesia", "S.Pd.", "Manajemen Pendidikan", "M.Pd."),
    "Pengawas Sekolah": Studi("Pendidikan Matematika", "S.Pd.", "Manajemen Pendidikan", "M.Pd."),
    "Medik Veteriner": Studi("Kedokteran Hewan", "", "Ilmu Kedokteran Hewan", "M.Si.", "drh."),
    "Administrator Kesehatan": Studi("Kesehatan Masyarakat", "S.K.M.", "Kesehatan Masyarakat", "M.Kes."),
    "Epidemiolog Kesehatan": Studi("Kesehatan Masyarakat", "S.K.M.", "Epidemiologi", "M.Epid."),
    "Penyuluh Kesehatan Masyarakat": Studi("Kesehatan Masyarakat", "S.K.M.", "Kesehatan Masyarakat", "M.Kes."),
    "Pranata Komputer": Studi("Teknik Informatika", "S.Kom.", "Ilmu Komputer", "M.Kom."),
    "Statistisi": Studi("Statistika", "S.Si.", "Statistika Terapan", "M.Stat."),
    "Penyuluh Kehutanan": Studi("Kehutanan", "S.Hut.", "Ilmu Kehutanan", "M.P."),
    "Pengendali Ekosistem Hutan": Studi("Kehutanan", "S.Hut.", "Ilmu Kehutanan", "M.P."),
    "Penyuluh Pertanian": Studi("Agronomi", "S.P.", "Pertanian Tropika Basah", "M.P."),
    "Perancang Peraturan Perundang-undangan": Studi("Ilmu Hukum", "S.H.", "Ilmu Hukum", "M.H."),
    "Analis Hukum": Studi("Ilmu Hukum", "S.H.", "Ilmu Hukum", "M.H."),
    "Pekerja Sosial": Studi("Kesejahteraan Sosial", "S.Tr.Sos.", "Kesejahteraan Sosial", "M.Kesos."),
    "Penyelidik Bumi": Studi("Teknik Geologi", "S.T.", "Teknik Geologi", "M.T."),
    "Teknik Pengairan": Studi("Teknik Sipil", "S.T.", "Teknik Sipil", "M.T."),
    "Penata Kelola Jalan dan Jembatan": Studi("Teknik Sipil", "S.T.", "Teknik Sipil", "M.T."),
}
DIPLOMA = (
    ("Manajemen Informatika", "A.Md.Kom."),
    ("Akuntansi", "A.Md.Ak."),
    ("Administrasi Perkantoran", "A.Md."),
    ("Kearsipan", "A.Md."),
)
DIPLOMA_PROFESI = {
    "Perawat": ("Keperawatan", "A.Md.Kep."),
    "Bidan": ("Kebidanan", "A.Md.Keb."),
    "Pranata Komputer": ("Manajemen Informatika", "A.Md.Kom."),
}
SLTA = ("SMA Ilmu Pengetahuan Alam", "SMA Ilmu Pengetahuan Sosial", "SMK Administrasi Perkantoran", "SMK Akuntansi")

UNIVERSITAS = (
    "Universitas Mulawarman", "Universitas Mulawarman", "Universitas Mulawarman", "Universitas Kutai Kartanegara",
    "Universitas 17 Agustus 1945 Samarinda", "Universitas Balikpapan", "Universitas Lambung Mangkurat",
    "Universitas Hasanuddin", "Universitas Gadjah Mada", "Universitas Brawijaya", "Universitas Airlangga",
)  # fmt: skip
POLITEKNIK = ("Politeknik Negeri Samarinda", "Politeknik Negeri Balikpapan", "Politeknik Pertanian Negeri Samarinda")
SEKOLAH = ("SMA Negeri 1 Samarinda", "SMA Negeri 2 Balikpapan", "SMA Negeri 1 Tenggarong", "SMK Negeri 1 Samarinda")

# Level of education as SIASN codes and names it.
TINGKAT = {
    "SLTA": ("15", "SLTA"),
    "D3": ("30", "Diploma III/Sarjana Muda"),
    "S1": ("40", "S-1/Sarjana"),
    "S2": ("45", "S-2"),
    "S3": ("50", "S-3/Doktor"),
}


@dataclass(frozen=True, slots=True)
class Ijazah:
    """One education row: `tingkat` is a key of TINGKAT."""

    tingkat: str
    nama: str
    tahun: int
    sekolah: str
    gelar_depan: str = ""
    gelar_belakang: str = ""


def ijazah_awal(rng: Random, tingkat: str, tahun: int, rumpun: str) -> tuple[Ijazah, Studi]:
    """The diploma someone was appointed on, and the field a higher one would continue."""
    studi = PROFESI.get(rumpun) or rng.choice(UMUM)
    if tingkat == "S1":
        return Ijazah("S1", studi.nama, tahun, rng.choice(UNIVERSITAS), studi.depan, studi.sarjana), studi
    if tingkat == "D3":
        nama, gelar = DIPLOMA_PROFESI.get(rumpun) or rng.choice(DIPLOMA)
        return Ijazah("D3", nama, tahun, rng.choice(POLITEKNIK), "", gelar), studi
    return Ijazah("SLTA", rng.choice(SLTA), tahun, rng.choice(SEKOLAH)), studi


def ijazah_lanjut(rng: Random, tingkat: str, tahun: int, studi: Studi) -> Ijazah:
    """A diploma earned in service: S1 after a lower one, S2 after S1, S3 after S2."""
    if tingkat == "S1":
        return Ijazah("S1", studi.nama, tahun, rng.choice(UNIVERSITAS), studi.depan, studi.sarjana)
    if tingkat == "S2":
        return Ijazah("S2", studi.nama_magister, tahun, rng.choice(UNIVERSITAS), "", studi.magister)
    return Ijazah("S3", studi.nama_magister, tahun, rng.choice(UNIVERSITAS), "Dr.", "")

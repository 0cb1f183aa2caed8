"""The riwayat rows of a person in SIASN's shape, from ranks and posts to sanctions and competence."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from talent.demo.orang import PANGKAT, Orang, acak_tanggal, geser
from talent.demo.sekolah import TINGKAT
from talent.demo.struktur import ESELON, KOMPETENSI

Baris = dict[str, Any]

# Hasil kerja, perilaku kerja -> predikat (PermenPANRB 6/2022, the 3 x 3 matrix) [V2].
ATAS, SESUAI, BAWAH = "DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "DI BAWAH EKSPEKTASI"
PENILAIAN_BAIK = (
    (SESUAI, SESUAI, "BAIK"),
    (SESUAI, SESUAI, "BAIK"),
    (SESUAI, ATAS, "BAIK"),
    (ATAS, SESUAI, "BAIK"),
    (ATAS, ATAS, "SANGAT BAIK"),
)
PENILAIAN_KURANG = (
    (BAWAH, SESUAI, "BUTUH PERBAIKAN"),
    (BAWAH, ATAS, "BUTUH PERBAIKAN"),
    (SESUAI, BAWAH, "KURANG"),
    (BAWAH, BAWAH, "SANGAT KURANG"),
)
TAHUN_KINERJA = 4
# PP 94/2021: level, sanction, months.
HUKUMAN = {
    "ringan": ("R", "Teguran tertulis", 0),
    "sedang": ("S", "Pemotongan tunjangan kinerja 25% selama 6 bulan", 6),
    "berat": ("B", "Pembebasan dari jabatan menjadi pelaksana selama 12 bulan", 12),
}
# Kind of post -> structural training: SIASN id, name, hours.
DIKLAT_STRUKTURAL = {
    "jpt_madya": ("5", "Pelatihan Kepemimpinan Nasional Tingkat I", "923"),
    "jpt_pratama": ("4", "Pelatihan Kepemimpinan Nasional Tingkat II", "905"),
    "administrator": ("3", "Pelatihan Kepemimpinan Administrator", "900"),
    "pengawas": ("2", "Pelatihan Kepemimpinan Pengawas", "879"),
}
DIKLAT_TEKNIS = (
    "Diklat Teknis Penyusunan SKP dan Dialog Kinerja",
    "Diklat Teknis Pengadaan Barang/Jasa Pemerintah",
    "Diklat Teknis Pengelolaan Keuangan Daerah",
    "Diklat Teknis Pelayanan Publik Prima",
    "Diklat Teknis Manajemen Risiko",
    "Diklat Teknis Penyusunan Peta Proses Bisnis",
    "Bimbingan Teknis Sistem Pemerintahan Berbasis Elektronik",
    "Bimbingan Teknis Satu Data Indonesia",
)
SEMINAR = (
    "Seminar Nasional Transformasi Digital Pemerintahan",
    "Seminar Manajemen Talenta ASN",
    "Seminar Pembangunan Kawasan Penyangga Ibu Kota Nusantara",
    "Webinar Budaya Kerja BerAKHLAK",
)
LEVEL = {"jpt_madya": 5, "jpt_pratama": 4, "administrator": 3, "pengawas": 2, "fungsional_keahlian": 3}
INSTRUMEN = "Penilaian kompetensi manajerial dan sosial kultural"


def tgl(nilai: date) -> str:
    """dd-mm-yyyy, as SIASN writes dates."""
    return f"{nilai.day:02d}-{nilai.month:02d}-{nilai.year}"


def golongan(orang: Orang) -> Iterator[Baris]:
    for nomor, (pangkat, tmt) in enumerate(orang.pangkat):
        kode, nama, sebutan = PANGKAT[pangkat]
        masa = (tmt.year - orang.masuk.year) * 12 + tmt.month - orang.masuk.month
        yield {
            "golonganId": kode,
            "golongan": nama,
            "pangkat": sebutan,
            "skNomor": f"823/{orang.nip[-6:]}/{kode}/{tmt.year}",
            "skTanggal": tgl(geser(tmt, -1)),
            "tmtGolongan": tgl(tmt),
            "jenisKPNama": "Golongan dari Pengadaan CPNS/PNS" if nomor == 0 else "Reguler",
            "masaKerjaGolonganTahun": str(masa // 12),
            "masaKerjaGolonganBulan": str(masa % 12),
        }


def jabatan(orang: Orang) -> Iterator[Baris]:
    for tugas in orang.tugas:
        pos = tugas.jabatan
        struktural = pos.eselon != ""
        fungsional = pos.rumpun != ""
        yield {
            "jenisJabatan": "1" if struktural else "2" if fungsional else "4",
            "unorId": pos.unit.id,
            "unorNama": pos.unit.nama,
            "unorIndukId": pos.unit.induk.id,
            "unorIndukNama": pos.unit.induk.nama,
            "eselon": pos.eselon,
            "eselonId": ESELON[pos.eselon][0] if struktural else "",
            "namaJabatan": pos.nama,
            "jabatanFungsionalNama": pos.nama if fungsional else "",
            "jabatanFungsionalUmumNama": "" if struktural or fungsional else pos.nama,
            "tmtJabatan": tgl(tugas.tmt),
            "nomorSk": f"821/{orang.nip[-6:]}/BKD/{tugas.tmt.year}",
            "tanggalSk": tgl(tugas.tmt),
            "tmtPelantikan": tgl(tugas.tmt) if struktural and tugas.jenis == "D" else "",
            "jenisPenugasanId": tugas.jenis,
        }


def pendidikan(orang: Orang) -> Iterator[Baris]:
    for nomor, satu in enumerate(orang.ijazah):
        kode, nama = TINGKAT[satu.tingkat]
        yield {
            "pendidikanId": "",
            "pendidikanNama": satu.nama,
            "tkPendidikanId": kode,
            "tkPendidikanNama": nama,
            "tahunLulus": str(satu.tahun),
            "tglLulus": f"15-08-{satu.tahun}",
            "nomorIjasah": f"{satu.tingkat}/{orang.nip[:8]}/{satu.tahun}",
            "namaSekolah": satu.sekolah,
            "gelarDepan": satu.gelar_depan,
            "gelarBelakang": satu.gelar_belakang,
            "isPendidikanPertama": "1" if nomor == 0 else "0",
        }


def diklat(rng: Random, orang: Orang, pada: date) -> Iterator[Baris]:
    """Structural training a few months after each structural post; courses and seminars of the last three years."""
    selesai: set[str] = set()
    for tugas in orang.tugas:
        pos = tugas.jabatan
        if tugas.jenis != "D" or pos.jenis not in DIKLAT_STRUKTURAL or pos.jenis in selesai:
            continue
        mulai = geser(tugas.tmt, rng.randint(4, 14), 3)
        if geser(mulai, 4) < pada and rng.random() < 0.9:
            selesai.add(pos.jenis)
            kode, nama, jam = DIKLAT_STRUKTURAL[pos.jenis]
            yield _diklat(kode, "1", nama, mulai, geser(mulai, 4), jam, "Lembaga Administrasi Negara")
    yield from _kursus(rng, orang, pada)


def _kursus(rng: Random, orang: Orang, pada: date) -> Iterator[Baris]:
    for tahun in range(max(orang.masuk.year + 1, pada.year - 2), pada.year + 1):
        bulan = 12 if tahun < pada.year else pada.month - 1
        if bulan == 0:
            return
        if rng.random() < 0.55:
            mulai = date(tahun, rng.randint(1, bulan), rng.randint(1, 20))
            nama = rng.choice(DIKLAT_TEKNIS)
            yield _diklat("", "3", nama, mulai, geser(mulai, 0, mulai.day + 4), rng.choice(("20", "24", "40")), "BPSDM")
        if rng.random() < 0.25:
            mulai = date(tahun, rng.randint(1, bulan), rng.randint(1, 28))
            yield _diklat("", "9", rng.choice(SEMINAR), mulai, mulai, rng.choice(("4", "6", "8")), "BKD")


def _diklat(kode: str, jenis: str, nama: str, mulai: date, selesai: date, jam: str, oleh: str) -> Baris:
    return {
        "latihanStrukturalId": kode,
        "latihanStrukturalNama": nama,
        "jenisDiklatId": jenis,
        "nomor": f"893.3/{mulai:%m%d}/{mulai.year}",
        "tanggal": tgl(mulai),
        "tanggalSelesai": tgl(selesai),
        "tahun": str(mulai.year),
        "jumlahJam": jam,
        "institusiPenyelenggara": f"{oleh} Provinsi Kalimantan Timur" if len(oleh) < 6 else oleh,
    }


def kinerja(rng: Random, orang: Orang, penilai: Baris, pada: date) -> Iterator[Baris]:
    """One row for each of the four years before this one; candidates lack or fail only what the plan says."""
    terakhir = pada.year - 1
    celaka = terakhir - rng.randint(0, 1)
    for tahun in range(terakhir - TAHUN_KINERJA + 1, terakhir + 1):
        if orang.masuk > date(tahun, 6, 30):
            continue
        if orang.cacat == "data_kurang" and tahun == celaka:
            continue
        if rng.random() < 0.02 and (not orang.calon or tahun < terakhir - 1):
            continue
        kurang = orang.cacat == "kinerja" and tahun == celaka
        if not orang.calon:
            kurang = rng.random() < 0.03
        hasil, perilaku, predikat = rng.choice(PENILAIAN_KURANG if kurang else PENILAIAN_BAIK)
        yield {
            "tahun": str(tahun),
            "hasilKinerja": hasil,
            "perilakuKerja": perilaku,
            "kuadranKinerja": predikat,
            "pnsDinilaiId": orang.id,
            **penilai,
        }


def hukuman(rng: Random, orang: Orang, pada: date) -> Iterator[Baris]:
    """Sanctions by the plan: still within the last two years, long expired, or annulled."""
    for satu in orang.hukuman:
        berat, _, waktu = ("sedang_kini" if satu == "dibatalkan" else satu).partition("_")
        tingkat, nama, bulan = HUKUMAN[berat]
        lama = (17, 4) if waktu == "kini" else (60, 40)
        mulai = max(acak_tanggal(rng, geser(pada, -lama[0]), geser(pada, -lama[1])), geser(orang.masuk, 6))
        batal = satu == "dibatalkan"
        yield {
            "jenisHukumanNama": nama,
            "jenisTingkatHukumanId": tingkat,
            "hukumanTanggal": tgl(mulai),
            "akhirHukumTanggal": tgl(geser(mulai, bulan)) if bulan else "",
            "masaTahun": str(bulan // 12),
            "masaBulan": str(bulan % 12),
            "skNomor": f"888/{orang.nip[-6:]}/{mulai.year}",
            "skTanggal": tgl(mulai),
            "nomorPp": "94/2021",
            "alasanHukumanDisiplinNama": "Tidak masuk kerja tanpa alasan yang sah",
            "skPembatalanNomor": f"888/B/{orang.nip[-6:]}" if batal else "",
            "skPembatalanTanggal": tgl(geser(mulai, 3)) if batal else "",
        }


def kompetensi(rng: Random, orang: Orang, pada: date) -> Iterator[Baris]:
    """An assessment is valid for three years; most who lead or may lead have one, some an expired one."""
    jenis = orang.definitif().jabatan.jenis
    penting = orang.calon or jenis in DIKLAT_STRUKTURAL
    if rng.random() >= (0.88 if penting else 0.12):
        return
    lama = rng.randint(38, 60) if rng.random() < 0.18 else rng.randint(2, 33)
    tanggal = geser(pada, -lama, rng.randint(1, 28))
    if tanggal <= orang.masuk:
        return
    jpm = rng.randint(640, 985)
    level = LEVEL.get(jenis, 2)
    yield {
        "nipBaru": orang.nip,
        "instrumen": INSTRUMEN,
        "tanggal": tgl(tanggal),
        "berlakuSampai": tgl(geser(tanggal, 36)),
        "jpm": f"{jpm // 10}.{jpm % 10}",
        "nilai": {nama: min(5, max(1, level + rng.choice((-1, 0, 0, 0, 1)))) for nama in KOMPETENSI},
    }

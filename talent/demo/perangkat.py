"""The 45 perangkat daerah of Kalimantan Timur: names, kinds, parts and the functional posts they employ.

The province counts its nine biro as perangkat daerah beside the Sekretariat Daerah; by PP 18/2016 art. 5 they are
parts of it, so they stand below it in the tree. Names follow the province's own organisation as published; which
bidang a dinas has today may differ in detail.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Perangkat:
    """One perangkat daerah. `bagian` are its parts of eselon III, `fungsional` its own families of functional posts."""

    nama: str
    jenis: str
    bagian: tuple[str, ...]
    fungsional: tuple[str, ...]
    tipe: str | None = "A"
    eselon: str = "II.a"
    bobot: int = 2
    uptd: tuple[str, ...] = ()


ASISTEN = (
    "Asisten Pemerintahan dan Kesejahteraan Rakyat",
    "Asisten Perekonomian dan Administrasi Pembangunan",
    "Asisten Administrasi Umum",
)
STAF_AHLI = (
    "Staf Ahli Bidang Hukum, Politik dan Pemerintahan",
    "Staf Ahli Bidang Ekonomi, Keuangan dan Kesejahteraan Rakyat",
    "Staf Ahli Bidang Sumber Daya Alam, Perekonomian Daerah dan Kesejahteraan Rakyat",
)

SETDA = Perangkat("Sekretariat Daerah", "sekretariat_daerah", (), ("Analis Kebijakan",), None, "I.b", 1)
BKD = Perangkat(
    "Badan Kepegawaian Daerah",
    "badan",
    (
        "Pengadaan, Pemberhentian dan Informasi",
        "Mutasi dan Promosi",
        "Pengembangan Aparatur",
        "Penilaian Kinerja dan Penghargaan",
    ),
    ("Analis Sumber Daya Manusia Aparatur", "Asesor Sumber Daya Manusia Aparatur"),
    "A",
)


def _biro(nama: str, bagian: tuple[str, ...], *fungsional: str) -> Perangkat:
    return Perangkat(f"Biro {nama}", "biro", bagian, fungsional, None, "II.b", 1)


def _dinas(
    nama: str, bagian: tuple[str, ...], *fungsional: str, bobot: int = 2, uptd: tuple[str, ...] = ()
) -> Perangkat:
    return Perangkat(
        f"Dinas {nama}", "dinas", bagian, fungsional, "A" if len(bagian) > 3 else "B", bobot=bobot, uptd=uptd
    )


def _badan(
    nama: str, bagian: tuple[str, ...], *fungsional: str, bobot: int = 2, uptd: tuple[str, ...] = ()
) -> Perangkat:
    return Perangkat(
        f"Badan {nama}", "badan", bagian, fungsional, "A" if len(bagian) > 3 else "B", bobot=bobot, uptd=uptd
    )


# A small province takes them from the top, so the order mixes the kinds.
PERANGKAT = (
    SETDA,
    BKD,
    _dinas(
        "Perhubungan",
        ("Lalu Lintas Jalan", "Angkutan Jalan", "Pelayaran", "Pengembangan dan Keselamatan"),
        "Penguji Kendaraan Bermotor",
        uptd=("Terminal Tipe B", "Pelabuhan Penyeberangan"),
    ),
    _biro(
        "Organisasi",
        ("Kelembagaan dan Analisis Jabatan", "Reformasi Birokrasi dan Akuntabilitas Kinerja", "Tata Laksana"),
        "Analis Kebijakan",
    ),
    Perangkat(
        "Inspektorat Daerah",
        "inspektorat",
        ("I", "II", "III", "IV", "Khusus"),
        ("Auditor", "Pengawas Penyelenggaraan Urusan Pemerintahan Daerah"),
    ),
    _dinas(
        "Pendidikan dan Kebudayaan",
        (
            "Pembinaan Sekolah Menengah Atas",
            "Pembinaan Sekolah Menengah Kejuruan",
            "Pembinaan Pendidikan Khusus",
            "Kebudayaan",
        ),
        "Guru",
        "Pengawas Sekolah",
        "Pamong Budaya",
        bobot=10,
        uptd=(
            "Cabang Dinas Wilayah I",
            "Cabang Dinas Wilayah II",
            "Cabang Dinas Wilayah III",
            "Cabang Dinas Wilayah IV",
        ),
    ),
    Perangkat(
        "RSUD Abdoel Wahab Sjahranie",
        "rsud",
        ("Pelayanan Medik", "Keperawatan", "Penunjang", "Pendidikan dan Penelitian"),
        ("Dokter", "Perawat", "Apoteker"),
        "A",
        "II.a",
        10,
    ),
    Perangkat(
        "Sekretariat Dewan Perwakilan Rakyat Daerah",
        "sekretariat_dprd",
        (
            "Umum",
            "Persidangan dan Perundang-undangan",
            "Fasilitasi Penganggaran dan Pengawasan",
            "Perencanaan dan Keuangan",
        ),
        ("Perisalah Legislatif", "Analis Hukum"),
        "B",
    ),
    Perangkat(
        "Satuan Polisi Pamong Praja",
        "satpol_pp",
        (
            "Penegakan Peraturan Daerah",
            "Ketertiban Umum dan Ketenteraman Masyarakat",
            "Sumber Daya Aparatur",
            "Perlindungan Masyarakat",
        ),
        ("Polisi Pamong Praja",),
        "A",
        "II.a",
        3,
    ),
    _badan(
        "Perencanaan Pembangunan Daerah",
        (
            "Perencanaan, Pengendalian dan Evaluasi",
            "Pemerintahan dan Pembangunan Manusia",
            "Perekonomian dan Sumber Daya Alam",
            "Infrastruktur dan Kewilayahan",
        ),
        "Perencana",
    ),
    _dinas(
        "Kesehatan",
        (
            "Kesehatan Masyarakat",
            "Pencegahan dan Pengendalian Penyakit",
            "Pelayanan Kesehatan",
            "Sumber Daya Kesehatan",
        ),
        "Administrator Kesehatan",
        "Epidemiolog Kesehatan",
        "Penyuluh Kesehatan Masyarakat",
        bobot=3,
        uptd=("Laboratorium Kesehatan", "Rumah Sakit Jiwa Atma Husada Mahakam"),
    ),
    _dinas(
        "Komunikasi dan Informatika",
        (
            "Informasi dan Komunikasi Publik",
            "Pengelolaan Teknologi Informasi dan Komunikasi",
            "Persandian dan Statistik",
            "Aplikasi Informatika",
        ),
        "Pranata Komputer",
        "Pranata Hubungan Masyarakat",
        "Statistisi",
    ),
    _dinas(
        "Pekerjaan Umum, Penataan Ruang dan Perumahan Rakyat",
        ("Bina Marga", "Sumber Daya Air", "Cipta Karya", "Penataan Ruang", "Perumahan dan Permukiman"),
        "Penata Kelola Jalan dan Jembatan",
        "Teknik Pengairan",
        "Penata Ruang",
        bobot=4,
        uptd=(
            "Pemeliharaan Jalan dan Jembatan Wilayah I",
            "Pemeliharaan Jalan dan Jembatan Wilayah II",
            "Laboratorium Bahan",
        ),
    ),
    _badan(
        "Pendapatan Daerah",
        ("Pajak Daerah", "Retribusi dan Pendapatan Lain", "Pengendalian dan Pembinaan", "Sistem Informasi Pendapatan"),
        "Analis Keuangan Pusat dan Daerah",
        bobot=4,
        uptd=("Pelayanan Pajak dan Retribusi Samarinda", "Pelayanan Pajak dan Retribusi Balikpapan"),
    ),
    _badan(
        "Pengelolaan Keuangan dan Aset Daerah",
        ("Anggaran", "Perbendaharaan", "Akuntansi dan Pelaporan", "Pengelolaan Barang Milik Daerah"),
        "Analis Keuangan Pusat dan Daerah",
        "Penilai Pemerintah",
    ),
    _dinas(
        "Kehutanan",
        (
            "Perencanaan dan Pemanfaatan Hutan",
            "Perlindungan dan Konservasi Hutan",
            "Pengelolaan Daerah Aliran Sungai",
            "Penyuluhan dan Perhutanan Sosial",
        ),
        "Polisi Kehutanan",
        "Penyuluh Kehutanan",
        "Pengendali Ekosistem Hutan",
        bobot=4,
        uptd=("Kesatuan Pengelolaan Hutan Bukit Suharto", "Kesatuan Pengelolaan Hutan Berau Barat"),
    ),
    _dinas(
        "Sosial",
        ("Rehabilitasi Sosial", "Perlindungan dan Jaminan Sosial", "Pemberdayaan Sosial"),
        "Pekerja Sosial",
        "Penyuluh Sosial",
        uptd=("Panti Sosial Tresna Werdha Nirwana Puri",),
    ),
    _dinas(
        "Tenaga Kerja dan Transmigrasi",
        (
            "Pelatihan dan Penempatan Tenaga Kerja",
            "Hubungan Industrial",
            "Pengawasan Ketenagakerjaan",
            "Ketransmigrasian",
        ),
        "Pengantar Kerja",
        "Mediator Hubungan Industrial",
        "Pengawas Ketenagakerjaan",
    ),
    _dinas(
        "Lingkungan Hidup",
        (
            "Tata Lingkungan",
            "Pengelolaan Sampah dan Limbah",
            "Pengendalian Pencemaran Lingkungan",
            "Penegakan Hukum Lingkungan",
        ),
        "Pengendali Dampak Lingkungan",
        "Pengawas Lingkungan Hidup",
    ),
    _biro(
        "Hukum",
        ("Peraturan Perundang-undangan Provinsi", "Peraturan Perundang-undangan Kabupaten/Kota", "Bantuan Hukum"),
        "Perancang Peraturan Perundang-undangan",
        "Analis Hukum",
    ),
    _dinas(
        "Kependudukan, Pemberdayaan Perempuan dan Perlindungan Anak",
        ("Kependudukan dan Pencatatan Sipil", "Pemberdayaan Perempuan", "Perlindungan Anak", "Keluarga Berencana"),
        "Penggerak Swadaya Masyarakat",
    ),
    _dinas(
        "Pangan, Tanaman Pangan dan Hortikultura",
        ("Ketahanan Pangan", "Tanaman Pangan", "Hortikultura", "Prasarana dan Sarana"),
        "Penyuluh Pertanian",
        "Analis Ketahanan Pangan",
        bobot=3,
        uptd=("Balai Benih Induk Tanaman Pangan",),
    ),
    _dinas(
        "Pemberdayaan Masyarakat dan Pemerintahan Desa",
        ("Pemerintahan Desa", "Kelembagaan dan Sosial Budaya", "Usaha Ekonomi Masyarakat"),
        "Penggerak Swadaya Masyarakat",
    ),
    _dinas(
        "Perindustrian, Perdagangan, Koperasi dan Usaha Kecil Menengah",
        ("Perindustrian", "Perdagangan Dalam Negeri", "Perdagangan Luar Negeri", "Koperasi dan Usaha Kecil Menengah"),
        "Pengawas Perdagangan",
        "Pengawas Koperasi",
    ),
    _dinas(
        "Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        ("Perencanaan dan Promosi", "Pengendalian Pelaksanaan Penanaman Modal", "Pelayanan Perizinan"),
        "Penata Perizinan",
    ),
    _dinas(
        "Pemuda dan Olahraga",
        ("Layanan Kepemudaan", "Pembudayaan Olahraga", "Peningkatan Prestasi Olahraga"),
        "Asisten Pelatih Olahraga",
    ),
    _dinas(
        "Pariwisata",
        ("Destinasi Pariwisata", "Pemasaran Pariwisata", "Ekonomi Kreatif"),
        "Adyatama Kepariwisataan dan Ekonomi Kreatif",
    ),
    _dinas(
        "Perpustakaan dan Kearsipan Daerah",
        ("Pengembangan Perpustakaan", "Layanan Perpustakaan", "Pengelolaan Arsip"),
        "Pustakawan",
    ),
    _dinas(
        "Kelautan dan Perikanan",
        (
            "Perikanan Tangkap",
            "Perikanan Budidaya",
            "Kelautan dan Pengawasan",
            "Pengolahan dan Pemasaran Hasil Perikanan",
        ),
        "Pengawas Perikanan",
        "Penyuluh Perikanan",
        uptd=("Pelabuhan Perikanan Selili",),
    ),
    _dinas(
        "Perkebunan",
        ("Tanaman", "Perlindungan Perkebunan", "Usaha dan Penyuluhan", "Pengolahan dan Pemasaran Hasil Perkebunan"),
        "Pengawas Benih Tanaman",
        "Penyuluh Pertanian",
    ),
    _dinas(
        "Peternakan dan Kesehatan Hewan",
        ("Pembibitan dan Produksi", "Kesehatan Hewan", "Kesehatan Masyarakat Veteriner"),
        "Medik Veteriner",
        "Pengawas Bibit Ternak",
    ),
    _dinas(
        "Energi dan Sumber Daya Mineral",
        ("Geologi dan Air Tanah", "Mineral dan Batubara", "Ketenagalistrikan", "Energi Baru Terbarukan"),
        "Penyelidik Bumi",
    ),
    _badan(
        "Pengembangan Sumber Daya Manusia",
        ("Sertifikasi Kompetensi", "Pengembangan Kompetensi Teknis", "Pengembangan Kompetensi Manajerial"),
        "Widyaiswara",
    ),
    _badan(
        "Riset dan Inovasi Daerah",
        ("Riset Sosial dan Pemerintahan", "Riset Ekonomi dan Pembangunan", "Inovasi dan Teknologi"),
        "Analis Pemanfaatan Ilmu Pengetahuan dan Teknologi",
    ),
    Perangkat(
        "Badan Penghubung Provinsi Kalimantan Timur", "badan", (), ("Pranata Hubungan Masyarakat",), None, "III.a", 1
    ),
    _badan(
        "Penanggulangan Bencana Daerah",
        ("Pencegahan dan Kesiapsiagaan", "Kedaruratan dan Logistik", "Rehabilitasi dan Rekonstruksi"),
        "Penata Penanggulangan Bencana",
    ),
    _badan(
        "Kesatuan Bangsa dan Politik",
        (
            "Ideologi dan Wawasan Kebangsaan",
            "Politik Dalam Negeri",
            "Kewaspadaan Nasional",
            "Ketahanan Ekonomi dan Sosial",
        ),
        "Analis Kebijakan",
    ),
    Perangkat(
        "RSUD dr. Kanujoso Djatiwibowo",
        "rsud",
        ("Pelayanan Medik", "Keperawatan", "Penunjang"),
        ("Dokter", "Perawat", "Apoteker"),
        "B",
        "II.b",
        8,
    ),
    _biro("Pemerintahan dan Otonomi Daerah", ("Pemerintahan", "Otonomi Daerah", "Kerja Sama"), "Analis Kebijakan"),
    _biro(
        "Kesejahteraan Rakyat", ("Bina Mental Spiritual", "Pelayanan Dasar", "Non Pelayanan Dasar"), "Analis Kebijakan"
    ),
    _biro(
        "Perekonomian", ("Kebijakan Perekonomian", "Sumber Daya Alam", "Badan Usaha Milik Daerah"), "Analis Kebijakan"
    ),
    _biro(
        "Administrasi Pembangunan",
        ("Pengendalian Administrasi", "Pelaporan Pelaksanaan Pembangunan", "Kebijakan Pembangunan"),
        "Perencana",
    ),
    _biro(
        "Pengadaan Barang dan Jasa",
        ("Pengelolaan Pengadaan", "Layanan Pengadaan Secara Elektronik", "Pembinaan dan Advokasi"),
        "Pengelola Pengadaan Barang/Jasa",
    ),
    _biro("Umum", ("Rumah Tangga", "Administrasi Keuangan dan Aset", "Tata Usaha Pimpinan"), "Arsiparis"),
    _biro(
        "Administrasi Pimpinan",
        ("Perencanaan dan Kepegawaian", "Materi dan Komunikasi Pimpinan", "Protokol"),
        "Pranata Hubungan Masyarakat",
    ),
)

# Families every secretariat employs; those of keterampilan carry the jenjang Terampil, Mahir, Penyelia.
KEAHLIAN_UMUM = ("Perencana", "Analis Sumber Daya Manusia Aparatur", "Pranata Komputer", "Arsiparis")
KETERAMPILAN_UMUM = ("Arsiparis", "Pranata Komputer", "Pranata Sumber Daya Manusia Aparatur")
KETERAMPILAN_KHUSUS = {"rsud": ("Perawat", "Bidan"), "satpol_pp": ("Polisi Pamong Praja",)}
PELAKSANA_SEKRETARIAT = ("Penelaah Teknis Kebijakan", "Pengelola Layanan Operasional", "Pengadministrasi Perkantoran")
PELAKSANA_TEKNIS = ("Penelaah Teknis Kebijakan", "Pengolah Data dan Informasi", "Operator Layanan Operasional")

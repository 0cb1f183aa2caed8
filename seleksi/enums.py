from django.db.models import TextChoices


class StatusSegel(TextChoices):
    """What a seal is worth today."""

    UTUH = "utuh", "Utuh"
    RUSAK = "rusak", "Rusak"
    DIGANTIKAN = "digantikan", "Digantikan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class StatusPeringkat(TextChoices):
    """In order of precedence."""

    KURANG_PELAMAR = "kurang_pelamar", "Pelamar kurang dari jumlah minimal"
    BELUM_LENGKAP = "belum_lengkap", "Masih ada nilai yang belum masuk"
    SERI = "seri", "Seri di batas nama yang diusulkan"
    LENGKAP = "lengkap", "Lengkap"


class AlasanKelayakan(TextChoices):
    """Why the rule refuses; PP 11/2017 jo. PP 17/2020 Pasal 107."""

    USIA = "usia", "Usia"
    PENDIDIKAN = "pendidikan", "Kualifikasi pendidikan"
    JABATAN = "jabatan", "Masa dalam jabatan"
    KINERJA = "kinerja", "Predikat kinerja"
    HUKUMAN_DISIPLIN = "hukuman_disiplin", "Hukuman disiplin"
    STATUS_KEPEGAWAIAN = "status_kepegawaian", "Status kepegawaian"
    DATA_KURANG = "data_kurang", "Data kurang"


class PendidikanMinimum(TextChoices):
    """Values of TingkatPendidikan an agency may ask for; D-IV stands beside S-1 in the law, so it is not a step."""

    S1 = "s1", "S-1 atau D-IV"
    S2 = "s2", "S-2"
    S3 = "s3", "S-3"


class PredikatMinimum(TextChoices):
    """Values of Predikat that notices ask for: never below Baik."""

    BAIK = "baik", "Baik"
    SANGAT_BAIK = "sangat_baik", "Sangat baik"


class PeranPansel(TextChoices):
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    ANGGOTA = "anggota", "Anggota"


class JenisSeleksi(TextChoices):
    TERBUKA = "terbuka", "Seleksi terbuka JPT"
    INTERNAL = "internal", "Seleksi internal administrator"


class StatusSeleksi(TextChoices):
    DRAF = "draf", "Disiapkan"
    DIUMUMKAN = "diumumkan", "Pelamaran dibuka"
    ADMINISTRASI = "administrasi", "Seleksi administrasi"
    PERNYATAAN = "pernyataan", "Pernyataan benturan kepentingan"
    PENILAIAN = "penilaian", "Penilaian"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


BERAKHIR = (StatusSeleksi.SELESAI, StatusSeleksi.DIBATALKAN)


class StatusLowongan(TextChoices):
    BERJALAN = "berjalan", "Berjalan"
    DISEGEL = "disegel", "Disegel"
    DITETAPKAN = "ditetapkan", "Ditetapkan PPK"
    TANPA_HASIL = "tanpa_hasil", "Ditutup tanpa hasil"


DIISI = (StatusLowongan.BERJALAN, StatusLowongan.DISEGEL)
TERSEGEL = (StatusLowongan.DISEGEL, StatusLowongan.DITETAPKAN)
USAI = (StatusLowongan.DITETAPKAN, StatusLowongan.TANPA_HASIL)


class StatusPelamar(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    MEMENUHI = "memenuhi", "Memenuhi syarat"
    TIDAK_MEMENUHI = "tidak_memenuhi", "Tidak memenuhi syarat"
    MUNDUR = "mundur", "Mengundurkan diri"


class StatusLembar(TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    TERKUNCI = "terkunci", "Terkunci"


class UnsurPansel(TextChoices):
    INTERNAL = "internal", "Internal instansi"
    EKSTERNAL = "eksternal", "Luar instansi"


class Hubungan(TextChoices):
    """What a member declares about a candidate; anything but `tidak_ada` recuses."""

    TIDAK_ADA = "tidak_ada", "Tidak ada benturan kepentingan"
    KELUARGA = "keluarga", "Hubungan keluarga sampai derajat ketiga"
    ATASAN_BAWAHAN = "atasan_bawahan", "Atasan atau bawahan langsung dalam dua tahun terakhir"
    USAHA = "usaha", "Hubungan usaha atau utang-piutang"
    AKADEMIK = "akademik", "Pembimbing atau penguji tugas akhir"
    SENGKETA = "sengketa", "Pernah bersengketa"
    LAINNYA = "lainnya", "Lainnya, dijelaskan"


class JenisBerkas(TextChoices):
    SURAT_LAMARAN = "surat_lamaran", "Surat lamaran"
    IZIN_PPK = "izin_ppk", "Persetujuan PPK instansi asal"
    PAKTA_INTEGRITAS = "pakta_integritas", "Pakta integritas"
    SEHAT = "sehat", "Surat keterangan sehat"
    MAKALAH = "makalah", "Makalah"
    LAINNYA = "lainnya", "Berkas lain"

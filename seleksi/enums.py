from django.db.models import TextChoices


class StatusPeringkat(TextChoices):
    """In order of precedence."""

    KURANG_PELAMAR = "kurang_pelamar", "Pelamar kurang dari jumlah minimal"
    BELUM_LENGKAP = "belum_lengkap", "Masih ada nilai yang belum masuk"
    SERI = "seri", "Seri di batas nama yang diusulkan"
    LENGKAP = "lengkap", "Lengkap"


class AlasanKelayakan(TextChoices):
    """Why the rule refuses; PP 11/2017 Pasal 107 jo. PP 17/2020."""

    USIA = "usia", "Usia"
    PENDIDIKAN = "pendidikan", "Kualifikasi pendidikan"
    JABATAN = "jabatan", "Masa dalam jabatan"
    KINERJA = "kinerja", "Predikat kinerja"
    HUKUMAN_DISIPLIN = "hukuman_disiplin", "Hukuman disiplin"
    STATUS_KEPEGAWAIAN = "status_kepegawaian", "Status kepegawaian"
    DATA_KURANG = "data_kurang", "Data kurang"


class PeranPansel(TextChoices):
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    ANGGOTA = "anggota", "Anggota"

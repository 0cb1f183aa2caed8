from django.db.models import TextChoices


class JenisInstansi(TextChoices):
    PROVINSI = "provinsi", "Pemerintah provinsi"
    KABUPATEN = "kabupaten", "Pemerintah kabupaten"
    KOTA = "kota", "Pemerintah kota"
    PUSAT = "pusat", "Kementerian atau lembaga"
    PENGAWAS = "pengawas", "Otoritas pengawas"


class ZonaWaktu(TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class JenisUnit(TextChoices):
    """PP 18/2016 jo 72/2019."""

    SEKRETARIAT_DAERAH = "sekretariat_daerah", "Sekretariat daerah"
    SEKRETARIAT_DPRD = "sekretariat_dprd", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    SATPOL_PP = "satpol_pp", "Satuan Polisi Pamong Praja"
    RSUD = "rsud", "RSUD"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    BIRO = "biro", "Biro"
    CABANG_DINAS = "cabang_dinas", "Cabang dinas"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BAGIAN = "bagian", "Bagian"
    BIDANG = "bidang", "Bidang"
    SUBBAGIAN = "subbagian", "Subbagian"
    SEKSI = "seksi", "Seksi"
    UPTD = "uptd", "UPTD"
    LAINNYA = "lainnya", "Lainnya"


class TipeUnit(TextChoices):
    A = "A", "Tipe A"
    B = "B", "Tipe B"
    C = "C", "Tipe C"


class JenisJabatan(TextChoices):
    """UU 20/2023 Pasal 13–18."""

    JPT_UTAMA = "jpt_utama", "JPT Utama"
    JPT_MADYA = "jpt_madya", "JPT Madya"
    JPT_PRATAMA = "jpt_pratama", "JPT Pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    PELAKSANA = "pelaksana", "Pelaksana"
    FUNGSIONAL_KEAHLIAN = "fungsional_keahlian", "Fungsional keahlian"
    FUNGSIONAL_KETERAMPILAN = "fungsional_keterampilan", "Fungsional keterampilan"


STRUKTURAL = frozenset(
    {
        JenisJabatan.JPT_UTAMA,
        JenisJabatan.JPT_MADYA,
        JenisJabatan.JPT_PRATAMA,
        JenisJabatan.ADMINISTRATOR,
        JenisJabatan.PENGAWAS,
    }
)


class Jenjang(TextChoices):
    """Jenjang jabatan fungsional; SIASN codes PT MU MA UT, PM TR MH PY."""

    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama"
    AHLI_MUDA = "ahli_muda", "Ahli Muda"
    AHLI_MADYA = "ahli_madya", "Ahli Madya"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama"
    PEMULA = "pemula", "Pemula"
    TERAMPIL = "terampil", "Terampil"
    MAHIR = "mahir", "Mahir"
    PENYELIA = "penyelia", "Penyelia"


class Eselon(TextChoices):
    """SIASN eselon.json; the values are the law's own writing, the SIASN ids stand in talent.rules."""

    I_A = "I.a", "I.a"
    I_B = "I.b", "I.b"
    II_A = "II.a", "II.a"
    II_B = "II.b", "II.b"
    III_A = "III.a", "III.a"
    III_B = "III.b", "III.b"
    IV_A = "IV.a", "IV.a"
    IV_B = "IV.b", "IV.b"
    V_A = "V.a", "V.a"
    V_B = "V.b", "V.b"


class StatusPegawai(TextChoices):
    CPNS = "cpns", "CPNS"
    PNS = "pns", "PNS"
    PPPK = "pppk", "PPPK"


class JenisKelamin(TextChoices):
    LAKI_LAKI = "M", "Laki-laki"
    PEREMPUAN = "F", "Perempuan"


class JenisPenugasan(TextChoices):
    """SIASN: D, PLT, PLH, PJ; a fifth, TT, is in PenugasanLain."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana tugas"
    PLH = "plh", "Pelaksana harian"
    PJ = "pj", "Penjabat"


class PenugasanLain(TextChoices):
    """SIASN: TT. In the history of a person only, never an appointment (ADR 0021)."""

    TUGAS_TAMBAHAN = "tt", "Tugas tambahan"


class StatusPenugasan(TextChoices):
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class StatusImpor(TextChoices):
    BERJALAN = "berjalan", "Sedang berjalan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Berhenti di tengah jalan"


class JenisPeran(TextChoices):
    """What is granted by SK. Panel membership, pejabat penilai and PyB follow from panel and posts."""

    ADMIN_BKD = "admin_bkd", "Admin BKD"
    SEKRETARIAT_PANSEL = "sekretariat_pansel", "Sekretariat Pansel"
    PPK = "ppk", "Pejabat Pembina Kepegawaian"
    TIM_PENILAI = "tim_penilai", "Tim Penilai Kinerja"
    AUDITOR = "auditor", "Auditor"


class TingkatPendidikan(TextChoices):
    SD = "sd", "SD"
    SMP = "smp", "SMP"
    SLTA = "slta", "SLTA"
    D1 = "d1", "D-I"
    D2 = "d2", "D-II"
    D3 = "d3", "D-III"
    D4 = "d4", "D-IV"
    S1 = "s1", "S-1"
    S2 = "s2", "S-2"
    S3 = "s3", "S-3"


class Ekspektasi(TextChoices):
    """PermenPANRB 6/2022; SIASN codes 1 to 3 in this order."""

    DI_ATAS = "di_atas", "Di atas ekspektasi"
    SESUAI = "sesuai", "Sesuai ekspektasi"
    DI_BAWAH = "di_bawah", "Di bawah ekspektasi"


class Predikat(TextChoices):
    """PermenPANRB 6/2022; SIASN codes 1 to 5 in this order."""

    SANGAT_BAIK = "sangat_baik", "Sangat baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat kurang"


class TingkatHukuman(TextChoices):
    """PP 94/2021; SIASN codes R, S, B."""

    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


class JenisDiklat(TextChoices):
    STRUKTURAL = "struktural", "Pelatihan kepemimpinan"
    FUNGSIONAL = "fungsional", "Pelatihan fungsional"
    TEKNIS = "teknis", "Pelatihan teknis"
    SEMINAR = "seminar", "Seminar atau lokakarya"


class SumberOutcome(TextChoices):
    """Which floor's command may write into the record (core.commands.effect)."""

    TALENT = "talent", "Dicatat BKD atau diimpor dari SIASN"
    SKP = "skp", "Evaluasi SKP"
    SELEKSI = "seleksi", "Pelantikan hasil seleksi"

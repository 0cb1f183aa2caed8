"""From clean values of SIASN to the columns of our tables. Pure."""

from typing import Any

from talent import rules
from talent.enums import STRUKTURAL, JenisJabatan, JenisPenugasan
from talent.siasn import kode

Isi = dict[str, Any]


def pegawai(isi: Isi) -> Isi:
    return {
        "nip": isi["nipBaru"],
        "nama": isi["nama"],
        "gelar_depan": isi["gelarDepan"],
        "gelar_belakang": isi["gelarBelakang"],
        "tempat_lahir": isi["tempatLahir"],
        "tanggal_lahir": isi["tglLahir"],
        "jenis_kelamin": isi["jenisKelamin"],
        "status_pegawai": isi["statusPegawai"].value,
        "kedudukan": isi["kedudukanPnsNama"] or "Aktif",
        "tmt_cpns": isi["tmtCpns"],
        "tmt_berhenti": isi["tmtPensiun"] if kode.berhenti(isi["kedudukanPnsNama"]) else None,
        "golongan": isi["golRuangAkhir"] or "",
        "pendidikan": isi["tkPendidikanTerakhir"].value if isi["tkPendidikanTerakhir"] else "",
        "surel": isi["emailGov"],
    }


def jabatan(isi: Isi) -> Isi:
    jenis: JenisJabatan = isi["jenis"]
    jenjang = kode.jenjang(isi["nama"]) if keluarga(jenis) == "fungsional" else None
    return {
        "nama": isi["nama"],
        "jenis": jenis.value,
        "jenjang": jenjang.value if jenjang else "",
        "eselon": isi["eselon"].value if isi["eselon"] else "",
        "kelas": isi["kelas"],
        "bup": rules.bup(jenis, jenjang=jenjang, acuan=isi["bup"]),
        "kuota": isi["kuota"] or 1,
        "tugas": isi["tugas"],
        "syarat": isi["syarat"],
        "standar": isi["standar"],
    }


def riwayat_jabatan(isi: Isi, *, jenis: JenisJabatan | None, eselon: str) -> Isi:
    """`jenis` and `eselon` are those of the post: for rows that do not say themselves."""
    jenis = isi["jenis"] or jenis
    return {
        "nama_jabatan": isi["nama"],
        "jenis": jenis.value if jenis else "",
        "eselon": isi["eselonId"][0].value if isi["eselonId"] else eselon,
        "jenis_penugasan": (isi["jenisPenugasanId"] or JenisPenugasan.DEFINITIF).value,
        "tmt": isi["tmtJabatan"],
        "tmt_pelantikan": isi["tmtPelantikan"],
        "nomor_sk": isi["nomorSk"],
        "tanggal_sk": isi["tanggalSk"],
        "tanggal_dicabut": isi["deletedAt"],
    }


def keluarga(jenis: str) -> str:
    """SIASN tells structural, functional and pelaksana posts apart; finer kinds may differ between its files."""
    if jenis in STRUKTURAL:
        return "struktural"
    return "pelaksana" if jenis == JenisJabatan.PELAKSANA else "fungsional"


def golongan(isi: Isi) -> Isi:
    return {
        "golongan": isi["hasil"],
        "tmt": isi["tmtGolongan"],
        "nomor_sk": isi["skNomor"],
        "tanggal_sk": isi["skTanggal"],
        "masa_kerja_tahun": isi["masaKerjaGolonganTahun"],
        "masa_kerja_bulan": isi["masaKerjaGolonganBulan"],
    }


def pendidikan(isi: Isi) -> Isi:
    return {
        "tingkat": isi["tingkat"].value,
        "nama": isi["pendidikanNama"],
        "sekolah": isi["namaSekolah"],
        "nomor_ijazah": isi["nomorIjasah"],
        "tahun_lulus": isi["tahunLulus"],
        "tanggal_lulus": isi["tglLulus"],
        "pertama": isi["isPendidikanPertama"],
    }


def diklat(isi: Isi) -> Isi:
    awal = isi["tanggal"]
    return {
        "nama": isi["nama"],
        "jenis": isi["jenis"].value,
        "nomor": isi["nomor"],
        "tanggal_mulai": awal,
        "tanggal_selesai": isi["tanggalSelesai"],
        "tahun": isi["tahun"] or (awal.year if awal else None),
        "jam": isi["jumlahJam"],
        "penyelenggara": isi["institusiPenyelenggara"],
    }


def kinerja(isi: Isi) -> Isi:
    return {
        "tahun": isi["tahun"],
        "hasil_kerja": isi["hasilKinerja"].value,
        "perilaku": isi["perilakuKerja"].value,
        "predikat": isi["kuadranKinerja"].value,
        "nama_penilai": isi["namaPenilai"],
        "dasar": "SIASN, riwayat SKP",
    }


def hukuman(isi: Isi) -> Isi:
    return {
        "tingkat": isi["jenisTingkatHukumanId"].value,
        "nama": isi["jenisHukumanNama"],
        "mulai": isi["hukumanTanggal"],
        "akhir": isi["akhirHukumTanggal"],
        "nomor_sk": isi["skNomor"],
        "tanggal_sk": isi["skTanggal"],
        "nomor_pembatalan": isi["skPembatalanNomor"],
        "tanggal_pembatalan": isi["skPembatalanTanggal"],
    }


def kompetensi(isi: Isi) -> Isi:
    return {
        "instrumen": isi["instrumen"],
        "tanggal": isi["tanggal"],
        "berlaku_sampai": isi["berlakuSampai"],
        "jpm": isi["jpm"],
        "nilai": isi["nilai"],
    }

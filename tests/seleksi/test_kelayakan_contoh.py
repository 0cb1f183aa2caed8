import json
from datetime import date, datetime
from pathlib import Path

import pytest

from seleksi.rules.kelayakan import periksa
from seleksi.rules.syarat import syarat_bawaan
from talent.profil import HukumanProfil, JabatanProfil, KinerjaProfil, PendidikanProfil, Profil

KASUS = json.loads(Path("tests/contoh/kelayakan.json").read_text())
TINGKAT = {"30": "d3", "40": "s1", "45": "s2"}
JENIS = {"III": "administrator", "IV": "pengawas", "II": "jpt_pratama"}
PENUGASAN = {"D": "definitif", "PLT": "plt"}
RATING = {"DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "DI BAWAH EKSPEKTASI"}


def _baris(berkas, nip):
    isi = json.loads(Path(f"tests/contoh/siasn/{berkas}.json").read_text())
    amplop = isi if isinstance(isi, list) else [isi]
    for satu in amplop:
        data = satu.get("data", satu)
        yield from (r for r in (data if isinstance(data, list) else [data]) if r.get("nipBaru") == nip)


def _tanggal(teks):
    return datetime.strptime(teks, "%d-%m-%Y").date() if teks else None  # noqa: DTZ007 - a date, no zone


def _jabatan(baris):
    fungsional = baris["jenisJabatan"] == "2"
    nama = baris["namaJabatan"].lower()
    return JabatanProfil(
        nama=baris["namaJabatan"],
        jenis="fungsional_keahlian" if fungsional else JENIS[(baris.get("eselon") or "II.b").split(".")[0]],
        jenjang="ahli_madya" if "ahli madya" in nama else "",
        eselon=baris.get("eselon") or "",
        unit=baris.get("unorNama") or "",
        jenis_penugasan=PENUGASAN[baris["jenisPenugasanId"]],
        mulai=_tanggal(baris["tmtJabatan"]),
        sampai=None,
    )


def _hukuman(baris):
    return HukumanProfil(
        tingkat={"S": "sedang", "R": "ringan", "B": "berat"}[baris["jenisTingkatHukumanId"]],
        nama=baris["jenisHukumanNama"],
        mulai=_tanggal(baris["hukumanTanggal"]),
        akhir=_tanggal(baris.get("akhirHukumTanggal")),
        dibatalkan_pada=_tanggal(baris.get("skPembatalanTanggal")),
    )


def _akhiri(jabatan):
    """A definitive post ends where the next definitive one begins."""
    urut = sorted((j for j in jabatan if j.jenis_penugasan == "definitif"), key=lambda j: j.mulai)
    mulai = [j.mulai for j in urut[1:]] + [None]
    tetap = [JabatanProfil(**{**vars(j), "sampai": m}) for j, m in zip(urut, mulai, strict=True)]
    return tuple(tetap + [j for j in jabatan if j.jenis_penugasan != "definitif"])


def _profil(nip):
    """Straight from the files, leaving out the rows the importer refuses."""
    utama = next(_baris("data-utama", nip))
    return Profil(
        nip=nip,
        nama=utama["nama"].strip(),
        tanggal_lahir=_tanggal(utama["tglLahir"]),
        jenis_kelamin=utama["jenisKelamin"],
        status_pegawai=utama["statusPegawai"].lower(),
        kedudukan=utama["kedudukanPnsNama"],
        pendidikan=tuple(
            PendidikanProfil(TINGKAT[r["tkPendidikanId"]], r["pendidikanNama"], r["namaSekolah"], int(r["tahunLulus"]))
            for r in _baris("rw-pendidikan", nip)
        ),
        jabatan=_akhiri(
            [_jabatan(r) for r in _baris("rw-jabatan", nip) if r.get("tmtJabatan") not in (None, "", "01-01-0001")]
        ),
        kinerja=tuple(
            KinerjaProfil(int(r["tahun"]), r["kuadranKinerja"].lower().replace(" ", "_"))
            for r in _baris("rw-skp22", nip)
            if r["hasilKinerja"] in RATING
        ),
        hukuman=tuple(_hukuman(r) for r in _baris("rw-hukdis", nip) if r["jenisTingkatHukumanId"] in "RSB"),
    )


@pytest.mark.parametrize("pelamar", KASUS["pelamar"], ids=lambda p: p["nip"])
def test_periksa_gives_the_stated_result(pelamar):
    pada = date.fromisoformat(KASUS["lowongan"]["tanggal_periksa"])
    pelantikan = date.fromisoformat(KASUS["lowongan"]["tanggal_pelantikan"])
    syarat = syarat_bawaan(KASUS["lowongan"]["jenis"], pada=pada)

    kelayakan = periksa(_profil(pelamar["nip"]), syarat, pada=pada, pelantikan=pelantikan)

    assert (kelayakan.memenuhi, list(kelayakan.alasan)) == (pelamar["memenuhi"], pelamar["alasan"])
    assert syarat.usia_maksimum == KASUS["lowongan"]["usia_maksimum"]

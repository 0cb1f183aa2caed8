"""Folders of SIASN files for tests, and what an import made of them."""

import json
from pathlib import Path

from django.core.management import call_command

from talent.models import Penugasan

CONTOH = Path(__file__).parents[1] / "contoh"
NAMA = "Pemerintah Provinsi Kalimantan Timur"
UNIT = {"Id": "U1", "NamaUnor": "Dinas A", "NamaJabatan": "KEPALA DINAS A", "EselonId": "21"}
ORANG = {
    "id": "P1",
    "nipBaru": "197603142001031002",
    "nama": "Yusuf",
    "tglLahir": "14-03-1976",
    "jenisKelamin": "M",
    "statusPegawai": "PNS",
    "unorId": "U1",
}


def impor(folder, tmp_path, *opsi, instansi="6900", nama=NAMA):
    """Exit code and report of the command."""
    laporan = tmp_path / "laporan.json"
    try:
        call_command("impor_siasn", str(folder), f"--instansi={instansi}", f"--nama={nama}", f"--laporan={laporan}")
        keluar = 0
    except SystemExit as akhir:
        keluar = akhir.code
    return keluar, json.loads(laporan.read_text())


def tulis(folder, **berkas):
    folder.mkdir(exist_ok=True)
    for nama, isi in berkas.items():
        (folder / f"{nama.replace('_', '-')}.json").write_text(isi if isinstance(isi, str) else json.dumps(isi))
    return folder


def orang(nomor, **lain):
    nip = f"19760314200103100{nomor}"
    return {**ORANG, "id": f"P{nomor}", "nipBaru": nip, "nama": f"Orang {nomor}", **lain}


def rw(kunci, siapa, tmt, **lain):
    return {
        "id": kunci,
        "idPns": siapa,
        "jenisJabatan": "1",
        "unorId": "U1",
        "eselonId": "21",
        "namaJabatan": "Kepala Dinas A",
        "tmtJabatan": tmt,
        "nomorSk": f"SK/{kunci}",
        "jenisPenugasanId": "D",
        **lain,
    }


def masa():
    baris = Penugasan.objects.filter(status="ditetapkan").order_by("berlaku", "pk").select_related("pegawai", "jabatan")
    return [
        (p.pegawai.siasn_id, p.jabatan.nama, p.jenis, str(p.berlaku.lower), str(p.berlaku.upper or "")) for p in baris
    ]


def kode(laporan):
    return [(t["berkas"], t["baris"], t["kolom"], t["kode"]) for t in laporan["ditolak"]]

"""The command as a stranger runs it: no database, no engine, no folder to write in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

AKAR = Path(__file__).resolve().parents[2]
CONTOH = AKAR / "tests/contoh/peringkat"


@pytest.fixture(scope="module", params=["tanpa_var", "var_tak_dapat_ditulis"])
def rumah(request, tmp_path_factory):
    """A checkout of its own. A file where the folder should be stops even root from writing there."""
    akar = tmp_path_factory.mktemp("merita")
    for nama in ("config", *settings.FLOORS):
        shutil.copytree(AKAR / nama, akar / nama, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(AKAR / "manage.py", akar)
    if request.param == "var_tak_dapat_ditulis":
        (akar / "var").write_text("")
    return akar


def _jalankan(rumah, *argumen):
    lingkungan = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    perintah = [sys.executable, "manage.py", "verifikasi_peringkat", *map(str, argumen)]
    jadi = subprocess.run(perintah, cwd=rumah, env=lingkungan, capture_output=True, text=True, check=False)
    assert not (rumah / "var").is_dir()
    return jadi.returncode, json.loads(jadi.stdout)


@pytest.mark.parametrize("nama", ["01-biasa", "04-seri-di-batas", "12-nilai-101"])
def test_command_prints_the_stated_result_and_nothing_else(rumah, tmp_path, nama):
    contoh = json.loads((CONTOH / f"{nama}.json").read_text())
    berkas = tmp_path / "masukan.json"
    berkas.write_text(json.dumps(contoh["masukan"]))

    kode, keluaran = _jalankan(rumah, berkas)

    assert kode == contoh["kode_keluar"]
    if "keluaran" in contoh:
        assert keluaran == contoh["keluaran"]
    else:
        assert [k["jalur"] for k in keluaran["kesalahan"]] == contoh["jalur_kesalahan"]


@pytest.mark.parametrize("argumen", [[], ["tidak-ada.json"], ["."], ["a.json", "b.json"], ["--salah", "a.json"]])
def test_command_explains_a_wrong_call_in_json(rumah, argumen):
    kode, keluaran = _jalankan(rumah, *argumen)

    assert (kode, [k["jalur"] for k in keluaran["kesalahan"]]) == (2, [""])

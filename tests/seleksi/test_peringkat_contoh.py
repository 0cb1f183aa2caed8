import json
from pathlib import Path

import pytest

from seleksi.rules.berkas import verifikasi

CONTOH = sorted(Path("tests/contoh/peringkat").glob("*.json"))


@pytest.mark.parametrize("berkas", CONTOH, ids=lambda b: b.stem)
def test_verifikasi_gives_the_stated_result(berkas):
    contoh = json.loads(berkas.read_text())

    kode, keluaran = verifikasi(json.dumps(contoh["masukan"]).encode())

    assert kode == contoh["kode_keluar"]
    if "keluaran" in contoh:
        assert keluaran == contoh["keluaran"]
    else:
        assert [k["jalur"] for k in keluaran["kesalahan"]] == contoh["jalur_kesalahan"]


def test_every_example_is_replayed():
    assert len(CONTOH) == 16

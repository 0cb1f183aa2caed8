import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.profil import (
    DiklatProfil,
    GolonganProfil,
    HukumanProfil,
    JabatanProfil,
    KinerjaProfil,
    KompetensiProfil,
    PendidikanProfil,
    Profil,
)

TEKS, TANGGAL = st.text(max_size=20), st.dates()
ANGKA = st.none() | st.integers(0, 9999)
MUNGKIN = st.none() | TANGGAL
JPM = st.none() | st.decimals(0, 200, places=2)


def _daftar(jenis, *isi):
    return st.lists(st.builds(jenis, *isi), max_size=3).map(tuple)


PROFIL = st.builds(
    Profil,
    TEKS,
    TEKS,
    MUNGKIN,
    TEKS,
    TEKS,
    TEKS,
    pendidikan=_daftar(PendidikanProfil, TEKS, TEKS, TEKS, ANGKA),
    jabatan=_daftar(JabatanProfil, TEKS, TEKS, TEKS, TEKS, TEKS, TEKS, TANGGAL, MUNGKIN),
    golongan=_daftar(GolonganProfil, TEKS, TANGGAL),
    kinerja=_daftar(KinerjaProfil, st.integers(1900, 2100), TEKS),
    hukuman=_daftar(HukumanProfil, TEKS, TEKS, TANGGAL, MUNGKIN, MUNGKIN),
    diklat=_daftar(DiklatProfil, TEKS, TEKS, ANGKA, ANGKA),
    kompetensi=_daftar(KompetensiProfil, TEKS, TANGGAL, MUNGKIN, JPM),
)


@given(PROFIL)
def test_a_profile_survives_json(profil):
    kembali = Profil.from_json(json.loads(json.dumps(profil.to_json())))

    assert kembali == profil
    assert repr(kembali) == repr(profil)


def test_dates_are_iso_and_decimals_keep_their_zeros():
    kompetensi = KompetensiProfil("Manajerial", date(2025, 2, 10), None, Decimal("84.50"))
    profil = Profil("1", "A", date(1976, 3, 14), "M", "pns", "Aktif", kompetensi=(kompetensi,))

    isi = profil.to_json()

    assert isi["tanggal_lahir"] == "1976-03-14"
    assert isi["kompetensi"] == [
        {"instrumen": "Manajerial", "tanggal": "2025-02-10", "berlaku_sampai": None, "jpm": "84.50"}
    ]


@pytest.mark.parametrize("ubah", [{"lain": 1}, {"jabatan": [{"nama": "x"}]}])
def test_what_to_json_never_wrote_is_refused(ubah):
    isi = Profil("1", "A", None, "M", "pns", "Aktif").to_json()

    with pytest.raises((KeyError, TypeError)):
        Profil.from_json({**isi, **ubah})

"""PermenPANRB 6/2022: all nine meetings, the wrong copies that go around, and the day the table begins."""

from datetime import date
from itertools import product

import pytest

from skp.enums import Ekspektasi as E
from skp.rules.predikat import KUADRAN, predikat
from skp.rules.versi import BelumBerlaku, Ketentuan, berlaku_pada
from talent.enums import Predikat as P

PADA = date(2025, 12, 31)
SEMBILAN = [
    (E.DI_ATAS, E.DI_ATAS, P.SANGAT_BAIK),
    (E.DI_ATAS, E.SESUAI, P.BAIK),
    (E.DI_ATAS, E.DI_BAWAH, P.KURANG),
    (E.SESUAI, E.DI_ATAS, P.BAIK),
    (E.SESUAI, E.SESUAI, P.BAIK),
    (E.SESUAI, E.DI_BAWAH, P.KURANG),
    (E.DI_BAWAH, E.DI_ATAS, P.BUTUH_PERBAIKAN),
    (E.DI_BAWAH, E.SESUAI, P.BUTUH_PERBAIKAN),
    (E.DI_BAWAH, E.DI_BAWAH, P.SANGAT_KURANG),
]


@pytest.mark.parametrize(("hasil_kerja", "perilaku", "harapan"), SEMBILAN)
def test_predikat_of_every_meeting(hasil_kerja, perilaku, harapan):
    hasil = predikat(hasil_kerja, perilaku, pada=PADA)

    assert (hasil.predikat, hasil.dasar) == (harapan, "PermenPANRB 6/2022")
    assert hasil.langkah[-1].nilai == harapan.label.lower()
    assert [s.nilai for s in hasil.langkah[:2]] == [hasil_kerja.label.lower(), perilaku.label.lower()]


def test_every_version_knows_every_meeting():
    assert [set(versi.tabel) for versi in KUADRAN] == [set(product(E, E))]


def test_the_table_is_not_symmetric():
    berbeda = {
        (a, b) for a, b in product(E, E) if predikat(a, b, pada=PADA).predikat != predikat(b, a, pada=PADA).predikat
    }

    assert berbeda == {
        (E.DI_ATAS, E.DI_BAWAH),
        (E.DI_BAWAH, E.DI_ATAS),
        (E.SESUAI, E.DI_BAWAH),
        (E.DI_BAWAH, E.SESUAI),
    }


def test_a_copy_that_takes_the_worse_of_two_is_told_apart():
    """A client that goes around: equal ratings 1, 2, 5, else the worse of the two."""
    urut = list(E)
    salinan = {
        (a, b): list(P)[{0: 0, 1: 1, 2: 4}[urut.index(a)] if a == b else max(urut.index(a), urut.index(b))]
        for a, b in product(E, E)
    }

    assert {k for k, v in salinan.items() if predikat(*k, pada=PADA).predikat != v} == {
        (E.DI_ATAS, E.DI_BAWAH),
        (E.SESUAI, E.DI_BAWAH),
    }


def test_no_predikat_before_the_first_provisions():
    assert predikat(E.SESUAI, E.SESUAI, pada=date(2022, 1, 1)).predikat == P.BAIK
    with pytest.raises(BelumBerlaku, match="31 Desember 2021; yang pertama berlaku sejak 1 Januari 2022"):
        predikat(E.SESUAI, E.SESUAI, pada=date(2021, 12, 31))


@pytest.mark.parametrize(
    ("pada", "dasar"), [(date(2023, 12, 31), "lama"), (date(2024, 1, 1), "baru"), (date(2030, 1, 1), "baru")]
)
def test_the_version_in_force_is_the_last_that_has_begun(pada, dasar):
    versi = (Ketentuan(date(2024, 1, 1), "baru"), Ketentuan(date(2022, 1, 1), "lama"))

    assert berlaku_pada(versi, pada).dasar == dasar

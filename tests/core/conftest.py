import pytest

from tests.core import contoh


@pytest.fixture
def siti():
    return contoh.pengguna()


@pytest.fixture
def kabar(siti):
    return contoh.notifikasi(siti)

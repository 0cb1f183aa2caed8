from core.commands import CommandRefused
from core.langkah import satu_titik


def test_a_sentence_that_ends_with_a_title_has_one_full_stop():
    assert satu_titik("Masih menunggu Siti, M.Si..") == "Masih menunggu Siti, M.Si."
    assert CommandRefused("uji_titik", "Hubungi Budi, S.H..").kalimat == "Hubungi Budi, S.H."

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seleksi.enums import StatusPeringkat
from seleksi.rules.peringkat import Ketentuan, Kurang, Pelamar, PutusanSeri, PutusanTidakSah, peringkatkan

PANEL = ("A1", "A2", "A3")
KETENTUAN = Ketentuan({"makalah": F(40), "wawancara": F(60)}, ("wawancara",), PANEL, 3, 4)


def _rata(nomor, makalah, wawancara, mundur=()):
    nilai = {
        k: {a: F(n) for a in PANEL if a not in mundur} for k, n in (("makalah", makalah), ("wawancara", wawancara))
    }
    return Pelamar(nomor, nilai, frozenset(mundur))


def _ringkas(hasil):
    return [(b.nomor, b.peringkat, b.seri) for b in hasil.peringkat]


EMPAT = [_rata("1", 90, 90), _rata("2", 80, 80), _rata("3", 70, 70), _rata("4", 60, 60)]
SERI = [_rata("1", 90, 90), _rata("2", 85, 85), _rata("3", 80, 80), _rata("4", 80, 80)]


def test_peringkatkan_shares_a_rank_inside_the_names():
    pelamar = [_rata("1", 90, 90), _rata("3", 80, 80), _rata("2", 80, 80), _rata("4", 60, 60)]

    hasil = peringkatkan(pelamar, ketentuan=KETENTUAN)

    assert _ringkas(hasil) == [("1", 1, False), ("2", 2, True), ("3", 2, True), ("4", 4, False)]
    assert hasil.tiga_besar == ("1", "2", "3")
    assert hasil.seri[0].di_batas is False


def test_peringkatkan_blocks_a_tie_across_the_last_name():
    hasil = peringkatkan(SERI, ketentuan=KETENTUAN)

    assert (hasil.status, hasil.tiga_besar) == (StatusPeringkat.SERI, ())
    assert hasil.seri[0].di_batas is True


@pytest.mark.parametrize("jumlah", [3, 4])
def test_peringkatkan_counts_the_minimum_of_candidates(jumlah):
    hasil = peringkatkan(EMPAT[:jumlah], ketentuan=KETENTUAN)

    assert hasil.status == (StatusPeringkat.KURANG_PELAMAR if jumlah < 4 else StatusPeringkat.LENGKAP)


def test_peringkatkan_offers_all_when_fewer_than_the_names():
    ketentuan = Ketentuan(KETENTUAN.bobot, (), PANEL, jumlah_nama=5, minimal_pelamar=2)

    assert peringkatkan(EMPAT[:2], ketentuan=ketentuan).tiga_besar == ("1", "2")


def test_peringkatkan_names_who_owes_what():
    kosong = Pelamar("4", {"makalah": {"A1": F(80), "A2": None}, "wawancara": None})
    semua_mundur = Pelamar("5", {"makalah": {}, "wawancara": F(80)}, frozenset(PANEL))

    hasil = peringkatkan([*EMPAT[:3], kosong, semua_mundur], ketentuan=KETENTUAN)

    assert (hasil.status, hasil.peringkat) == (StatusPeringkat.BELUM_LENGKAP, ())
    assert hasil.kurang == (
        Kurang("4", "makalah", "A2"),
        Kurang("4", "makalah", "A3"),
        Kurang("4", "wawancara", None),
        Kurang("5", "makalah", None),
    )


def test_peringkatkan_explains_steps_that_were_not_needed():
    ketentuan = Ketentuan(KETENTUAN.bobot, ("wawancara", "makalah"), PANEL)
    pelamar = [_rata("1", 95, 95), _rata("2", 90, 90), _rata("3", 80, 80), _rata("4", 83, 78)]

    hasil = peringkatkan(pelamar, ketentuan=ketentuan)

    langkah = hasil.seri[0].langkah_seri
    assert hasil.seri[0].nomor == ("3", "4")
    assert [(s.komponen, s.diperlukan, s.kelompok) for s in langkah] == [
        ("wawancara", True, (("3",), ("4",))),
        ("makalah", False, (("3",), ("4",))),
    ]
    assert langkah[1].rata_rata == (("4", F(83)), ("3", F(80)))
    assert langkah[1].kalimat == "Tidak diperlukan: urutan sudah ditetapkan langkah sebelumnya."


def test_peringkatkan_breaks_a_tie_of_thirds_exactly():
    """78.333333333333333334 beats 235/3 by less than any rounding shows."""
    satu = Pelamar("1", {"makalah": {"A1": F(77), "A2": F(78), "A3": F(80)}, "wawancara": F(80)})
    dua = Pelamar("2", {"makalah": F("78.333333333333333334"), "wawancara": F(80)})

    hasil = peringkatkan([dua, satu, _rata("9", 90, 90), _rata("8", 60, 60)], ketentuan=KETENTUAN)

    assert [b.nomor for b in hasil.peringkat] == ["9", "2", "1", "8"]


def test_rincian_shows_divisor_and_recusals():
    pelamar = [*EMPAT[:3], _rata("4", 60, 60, mundur=("A2",))]

    rincian = peringkatkan(pelamar, ketentuan=KETENTUAN).peringkat[-1].rincian[0]

    assert (rincian.pembagi, rincian.mundur, rincian.rata_rata, rincian.sumbangan) == (2, ("A2",), F(60), F(24))
    assert rincian.langkah.fakta == "rata-rata 2 anggota, tanpa A2 (benturan kepentingan): 120 / 2 = 60, bobot 40%"


def test_a_vote_gives_distinct_ranks():
    putusan = PutusanSeri(("4", "3"), "BA-1")

    hasil = peringkatkan(SERI, ketentuan=KETENTUAN, putusan=[putusan])

    assert _ringkas(hasil)[2:] == [("4", 3, True), ("3", 4, True)]
    assert (hasil.tiga_besar, hasil.seri[0].putusan) == (("1", "2", "4"), (putusan,))


@pytest.mark.parametrize(
    ("urutan", "indeks"),
    [
        ([("1", "2")], 0),
        ([("3",)], 0),
        ([("3", "4", "1")], 0),
        ([("3", "4", "3")], 0),
        ([("3", "4"), ("4", "3")], 1),
        ([("3", "9")], 0),
    ],
)
def test_a_vote_over_anything_but_one_tied_group_is_refused(urutan, indeks):
    with pytest.raises(PutusanTidakSah) as salah:
        peringkatkan(SERI, ketentuan=KETENTUAN, putusan=[PutusanSeri(u, "BA") for u in urutan])

    assert salah.value.indeks == indeks


def test_a_vote_over_a_group_the_tie_break_resolved_is_refused():
    pelamar = [_rata("1", 95, 95), _rata("2", 90, 90), _rata("3", 80, 80), _rata("4", 83, 78)]

    with pytest.raises(PutusanTidakSah):
        peringkatkan(pelamar, ketentuan=KETENTUAN, putusan=[PutusanSeri(("4", "3"), "BA")])


def test_votes_over_two_tied_groups_are_both_taken():
    pelamar = [_rata("1", 90, 90), _rata("2", 90, 90), _rata("3", 80, 80), _rata("4", 80, 80)]
    putusan = [PutusanSeri(("4", "3"), "BA-1"), PutusanSeri(("2", "1"), "BA-2")]

    hasil = peringkatkan(pelamar, ketentuan=KETENTUAN, putusan=putusan)

    assert [b.nomor for b in hasil.peringkat] == ["2", "1", "4", "3"]


def test_weights_must_sum_to_one_hundred():
    with pytest.raises(ValueError, match="tepat 100"):
        peringkatkan(EMPAT, ketentuan=Ketentuan({"makalah": F(99)}, (), PANEL))


SKOR = st.integers(0, 40).map(lambda n: F(n, 4) + 70)


@st.composite
def seleksi(draw):
    pelamar = []
    for nomor in range(draw(st.integers(4, 7))):
        mundur = frozenset(draw(st.sets(st.sampled_from(PANEL), max_size=2)))
        nilai = {
            "makalah": {a: draw(SKOR) for a in PANEL if a not in mundur},
            "wawancara": draw(SKOR),
        }
        pelamar.append(Pelamar(str(nomor), nilai, mundur))
    return pelamar


@given(seleksi(), st.randoms(use_true_random=False))
def test_ranking_ignores_the_order_of_candidates_and_members(pelamar, acak):
    campur, panel = list(pelamar), list(PANEL)
    acak.shuffle(campur)
    acak.shuffle(panel)
    lain = Ketentuan(KETENTUAN.bobot, KETENTUAN.penentu_seri, tuple(panel))

    satu, dua = peringkatkan(pelamar, ketentuan=KETENTUAN), peringkatkan(campur, ketentuan=lain)

    assert (_ringkas(satu), satu.tiga_besar, satu.status) == (_ringkas(dua), dua.tiga_besar, dua.status)
    assert [b.nilai_akhir for b in satu.peringkat] == [b.nilai_akhir for b in dua.peringkat]


@given(
    seleksi(), st.integers(0, 3), st.sampled_from(["makalah", "wawancara"]), st.integers(1, 80).map(lambda n: F(n, 4))
)
def test_raising_one_score_never_lowers_that_candidate(pelamar, siapa, komponen, tambah):
    lama = pelamar[siapa]
    nilai = lama.nilai[komponen]
    naik = (
        nilai + tambah
        if isinstance(nilai, F)
        else {a: n + (tambah if i == 0 else 0) for i, (a, n) in enumerate(nilai.items())}
    )
    baru = [*pelamar[:siapa], Pelamar(lama.nomor, {**lama.nilai, komponen: naik}, lama.mundur), *pelamar[siapa + 1 :]]

    def peringkat(daftar):
        return next(b.peringkat for b in peringkatkan(daftar, ketentuan=KETENTUAN).peringkat if b.nomor == lama.nomor)

    assert peringkat(baru) <= peringkat(pelamar)


@given(seleksi())
def test_a_recused_member_equals_one_never_asked(pelamar):
    """A4 on the panel but recused everywhere is no A4 at all."""
    berempat = Ketentuan(KETENTUAN.bobot, KETENTUAN.penentu_seri, (*PANEL, "A4"))
    mundur = [Pelamar(p.nomor, p.nilai, p.mundur | {"A4"}) for p in pelamar]

    satu, dua = peringkatkan(pelamar, ketentuan=KETENTUAN), peringkatkan(mundur, ketentuan=berempat)

    assert (_ringkas(satu), satu.status) == (_ringkas(dua), dua.status)
    assert [b.nilai_akhir for b in satu.peringkat] == [b.nilai_akhir for b in dua.peringkat]

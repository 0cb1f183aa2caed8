"""Conflicts of interest: hints, declarations, pinned recusals."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from core.commands import CommandForbidden, CommandRefused
from seleksi.enums import Hubungan
from seleksi.models import PernyataanBenturan
from seleksi.rules.benturan import Masa, petunjuk
from seleksi.selectors.benturan import daftar_calon, tabel_benturan
from seleksi.services.benturan import nyatakan_benturan, sematkan_benturan
from seleksi.services.hasil import segel
from talent.models import Jabatan
from tests.factories_seleksi import AT, PADA, SANDI, menjabat, panggung, pegawai, skor_biasa


def masa(jabatan, mulai, sampai, *, atasan=None, unit=1):
    return Masa(jabatan, atasan, unit, "Dinas Perhubungan", date(mulai, 1, 1), sampai and date(sampai, 1, 1))


@pytest.mark.parametrize(
    ("anggota", "calon", "hasil"),
    [
        (masa(1, 2020, None), masa(2, 2023, None, atasan=1), ("Anda atasan langsungnya sejak 2023",)),
        (masa(2, 2020, 2022, atasan=1), masa(1, 2021, None), ("Anda bawahan langsungnya 2021–2022",)),
        (masa(1, 2020, 2024), masa(2, 2022, None), ("pernah satu unit: Dinas Perhubungan 2022–2024",)),
        (masa(1, 2020, 2022), masa(2, 2022, None), ()),  # one day after the other
        (masa(1, 2020, None, unit=1), masa(2, 2020, None, unit=2), ()),
    ],
)
def test_hints_follow_the_record(anggota, calon, hasil):
    assert petunjuk([anggota], [calon]) == hasil


def test_a_hint_is_said_once():
    assert len(petunjuk([masa(1, 2020, None)], [masa(2, 2020, None), masa(3, 2020, None)])) == 1


pytest_db = pytest.mark.django_db


def kode(panggil, *args, **kwargs):
    with pytest.raises(CommandRefused) as refused:
        panggil(*args, **kwargs)
    return refused.value.kode, refused.value.bidang


def semua(p, hubungan="tidak_ada"):
    return [(satu.pk, hubungan, "") for satu in p.pelamar]


@pytest_db
def test_hints_come_from_the_members_own_record_and_not_from_a_name():
    p = panggung("pernyataan", pelamar=2)
    anggota = p.anggota[0]
    dia = pegawai(p.instansi, "Pelamar 1", nip="196003142001031900")
    dia.pengguna = anggota.pengguna
    dia.save()
    bidang = Jabatan.objects.create(
        instansi=p.instansi, unit=p.unit, nama="Kabid", jenis="administrator", atasan=p.jabatan
    )
    menjabat(dia, p.jabatan, berlaku=DateRange(date(2022, 1, 1), date(2024, 6, 1)))
    menjabat(p.pelamar[1].pegawai, bidang, berlaku=DateRange(date(2023, 1, 1), None))

    baris = daftar_calon(anggota, PADA)

    assert [(b.jabatan, b.unit, b.petunjuk) for b in baris] == [
        ("", "", ()),
        ("Kabid", "Dinas Perhubungan", ("Anda atasan langsungnya 2023–2024",)),
    ]


@pytest_db
def test_a_declaration_is_made_and_can_be_changed_until_the_sheets_open():
    p = panggung("pernyataan")
    oleh = {"by": p.anggota[0].pengguna, "at": AT}
    nyatakan_benturan(p.anggota[0], **oleh, pernyataan=semua(p))

    nyatakan_benturan(p.anggota[0], **oleh, pernyataan=[(p.pelamar[0].pk, "keluarga", "")])

    rows = PernyataanBenturan.objects.order_by("pelamar").values_list("hubungan", flat=True)
    assert list(rows) == ["keluarga", "tidak_ada", "tidak_ada", "tidak_ada", "tidak_ada"]


@pytest_db
@pytest.mark.parametrize("status", ["administrasi", "penilaian", "selesai", "dibatalkan"])
def test_declaring_belongs_to_its_stage(status):
    p = panggung(status)

    jawaban = kode(nyatakan_benturan, p.anggota[0], by=p.anggota[0].pengguna, at=AT, pernyataan=semua(p))
    sematan = {"pelamar": p.pelamar[0].pk, "hubungan": "usaha", "alasan": "Ya"}

    assert jawaban[0] == "bukan_masa_pernyataan"
    assert kode(sematkan_benturan, p.anggota[0], by=p.sekretariat, at=AT, **sematan)[0] == "bukan_masa_pernyataan"


@pytest_db
def test_another_relation_is_explained():
    p = panggung("pernyataan")
    pk = p.pelamar[0].pk
    oleh = {"by": p.anggota[0].pengguna, "at": AT}

    jawaban = kode(nyatakan_benturan, p.anggota[0], **oleh, pernyataan=[(pk, "lainnya", " ")])
    nyatakan_benturan(p.anggota[0], **oleh, pernyataan=[(pk, "lainnya", "Tetangga")])

    assert jawaban == ("keterangan_kosong", f"keterangan_{pk}")
    assert PernyataanBenturan.objects.get().keterangan == "Tetangga"


@pytest_db
def test_only_the_panels_own_candidates_are_declared_about():
    p, q = panggung("pernyataan"), panggung("pernyataan", kode="6401")

    jawaban = kode(nyatakan_benturan, p.anggota[0], by=p.anggota[0].pengguna, at=AT, pernyataan=semua(q))

    assert (jawaban[0], PernyataanBenturan.objects.count()) == ("bukan_calon", 0)


@pytest_db
def test_nobody_declares_for_another():
    p = panggung("pernyataan")

    for user in (p.sekretariat, p.anggota[1].pengguna, p.ppk, p.pelamar[0].pegawai.pengguna):
        with pytest.raises(CommandForbidden):
            nyatakan_benturan(p.anggota[0], by=user, at=AT, pernyataan=semua(p))


@pytest_db
def test_a_pinned_recusal_stays_against_the_members_word():
    p = panggung("pernyataan")
    pk = p.pelamar[0].pk
    nyatakan_benturan(p.anggota[0], by=p.anggota[0].pengguna, at=AT, pernyataan=semua(p))
    sematkan_benturan(p.anggota[0], by=p.sekretariat, at=AT, pelamar=pk, hubungan="usaha", alasan="Laporan warga")

    jawaban = kode(nyatakan_benturan, p.anggota[0], by=p.anggota[0].pengguna, at=AT, pernyataan=semua(p))

    row = PernyataanBenturan.objects.get(pelamar=pk)
    assert (jawaban[0], row.hubungan, row.keterangan, row.disematkan_oleh) == (
        "benturan_disematkan",
        "usaha",
        "Laporan warga",
        p.sekretariat,
    )


@pytest_db
@pytest.mark.parametrize(
    ("ubah", "jawaban"),
    [
        ({"hubungan": "tidak_ada"}, ("hubungan_kosong", "hubungan")),
        ({"alasan": " "}, ("alasan_kosong", "alasan")),
        ({"pelamar": 0}, ("bukan_calon", "pelamar")),
    ],
)
def test_a_pinned_recusal_names_relation_and_reason(ubah, jawaban):
    p = panggung("pernyataan")
    isi = {"pelamar": p.pelamar[0].pk, "hubungan": "usaha", "alasan": "Laporan"} | ubah

    assert kode(sematkan_benturan, p.anggota[0], by=p.sekretariat, at=AT, **isi) == jawaban


@pytest_db
@pytest.mark.parametrize(("mundur", "boleh", "kurang"), [(1, 4, False), (2, 3, False), (3, 2, True)])
def test_the_secretariat_sees_how_many_are_left_for_each_candidate(mundur, boleh, kurang):
    p = panggung("pernyataan")
    for anggota in p.anggota[:mundur]:
        isi = [(p.pelamar[0].pk, Hubungan.KELUARGA.value, "")]
        nyatakan_benturan(anggota, by=anggota.pengguna, at=AT, pernyataan=isi)

    (tabel,) = tabel_benturan(p.seleksi.lowongan_set.all(), p.anggota)

    satu, dua = tabel.baris[0], tabel.baris[1]
    assert (satu.menyatakan, satu.boleh_menilai, satu.kurang) == (mundur, boleh, kurang)
    assert (dua.menyatakan, dua.boleh_menilai, dua.kurang) == (0, 5, False)


@pytest_db
def test_declarations_stay_readable_after_the_seal(client):
    p = panggung(skor=skor_biasa, kunci=True, pelamar=4, mundur={1: [0]})
    segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)
    client.force_login(p.sekretariat)

    isi = client.get(f"/seleksi/{p.seleksi.pk}/benturan/semua/").content.decode()

    (tabel,) = tabel_benturan(p.seleksi.lowongan_set.all(), p.anggota)
    assert [(b.menyatakan, b.boleh_menilai) for b in tabel.baris] == [(5, 5), (5, 4), (5, 5), (5, 5)]
    assert (isi.count("Mundur"), isi.count("Pernyataan ditutup"), isi.count("Sematkan benturan")) == (1, 1, 0)

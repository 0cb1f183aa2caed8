"""An import that stopped half-way, two at the same time, and refusals that must not reach other people."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core.selectors import pengguna_sistem
from talent.enums import StatusImpor
from talent.models import ImporSIASN, Instansi, Jabatan, Penugasan, RiwayatKompetensi
from talent.services.siasn import impor_folder
from tests.talent.berkas_siasn import NAMA, UNIT, impor, kode, orang, rw, tulis

PADA = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Terhenti(Exception):
    pass


def berhenti_sebelum_menyusun(pesan):
    if pesan.startswith("Menyusun"):
        raise Terhenti


@pytest.mark.django_db
@pytest.mark.parametrize("status", [StatusImpor.GAGAL, StatusImpor.BERJALAN])
def test_import_that_stopped_is_completed_by_the_next(tmp_path, status):
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], rw_jabatan=[rw("a", "P1", "01-01-2020")])
    with pytest.raises(Terhenti):
        impor_folder(
            folder, kode="6900", nama=NAMA, by=pengguna_sistem(), at=timezone.now(), pantau=berhenti_sebelum_menyusun
        )
    ImporSIASN.objects.update(status=status)

    keluar, laporan = impor(folder, tmp_path)

    assert (keluar, laporan["baru"], laporan["sama"]) == (0, 0, 3)
    assert list(Penugasan.objects.values_list("pegawai__siasn_id", "status")) == [("P1", "ditetapkan")]
    assert list(Jabatan.objects.values_list("kepala_unit", flat=True)) == [True]
    assert list(ImporSIASN.objects.order_by("pk").values_list("status", flat=True)) == ["gagal", "selesai"]


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_one_record(tmp_path):
    """The second begins while the first is in the middle, and finds everything there."""
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], rw_jabatan=[rw("a", "P1", "01-01-2020")])
    hasil = []

    def kedua():
        hasil.append(impor_folder(folder, kode="6900", nama=NAMA, by=pengguna_sistem(), at=PADA))
        connection.close()

    utas = Thread(target=kedua)

    def mulai_kedua(pesan):
        if pesan == "Membaca rw-jabatan.json …":
            utas.start()
            utas.join(timeout=1)

    pertama = impor_folder(folder, kode="6900", nama=NAMA, by=pengguna_sistem(), at=PADA, pantau=mulai_kedua)
    utas.join()

    assert [(r.baru, r.berubah, r.sama) for r in (pertama, *hasil)] == [(3, 0, 0), (0, 0, 3)]
    assert (Jabatan.objects.count(), Penugasan.objects.count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("banyak", "terlihat"), [(1997, False), (1998, True)])
def test_the_database_counts_what_a_large_import_brought(tmp_path, banyak, terlihat):
    """With one unit and one person 2,000 rows: the planner knows what they hold, before anybody asks."""
    sk = f"SK/{banyak}"
    naik = [
        {"id": f"g{n}", "idPns": "P1", "golonganId": "31", "tmtGolongan": "01-04-2020", "skNomor": sk}
        for n in range(banyak)
    ]
    impor(tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], rw_golongan=naik), tmp_path)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s = ANY(most_common_vals::text::text[]) FROM pg_stats "
            "WHERE (tablename, attname) = ('talent_riwayatgolongan', 'nomor_sk')",
            [sk],
        )
        assert [bool(isi) for (isi,) in cursor.fetchall() if isi] == [True] * terlihat


@pytest.mark.django_db
def test_a_refused_double_takes_nothing_from_the_person_it_names(tmp_path):
    """The first row of an id or a NIP is the person: what else is wrong with the second is not theirs."""
    ac = {"id": "k1", "nipBaru": orang(1)["nipBaru"], "instrumen": "AC", "tanggal": "01-02-2025", "jpm": "80"}
    data = [orang(1), orang(1, id="P9"), orang(1, tglLahir="xx")]

    _, laporan = impor(tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=data, kompetensi=[ac]), tmp_path)

    assert kode(laporan) == [
        ("data-utama.json", 2, "nipBaru", "nip_ganda"),
        ("data-utama.json", 3, "tglLahir", "tanggal_tidak_sah"),
        ("data-utama.json", 3, "id", "id_ganda"),
    ]
    assert list(RiwayatKompetensi.objects.values_list("pegawai__siasn_id", flat=True)) == ["P1"]


@pytest.mark.django_db
def test_eselon_sentinels_may_be_numbers(tmp_path):
    baris = [rw("a", "P1", "01-01-2020", jenisJabatan=4, namaJabatan="Analis", eselonId=0)]

    keluar, _ = impor(
        tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], rw_jabatan=baris),
        tmp_path,
    )

    assert (keluar, Penugasan.objects.get().jabatan.nama) == (0, "Analis")


@pytest.mark.django_db
@pytest.mark.parametrize("tempat", ["tidak/ada.json", "folder", "tautan.json"])
def test_a_report_that_cannot_be_kept_stops_the_import_before_it_begins(tmp_path, capsys, tempat):
    (tmp_path / "folder").mkdir()
    (tmp_path / "tautan.json").symlink_to(tmp_path / "tidak" / "ada.json")
    folder = tulis(tmp_path / "a", ref_unor=[UNIT])
    laporan = tmp_path / tempat

    with pytest.raises(SystemExit) as akhir:
        call_command("impor_siasn", str(folder), "--instansi=6900", f"--nama={NAMA}", f"--laporan={laporan}")

    assert (akhir.value.code, Instansi.objects.count()) == (2, 0)
    assert capsys.readouterr().out.splitlines()[0] == "Tidak ada yang diimpor."


@pytest.mark.django_db
def test_a_seat_that_its_holder_leaves_in_the_same_file_is_free(tmp_path):
    """What the record says of a row gives way to what the file says of it."""
    awal = [rw("a", "P1", "01-01-2020"), rw("b", "P2", "01-01-2021")]
    baru = [rw("b", "P2", "01-01-2020"), rw("a", "P1", "01-01-2020", jenisPenugasanId="PLT")]
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1), orang(2)], rw_jabatan=awal)
    impor(folder, tmp_path)

    keluar, laporan = impor(tulis(folder, rw_jabatan=baru), tmp_path)

    assert (keluar, laporan["berubah"]) == (0, 2)
    assert impor(folder, tmp_path)[1]["berubah"] == 0


@pytest.mark.django_db
def test_a_refused_row_takes_no_seat(tmp_path):
    baris = [
        rw("a", "P1", "01-01-2020"),
        rw("b", "P1", "01-01-2020", namaJabatan="Sekretaris Dinas A", eselonId="31"),
        rw("c", "P2", "01-01-2020", namaJabatan="Sekretaris Dinas A", eselonId="31"),
    ]

    _, laporan = impor(
        tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1), orang(2)], rw_jabatan=baris),
        tmp_path,
    )

    assert kode(laporan) == [("rw-jabatan.json", 2, "tmtJabatan", "rangkap_struktural")]


@pytest.mark.django_db
@pytest.mark.parametrize("tukar", [False, True])
def test_a_head_that_moves_to_a_unit_with_a_head_is_its_head_no_more(tmp_path, tukar):
    """Of two heads that change places each becomes the other's."""
    unit = [UNIT, {**UNIT, "Id": "U2", "NamaUnor": "Dinas B", "NamaJabatan": "KEPALA DINAS B"}]

    def pos(kunci, di, nama):
        return {"id": kunci, "unorId": di, "nama": nama, "jenis": "jpt_pratama", "eselon": "II.a"}

    awal = [pos("J1", "U1", "Kepala Dinas A"), pos("J2", "U2", "Kepala Dinas B")]
    folder = tulis(tmp_path / "a", ref_unor=unit, jabatan=awal)
    impor(folder, tmp_path)

    baru = [pos("J1", "U2", "Asisten Dinas B"), pos("J2", "U1" if tukar else "U2", "Kepala Dinas B")]
    keluar, laporan = impor(tulis(folder, jabatan=baru), tmp_path)

    kepala = dict(Jabatan.objects.filter(kepala_unit=True).values_list("unit__siasn_id", "siasn_id"))
    tetap = {"U1": "J2", "U2": "J1"} if tukar else {"U2": "J2"}
    assert (keluar, laporan["berubah"]) == (0, 2 if tukar else 1)
    assert {unit: pk for unit, pk in kepala.items() if pk} == tetap
    assert impor(folder, tmp_path)[1]["berubah"] == 0

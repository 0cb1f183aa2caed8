"""The demo province held to sense, on its files and by simple logic of its own."""

import json
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

from talent.demo.perangkat import PERANGKAT
from talent.demo.tulis import ALASAN, BERKAS, tulis_provinsi

PADA = date(2026, 11, 22)
PELANTIKAN = date(2027, 3, 1)
GOLONGAN = ("II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e")
RENTANG = {
    "I.b": ("IV/c", "IV/e"),
    "II.a": ("IV/c", "IV/d"),
    "II.b": ("IV/b", "IV/c"),
    "III.a": ("IV/a", "IV/b"),
    "III.b": ("III/d", "IV/a"),
    "IV.a": ("III/c", "III/d"),
}
SEMBARANG_SEED = (20261122, 1, 2, 77)


class Berkas:
    """The files of one province, read back and grouped."""

    def __init__(self, folder, ringkasan):
        self.ringkasan = ringkasan
        self.isi = {nama: json.loads((folder / f"{nama}.json").read_text("utf-8")) for nama in BERKAS}
        self.orang = {o["nipBaru"]: o for o in self.isi["data-utama"]}
        self.jabatan = {j["id"]: j for j in self.isi["jabatan"]}
        self.pos = {(j["unorId"], j["nama"]): j for j in self.isi["jabatan"]}
        self.menurut_nip = {nama: _kelompok(self.isi[nama]) for nama in BERKAS if nama.startswith("rw-")}

    def definitif(self, nip):
        return [b for b in self.menurut_nip["rw-jabatan"][nip] if b["jenisPenugasanId"] == "D"]

    def sekarang(self, nip):
        return self.jabatan_dari(self.definitif(nip)[-1])

    def jabatan_dari(self, baris):
        return self.pos[baris["unorId"], baris["namaJabatan"]]

    def masa_kursi(self):
        """Structural seat -> [(from, to, nip)] of its definitive holders, as an importer would end them."""
        hasil = defaultdict(list)
        for nip in self.orang:
            baris = self.definitif(nip)
            akhir = [tgl(b["tmtJabatan"]) for b in baris[1:]] + [date.max]
            for satu, sampai in zip(baris, akhir, strict=True):
                if satu["jenisJabatan"] == "1":
                    hasil[self.jabatan_dari(satu)["id"]].append((tgl(satu["tmtJabatan"]), sampai, nip))
        return {kursi: sorted(masa) for kursi, masa in hasil.items()}

    def calon(self):
        return [n for n in self.orang if self.sekarang(n)["jenis"] == "administrator" or _madya(self.sekarang(n))]


def _kelompok(baris):
    hasil = defaultdict(list)
    for satu in baris:
        hasil[satu["nipBaru"]].append(satu)
    return hasil


def _madya(jabatan):
    return jabatan["nama"].endswith("Ahli Madya")


def tgl(teks):
    hari, bulan, tahun = map(int, teks.split("-"))
    return date(tahun, bulan, hari)


def umur(lahir, pada):
    return pada.year - lahir.year - ((pada.month, pada.day) < (lahir.month, lahir.day))


def alasan_tolak(berkas, nip):
    """Every reason for which this person may not become JPT pratama, in the order of ALASAN."""
    orang = berkas.orang[nip]
    predikat = {b["tahun"]: b["kuadranKinerja"] for b in berkas.menurut_nip["rw-skp22"][nip]}
    dua_tahun = [predikat.get("2024"), predikat.get("2025")]
    tingkat = [int(b["tkPendidikanId"]) for b in berkas.menurut_nip["rw-pendidikan"][nip]]
    menduduki = [
        tgl(b["tmtJabatan"])
        for b in berkas.definitif(nip)
        if berkas.jabatan_dari(b)["jenis"] in {"administrator", "jpt_pratama"} or _madya(berkas.jabatan_dari(b))
    ]
    dihukum = [
        b
        for b in berkas.menurut_nip["rw-hukdis"][nip]
        if b["jenisTingkatHukumanId"] in {"S", "B"}
        and not b["skPembatalanNomor"]
        and tgl(b["hukumanTanggal"]) > date(2025, 3, 1)
    ]
    gagal = {
        "usia": umur(tgl(orang["tglLahir"]), PELANTIKAN) > 56,
        "pendidikan": bool(tingkat) and max(tingkat) < 40,
        "jabatan": not menduduki or min(menduduki) > date(2024, 11, 22),
        "kinerja": any(p not in {"BAIK", "SANGAT BAIK", None} for p in dua_tahun),
        "hukuman_disiplin": bool(dihukum),
        "status_kepegawaian": orang["statusPegawai"] != "PNS" or orang["kedudukanPnsNama"] != "Aktif",
        "data_kurang": None in dua_tahun or not tingkat,
    }
    return [alasan for alasan in ALASAN if gagal[alasan]]


@pytest.fixture(scope="module", params=SEMBARANG_SEED, ids=lambda seed: f"seed{seed}")
def provinsi(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("provinsi")
    return Berkas(folder, tulis_provinsi(folder, seed=request.param, pada=PADA))


def test_same_arguments_give_same_bytes(tmp_path):
    for nama in ("a", "b"):
        tulis_provinsi(tmp_path / nama, pegawai=300, seed=5, pada=PADA)
    tulis_provinsi(tmp_path / "c", pegawai=300, seed=6, pada=PADA)

    isi = {n: [(tmp_path / n / f"{b}.json").read_bytes() for b in BERKAS] for n in ("a", "b", "c")}

    assert isi["a"] == isi["b"]
    assert isi["a"] != isi["c"]


@pytest.mark.parametrize("pegawai", [60, 61, 100, 300, 999, 1000, 2500])
def test_province_of_any_size_has_that_many_people(tmp_path, pegawai):
    ringkasan = tulis_provinsi(tmp_path, pegawai=pegawai, pada=PADA)

    berkas = Berkas(tmp_path, ringkasan)

    assert len(berkas.orang) == pegawai
    assert unit_tanpa_pimpinan(berkas) == []
    assert kursi_tumpang_tindih(berkas) == []
    assert loncatan_pangkat(berkas) == []
    assert {a: len(n) > 0 for a, n in ringkasan.tidak_memenuhi.items()} == dict.fromkeys(ALASAN, True)
    assert len(ringkasan.jpt_pratama_lowong) > 0
    assert len(ringkasan.administrator_lowong) > 0


def test_too_few_people_are_refused(tmp_path):
    with pytest.raises(ValueError, match="paling sedikit 60 pegawai"):
        tulis_provinsi(tmp_path, pegawai=59, pada=PADA)

    assert list(tmp_path.iterdir()) == []


def test_perangkat_daerah_are_the_forty_five(provinsi):
    jenis = Counter(p.jenis for p in PERANGKAT)

    assert len({u["IndukUnorId"] for u in provinsi.isi["ref-unor"]}) == 45
    assert jenis == {
        "sekretariat_daerah": 1,
        "sekretariat_dprd": 1,
        "inspektorat": 1,
        "satpol_pp": 1,
        "dinas": 21,
        "badan": 9,
        "biro": 9,
        "rsud": 2,
    }


def test_ids_are_unique_and_references_exist(provinsi):
    unit = {u["Id"] for u in provinsi.isi["ref-unor"]}

    assert len(unit) == len(provinsi.isi["ref-unor"])
    for nama in BERKAS[1:]:
        assert len({b["id"] for b in provinsi.isi[nama]}) == len(provinsi.isi[nama])
    assert {u["DiatasanId"] for u in provinsi.isi["ref-unor"]} - unit == {""}
    assert {j["unorId"] for j in provinsi.isi["jabatan"]} <= unit
    assert {j["atasanId"] for j in provinsi.isi["jabatan"]} - set(provinsi.jabatan) == {""}
    assert len(provinsi.pos) == len(provinsi.jabatan)


def test_nip_is_unique_and_agrees_with_the_person(provinsi):
    assert len(provinsi.orang) == 1500
    for nip, orang in provinsi.orang.items():
        lahir = tgl(orang["tglLahir"])
        pppk = orang["statusPegawai"] == "PPPK"
        masuk = tgl(provinsi.definitif(nip)[0]["tmtJabatan"])
        tengah = f"{masuk.year}21" if pppk else tgl(orang["tmtCpns"]).strftime("%Y%m")
        assert nip[:15] == f"{lahir:%Y%m%d}{tengah}{'2' if orang['jenisKelamin'] == 'F' else '1'}"
        assert (len(nip), nip[15:] != "000", orang["emailGov"]) == (18, True, f"{nip}@kaltimprov.example")
        assert umur(lahir, masuk) >= 18


def test_posts_follow_each_other_and_seats_have_one_holder(provinsi):
    for nip in provinsi.orang:
        tmt = [tgl(b["tmtJabatan"]) for b in provinsi.definitif(nip)]
        assert all(a < b for a, b in pairwise(tmt))
        assert tmt[-1] <= PADA
    assert kursi_tumpang_tindih(provinsi) == []


def kursi_tumpang_tindih(berkas):
    return [kursi for kursi, masa in berkas.masa_kursi().items() for a, b in pairwise(masa) if a[1] > b[0]]


def test_formations_hold_no_more_than_their_quota(provinsi):
    pemangku = Counter(provinsi.sekarang(nip)["id"] for nip in provinsi.orang)

    assert [j for j, banyak in pemangku.items() if banyak > provinsi.jabatan[j]["kuota"]] == []


def test_ranks_rise_by_one_step_at_least_four_years_apart(provinsi):
    assert loncatan_pangkat(provinsi) == []
    for nip, orang in provinsi.orang.items():
        baris = provinsi.menurut_nip["rw-golongan"].get(nip, [])
        tmt = [tgl(b["tmtGolongan"]) for b in baris]
        assert all((b.year - a.year) * 12 + b.month - a.month >= 48 for a, b in pairwise(tmt))
        assert tmt[-1:] <= [PADA]
        if orang["statusPegawai"] == "PNS":
            assert (baris[0]["golongan"] in {"II/a", "II/c", "III/a"}, baris[-1]["golongan"]) == (
                True,
                orang["golRuangAkhir"],
            )


def loncatan_pangkat(berkas):
    jalan = {
        n: [GOLONGAN.index(b["golongan"]) for b in baris] for n, baris in berkas.menurut_nip["rw-golongan"].items()
    }
    return [nip for nip, urutan in jalan.items() if any(b - a != 1 for a, b in pairwise(urutan))]


def test_rank_fits_the_eselon_when_the_post_begins_and_today(provinsi):
    for nip in provinsi.orang:
        pangkat = [(tgl(b["tmtGolongan"]), b["golongan"]) for b in provinsi.menurut_nip["rw-golongan"][nip]]
        definitif = provinsi.definitif(nip)
        for baris in [b for b in definitif if b["eselon"]]:
            bawah, atas = (GOLONGAN.index(g) for g in RENTANG[baris["eselon"]])
            hari = [tgl(baris["tmtJabatan"])] + ([PADA] if baris is definitif[-1] else [])
            for satu in hari:
                dipegang = [g for tmt, g in pangkat if tmt <= satu][-1]
                assert bawah <= GOLONGAN.index(dipegang) <= atas


def test_careers_climb_through_the_levels(provinsi):
    """Administrators were pengawas or equal before; JPT were administrators or ahli madya for two years or more."""
    for nip in provinsi.orang:
        baris = [(provinsi.jabatan_dari(b), tgl(b["tmtJabatan"])) for b in provinsi.definitif(nip)]
        jenis = [j["jenis"] for j, _ in baris]
        if jenis[-1] == "administrator":
            assert any(j["jenis"] == "pengawas" or j["nama"].endswith(("Ahli Muda", "Penyelia")) for j, _ in baris)
        if jenis[-1].startswith("jpt"):
            mulai = min(t for j, t in baris if j["jenis"] == "administrator" or _madya(j))
            pertama = next(t for j, t in baris if j["jenis"].startswith("jpt"))
            assert (pertama - mulai).days >= 730


def test_nobody_is_past_retirement(provinsi):
    for nip, orang in provinsi.orang.items():
        assert umur(tgl(orang["tglLahir"]), PADA) < provinsi.sekarang(nip)["bup"]
    assert sum(umur(tgl(o["tglLahir"]), date(2027, 12, 31)) >= 58 for o in provinsi.orang.values()) >= 10


def test_every_unit_has_a_head_or_an_acting_one(provinsi):
    assert unit_tanpa_pimpinan(provinsi) == []


def unit_tanpa_pimpinan(berkas):
    kepala = {j["unorId"]: j["id"] for j in berkas.isi["jabatan"] if j["jenisUnit"] is not None}
    terisi = {berkas.sekarang(nip)["id"] for nip in berkas.orang}
    terisi |= {berkas.jabatan_dari(b)["id"] for b in berkas.isi["rw-jabatan"] if b["jenisPenugasanId"] != "D"}
    return [u["NamaUnor"] for u in berkas.isi["ref-unor"] if kepala.get(u["Id"]) not in terisi]


def test_vacant_posts_have_somebody_acting_and_no_holder(provinsi):
    lowong = provinsi.ringkasan.jpt_pratama_lowong + provinsi.ringkasan.administrator_lowong
    terisi = {provinsi.sekarang(nip)["id"] for nip in provinsi.orang}
    bertindak = Counter(
        provinsi.jabatan_dari(b)["id"] for b in provinsi.isi["rw-jabatan"] if b["jenisPenugasanId"] != "D"
    )

    assert bertindak == dict.fromkeys(lowong, 1)
    assert terisi.isdisjoint(lowong)
    assert {provinsi.jabatan[j]["jenis"] for j in provinsi.ringkasan.jpt_pratama_lowong} == {"jpt_pratama"}
    assert {provinsi.jabatan[j]["jenis"] for j in provinsi.ringkasan.administrator_lowong} == {"administrator"}
    assert len(provinsi.ringkasan.jpt_pratama_lowong) >= 12
    assert len(provinsi.ringkasan.administrator_lowong) >= 8


def test_special_cases_occur_often_enough(provinsi):
    orang = provinsi.orang.values()
    pppk = sum(o["statusPegawai"] == "PPPK" for o in orang)
    tanpa_ijazah = [n for n, o in provinsi.orang.items() if not o["tkPendidikanTerakhir"]]

    assert pppk == provinsi.ringkasan.pppk == 180
    assert sum(b["skPembatalanNomor"] != "" for b in provinsi.isi["rw-hukdis"]) >= 10
    assert sum(b["jenisPenugasanId"] == "PLT" for b in provinsi.isi["rw-jabatan"]) >= 10
    assert len(tanpa_ijazah) >= 10
    assert [n for n in tanpa_ijazah if n in provinsi.menurut_nip["rw-pendidikan"]] == []
    assert {b["jenisTingkatHukumanId"] for b in provinsi.isi["rw-hukdis"]} == {"R", "S", "B"}
    assert {tgl(b["berlakuSampai"]) < PADA for b in provinsi.isi["kompetensi"]} == {True, False}


def test_each_reason_refuses_at_least_five_and_the_summary_says_whom(provinsi):
    calon = provinsi.calon()
    tolak = {nip: alasan_tolak(provinsi, nip) for nip in calon}

    memenuhi = [nip for nip in calon if not tolak[nip]]
    menurut_alasan = {a: [nip for nip in calon if a in tolak[nip]] for a in ALASAN}

    assert sorted(memenuhi) == sorted(provinsi.ringkasan.memenuhi)
    assert len(memenuhi) >= 120
    assert {a: len(n) >= 5 for a, n in menurut_alasan.items()} == dict.fromkeys(ALASAN, True)
    for alasan, daftar in provinsi.ringkasan.tidak_memenuhi.items():
        assert set(daftar) <= set(menurut_alasan[alasan])


def test_summary_names_the_officials(provinsi):
    ringkasan = provinsi.ringkasan

    assert provinsi.sekarang(ringkasan.sekda)["eselon"] == "I.b"
    assert provinsi.sekarang(ringkasan.kepala_bkd)["nama"] == "Kepala Badan Kepegawaian Daerah"
    assert {provinsi.sekarang(n)["jenis"] for n in ringkasan.jpt_pratama} == {"jpt_pratama"}
    assert ringkasan.baris == {nama: len(provinsi.isi[nama]) for nama in BERKAS}


def test_outcome_follows_the_matrix_of_ratings(provinsi):
    kurang = {("DI BAWAH EKSPEKTASI", "SESUAI EKSPEKTASI"), ("DI BAWAH EKSPEKTASI", "DI ATAS EKSPEKTASI")}

    for baris in provinsi.isi["rw-skp22"]:
        pasangan = (baris["hasilKinerja"], baris["perilakuKerja"])
        assert (baris["kuadranKinerja"] == "BUTUH PERBAIKAN") == (pasangan in kurang)
    assert {b["tahun"] for b in provinsi.isi["rw-skp22"]} == {"2022", "2023", "2024", "2025"}

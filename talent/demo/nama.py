"""Name material of the demo: the peoples who live in Kalimantan Timur. Every person made from it is invented."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Suku:
    """Name parts of one people; `belakang` are family or second names, empty where none is customary."""

    bagian: int
    pria: tuple[str, ...]
    wanita: tuple[str, ...]
    belakang_pria: tuple[str, ...]
    belakang_wanita: tuple[str, ...]


def _kata(teks: str) -> tuple[str, ...]:
    return tuple(teks.split())


def _suku(bagian: int, pria: str, wanita: str, belakang_pria: str, belakang_wanita: str = "") -> Suku:
    return Suku(bagian, _kata(pria), _kata(wanita), _kata(belakang_pria), _kata(belakang_wanita or belakang_pria))


SUKU = {
    "kutai": _suku(
        18,
        "Awang Encek Adji Achmad Rusli Syahrani Hamdani Zulkifli Saharuddin Edwan Aswin Muslimin Yusran Gazali",
        "Dayang Encek Aji Rahmawati Nurhayati Salehah Rusdiana Maimunah Aisyah Fitriani Salmah Halimah Jumiati",
        "Syahrial Hidayat Faisal Iskandar Effendi Rahman Saleh Hasan Amin Kesuma Ridwan Jafar Idris Alwi Husni",
        "Ratna Kumala Puspita Sari Kesuma Wulan Hasanah Komala Dewi Latifah Anggraini Permata Aminah",
    ),
    "banjar": _suku(
        22,
        "Ahmad Muhammad Rahmadi Fahrurrazi Noor Syarwani Akhmad Hairul Mahyudin Rusdi Syamsuri Fauzan Gusti Anang",
        "Norhayati Siti Rusmini Mastora Fatmawati Norlaila Hairiah Mahrita Rabiatul Masniah Gusti Erna Noraida Wardah",
        "Rifani Hakim Fadillah Rasyid Syarkawi Arsyad Ramadhan Khair Syahbana Anwar Budiman Yani Hafiz Maulana",
        "Jannah Aulia Hayati Adawiyah Rahmah Hidayah Fadilah Azizah Herlina Wahidah Sari Munawarah Rahmi Salamah",
    ),
    "dayak": _suku(
        12,
        "Bonaventura Yohanes Ding Lejau Petrus Martinus Ibau Hibau Markus Yakob Theodorus Bit Njuk Albertus Silvanus",
        "Maria Lucia Yuliana Hubung Devung Katarina Agnes Bulan Ping Theresia Margareta Veronika Paulina Lahai Dahau",
        "Ului Lawai Usat Bilung Ngau Lahang Anyeq Tingang Ibo Ajaat Juk Lusat Belareq Himang Laway",
        "Tipung Ului Lawai Usat Bilung Ngau Lahang Anyeq Tekwan Ajang Juk Belareq Himang Laway Lejiu",
    ),
    "bugis": _suku(
        16,
        "Andi Muhammad Baso Syamsul Amiruddin Burhanuddin Sudirman Arifuddin Ambo Jamaluddin Kaharuddin Nasruddin",
        "Andi Besse Hasnah Rosmini Nurlina Hasmawati Darmawati Nurbaya Marhani Rosdiana Asriani Hasnawati Sitti",
        "Mappangara Patarai Makkasau Tenri Rahim Dahlan Rauf Basri Latief Lolo Parenrengi Beddu Palaguna Tahir",
        "Tenri Batari Daeng Baharuddin Ismail Fatimah Hamzah Rahim Syamsiah Dahlan Makkawaru Latief Basri Rauf",
    ),
    "jawa": _suku(
        24,
        "Agus Slamet Bambang Eko Joko Sugeng Heru Wahyu Tri Dwi Budi Suprapto Hadi Yudi Teguh Purwanto Didik Imam Rudi",
        "Sri Endang Dwi Tri Wahyu Retno Rini Titik Yuni Siti Nur Dewi Ratna Wiwik Lestari Puji Eka Ningsih Sulastri",
        "Santoso Wibowo Prasetyo Nugroho Susanto Widodo Hartono Setiawan Purnomo Utomo Raharjo Kurniawan Sutrisno",
        "Wahyuni Lestari Handayani Rahayu Astuti Susanti Wulandari Utami Setyowati Kusumawati Suryani Purwanti",
    ),
    "batak": _suku(
        4,
        "Parlindungan Togar Binsar Hotman Maruli Saut Jonner Poltak Tumpal Sahat Ronald Mangasi",
        "Tiur Rotua Lamria Rospita Duma Nurmala Tiarma Risma Elfrida Hotmaida Mariana Lasma",
        "Siregar Nainggolan Simanjuntak Hutapea Panjaitan Sitorus Tampubolon Sinaga Manurung Lubis Pasaribu Simbolon",
    ),
    "timur": _suku(
        4,
        "Yosef Frans Stefanus Daniel Robert Jefri Hendrik Marthen Alexander Benyamin Simon Rocky",
        "Maria Yohana Merry Ester Debora Fransiska Ludia Selvi Meiske Novita Ribka Olvie",
        "Rantetasak Pasande Lumentut Wowor Tandiarrang Palimbong Kawengian Leba Bara Rumengan Sambo Tangkelangi",
    ),
}
_DAFTAR_SUKU = tuple(SUKU.values())
_BAGIAN = tuple(s.bagian for s in _DAFTAR_SUKU)

# Town of birth with its share in a hundred.
KOTA_LAHIR = {
    "SAMARINDA": 26, "BALIKPAPAN": 14, "TENGGARONG": 10, "BONTANG": 5, "SANGATTA": 3, "TANJUNG REDEB": 4,
    "SENDAWAR": 3, "PENAJAM": 2, "TANAH GROGOT": 4, "UJOH BILANG": 1, "MUARA ANCALONG": 1, "TARAKAN": 2,
    "TANJUNG SELOR": 1, "BANJARMASIN": 6, "AMUNTAI": 1, "BARABAI": 1, "MAKASSAR": 4, "WATAMPONE": 2, "PARE-PARE": 1,
    "SURABAYA": 2, "MALANG": 1, "KEDIRI": 1, "YOGYAKARTA": 1, "SURAKARTA": 1, "MEDAN": 1, "MANADO": 1, "RANTEPAO": 1,
}  # fmt: skip
_KOTA, _BOBOT_KOTA = tuple(KOTA_LAHIR), tuple(KOTA_LAHIR.values())


def nama_orang(rng: Random, *, wanita: bool) -> str:
    """An invented name of two parts from one people, sometimes with a middle part."""
    suku = rng.choices(_DAFTAR_SUKU, _BAGIAN)[0]
    depan, belakang = (suku.wanita, suku.belakang_wanita) if wanita else (suku.pria, suku.belakang_pria)
    bagian = [rng.choice(depan), rng.choice(belakang)]
    if rng.random() < 0.2:
        tengah = rng.choice(depan)
        if tengah != bagian[0]:
            bagian.insert(1, tengah)
    return " ".join(bagian)


def kota_lahir(rng: Random) -> str:
    """Town of birth in capitals, as SIASN writes it."""
    return rng.choices(_KOTA, _BOBOT_KOTA)[0]

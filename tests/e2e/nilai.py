"""The scores of the story, and by hand what follows from them."""

from decimal import Decimal as D

KOMPONEN = {"makalah": "Penulisan makalah", "wawancara": "Wawancara", "rekam_jejak": "Rekam jejak"}
# Means of the panel for paper (20 %), interview (35 %) and track record (20 %); the centre's score (25 %) comes last.
RATA = {
    "001": ("86", "88", "85", "84"),
    "002": ("88", "90", "87", "86"),
    "004": ("82", "84", "81", "80"),
    "005": ("83", "84", "80", "80"),  # a point more for the paper, one less for the record: the same as 004
    "006": ("78", "80", "77", "76"),
    "008": ("74", "76", "73", "72"),
    "009": ("66", "58", "65", "64"),
}
SELISIH = {"A1": D(1), "A2": D(-1), "A3": D("0.5"), "A4": D("-0.5"), "A5": D(0)}  # members differ; sums to 0
MUNDUR = ("A4", "002")
# Without A4, who always gives half a point less, the mean of 002 rises by 1/8 in three components of 75 %.
PERINGKAT = [
    (1, "002", D("88.09375")),  # 88 + 3/32
    (2, "001", D(86)),
    (3, "005", D(82)),  # by the panel's vote, before 004
    (4, "004", D(82)),
    (5, "006", D(78)),
    (6, "008", D(74)),
    (7, "009", D("62.5")),
]
SERI = ["004", "005"]
PUTUSAN = ["005", "004"]
BATAS_CATATAN = 60
TIGA_BESAR = ["002", "001", "005"]


def skor(anggota, komponen):
    """What one member writes on one sheet, by number of the candidate."""
    ke = list(KOMPONEN).index(komponen)
    dinilai = (n for n in RATA if (anggota, n) != MUNDUR)
    return {n: D(RATA[n][ke]) + SELISIH[anggota] for n in dinilai}


def asesmen():
    return {n: rata[3] for n, rata in RATA.items()}


def semua():
    """Every score there is: (member, or None for the centre; component; candidate)."""
    panel = {(a, k, n): nilai for a in SELISIH for k in KOMPONEN for n, nilai in skor(a, k).items()}
    return panel | {(None, "assessment", n): D(nilai) for n, nilai in asesmen().items()}


def peringkat(bentuk):
    """The ranking with its finals written in one form: `{:.2f}` on pages, `{:.12f}` in files."""
    return [(tempat, nomor, bentuk.format(akhir)) for tempat, nomor, akhir in PERINGKAT]


def tulis(angka):
    """As a member types it."""
    return str(angka).replace(".", ",")

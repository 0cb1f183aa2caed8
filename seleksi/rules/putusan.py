"""The panel's vote over candidates who are still equal after the fixed order.

No text says how the panel votes [U]: docs/adr/0020-putusan-seri.md. A member recused from any of the
tied candidates takes no part; more than half of the others must be present.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from seleksi.rules.masalah import Masalah
from seleksi.rules.peringkat import Hasil, PutusanSeri


@dataclass(frozen=True)
class Kuorum:
    berhak: tuple[str, ...]  # members who may vote, in panel order
    hadir: tuple[str, ...]

    @property
    def paling_sedikit(self) -> int:
        return len(self.berhak) // 2 + 1

    @property
    def tercapai(self) -> bool:
        return len(self.hadir) >= self.paling_sedikit


def masih_seri(hasil: Hasil) -> tuple[tuple[str, ...], ...]:
    """The groups the fixed order did not take apart, best first; none when a ranking cannot be computed."""
    return tuple(tuple(sorted(k)) for seri in hasil.seri for k in seri.urutan if len(k) > 1)


def berlaku(putusan: Sequence[PutusanSeri], hasil: Hasil) -> tuple[PutusanSeri, ...]:
    """Votes over exactly one group that is still tied. One whose group has changed since lapses."""
    seri = {frozenset(k) for k in masih_seri(hasil)}
    return tuple(p for p in putusan if frozenset(p.urutan) in seri)


def kuorum(
    urutan: Collection[str], hadir: Collection[str], *, anggota: Sequence[str], mundur: Mapping[str, Collection[str]]
) -> Kuorum:
    """`mundur`: members recused, by number of the candidate."""
    terlibat = {a for nomor in urutan for a in mundur.get(nomor, ())}
    berhak = tuple(a for a in anggota if a not in terlibat)
    return Kuorum(berhak, tuple(a for a in berhak if a in hadir))


def periksa_putusan(
    hasil: Hasil, urutan: Sequence[str], hadir: Collection[str], *, mundur: Mapping[str, Collection[str]]
) -> list[Masalah]:
    """`hasil` is the ranking without votes."""
    if len(set(urutan)) != len(urutan) or tuple(sorted(urutan)) not in masih_seri(hasil):
        kalimat = "Urutan harus memuat setiap pelamar dari satu kelompok yang masih seri, masing-masing satu kali."
        return [Masalah("bukan_kelompok_seri", kalimat, "urutan")]
    anggota = hasil.ketentuan.anggota
    hitung = kuorum(urutan, hadir, anggota=anggota, mundur=mundur)
    if lain := sorted(set(hadir) - set(hitung.berhak)):
        kalimat = f"{', '.join(lain)} tidak ikut memutus: bukan anggota Pansel atau berbenturan dengan yang seri."
        return [Masalah("hadir_tidak_berhak", kalimat, "hadir")]
    if not hitung.tercapai:
        kalimat = f"Paling sedikit {hitung.paling_sedikit} dari {len(hitung.berhak)} anggota yang berhak harus hadir."
        return [Masalah("kuorum_kurang", kalimat, "hadir")]
    return []

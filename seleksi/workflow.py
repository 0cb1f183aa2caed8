"""The state tables of a selection. Buttons, API actions, duties and tests are made from these."""

from core.commands import Transition, Workflow
from seleksi import access
from seleksi.enums import StatusLembar as B
from seleksi.enums import StatusLowongan as L
from seleksi.enums import StatusPelamar as P
from seleksi.enums import StatusSeleksi as S
from seleksi.models import Lembar, Lowongan, Pelamar, Seleksi

BERJALAN = frozenset({S.DRAF, S.DIUMUMKAN, S.ADMINISTRASI, S.PERNYATAAN, S.PENILAIAN})


class AlurSeleksi(Workflow[Seleksi]):
    # fmt: off
    umumkan              = Transition(frozenset({S.DRAF}),                      S.DIUMUMKAN,    access.sekretariat, "Umumkan seleksi")
    tutup_pelamaran      = Transition(frozenset({S.DIUMUMKAN}),                 S.ADMINISTRASI, access.penutup_pelamaran, "Tutup pelamaran")
    tetapkan_administrasi = Transition(frozenset({S.ADMINISTRASI}),             S.PERNYATAAN,   access.sekretariat, "Tetapkan hasil administrasi")
    buka_penilaian       = Transition(frozenset({S.PERNYATAAN}),                S.PENILAIAN,    access.sekretariat, "Buka penilaian")
    selesaikan           = Transition(frozenset({S.PENILAIAN}),                 S.SELESAI,      access.sekretariat, "Selesaikan seleksi")
    perpanjang           = Transition(frozenset({S.DIUMUMKAN, S.ADMINISTRASI}), S.DIUMUMKAN,    access.sekretariat, "Perpanjang pelamaran")
    batalkan             = Transition(BERJALAN,                                 S.DIBATALKAN,   access.sekretariat, "Batalkan seleksi")
    # fmt: on


class AlurLowongan(Workflow[Lowongan]):
    # fmt: off
    segel    = Transition(frozenset({L.BERJALAN}), L.DISEGEL,     access.sekretariat_lowongan, "Segel hasil")
    anulir   = Transition(frozenset({L.DISEGEL}),  L.BERJALAN,    access.ketua_sendiri,        "Anulir segel")
    tetapkan = Transition(frozenset({L.DISEGEL}),  L.DITETAPKAN,  access.ppk,                  "Tetapkan pejabat terpilih")
    keluarkan = Transition(frozenset({L.BERJALAN}), L.TANPA_HASIL, access.sekretariat_lowongan, "Keluarkan dari seleksi")
    tutup    = Transition(frozenset({L.BERJALAN}), L.TANPA_HASIL, access.penutup_lowongan,     "Tutup tanpa hasil")
    # fmt: on


class AlurPelamar(Workflow[Pelamar]):
    # fmt: off
    ajukan   = Transition(frozenset({P.DRAF}),                       P.DIAJUKAN,       access.pemilik_lamaran, "Ajukan lamaran")
    loloskan = Transition(frozenset({P.DIAJUKAN, P.TIDAK_MEMENUHI}), P.MEMENUHI,       access.pemeriksa,       "Nyatakan memenuhi syarat")
    gugurkan = Transition(frozenset({P.DIAJUKAN, P.MEMENUHI}),       P.TIDAK_MEMENUHI, access.pemeriksa,       "Nyatakan tidak memenuhi syarat")
    undur    = Transition(frozenset({P.DRAF, P.DIAJUKAN, P.MEMENUHI, P.TIDAK_MEMENUHI}), P.MUNDUR, access.pemilik_lamaran, "Undurkan diri")
    # fmt: on


class AlurLembar(Workflow[Lembar]):
    # fmt: off
    kunci = Transition(frozenset({B.TERBUKA}), B.TERKUNCI, access.pemilik_lembar, "Kunci nilai")
    # fmt: on

from core.commands import Transition, Workflow
from talent import access
from talent.enums import StatusImpor as I
from talent.enums import StatusPenugasan as P
from talent.models import ImporSIASN, Penugasan


class AlurPenugasan(Workflow[Penugasan]):
    # fmt: off
    batalkan = Transition(frozenset({P.DITETAPKAN}), P.DIBATALKAN, access.admin_penugasan, "Batalkan penugasan")
    # fmt: on


class AlurImpor(Workflow[ImporSIASN]):
    # fmt: off
    selesaikan = Transition(frozenset({I.BERJALAN}), I.SELESAI, access.pengimpor, "Selesaikan impor")
    gagalkan   = Transition(frozenset({I.BERJALAN}), I.GAGAL,   access.pengimpor, "Nyatakan impor terhenti")
    # fmt: on

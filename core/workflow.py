from core.commands import Transition, Workflow
from core.enums import StatusSurat as S
from core.hak import sistem
from core.models import Surat


class AlurSurat(Workflow[Surat]):
    # fmt: off
    kirim    = Transition(frozenset({S.MENUNGGU}), S.TERKIRIM, sistem, "Kirim")
    hentikan = Transition(frozenset({S.MENUNGGU}), S.GAGAL,    sistem, "Hentikan pengiriman")
    # fmt: on

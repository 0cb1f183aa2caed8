"""What a rule finds wrong: a stable code for machines, a sentence for people."""

from dataclasses import dataclass

from core.langkah import satu_titik


@dataclass(frozen=True)
class Masalah:
    kode: str
    kalimat: str
    tentang: str = ""  # key of the member, component or field it is about; empty: the whole

    def __post_init__(self) -> None:
        object.__setattr__(self, "kalimat", satu_titik(self.kalimat))

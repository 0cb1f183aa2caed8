"""What a rule finds wrong: a stable code for machines, a sentence for people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Masalah:
    kode: str
    kalimat: str
    tentang: str = ""  # key of the member, component or field it is about; empty: the whole

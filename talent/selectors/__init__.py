"""Reads of the record: scoped to the user, complete, a constant number of queries."""

from talent.selectors.penugasan import pejabat_penilai, pemegang, pemegang_definitif
from talent.selectors.profil import profil_pegawai

__all__ = ["pejabat_penilai", "pemegang", "pemegang_definitif", "profil_pegawai"]

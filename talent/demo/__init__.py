"""The demo province: invented people in the true shape of Kalimantan Timur, written as SIASN files.

Pure Python and deterministic: the same arguments give the same bytes. It is loaded by the importer like any other
agency's files, so the demo has no data path of its own.
"""

"""Trees as SIASN gives them: child to parent, "" above the root. Pure."""

from collections.abc import Mapping


def dalam_lingkaran(induk: Mapping[str, str]) -> set[str]:
    """Every node that is above itself."""
    selesai: set[str] = set()
    lingkaran: set[str] = set()
    for awal in induk:
        jalan: dict[str, int] = {}
        kini = awal
        while kini and kini in induk and kini not in selesai and kini not in jalan:
            jalan[kini] = len(jalan)
            kini = induk[kini]
        if kini in jalan:
            lingkaran |= {simpul for simpul, urutan in jalan.items() if urutan >= jalan[kini]}
        selesai |= jalan.keys()
    return lingkaran


def puncak(induk: Mapping[str, str], simpul: str) -> str:
    """The root above a node of a tree without cycles; the node itself when it is one."""
    while induk.get(simpul):
        simpul = induk[simpul]
    return simpul

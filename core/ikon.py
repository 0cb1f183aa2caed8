"""Line icons of the shell, by name. Always beside words, never instead of them."""

IKON = {
    "rumah": "M3 9.5 10 4l7 5.5V17h-5v-4.5H8V17H3Z",
    "berkas": "M5 2.5h7l4 4V17.5H5ZM12 2.5v4h4M8 10h5M8 13.5h5",
    "map": "M3 5h5l1.5 2H17v9H3Z",
    "pesan": "M3 4h14v9H9l-4 3.5V13H3Z",
    "orang": "M6.5 7a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M3.5 17.5c0-4 3-5.5 6.5-5.5s6.5 1.5 6.5 5.5",
    "orang-orang": "M4.5 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 17c0-3.5 2.5-5 5.5-5s5.5 1.5 5.5 5"
    "M13 4.5a3 3 0 0 1 0 5M15 12.5c2 .5 3 2 3 4.5",
    "pohon": "M7.5 3h5v4h-5ZM2.5 13h5v4h-5ZM12.5 13h5v4h-5ZM10 7v3M5 13v-3h10v3",
    "podium": "M3 17.5h14M5 17.5v-6h3v6M8.5 17.5v-12h3v12M12 17.5v-9h3v9",
    "petak": "M3 3h14v14H3ZM7.7 3v14M12.3 3v14M3 7.7h14M3 12.3h14",
    "cocok": "M3 10h6M11 10h6M7 6l3 4-3 4M13 6l-3 4 3 4",
    "perisai": "M10 2.5 17 6v5c0 3.5-3 5.5-7 6.5-4-1-7-3-7-6.5V6ZM7 10l2.2 2.2L13.5 8",
    "grafik": "M4 17V4M4 17h13M7.5 13.5l3-4 2.5 2L17 6",
    "atur": "M7.5 10a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.5 1.5"
    "M13.5 13.5 15 15M15 5l-1.5 1.5M6.5 13.5 5 15",
    "bantuan": "M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M8 8c0-2.5 4-2.5 4 0 0 1.5-2 1.7-2 3.5M10 14v.3",
    "cetak": "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6Z",
    "unduh": "M10 3.5V13M6 9.5l4 4 4-4M3.5 16.5h13",
    "tambah": "M10 4v12M4 10h12",
    "menu": "M3 5.5h14M3 10h14M3 14.5h14",
    "tutup": "m5 5 10 10M15 5 5 15",
}

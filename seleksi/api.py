"""Selections and their sealed results, read from outside. No rule lives here: figures come from the report."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils import timezone
from django_filters.rest_framework import ChoiceFilter, DjangoFilterBackend, FilterSet
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.access import Jawaban, Tolak
from core.angka import tepat
from core.api import ApiViewSet, LangkahSerializer, MasalahSerializer
from core.commands import CommandForbidden, CommandRefused
from core.models import Segel
from seleksi.access import peserta_seleksi
from seleksi.enums import JenisSeleksi, PeranPansel, StatusLowongan, StatusPeringkat, StatusSegel, StatusSeleksi
from seleksi.models import Hasil, Lowongan, Seleksi
from seleksi.pembaca import baca_hasil
from seleksi.rules.peringkat import Baris as BarisTepat
from seleksi.rules.peringkat import KelompokSeri, Rincian
from seleksi.selectors.halaman import HalamanHasil, halaman_hasil, segel_lama, status_lama
from seleksi.selectors.laporan import Baris, Putusan, Seri
from seleksi.selectors.seleksi import lowongan_for, seleksi_for

BELUM = "Hasil terbuka sesudah disegel."
BELUM_TERBUKA = frozenset({"belum_disegel", "nilai_belum_dikunci"})
DARI_MASUKAN = ("minimal_pelamar", "jumlah_nama", "penentu_seri")


class SeleksiFilter(FilterSet):  # type: ignore[misc]
    status = ChoiceFilter(choices=StatusSeleksi.choices)
    jenis = ChoiceFilter(choices=JenisSeleksi.choices)

    class Meta:
        model = Seleksi
        fields = ["status", "jenis"]


class LowonganSerializer(serializers.ModelSerializer[Lowongan]):
    jabatan = serializers.SerializerMethodField()

    class Meta:
        model = Lowongan
        fields = ["id", "jabatan", "status"]

    def get_jabatan(self, row: Lowongan) -> str:
        return row.jabatan_beku.get("nama") or str(row.jabatan)


class SeleksiRingkasSerializer(serializers.ModelSerializer[Seleksi]):
    instansi = serializers.CharField(source="instansi.nama")

    class Meta:
        model = Seleksi
        fields = [
            *("id", "nomor", "judul", "jenis", "status", "instansi", "nomor_pengumuman", "tanggal_pengumuman"),
            *("pelamaran_ditutup", "rencana_pelantikan"),
        ]


class SeleksiSerializer(SeleksiRingkasSerializer):
    lowongan = LowonganSerializer(source="lowongan_set", many=True)

    class Meta(SeleksiRingkasSerializer.Meta):
        fields = [*SeleksiRingkasSerializer.Meta.fields, "lowongan"]


class NilaiAnggotaSerializer(serializers.Serializer[Any]):
    anggota = serializers.CharField()
    nilai = serializers.CharField()


class BagianSerializer(serializers.Serializer[Any]):
    """One component of one candidate; a member recused from him is not among `nilai`."""

    komponen = serializers.CharField()
    impor = serializers.BooleanField(help_text="satu nilai dari lembaga asesmen; nilai anggota kosong")
    nilai = NilaiAnggotaSerializer(many=True)
    pembagi = serializers.IntegerField()
    rata_rata = serializers.CharField(help_text="desimal tepat, atau pembilang/penyebut")
    sumbangan = serializers.CharField(help_text="bobot kali rata-rata, tepat")


class BenturanSerializer(serializers.Serializer[Any]):
    anggota = serializers.CharField()
    hubungan = serializers.CharField()


class PeringkatSerializer(serializers.Serializer[Any]):
    nomor = serializers.CharField()
    nama = serializers.CharField()
    nip = serializers.CharField()
    jabatan = serializers.CharField(allow_blank=True)
    nilai_akhir = serializers.CharField(help_text="12 desimal, dibulatkan setengah ke atas")
    nilai_tepat = serializers.CharField(help_text="desimal tepat, atau pembilang/penyebut")
    peringkat = serializers.IntegerField()
    seri = serializers.BooleanField()
    penilai = serializers.IntegerField(help_text="anggota yang menilai: pembagi komponen Pansel")
    bagian = BagianSerializer(many=True)
    benturan = BenturanSerializer(many=True)
    langkah = LangkahSerializer(many=True)


class KurangSerializer(serializers.Serializer[Any]):
    nomor = serializers.CharField()
    komponen = serializers.CharField()
    anggota = serializers.CharField(allow_null=True)


class KomponenSerializer(serializers.Serializer[Any]):
    kode = serializers.CharField()
    nama = serializers.CharField()
    bobot = serializers.CharField(help_text="persen")


class AnggotaSerializer(serializers.Serializer[Any]):
    kode = serializers.CharField()
    nama = serializers.CharField()
    jabatan = serializers.CharField(allow_blank=True)
    lembaga = serializers.CharField(allow_blank=True)
    peran = serializers.ChoiceField(choices=PeranPansel.choices)


class KetentuanSerializer(serializers.Serializer[Any]):
    nomor_sk = serializers.CharField()
    tanggal_sk = serializers.CharField(allow_blank=True)
    dasar = serializers.CharField()
    minimal_penilai = serializers.IntegerField()
    minimal_pelamar = serializers.IntegerField()
    jumlah_nama = serializers.IntegerField()
    penentu_seri = serializers.ListField(child=serializers.CharField())


class SeriSerializer(serializers.Serializer[Any]):
    nomor = serializers.ListField(child=serializers.CharField())
    nilai_tepat = serializers.CharField()
    di_batas = serializers.BooleanField(help_text="masih seri melintasi batas nama yang diusulkan")
    langkah = LangkahSerializer(many=True)


class PutusanSerializer(serializers.Serializer[Any]):
    """The panel's vote; `kuorum` is the least number of `berhak` that had to be present."""

    nomor_berita_acara = serializers.CharField()
    tanggal = serializers.CharField()
    urutan = serializers.ListField(child=serializers.CharField())
    hadir = serializers.ListField(child=serializers.CharField())
    berhak = serializers.ListField(child=serializers.CharField())
    kuorum = serializers.IntegerField()
    alasan = serializers.CharField()


class LembarSerializer(serializers.Serializer[Any]):
    komponen = serializers.CharField()
    anggota = serializers.CharField(allow_null=True, help_text="null: lembaga asesmen")
    sumber = serializers.CharField(allow_blank=True)
    dikunci_pada = serializers.DateTimeField()


class SegelSerializer(serializers.Serializer[Any]):
    nomor = serializers.CharField()
    kode = serializers.CharField()
    sidik = serializers.CharField(help_text="atas masukan, keluaran, dan peserta")
    disegel_pada = serializers.DateTimeField()
    status = serializers.ChoiceField(choices=StatusSegel.choices)


class IsiHasilSerializer(serializers.Serializer[Any]):
    """What the minutes show; `status`, `tiga_besar`, `kurang` as `verifikasi_peringkat` prints them for `masukan`."""

    status = serializers.ChoiceField(choices=StatusPeringkat.choices)
    ketentuan = KetentuanSerializer()
    komponen = KomponenSerializer(many=True)
    anggota = AnggotaSerializer(many=True)
    peringkat = PeringkatSerializer(many=True)
    tiga_besar = serializers.ListField(child=serializers.CharField())
    kurang = KurangSerializer(many=True)
    seri = SeriSerializer(many=True)
    putusan = PutusanSerializer(many=True)
    lembar = LembarSerializer(many=True)
    segel = SegelSerializer()
    sidik_berkas = serializers.CharField(help_text="SHA-256 atas berkas verifikasi: JSON kanonik dari masukan")
    masukan = serializers.DictField(help_text="masukan verifikasi_peringkat")


class HasilLowonganSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    jabatan = serializers.CharField()
    status = serializers.ChoiceField(choices=StatusLowongan.choices)
    kode = serializers.CharField(help_text="sebab tidak ada hasil: belum_disegel, hasil_sendiri, …", allow_blank=True)
    hasil = IsiHasilSerializer(allow_null=True)
    segel_lama = SegelSerializer(many=True, help_text="yang dibatalkan atau digantikan")


class HasilSerializer(serializers.Serializer[Any]):
    seleksi = serializers.IntegerField()
    lowongan = HasilLowonganSerializer(many=True)


class SeleksiViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ApiViewSet):
    rules = {"list": peserta_seleksi, "retrieve": peserta_seleksi, "hasil": peserta_seleksi}
    filter_backends = [DjangoFilterBackend]
    filterset_class = SeleksiFilter
    queryset = Seleksi.objects.none()
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Seleksi]:
        rows = seleksi_for(self.request.user, timezone.localdate())  # type: ignore[arg-type]
        return rows.prefetch_related("lowongan_set__jabatan__unit") if self.action == "retrieve" else rows

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        return SeleksiRingkasSerializer if self.action == "list" else SeleksiSerializer

    @extend_schema(
        operation_id="seleksi_hasil",
        filters=False,
        responses={
            200: HasilSerializer,
            (400, "application/problem+json"): OpenApiResponse(MasalahSerializer, "Parameter tidak dikenal"),
            (403, "application/problem+json"): OpenApiResponse(MasalahSerializer, "Bukan pembaca hasil satu pun"),
            (404, "application/problem+json"): OpenApiResponse(MasalahSerializer, "Tidak ada atau di luar lingkup"),
            (409, "application/problem+json"): OpenApiResponse(
                MasalahSerializer, "belum_disegel: belum satu pun disegel"
            ),
        },
    )
    @action(detail=True, pagination_class=None)
    def hasil(self, request: Request, pk: str) -> HttpResponseBase:
        """Sealed results, one a post, or why there is none. 409 while none is sealed, 403 for who may read none."""
        seleksi, pada = self.get_object(), timezone.localdate()
        rows = lowongan_for(request.user, pada).filter(seleksi=seleksi).order_by("pk")  # type: ignore[arg-type]
        jawaban = [(row, baca_hasil(request.user, row, pada=pada)) for row in rows]  # type: ignore[arg-type]
        tolak = [j for _, j in jawaban if isinstance(j, Tolak)]
        if tolak and len(tolak) == len(jawaban) and not any(j.kode in BELUM_TERBUKA for j in tolak):
            raise CommandForbidden(tolak[0])
        lama = segel_lama(seleksi)
        lowongan = [_lowongan(row, j, lama.get(row.pk, [])) for row, j in jawaban]
        if not any(satu["hasil"] for satu in lowongan):
            raise CommandRefused("belum_disegel", BELUM)
        return Response(HasilSerializer({"seleksi": seleksi.pk, "lowongan": lowongan}).data)


def _lowongan(row: Lowongan, jawaban: Jawaban, lama: list[Hasil]) -> dict[str, Any]:
    isi: dict[str, Any] = {"id": row.pk, "jabatan": row.jabatan_beku.get("nama") or str(row.jabatan)}
    isi |= {"status": row.status, "kode": "belum_disegel", "hasil": None, "segel_lama": []}
    if isinstance(jawaban, Tolak) and jawaban.kode not in BELUM_TERBUKA:
        return isi | {"kode": jawaban.kode}
    isi["segel_lama"] = [_segel(satu.segel, status_lama(satu.segel)) for satu in lama]
    if jawaban.boleh and (h := halaman_hasil(row)).hasil:
        isi |= {"kode": "", "hasil": isi_hasil(h, h.hasil.segel)}
    return isi


def isi_hasil(h: HalamanHasil, segel: Segel) -> Mapping[str, Any]:
    l = h.laporan  # noqa: E741
    return {
        **l.keluaran,
        "ketentuan": l.peserta["ketentuan"] | {k: l.masukan[k] for k in DARI_MASUKAN},
        "komponen": [{"kode": k.kode, "nama": k.nama, "bobot": l.masukan["bobot"][k.kode]} for k in l.komponen],
        "anggota": l.peserta["anggota"],
        "peringkat": [_baris(b, asal) for b, asal in zip(l.baris, l.hasil.peringkat, strict=True)],
        "seri": [_seri(k, asal) for k, asal in zip(l.seri, l.hasil.seri, strict=True)],
        "putusan": [_putusan(p) for p in l.putusan],
        "lembar": l.peserta["lembar"],
        "segel": _segel(segel, StatusSegel.UTUH if h.utuh else StatusSegel.RUSAK),
        "sidik_berkas": l.sidik_berkas,
        "masukan": l.masukan,
    }


def _segel(segel: Segel, status: str) -> dict[str, Any]:
    return {kunci: getattr(segel, kunci) for kunci in ("nomor", "kode", "sidik", "disegel_pada")} | {"status": status}


def _baris(b: Baris, hitungan: BarisTepat) -> dict[str, Any]:
    return {
        "nomor": b.nomor,
        "nama": b.nama,
        "nip": b.nip,
        "jabatan": b.jabatan,
        "nilai_akhir": b.dua_belas,
        "nilai_tepat": tepat(hitungan.nilai_akhir),
        "peringkat": b.peringkat,
        "seri": b.seri,
        "penilai": b.penilai,
        "bagian": [_bagian(r) for r in hitungan.rincian],
        "benturan": [{"anggota": kode, "hubungan": hubungan} for kode, hubungan in b.benturan],
        "langkah": b.langkah,
    }


def _bagian(r: Rincian) -> dict[str, Any]:
    return {
        "komponen": r.komponen,
        "impor": r.impor,
        "nilai": [{"anggota": kode, "nilai": tepat(nilai)} for kode, nilai in r.lembar],
        "pembagi": r.pembagi,
        "rata_rata": tepat(r.rata_rata),
        "sumbangan": tepat(r.sumbangan),
    }


def _seri(k: Seri, hitungan: KelompokSeri) -> dict[str, Any]:
    isi = {"nomor": k.nomor, "nilai_tepat": tepat(hitungan.nilai_akhir), "di_batas": k.di_batas}
    return isi | {"langkah": k.langkah_aturan}


def _putusan(p: Putusan) -> dict[str, Any]:
    sama = ("nomor_berita_acara", "tanggal", "urutan", "hadir", "berhak", "alasan")
    return {kunci: getattr(p, kunci) for kunci in sama} | {"kuorum": p.paling_sedikit}

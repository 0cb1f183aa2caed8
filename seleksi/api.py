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

from core.access import Tolak
from core.api import ApiViewSet
from core.commands import CommandForbidden, CommandRefused
from core.models import Segel
from seleksi.access import peserta_seleksi
from seleksi.enums import JenisSeleksi, StatusLowongan, StatusPeringkat, StatusSeleksi
from seleksi.models import Lowongan, Seleksi
from seleksi.pembaca import baca_hasil
from seleksi.selectors.halaman import HalamanHasil, halaman_hasil
from seleksi.selectors.laporan import Baris
from seleksi.selectors.seleksi import lowongan_for, seleksi_for

BELUM = "Hasil terbuka sesudah disegel."


class SeleksiFilter(FilterSet):  # type: ignore[misc]
    status = ChoiceFilter(choices=StatusSeleksi.choices)
    jenis = ChoiceFilter(choices=JenisSeleksi.choices)

    class Meta:
        model = Seleksi
        fields = ["status", "jenis"]


class MasalahSerializer(serializers.Serializer[Any]):
    """problem+json, RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    kode = serializers.CharField()
    detail = serializers.CharField()
    kesalahan = serializers.ListField(child=serializers.DictField(child=serializers.CharField()))


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


class LangkahSerializer(serializers.Serializer[Any]):
    langkah = serializers.CharField()
    fakta = serializers.CharField()
    nilai = serializers.CharField()
    dasar = serializers.CharField()


class PeringkatSerializer(serializers.Serializer[Any]):
    nomor = serializers.CharField()
    nama = serializers.CharField()
    nilai_akhir = serializers.CharField(help_text="12 desimal, dibulatkan setengah ke atas")
    nilai_tepat = serializers.CharField(help_text="desimal tepat, atau pembilang/penyebut")
    peringkat = serializers.IntegerField()
    seri = serializers.BooleanField()
    langkah = LangkahSerializer(many=True)


class KurangSerializer(serializers.Serializer[Any]):
    nomor = serializers.CharField()
    komponen = serializers.CharField()
    anggota = serializers.CharField(allow_null=True)


class SegelSerializer(serializers.Serializer[Any]):
    nomor = serializers.CharField()
    kode = serializers.CharField()
    sidik = serializers.CharField()
    disegel_pada = serializers.DateTimeField()
    utuh = serializers.BooleanField()


class IsiHasilSerializer(serializers.Serializer[Any]):
    """`status`, `peringkat`, `tiga_besar` and `kurang` as `verifikasi_peringkat` prints them, and their reasons."""

    status = serializers.ChoiceField(choices=StatusPeringkat.choices)
    peringkat = PeringkatSerializer(many=True)
    tiga_besar = serializers.ListField(child=serializers.CharField())
    kurang = KurangSerializer(many=True)
    langkah_seri = LangkahSerializer(many=True)
    segel = SegelSerializer()


class HasilLowonganSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    jabatan = serializers.CharField()
    status = serializers.ChoiceField(choices=StatusLowongan.choices)
    kode = serializers.CharField(help_text="belum_disegel, atau kosong bila ada hasil", allow_blank=True)
    hasil = IsiHasilSerializer(allow_null=True)


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
            (403, "application/problem+json"): OpenApiResponse(MasalahSerializer, "Bukan pembaca hasil"),
            (404, "application/problem+json"): OpenApiResponse(MasalahSerializer, "Tidak ada atau di luar lingkup"),
            (409, "application/problem+json"): OpenApiResponse(
                MasalahSerializer, "belum_disegel: belum satu pun disegel"
            ),
        },
    )
    @action(detail=True, pagination_class=None)
    def hasil(self, request: Request, pk: str) -> HttpResponseBase:
        """Sealed results, one a post; a post not yet sealed says so. 409 while none is sealed."""
        seleksi = self.get_object()
        rows = lowongan_for(request.user, timezone.localdate()).filter(seleksi=seleksi).order_by("pk")  # type: ignore[arg-type]
        lowongan = [_lowongan(request, row) for row in rows]
        if not any(satu["hasil"] for satu in lowongan):
            raise CommandRefused("belum_disegel", BELUM)
        return Response(HasilSerializer({"seleksi": seleksi.pk, "lowongan": lowongan}).data)


def _lowongan(request: Request, row: Lowongan) -> dict[str, Any]:
    isi: dict[str, Any] = {"id": row.pk, "jabatan": row.jabatan_beku.get("nama") or str(row.jabatan)}
    isi |= {"status": row.status, "kode": "belum_disegel", "hasil": None}
    jawaban = baca_hasil(request.user, row, pada=timezone.localdate())  # type: ignore[arg-type]
    if isinstance(jawaban, Tolak) and jawaban.kode not in {"belum_disegel", "nilai_belum_dikunci"}:
        raise CommandForbidden(jawaban)
    if jawaban.boleh and (h := halaman_hasil(row)).hasil:
        isi |= {"kode": "", "hasil": isi_hasil(h, h.hasil.segel)}
    return isi


def isi_hasil(h: HalamanHasil, segel: Segel) -> Mapping[str, Any]:
    return {
        **h.laporan.keluaran,
        "peringkat": [_baris(b) for b in h.laporan.baris],
        "langkah_seri": [satu for k in h.laporan.seri for satu in k.langkah_aturan],
        "segel": {
            "nomor": segel.nomor,
            "kode": segel.kode,
            "sidik": segel.sidik,
            "disegel_pada": segel.disegel_pada,
            "utuh": h.utuh,
        },
    }


def _baris(b: Baris) -> dict[str, Any]:
    return {
        "nomor": b.nomor,
        "nama": b.nama,
        "nilai_akhir": b.dua_belas,
        "nilai_tepat": b.tepat.replace(",", "."),
        "peringkat": b.peringkat,
        "seri": b.seri,
        "langkah": b.langkah,
    }

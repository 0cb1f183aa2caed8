"""The calculators, from outside: nothing is read or kept. No rule lives here."""

from datetime import date
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.access import pengguna_aktif
from core.api import ApiViewSet, LangkahSerializer, MasalahSerializer, StrictSerializer
from skp.enums import Ekspektasi
from skp.rules.angka_kredit import angka_kredit
from skp.rules.predikat import predikat
from skp.rules.versi import BelumBerlaku
from talent.enums import Jenjang, Predikat


class _Simulasi(StrictSerializer):
    pada = serializers.DateField(required=False, input_formats=["%Y-%m-%d"], help_text="Hari ini bila kosong.")


class PredikatMasukSerializer(_Simulasi):
    hasil_kerja = serializers.ChoiceField(Ekspektasi.choices)
    perilaku = serializers.ChoiceField(Ekspektasi.choices)


class PredikatKeluarSerializer(serializers.Serializer[Any]):
    predikat = serializers.ChoiceField(Predikat.choices)
    dasar = serializers.CharField()
    langkah = LangkahSerializer(many=True)


class AngkaKreditMasukSerializer(_Simulasi):
    jenjang = serializers.ChoiceField(Jenjang.choices)
    predikat = serializers.ChoiceField(Predikat.choices)
    bulan = serializers.IntegerField(min_value=1, max_value=12)


class AngkaKreditKeluarSerializer(serializers.Serializer[Any]):
    angka_kredit = serializers.CharField(help_text="Selalu dua desimal.")
    langkah = LangkahSerializer(many=True)
    dasar = serializers.CharField()


SALAH = {(400, "application/problem+json"): OpenApiResponse(MasalahSerializer, "Isian salah, bidangnya disebut")}


class SimulasiViewSet(ApiViewSet):
    rules = {"predikat": pengguna_aktif, "angka_kredit": pengguna_aktif}
    pagination_class = None

    @extend_schema(
        operation_id="simulasi_predikat",
        request=PredikatMasukSerializer,
        responses={200: PredikatKeluarSerializer} | SALAH,
    )
    @action(detail=False, methods=["post"])
    def predikat(self, request: Request) -> Response:
        """The predikat two ratings give, with its steps."""
        isi = _isi(PredikatMasukSerializer, request)
        try:
            hasil = predikat(Ekspektasi(isi["hasil_kerja"]), Ekspektasi(isi["perilaku"]), pada=isi["pada"])
        except BelumBerlaku as belum:
            raise ValidationError({"pada": str(belum)}) from belum
        return Response(PredikatKeluarSerializer(hasil).data)

    @extend_schema(
        operation_id="simulasi_angka_kredit",
        request=AngkaKreditMasukSerializer,
        responses={200: AngkaKreditKeluarSerializer} | SALAH,
    )
    @action(detail=False, methods=["post"], url_path="angka-kredit")
    def angka_kredit(self, request: Request) -> Response:
        """The angka kredit a predikat gives over some months, with its steps."""
        isi = _isi(AngkaKreditMasukSerializer, request)
        try:
            hasil = angka_kredit(Jenjang(isi["jenjang"]), Predikat(isi["predikat"]), isi["bulan"], pada=isi["pada"])
        except BelumBerlaku as belum:
            raise ValidationError({"pada": str(belum)}) from belum
        return Response(AngkaKreditKeluarSerializer(hasil).data)


def _isi(serializer: type[_Simulasi], request: Request) -> dict[str, Any]:
    masuk = serializer(data=request.data)
    masuk.is_valid(raise_exception=True)
    pada: date = masuk.validated_data.get("pada") or timezone.localdate()
    return {**masuk.validated_data, "pada": pada}

"""URLs of the tests: views and endpoints that do what a real one must not, or only one thing."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter

from config.urls import handler404, handler500, urlpatterns
from core.access import Tolak, pengguna_aktif
from core.api import ApiViewSet, StrictSerializer
from core.commands import CommandForbidden, CommandRefused, command
from core.http import page, submitted
from core.models import Notifikasi, Pengguna
from tests.core.contoh import AT
from tests.core.test_commands import boleh

__all__ = ["handler404", "handler500", "urlpatterns"]


@command(boleh)
def isi(row, *, by, at, judul):
    if judul == "lama":
        raise CommandRefused("uji_lama", "Judul ini sudah dipakai.", bidang="judul")
    row.judul = judul
    row.save()
    return row


class FormUji(forms.Form):
    judul = forms.CharField(max_length=20)


class Isian(StrictSerializer):
    judul = serializers.CharField(max_length=20)
    nilai = serializers.DecimalField(max_digits=5, decimal_places=2, required=False)
    jumlah = serializers.IntegerField(required=False)
    setuju = serializers.BooleanField(required=False)


class UjiViewSet(ApiViewSet):
    queryset = Notifikasi.objects.all()
    rules = {"list": pengguna_aktif, "create": pengguna_aktif, "retrieve": lambda user: False}

    def list(self, request):
        Pengguna.objects.create(username="dari-get")
        return Response([])

    def retrieve(self, request, pk):
        raise AssertionError("behind a closed door")

    def create(self, request):
        isian = Isian(data=request.data)
        isian.is_valid(raise_exception=True)
        if isian.validated_data["judul"] == "larang":
            raise CommandForbidden(Tolak("uji_larang", "Hanya orang lain.", "Hubungi orang lain."))
        row = isi(Notifikasi.objects.get(), by=request.user, at=AT, judul=isian.validated_data["judul"])
        return Response({"judul": row.judul}, status=201)


@page(pengguna_aktif)
def tulis(request):
    Pengguna.objects.create(username="dari-get")
    return HttpResponse()


@page(pengguna_aktif, post=True)
def isian(request, pk):
    form = FormUji(request.POST)
    if submitted(form, isi, get_object_or_404(Notifikasi, pk=pk), by=request.user, at=AT):
        return HttpResponse("tersimpan")
    return render(request, "uji/isian.html", {"form": form}, status=422)


@page(pengguna_aktif, post=True)
def tolak(request):
    raise CommandRefused("uji_tolak", "Belum waktunya.")


@page(pengguna_aktif, post=True)
def larang(request):
    raise CommandForbidden(Tolak("uji_larang", "Hanya orang lain.", "Hubungi orang lain."))


@page(lambda user: False)
def tertutup(request):
    raise AssertionError("behind a closed door")


@page(pengguna_aktif)
def rusak(request):
    raise ZeroDivisionError


router = SimpleRouter(trailing_slash=False)
router.register("uji", UjiViewSet)
urlpatterns = [
    *urlpatterns,
    path("uji/tulis/", tulis),
    path("uji/isian/<int:pk>/", isian),
    path("uji/tolak/", tolak),
    path("uji/larang/", larang),
    path("uji/tertutup/", tertutup),
    path("uji/rusak/", rusak),
    path("api/v1/", include(router.urls)),
]

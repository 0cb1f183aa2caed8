from django.urls import include, path
from rest_framework.routers import SimpleRouter

from core.api import Skema
from seleksi.api import SeleksiViewSet
from skp.api import SimulasiViewSet

handler404 = "core.views.tidak_ada"
handler500 = "core.views.gangguan"

router = SimpleRouter(trailing_slash=False)
router.register("seleksi", SeleksiViewSet, basename="seleksi")
router.register("simulasi", SimulasiViewSet, basename="simulasi")

urlpatterns = [
    path("", include("core.urls")),
    path("seleksi/", include("seleksi.urls")),
    path("kinerja/", include("skp.urls")),
    path("", include("talent.urls")),
    path("akun/", include("core.urls_akun")),
    path("api/v1/openapi.json", Skema.as_view(), name="openapi"),
    path("api/v1/", include(router.urls)),
]

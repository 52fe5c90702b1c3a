from django.urls import include, path

from tactful.api.problems import no_such_path
from tactful.api.routes import api

urlpatterns = [
    path("api/v1/", no_such_path),
    path("api/v1/", api.urls),
    path("api/<path:rest>", no_such_path),
    path("check/", include("tactful.portal.urls")),
    path("", include("tactful.web.urls")),
]

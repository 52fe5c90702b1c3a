from django.urls import include, path

from tactful.api.routes import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("tactful.web.urls")),
]

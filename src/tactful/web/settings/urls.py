from django.urls import URLPattern, path

from tactful.web.settings.pages import index

app_name = "settings"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("me/", index, name="me"),
]

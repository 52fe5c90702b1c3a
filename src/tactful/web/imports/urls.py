from django.urls import URLPattern, path

from tactful.web.imports.pages import index

app_name = "imports"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]

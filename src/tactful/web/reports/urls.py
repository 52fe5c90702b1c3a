from django.urls import URLPattern, path

from tactful.web.reports.pages import index

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]

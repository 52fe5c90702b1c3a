from django.urls import URLPattern, path

from tactful.web.imports.checking import check, refused_rows
from tactful.web.imports.done import run, run_refused_rows
from tactful.web.imports.handing_in import index

app_name = "imports"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("check/<slug:uid>/", check, name="check"),
    path("check/<slug:uid>/refused-rows.csv", refused_rows, name="refused_rows"),
    path("<slug:uid>/", run, name="run"),
    path("<slug:uid>/refused-rows.csv", run_refused_rows, name="run_refused_rows"),
]

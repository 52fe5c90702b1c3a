from django.urls import URLPattern, path

from tactful.web.codes.pages import check

app_name = "codes"
urlpatterns: list[URLPattern] = [path("", check, name="check")]

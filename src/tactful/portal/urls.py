"""The addresses of the patients' pages."""

from django.urls import URLPattern, path

from tactful.portal.pages import check

app_name = "portal"
urlpatterns: list[URLPattern] = [path("<slug:slug>/", check, name="check")]

from django.urls import URLPattern, path

from tactful.web.journeys.pages import index, journey, text
from tactful.web.journeys.switching import switch_journey

app_name = "journeys"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("<slug:key>/", journey, name="journey"),
    path("<slug:key>/text/", text, name="text"),
    path("<slug:key>/switch/", switch_journey, name="switch"),
]

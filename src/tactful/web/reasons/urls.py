from django.urls import path

from tactful.web.reasons.pages import code, index

app_name = "reasons"
urlpatterns = [
    path("", index, name="index"),
    path("<str:reason>/", code, name="code"),
]

from django.urls import URLPattern, path

from tactful.web.jobs.pages import index

app_name = "jobs"
urlpatterns: list[URLPattern] = [
    path("<slug:uid>/", index, name="job"),
]

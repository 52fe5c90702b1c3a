from django.urls import URLPattern, path

from tactful.web.jobs.pages import cancel, file, index, job

app_name = "jobs"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("<slug:uid>/", job, name="job"),
    path("<slug:uid>/cancel/", cancel, name="cancel"),
    path("<slug:uid>/file/", file, name="file"),
]

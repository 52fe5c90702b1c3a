from django.urls import URLPattern, path

from tactful.web.reports.aging import aging
from tactful.web.reports.export import export
from tactful.web.reports.outstanding import outstanding
from tactful.web.reports.pages import index
from tactful.web.reports.review import file as review_file
from tactful.web.reports.review import index as review
from tactful.web.reports.review import sign

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("aging/", aging, name="aging"),
    path("outstanding/", outstanding, name="outstanding"),
    path("export/", export, name="export"),
    path("review/", review, name="review"),
    path("review/file/", review_file, name="review_file"),
    path("review/sign/", sign, name="sign_review"),
]

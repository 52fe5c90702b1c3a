from django.http import HttpResponse
from django.shortcuts import render

from tactful.web.staff import StaffRequest, for_staff


@for_staff
def index(request: StaffRequest) -> HttpResponse:
    return render(request, "base.html")

from django.http import HttpResponse
from django.shortcuts import render

from tactful.web.staff import StaffRequest, for_staff


@for_staff
def home(request: StaffRequest) -> HttpResponse:
    return render(request, "base.html")

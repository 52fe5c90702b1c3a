"""Every address of the staff's pages; each room names its own."""

from allauth.account.views import AccountInactiveView, LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path

from tactful.web.health import healthz
from tactful.web.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("worklist/", include("tactful.web.worklist.urls")),
    path("accounts/", include("tactful.web.accounts.urls")),
    path("replies/", include("tactful.web.inbox.urls")),
    path("check-code/", include("tactful.web.codes.urls")),
    path("today/", include("tactful.web.today.urls")),
    path("journeys/", include("tactful.web.journeys.urls")),
    path("messages/", include("tactful.web.wording.urls")),
    path("reports/", include("tactful.web.reports.urls")),
    path("reasons/", include("tactful.web.reasons.urls")),
    path("import/", include("tactful.web.imports.urls")),
    path("simulator/", include("tactful.web.simulator.urls")),
    path("settings/", include("tactful.web.settings.urls")),
    path("long-work/", include("tactful.web.jobs.urls")),
    path("sign-in/", LoginView.as_view(), name="account_login"),
    path("sign-in/closed/", AccountInactiveView.as_view(), name="account_inactive"),
    path("sign-out/", LogoutView.as_view(), name="account_logout"),
    path("healthz", healthz, name="healthz"),
]

"""Sign-in by allauth; accounts are made by the owner, never by a visitor.

Wrong passwords are counted in one place, by axes: the account rests after a few of them.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": (
            "That e-mail and password do not match. "
            f"After {settings.AXES_FAILURE_LIMIT} wrong tries an account rests for 15 minutes."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: allauth's own count would answer before the page that explains the rest."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the page one comes to is greeting enough."""


def sign_in_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Whose tries axes counts: allauth calls the field `login` and hands it on as `email`."""
    name = (credentials or {}).get("email") or request.POST.get("login") or ""
    return str(name).strip().lower()

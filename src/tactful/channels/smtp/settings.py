"""Where the practice's mail server is and how to sign in to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit


class Security(StrEnum):
    """How the connection is encrypted."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_SCHEMES = {
    "smtp": (Security.STARTTLS, 587),
    "smtps": (Security.TLS, 465),
    "smtp+plain": (Security.NONE, 25),
}

_HELO = re.compile(r"\[[0-9A-Fa-f.:IPv]+\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """One mail server. `timeout_s` bounds connecting, the envelope and the content, each.

    `helo` is the name we greet with; `ca_file` names extra trusted certificates.
    """

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    username: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = 20.0
    helo: str = "[127.0.0.1]"
    ca_file: str = ""

    @classmethod
    def from_url(cls, url: str, *, timeout_s: float = 20.0) -> SmtpSettings:
        """Read `smtp://USER:PASSWORD@HOST:587` (STARTTLS), `smtps://` or `smtp+plain://`.

        Raises ValueError in words that never repeat the address, since it holds a password.
        """
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES:
            raise ValueError("the mail server must begin with smtp://, smtps:// or smtp+plain://")
        security, usual_port = _SCHEMES[parts.scheme]
        try:
            port = parts.port or usual_port
        except ValueError:
            raise ValueError("the mail server's port must be a number up to 65535") from None
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname or "", port, security, user, password, timeout_s)

    def faults(self) -> list[str]:
        """Everything wrong with these settings, a sentence each."""
        checks = (
            (not self.host, "The mail server has no host name."),
            (not 0 < self.port < 65536, "The mail server's port must be between 1 and 65535."),
            (not _HELO.fullmatch(self.helo), "The name we greet the mail server with is unusable."),
            (self.timeout_s <= 0, "The mail server's timeout must be above 0 seconds."),
            (bool(self.username) != bool(self.password), "A user name needs a password beside it."),
            (
                self.security is Security.NONE and not self._stays_here(),
                "Mail to another machine must be encrypted; use smtp:// or smtps://.",
            ),
        )
        return [sentence for wrong, sentence in checks if wrong]

    def _stays_here(self) -> bool:
        """Balances may travel unencrypted inside this machine only."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host in {"", "localhost"}

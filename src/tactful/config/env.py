"""Every setting, typed, from the environment; all faults are reported in one run.

Zero settings give a working demo: SQLite in ./var and a simulator for every channel.
A secret may come from a file: NAME_FILE instead of NAME.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from tactful.channels.smtp import SmtpSettings

PREFIX = "TACTFUL_"


class SettingsError(Exception):
    """Settings that cannot be used; one line for each fault, values left out."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Env(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    home: Path = Field(Path("var"), description="Folder for the database, uploads and the key.")
    database_url: str = Field("", description="sqlite:///FILE or postgresql://USER@HOST/NAME.")
    secret_key: SecretStr | None = Field(
        None, description="Signs sessions and links. Made and kept in the home folder when absent."
    )
    debug: bool = Field(
        False, description="Show tracebacks in the browser. Never on a clinic's server."
    )
    allowed_hosts: str = Field(
        "localhost,127.0.0.1,[::1]", description="Host names the pages answer to, by comma."
    )
    public_url: str = Field(
        "", description="Where patients reach this server, as in https://bills.lakeshore.example."
    )
    https: bool = Field(False, description="Pages are served over https: secure cookies, HSTS.")
    live_email: bool = Field(False, description="Really send e-mail. Off: the simulator.")
    live_sms: bool = Field(False, description="Really send texts. Off: the simulator.")
    live_voice: bool = Field(False, description="Really place calls. Off: the simulator.")
    smtp_url: SecretStr | None = Field(
        None,
        description="smtp://USER:PASSWORD@HOST:587 (STARTTLS), smtps:// (TLS) or smtp+plain://.",
    )
    smtp_timeout_s: float = Field(20, gt=0, le=300, description="Seconds before an answer is lost.")
    email_from: str = Field("", description="The sender address of live e-mail.")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    worker_tick_s: float = Field(
        1.0, gt=0, le=60, description="Seconds between walks of idle chores."
    )

    @field_validator("log_level")
    @classmethod
    def known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("public_url")
    @classmethod
    def whole_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (
            parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment
        ):
            raise ValueError("must be a whole address, as in https://bills.lakeshore.example")
        return value

    @field_validator("database_url")
    @classmethod
    def known_database(cls, value: str) -> str:
        engine = database_from_url(value)["ENGINE"] if value else ""
        if engine.endswith("postgresql") and importlib.util.find_spec("psycopg") is None:
            raise ValueError("PostgreSQL needs its driver; install tactful[postgres]")
        return value

    @model_validator(mode="after")
    def live_channels_are_complete(self) -> Env:
        if self.live_email and not (self.smtp_url and self.email_from):
            raise ValueError(
                "TACTFUL_LIVE_EMAIL needs TACTFUL_SMTP_URL and TACTFUL_EMAIL_FROM beside it"
            )
        if self.live_email and self.smtp_url:
            try:
                SmtpSettings.from_url(self.smtp_url.get_secret_value())
            except ValueError as fault:
                raise ValueError(f"TACTFUL_SMTP_URL: {fault}") from None
        for name in ("live_sms", "live_voice"):
            if getattr(self, name):
                raise ValueError(
                    f"{PREFIX}{name.upper()}: no provider is built in yet; leave it off"
                )
        return self

    @property
    def hosts(self) -> list[str]:
        return [host.strip() for host in self.allowed_hosts.split(",") if host.strip()]

    @property
    def trusted_origins(self) -> list[str]:
        """Where forms may come from when a reverse proxy speaks https and we hear plain http."""
        if not self.https:
            return []
        named = [host for host in self.hosts if host != "*"]
        return [f"https://{'*' if host.startswith('.') else ''}{host}" for host in named]

    def make_home(self) -> None:
        """The folder everything is kept in; patients' data is in it, so only its owner enters."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def database(self) -> dict[str, Any]:
        return database_from_url(self.database_url or f"sqlite:///{self.home / 'tactful.sqlite3'}")

    def signing_key(self) -> str:
        """The given key, or one made at first use and kept where only the owner reads it."""
        if self.secret_key:
            return self.secret_key.get_secret_value()
        kept = self.home / "secret_key"
        try:
            return kept.read_text().strip()
        except FileNotFoundError:
            self.make_home()
            key = secrets.token_urlsafe(48)
            try:
                with os.fdopen(
                    os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w"
                ) as f:
                    f.write(key)
            except FileExistsError:  # another process was first
                return kept.read_text().strip()
            return key


def database_from_url(url: str) -> dict[str, Any]:
    """Django's database entry for a URL.

    Raises ValueError in words that never repeat the URL, since it holds a password.
    """
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return _sqlite(url.removeprefix("sqlite:///"))
    if url.startswith(("postgres://", "postgresql://")):
        try:
            return _postgresql(urlsplit(url))
        except ValueError:
            # What cannot be read as a port or a host may be a part of the password.
            raise ValueError(
                "must be postgresql://USER:PASSWORD@HOST:PORT/NAME; "
                "write / : @ # ? in a password as %2F %3A %40 %23 %3F"
            ) from None
    raise ValueError("must begin with sqlite:///FILE or postgresql://")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # The write lock is taken before the first read of a transaction: two workers
            # that read the same due rows would both step them.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;"
            ),
        },
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    name = parts.path.lstrip("/")
    if not name:
        raise ValueError("names no database")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        # A host that swallows packets would hold a command for minutes.
        "OPTIONS": {"connect_timeout": 10},
    }


@cache
def env() -> Env:
    """The settings of this process; raises SettingsError naming everything wrong."""
    try:
        return Env(**_from_files())
    except ValidationError as error:
        raise SettingsError([_fault(e) for e in error.errors()]) from None


def _from_files() -> dict[str, Any]:
    values: dict[str, Any] = {}
    faults = []
    for field in Env.model_fields:
        path = os.environ.get(f"{PREFIX}{field.upper()}_FILE")
        if path:
            try:
                values[field] = Path(path).read_text().strip()
            except OSError as error:
                faults.append(f"{PREFIX}{field.upper()}_FILE: cannot be read ({error.strerror})")
    if faults:
        raise SettingsError(faults)
    return values


def _fault(error: Any) -> str:
    name = PREFIX + str(error["loc"][0]).upper() if error["loc"] else ""
    message = error["msg"].removeprefix("Value error, ")
    return f"{name}: {message}" if name else message

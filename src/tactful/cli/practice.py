"""tactful practice create, declare, staff, token."""

import secrets
import sys
from functools import partial
from typing import Annotated

import typer

from tactful.cli import base
from tactful.practice.facts import FACTS, Fact

app = typer.Typer(no_args_is_help=True, help="Practices, their staff, facts and tokens.")

CLI = "staff:command-line"


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="practice")


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="The name patients read.")],
    timezone: Annotated[str, typer.Option(help="IANA zone, such as America/Chicago.")],
    phone: Annotated[str, typer.Option(help="The number patients may call.")] = "",
    portal_url: Annotated[str, typer.Option(help="Where patients pay.")] = "",
    email_from: Annotated[str, typer.Option(help="The address e-mail comes from.")] = "",
    owner_email: Annotated[str, typer.Option(help="Who signs in first.")] = "",
    owner_name: Annotated[str, typer.Option()] = "Owner",
    owner_password: Annotated[
        str,
        typer.Option(help="Made and shown once when left out.", envvar="TACTFUL_OWNER_PASSWORD"),
    ] = "",
    declare_all: Annotated[
        bool, typer.Option("--declare-all", help="Declare every fact; demos and tests only.")
    ] = False,
    as_json: base.JsonOption = False,
) -> None:
    """Make a practice with its owner, and ask for the facts no export carries."""
    base.use_django()
    from django.db import transaction

    from tactful.journeys.actions import install_shipped
    from tactful.practice import actions
    from tactful.practice.models import Role

    now = base.now_utc()
    email = owner_email or _owner_of(name, asking=not (as_json or declare_all))
    password = owner_password or secrets.token_urlsafe(12)
    new = actions.NewPractice(name, timezone, phone, portal_url, email_from)
    try:
        facts = {} if declare_all else _asked(as_json)
        with transaction.atomic():
            practice = actions.create_practice(new, by=CLI, now=now)
            if declare_all:
                actions.declare_all(practice, by=CLI, now=now)
            elif facts:
                actions.declare(practice, facts, by=CLI, now=now)
            owner = actions.add_staff(
                practice,
                email=email,
                name=owner_name,
                password=password,
                role=Role.OWNER,
                by=CLI,
                now=now,
            )
            install_shipped(practice, by=CLI, now=now)
    except actions.PracticeFault as fault:
        base.refuse(str(fault))
    if as_json:
        base.print_json(
            {
                "practice": practice.slug,
                "uid": practice.uid,
                "owner": owner.uid,
                "owner_email": owner.email,
                "owner_password": None if owner_password else password,
            }
        )
        return
    base.stdout.print(f"{practice.name} is ready as {practice.slug}.")
    if not owner_password:
        base.stdout.print(f"Sign in as {email} with this password, shown once: {password}")


@app.command()
def change(
    phone: Annotated[str, typer.Option(help="The number patients may call.")] = "",
    portal_url: Annotated[str, typer.Option(help="Where patients pay.")] = "",
    email_from: Annotated[str, typer.Option(help="The address e-mail comes from.")] = "",
    practice: base.PracticeOption = "",
) -> None:
    """Change what patients are told to call, open or answer; what is left out stays."""
    base.use_django()
    from tactful.practice import actions

    chosen = base.the_practice(practice)
    if not (phone or portal_url or email_from):
        base.wrong_call("Say what changes: --phone, --portal-url or --email-from.")
    try:
        actions.change_contact(
            chosen,
            phone=phone,
            portal_url=portal_url,
            email_from=email_from,
            by=CLI,
            now=base.now_utc(),
        )
    except actions.PracticeFault as fault:
        base.refuse(str(fault))
    base.stdout.print(f"{chosen.name} is changed.")


@app.command()
def token(
    name: Annotated[str, typer.Argument(help="What the token is for.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, inbound, payments, permission, intake.")
    ] = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Make an API token; it is shown once."""
    base.use_django()
    from tactful.practice import actions

    chosen = base.the_practice(practice)
    try:
        made = actions.make_token(
            chosen, name=name, scopes=tuple(scope or ["read"]), by=CLI, now=base.now_utc()
        )
    except actions.PracticeFault as fault:
        base.refuse(str(fault))
    if as_json:
        base.print_json({"name": name, "token": made})
    else:
        base.stdout.print(made, soft_wrap=True)


@app.command()
def declare(
    facts: Annotated[list[str], typer.Argument(help="NAME=VALUE, such as consent_sms=explicit.")],
    practice: base.PracticeOption = "",
) -> None:
    """Declare facts for an existing practice; the newest word counts."""
    base.use_django()
    from tactful.practice import actions

    chosen = base.the_practice(practice)
    try:
        values = dict(_value(fact) for fact in facts)
        actions.declare(chosen, values, by=CLI, now=base.now_utc())
    except actions.PracticeFault as fault:
        base.refuse(str(fault))
    base.stdout.print(f"Declared: {', '.join(sorted(values))}.")


def _asked(quiet: bool) -> dict[str, object]:
    """Every fact as a question at the terminal; none where nobody can answer."""
    if quiet or not sys.stdin.isatty():
        base.stderr.print(
            "No facts declared, so nothing will be sent yet: see tactful practice declare."
        )
        return {}
    return {fact.name: _answer(fact) for fact in FACTS}


def _answer(fact: Fact) -> object:
    """One answer that can be used; a slip is asked again, and the others are kept."""
    if isinstance(fact.demo, bool):
        return typer.confirm(fact.question)
    default = fact.demo if isinstance(fact.demo, int) else None
    return typer.prompt(fact.question, default=default, value_proc=partial(_usable, fact))


def _usable(fact: Fact, text: str) -> object:
    from tactful.practice.actions import PracticeFault, check_fact

    try:
        name, value = _value(f"{fact.name}={text}")
        check_fact(name, value)
    except PracticeFault as fault:
        raise typer.BadParameter(str(fault)) from None
    if value == 0:  # it may be declared, and then nothing is ever fresh; nobody means it here
        raise typer.BadParameter(f"{fact.name} takes a whole number above zero.")
    return value


def _owner_of(name: str, *, asking: bool) -> str:
    """The owner's address: asked for at a terminal, else one that stands in until it is changed."""
    from django.utils.text import slugify

    if asking and sys.stdin.isatty():
        return str(typer.prompt("E-mail of the owner", value_proc=_an_email))
    return f"owner@{slugify(name) or 'practice'}.example"


def _an_email(text: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(text.strip())
    except ValidationError:
        raise typer.BadParameter("that is not an e-mail address") from None
    return text.strip()


def _value(text: str) -> tuple[str, object]:
    from tactful.practice.actions import PracticeFault

    name, sep, value = text.partition("=")
    if not sep:
        raise PracticeFault(f"{name} needs a value: {name}=…")
    lowered = value.strip().lower()
    if lowered in {"yes", "true", "no", "false"}:
        return name, lowered in {"yes", "true"}
    return name, int(lowered) if lowered.isdigit() else lowered

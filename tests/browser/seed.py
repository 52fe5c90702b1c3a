"""Fill a home with the practice of a story: `python -m tests.browser.seed KIND INSTANT`.

Run with TACTFUL_HOME set. Prints what the story needs to know as JSON.
"""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from django.core.management import call_command

PASSWORD = "birch-lantern-harbor"
FORTNIGHT, QUARTER = 14, 90  # days
MORNING = (
    "this bill is wrong, I was never there that day",
    "lost my job, I cant pay this right now",
    "can someone call me",
    "can pay 60 next friday",
    "not sure what this is about",
)
FILE = """\
Account Number,Guarantor Name,E-mail,Mobile,Zip,Preferred Contact,Invoice,Statement Date,Due Date,Patient Balance
A-1001,"Smith, Jane",jane.smith@example.com,(312) 555-0101,60645,text,INV-1,2026-09-02,2026-09-23,$123.45
A-1002,"Doe, John",,(312) 555-0102,60611,text,INV-2,2026-10-20,2026-11-10,$342.80
A-1003,"Lee, Mary",mary.lee@example.com,(312) 555-0103,60640,email,INV-3,2026-10-09,2026-10-30,$218.60
"""  # noqa: E501


def main(kind: str, at: datetime) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    match kind:
        case "clinic":
            known = clinic(at)
        case "demo":
            known = demo(at, days=FORTNIGHT)
        case "waiting-calls":
            known = waiting_calls(at)
        case "long-demo":
            known = demo(at, days=QUARTER)
        case _:
            raise SystemExit(f"Nothing is known of {kind}.")
    print(json.dumps(known))


def clinic(at: datetime) -> dict[str, Any]:
    """Jane, John and Mary at Lakeshore, where Bea bills and Rae only reads; Sol works at South."""
    from tactful.practice.models import Role

    north, south = practice("Lakeshore Family", at), practice("South Clinic", at)
    staff(north, "bea", Role.OWNER, at)
    staff(north, "rae", Role.READ_ONLY, at)
    staff(south, "sol", Role.OWNER, at)
    take_in(north, FILE, at)
    return told(north)


def demo(at: datetime, *, days: int) -> dict[str, Any]:
    """Some days of the demo's practice, and Sol at South."""
    from tactful.demo.build import EMAIL, build
    from tactful.practice.models import Role

    built = build(now=at, password=PASSWORD, days=days, progress=lambda done, total: None)
    south = practice("South Clinic", at)
    staff(south, "sol", Role.OWNER, at)
    furnish(built.practice, at)
    return told(built.practice) | {"email": EMAIL}


def waiting_calls(at: datetime) -> dict[str, Any]:
    """John is about to be called, by the assistant in an hour and by whoever works the list."""
    from tactful.core.vocabulary import Category, Channel, Urgency, WorkKind
    from tactful.ledger.models import Guarantor
    from tactful.outreach.actions import NewTouch, queue_touches
    from tactful.worklist.actions import NewItem, open_items

    john = Guarantor.objects.select_related("practice").get(external_id="A-1002")
    call = NewTouch(
        guarantor_id=john.pk,
        origin_key="story:call",
        channel=Channel.VOICE,
        category=Category.REMINDER,
        template_key="call_script",
        due_at=at + timedelta(hours=1),
    )
    queue_touches(john.practice, [call], now=at)
    item = NewItem(john.pk, WorkKind.CALL, Urgency.P2, "call about the balance", "story:call")
    open_items(john.practice, [item], now=at)
    return {}


def furnish(practice: Any, at: datetime) -> None:
    """What a morning brings that the demo's desk would have worked: replies, a list, a view."""
    from tactful.jobs.actions import ask
    from tactful.ledger.models import Guarantor
    from tactful.practice.models import Staff
    from tactful.worklist.saved_views import save_view

    people = Guarantor.objects.for_practice(practice).exclude(mobile="").order_by("pk")
    for n, (words, person) in enumerate(zip(MORNING, people, strict=False)):
        text(practice, person.mobile, words, f"morning-{n}", at)
    text(practice, "+13125559876", "who is this?", "morning-stranger", at)
    params = {"list": "worklist", "format": "csv", "asked": {}}
    ask(practice, kind="export", params=params, by="test", now=at)
    bea = Staff.objects.get(email="bea@lakeshore.example")
    save_view(practice, bea, name="Large and old", query={"over": "500"}, shared=True, now=at)


def text(practice: Any, number: str, words: str, id: str, at: datetime) -> None:
    """Somebody sends a text from a number."""
    from tactful.conversations.actions import Incoming, receive
    from tactful.core.vocabulary import Channel

    said = Incoming(
        channel=Channel.SMS,
        from_address=number,
        text=words,
        provider_message_id=id,
        received_at=at,
    )
    receive(practice, said, now=at)


def told(practice: Any) -> dict[str, Any]:
    """Where the pages of a practice are, and its accounts by the source's number."""
    from tactful.ledger.models import Guarantor
    from tests.browser.places import every_page

    uids = Guarantor.objects.for_practice(practice).values_list("external_id", "uid")
    return {"uids": dict(uids), "pages": every_page(practice)}


def practice(name: str, at: datetime) -> Any:
    from tactful.journeys.actions import install_shipped
    from tactful.practice import actions

    new = actions.NewPractice(
        name,
        "America/Chicago",
        phone="+13125550199",
        portal_url="https://pay.lakeshore.example/",
        email_from="billing@lakeshore.example",
    )
    made = actions.create_practice(new, by="test", now=at - timedelta(days=1))
    actions.declare_all(made, by="test", now=at - timedelta(days=1))
    install_shipped(made, by="test", now=at - timedelta(days=1))
    return made


def staff(practice: Any, name: str, role: Any, at: datetime) -> None:
    from tactful.practice.actions import add_staff

    add_staff(
        practice,
        email=f"{name}@lakeshore.example",
        name=name.capitalize(),
        password=PASSWORD,
        role=role,
        by="test",
        now=at,
    )


def take_in(practice: Any, text: str, at: datetime) -> None:
    from tactful.intake.actions import commit

    with TemporaryDirectory() as folder:
        file = Path(folder) / "open-balances.csv"
        file.write_text(text)
        commit(practice, file, by="test", now=at, as_of=at.date())


if __name__ == "__main__":
    main(sys.argv[1], datetime.fromisoformat(sys.argv[2]))

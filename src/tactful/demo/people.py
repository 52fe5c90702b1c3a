"""Invented people of an invented clinic: the same seed gives the same practice every time.

Telephone numbers are from the range reserved for fiction (555-01xx), mail goes to example.com.
"""

from dataclasses import dataclass, field
from random import Random

FIRST = [
    "Amara",
    "Bea",
    "Callum",
    "Dolores",
    "Emeka",
    "Farah",
    "Gus",
    "Hana",
    "Ivo",
    "Jada",
    "Kofi",
    "Lucia",
    "Marek",
    "Nadia",
    "Odile",
    "Pilar",
    "Quinn",
    "Rosa",
    "Samir",
    "Tess",
    "Uri",
    "Vera",
    "Wanda",
    "Ximena",
    "Yusuf",
    "Zora",
    "Alma",
    "Bruno",
    "Carmen",
    "Diego",
    "Elena",
    "Felix",
    "Gloria",
    "Hector",
    "Ines",
    "Joaquin",
    "Kiara",
    "Leo",
    "Mina",
    "Noor",
    "Oscar",
    "Petra",
    "Rafael",
    "Saoirse",
    "Tomas",
    "Una",
    "Viktor",
    "Willa",
]
LAST = [
    "Abara",
    "Bello",
    "Castellanos",
    "Dragan",
    "Ellery",
    "Farouk",
    "Greene",
    "Hollis",
    "Ibarra",
    "Jankowski",
    "Kettering",
    "Lindqvist",
    "Moreno",
    "Nakamura",
    "Okafor",
    "Pacheco",
    "Quintrell",
    "Reyes",
    "Sandoval",
    "Thornbury",
    "Ueda",
    "Vargas",
    "Whitlock",
    "Xu",
    "Yates",
    "Zielinski",
    "Achterberg",
    "Brandt",
    "Cisneros",
    "Delacroix",
    "Espinoza",
    "Fontaine",
    "Gallegos",
    "Haddad",
    "Iversen",
]
STREETS = ("Maple Ave", "Cedar Ct", "Elm St", "Harbor Dr", "Willow Ln", "Prairie Rd", "Orchard St")
ZIPS = ("60601", "60611", "60618", "60625", "60640", "60645", "60657", "60660", "46307", "53142")
AREA_CODES = ("312", "773", "847", "708", "630")
LOCATIONS = ("Downtown", "Lakeview", "Northside")


@dataclass(frozen=True, slots=True)
class Temper:
    """How a simulated person behaves: chances in a hundred, for each reminder that arrives."""

    name: str
    pays: int = 0
    replies: tuple[str, ...] = ()
    answers: int = 0  # how likely a reply is
    keeps_promises: bool = True


TEMPERS = (
    (34, Temper("pays", pays=55)),
    (
        16,
        Temper(
            "promises",
            replies=("can pay friday", "I will pay on the 15th", "I can do 60 next friday"),
            answers=60,
        ),
    ),
    (
        7,
        Temper(
            "forgets",
            replies=("ill pay friday", "will pay tomorrow"),
            answers=60,
            keeps_promises=False,
        ),
    ),
    (
        8,
        Temper(
            "asks",
            pays=25,
            replies=("how much is it?", "what is this for", "who is this"),
            answers=50,
        ),
    ),
    (
        5,
        Temper(
            "disputes",
            replies=(
                "this is wrong, my insurance should have paid",
                "I already paid this at the desk",
            ),
            answers=80,
        ),
    ),
    (4, Temper("struggles", replies=("I lost my job and can't pay this right now",), answers=80)),
    (5, Temper("opts out", replies=("STOP", "please stop texting me"), answers=70)),
    (2, Temper("wrong number", replies=("wrong number",), answers=90)),
    (19, Temper("silent", pays=6)),
)
FOR_YOU = Temper("waits for you")  # the guide's three people are answered by whoever looks
SPANISH = {
    "can pay friday": "le pago el viernes",
    "how much is it?": "cuánto es?",
    "STOP": "ya no me manden mensajes",
    "I lost my job and can't pay this right now": "perdí mi trabajo y no puedo pagar",
}


@dataclass(slots=True)
class Account:
    """One account holder of the demo's billing system."""

    id: str
    first: str
    last: str
    email: str
    mobile: str
    address: str
    zip: str
    channel: str
    language: str
    location: str
    insurance: str
    tags: list[str]
    temper: Temper
    patients: list[tuple[str, str, str, str]] = field(default_factory=list)


def make_accounts(random: Random, count: int) -> list[Account]:
    """The clinic's account holders; the guide's three people come first."""
    accounts = [
        _named("A-20001", "Jane", "Smith", "email", "60645", random, FOR_YOU),
        _named("A-20002", "John", "Doe", "sms", "60611", random, FOR_YOU),
        _named("A-20003", "Mary", "Lee", "email", "60640", random, FOR_YOU),
    ]
    taken = {(a.first, a.last) for a in accounts}
    while len(accounts) < count:
        first, last = random.choice(FIRST), random.choice(LAST)
        if (first, last) not in taken:
            taken.add((first, last))
            accounts.append(_anyone(len(accounts), first, last, random))
    return accounts


def _named(
    id: str, first: str, last: str, channel: str, zip: str, random: Random, temper: Temper
) -> Account:
    number = int(id[-2:])
    return Account(
        id=id,
        first=first,
        last=last,
        email=f"{first[0]}{last}{number}@example.com".lower(),
        mobile=f"+1312555{100 + number:04d}",
        address=f"{100 + 7 * number} {random.choice(STREETS)}",
        zip=zip,
        channel=channel,
        language="en",
        location=random.choice(LOCATIONS),
        insurance="self_pay",
        tags=[],
        temper=temper,
        patients=[(f"P-{id[2:]}", first, last, "self")],
    )


def _anyone(number: int, first: str, last: str, random: Random) -> Account:
    id = f"A-{20001 + number}"
    area = AREA_CODES[number // 90 % len(AREA_CODES)]
    account = Account(
        id=id,
        first=first,
        last=last,
        email=f"{first}.{last}@example.com".lower() if random.random() < 0.8 else "",
        mobile=f"+1{area}555{100 + number % 90 + 5:04d}" if random.random() < 0.92 else "",
        address=f"{random.randint(100, 4800)} {random.choice(STREETS)}",
        zip=random.choice(ZIPS),
        channel=random.choices(("sms", "email", "phone", "letter", ""), (45, 30, 8, 3, 14))[0],
        language="es" if random.random() < 0.15 else "en",
        location=random.choice(LOCATIONS),
        insurance=random.choices(("self_pay", "insured", "insurance_pending"), (30, 62, 8))[0],
        tags=_tags(random),
        temper=random.choices([t for _, t in TEMPERS], [w for w, _ in TEMPERS])[0],
    )
    account.patients = [(f"P-{id[2:]}", first, last, "self")]
    if random.random() < 0.2:
        account.patients.append((f"P-{id[2:]}c", random.choice(FIRST), last, "child"))
    return account


def _tags(random: Random) -> list[str]:
    roll = random.random()
    for tag, below in (("payment_plan", 0.03), ("hardship", 0.05), ("disputed", 0.07)):
        if roll < below:
            return [tag]
    return []

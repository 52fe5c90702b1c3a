"""Cases drawn at random, in the specification's format: people, places, histories and signals.

Most of a drawn case is usual, a little of it is not, so that all steps of the gate are reached.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.core.policy import plain_gate

CHANNELS = ("sms", "voice_live", "voice_auto", "email", "letter")
SCOPES = ("sms", "voice_live", "voice_auto", "email", "all")
CATEGORIES = ("REMINDER",) * 8 + tuple(plain_gate.STEPS)
TRIGGERS = {
    "RECEIPT": "payment",
    "OPT_OUT_CONFIRM": "opt_out",
    "HELP_REPLY": "help",
    "REPLY": "inbound",
}
BUSY_DAYS = tuple(
    datetime.fromisoformat(day)
    for day in (
        "2026-09-01",
        "2026-11-01",
        "2026-11-26",
        "2026-12-25",
        "2027-02-09",
        "2027-03-14",
        "2027-07-04",
        "2027-12-31",
        "2028-02-29",
    )
)
SIGNALS = (
    *(("sms", s) for s in ("21610", "30004", "21211", "30005", "21635", "30007", "30001")),
    *(("sms", s) for s in ("30003", "30003", "30008", "30022", "30023", "30034")),
    *(("email", s) for s in ("550 5.1.1 no such user", "5.7.26", "4.2.2", "452 4.2.2 full")),
    ("email", "fbl_complaint"),
    ("voice_auto", "sit_disconnected"),
    ("voice_live", "busy"),
    ("letter", "letter_returned"),
)
OVERRIDES: tuple[dict[str, Any], ...] = (
    {"caps": {"min_gap_h": 24}},
    {"caps": {"phone_7d": 1}},
    {"caps": {"total_7d": 1, "total_30d": 2}},
    {"caps": {"no_response": 1, "letter_30d": 1}},
    {"landline_exemption": True},
    {"sms_consent": "number_on_intake"},
    {"state_table": {"enabled": False}},
    {"state_table": {"off": ["FL", "KY", "AL", "UT"]}},
    {"hard_window": ["10:00", "17:00"]},
    {"ai_voice": False},
    {"federal_holidays_closed": {"email": True}},
    {"clinic_windows": {"sms": {"mon": None}, "email": {"sat": None, "sun": None}}},
    {"rnd": {"enabled": False}},
    {"sms_end_margin_min": 0},
    {"clinic": {"tz": "Pacific/Honolulu", "hospital_501r": True}},
)
ODD_MESSAGES: tuple[dict[str, Any], ...] = (
    {"template_approved": False},
    {"has_sender_name": False},
    {"has_optout": False},
    {"has_optout": False, "optout_due": False},
    {"has_language_notice": False, "has_fap_notice": False},
    {"has_ai_disclosure": False},
    {"template_filtered_24h": 3},
    {"link": "shortener"},
    {"discloses": True},
    {"phi_terms": ["x"]},
    {"safety_reply": True},
    {"to": "p2"},
)
ODD_SYSTEMS: tuple[dict[str, Any], ...] = (
    {"global_pause": True},
    {"paused_channels": ["sms"]},
    {"baa": {"voice_ai": False, "email": False}},
    {"campaign_registered": False},
    {"carrier_daily_cap_reached": True},
    {"throughput_exceeded": True},
    {"email_complaint_rate": 0.003},
)


def draw(random: Random, states: dict[str, Any], horizon_d: int) -> dict[str, Any]:
    """One case; nothing in it is looked for further ahead than `horizon_d` days."""
    return _Drawing(random, states).case(horizon_d)


class _Drawing:
    def __init__(self, random: Random, states: dict[str, Any]) -> None:
        self.random, self.states = random, states
        near = random.choice(BUSY_DAYS) + timedelta(minutes=random.randrange(-5_000, 5_000))
        far = datetime.fromisoformat("2026-06-01") + timedelta(minutes=random.randrange(690 * 1440))
        now = near if self.seldom(0.4) else far
        self.now = now.replace(hour=random.randrange(14, 21)) if self.seldom(0.6) else now

    def case(self, horizon_d: int) -> dict[str, Any]:
        pick = self.random.choice
        channel, category = pick(CHANNELS[: pick((3, 5))]), pick(CATEGORIES)
        overrides = pick(OVERRIDES) if self.seldom(0.5) else {}
        case: dict[str, Any] = {
            "id": "D1",
            "now": self.instant(0),
            "channel": channel,
            "category": category,
            "config": {
                "preset": pick(("D0", "D0", "C1", "C1", "T1")),
                "overrides": {**overrides, "horizon_d": horizon_d},
            },
            "person": self.person(),
            "consents": {"ecomm_written": self.seldom(0.5)},
            "account": self.account(category),
            "history": self.history() if self.seldom(0.6) else [],
            "delivery_events": self.signals() if self.seldom(0.12) else [],
            "message": pick(ODD_MESSAGES) if self.seldom(0.2) else {},
            "system": pick(ODD_SYSTEMS) if self.seldom(0.15) else {},
            "holds": self.holds() if self.seldom(0.15) else [],
            "suppressions": [self.scoped(-99_999, -1)] if self.seldom(0.1) else [],
            "opt_ins": [self.scoped(-99_999, 9)] if self.seldom(0.08) else [],
        }
        if self.seldom(0.1):
            case["consents"][pick(CHANNELS[:4])] = pick(("none", "number_only", None))
        if category in TRIGGERS:
            ago = pick((0, 60, 299, 300, 301, 899, 900, 901, 1200))
            at = self.now - timedelta(seconds=ago)
            case["trigger"] = {
                "kind": TRIGGERS[category],
                "at": written(at),
                "channel": pick((None, channel, "email")),
                "answered": self.seldom(0.1),
            }
        return case

    def seldom(self, share: float) -> bool:
        return self.random.random() < share

    def instant(self, low: int, high: int | None = None) -> str:
        """So many minutes from now."""
        minutes = low if high is None else self.random.randint(low, high)
        return written(self.now + timedelta(minutes=minutes))

    def date(self, low: int, high: int) -> str:
        return (self.now.date() + timedelta(days=self.random.randint(low, high))).isoformat()

    def place(self) -> dict[str, Any]:
        state = self.random.choice(sorted(self.states))
        zones = self.states[state]["zones"]
        chosen = self.random.choice(([self.random.choice(zones)], zones, []))
        return {"state": state, "zones": chosen}

    def person(self) -> dict[str, Any]:
        pick = self.random.choice
        home = self.place()
        postal: Any = {"zip": pick(("12207", "10001", "11004", "60601"))} | home
        if self.seldom(0.25):
            postal["state"] = "NY"
        if self.seldom(0.15):
            odd = (
                {"kind": "military"},
                {"status": "returned"},
                {"verified": False},
                {"zones": ["X"]},
            )
            postal |= pick(odd)
        kinds = ("mobile",) * 8 + ("landline", "toll_free", "facility", "unknown")
        status = ("ok",) * 12 + ("invalid", "wrong_number", "unreachable", "no_sms")
        phone = {
            "id": "p1",
            "kind": pick(kinds),
            "status": pick(status),
            "verified": not self.seldom(0.05),
            "rnd": {"result": "no", "checked_at": self.instant(-20 * 1440, -60)},
        } | (home if self.seldom(0.5) else self.place())
        if self.seldom(0.1):
            phone["rnd"] = pick((None, {"result": "yes"}, {"result": "no_data"}))
        person = {"postal": postal, "phones": [phone, {"id": "p2"} | self.place()]}
        for share, odd in (
            (0.05, {"postal": None}),
            (0.04, {"phones": []}),
            (0.03, {"age": pick((None, 17, 18))}),
            (0.03, {"language": pick((None, "es"))}),
            (0.12, {"declared": self.declared()}),
            (0.12, {"hours": [self.wish(), self.wish()]}),
            (0.03, {"channels_only": ["sms"]}),
            (0.03, {"confidential_comm": {"channel": pick(CHANNELS), "address": "p1"}}),
            (0.04, {"unencrypted_ok": False}),
            (0.05, {"disaster_declared_on": self.date(-32, -20)}),
            (0.05, {"emails": pick(([], [{"status": "complaint"}], [{"verified": False}]))}),
        ):
            if self.seldom(share):
                person |= odd
        return person

    def declared(self) -> dict[str, Any]:
        place = self.place()
        zone = (place["zones"] or ["Mars/Base"])[0]
        state = self.random.choice((place["state"], None))
        return {"tz": zone, "state": state, "on": self.date(-190, -1)}

    def wish(self) -> dict[str, Any]:
        days = self.random.sample(plain_gate.DAYS, self.random.randint(1, 7))
        start, end = self.random.randint(6, 15), self.random.randint(16, 24)
        return {"days": days, "from": f"{start:02}:00", "to": f"{end:02}:00"}

    def account(self, category: str) -> dict[str, Any]:
        pick = self.random.choice
        account: dict[str, Any] = {"days_past_due": pick((0, 30, 31, 60))}
        if self.seldom(0.1) or category == "PROMISE_REMINDER":
            account["promises"] = [
                {
                    "due": self.date(-4, 5),
                    "reminder_requested": self.seldom(0.7),
                    "reminder_sent": self.seldom(0.2),
                }
                for _ in range(pick((1, 2)))
            ]
        if self.seldom(0.1) or category == "PLAN_REMINDER":
            status = pick(("current", "current", "broken"))
            account["plan"] = {"next_due": self.date(-4, 5), "status": status}
        for share, odd in (
            (0.04, {"balance": pick(("0.00", "-3.00", "9.99", None))}),
            (0.04, {"balance_as_of": self.instant(-1500, -1400)}),
            (0.05, {"first_statement_on": pick((None, self.date(-12, 0), self.date(-181, -179)))}),
            (0.03, {"contacts_total": pick((11, 12))}),
            (0.1, {"payments": [{"kind": pick(("partial", "pending")), "on": self.date(-16, 0)}]}),
        ):
            if self.seldom(share):
                account |= odd
        return account

    def history(self) -> list[dict[str, Any]]:
        pick = self.random.choice
        results = ("delivered",) * 6 + ("failed", "no_answer", "busy", "no_connect", "rejected")
        return [
            {
                "channel": pick(CHANNELS[: pick((4, 4, 5))]),
                "at": self.instant(-1440 * pick((1, 2, 7, 9, 32)), -1),
                "direction": "in" if self.seldom(0.08) else "out",
                "category": pick(("REMINDER",) * 8 + ("RECEIPT", "PROMISE_REMINDER")),
                "conversation": self.seldom(0.08),
                "engaged": self.seldom(0.6),
                "result": pick(results),
                "account": pick(("A1", "A1", "A2")),
            }
            for _ in range(self.random.randint(1, 9))
        ]

    def signals(self) -> list[dict[str, Any]]:
        drawn = self.random.choices(SIGNALS, k=self.random.randint(1, 4))
        events = [
            {"channel": channel, "signal": signal, "at": self.instant(-6 * 1440, -1)}
            for channel, signal in drawn
        ]
        return sorted(events, key=lambda event: event["at"])

    def holds(self) -> list[dict[str, Any]]:
        pick = self.random.choice
        kinds = [kind for step in plain_gate.HOLDS.values() for kind in step]
        closed = {
            "kind": pick(("dispute", "fa_application", "hardship", "complaint")),
            "opened": self.date(-99, -60),
            "closed": self.date(-32, -1),
        }
        other = {
            "kind": pick([*kinds, "safety_self_harm", "safety_abuse"]),
            "opened": self.date(-60, 0),
            "closed": pick((None, self.date(-40, 1))),
        }
        return [pick((closed, other))]

    def scoped(self, low: int, high: int) -> dict[str, Any]:
        scopes = self.random.sample(SCOPES, self.random.randint(1, 3))
        return {"scopes": scopes, "at": self.instant(low, high)}


def written(at: datetime) -> str:
    return at.replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""The contact policy read a second time, as plainly as it can be written down.

Works on a case as JSON and on the state tables as they were handed over, with `datetime` only: no
tables worked out before, no search for a time. When to try again is found by asking every minute.
Slow, and for comparison only.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

PHONE = ("sms", "voice_live", "voice_auto")
VOICE = ("voice_live", "voice_auto")
AUTOMATED = ("sms", "voice_auto", "email")
ELECTRONIC = (*PHONE, "email")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
REMINDERS = ("REMINDER", "PROMISE_REMINDER", "PLAN_REMINDER")

EVERYTHING = "0 1 2 3 4 5 6 7 7b 8 8b 9 10 11 12 12b 13 14 14b 15 16"
STEPS = {
    **dict.fromkeys(REMINDERS, EVERYTHING),
    "RECEIPT": "0 1 3 4 5 9 10 11 12 13 14 14b 16",
    "OPT_OUT_CONFIRM": "0 4 12 13 16",
    "HELP_REPLY": "0 13 14 14b 16",
    "REPLY": "0 1 3 5 9 10 11 12 13 14 14b 16",
    "REQUIRED_NOTICE": "0 3 4 9 11 13",
}
HOLDS = {
    "3": {
        "deceased": "DECEASED",
        "bankruptcy_petition": "BANKRUPTCY_STAY",
        "bankruptcy_discharge": "BANKRUPTCY_DISCHARGED",
        "attorney": "ATTORNEY_REPRESENTED",
        "cease_communication": "CEASE_COMMUNICATION",
        "litigation": "LITIGATION_HOLD",
    },
    "4": {
        "guarantor_review": "GUARANTOR_REVIEW",
        "not_responsible": "NOT_RESPONSIBLE_PARTY",
        "duplicate_identity": "IDENTITY_DUPLICATE",
    },
    "6": {
        "qmb": "QMB_BALANCE_BILLING",
        "medicaid": "MEDICAID_BALANCE_BILLING",
        "workers_comp": "WORKERS_COMP",
        "nsa_protected": "NSA_PROTECTED",
        "nsa_dispute": "NSA_DISPUTE_PENDING",
        "insurance_pending": "INSURANCE_PENDING",
        "fa_application": "FA_PENDING",
        "charity_screen": "CHARITY_SCREEN_REQUIRED",
        "part2": "PART2_RESTRICTED",
        "time_barred": "TIME_BARRED_REVIEW",
        "outside_agency": "ACCOUNT_AT_AGENCY",
    },
    "7": {
        "dispute": "DISPUTE_OPEN",
        "hardship": "HARDSHIP_OPEN",
        "complaint": "COMPLAINT_OPEN",
    },
}
COOLDOWNS = (
    ("dispute", "DISPUTE_COOLDOWN", "dispute_d"),
    ("fa_application", "FA_COOLDOWN", "fa_decision_d"),
    ("hardship", "HARDSHIP_COOLDOWN", "hardship_d"),
    ("complaint", "COMPLAINT_COOLDOWN", "complaint_d"),
)
FINAL = {"21610", "30004", "21211", "21614", "21217", "21635", "30006", "30005"}


def ask(case, states):
    """`(decision, reason, retry_at, codes)`; `codes` are all failing ones, in gate order."""
    asked = Asked(case, states)
    codes = asked.failing()
    if not codes:
        return "ALLOW", "OK", None, []
    first, waits = codes[0]
    if not waits:
        return "BLOCK", first, None, [code for code, _ in codes]
    wanted = {code for code, waits in codes if waits}
    end = asked.now + timedelta(days=asked.cfg["horizon_d"])
    minute = asked.now.replace(second=0)
    # Something may end a minute, hours or days after the second of `now`; the rest at full minutes.
    odd = [timedelta(), timedelta(seconds=asked.now.second)]
    while minute <= end:
        for at in (minute + second for second in odd):
            if asked.now < at <= end and not asked.waiting(at, wanted):
                return "DEFER", first, at, [code for code, _ in codes]
        minute += timedelta(minutes=1)
    return "BLOCK", "NO_WINDOW_FOUND", None, [code for code, _ in codes]


class Asked:
    def __init__(self, case, states):
        self.case, self.data, self.cfg = case, states, case["cfg"]
        self.person, self.account, self.message = case["person"], case["account"], case["message"]
        self.channel, self.category, self.system = case["channel"], case["category"], case["system"]
        self.now = instant(case["now"])
        self.third = case["actor_role"] != "first"
        self.safety = self.message["safety_reply"] and self.category == "REPLY"
        self.steps = ["0"] if self.safety else STEPS[self.category].split()
        self.phone = self.addressed("phones")
        self.mailbox = self.addressed("emails")
        self.signals = [
            (e["channel"], e["signal"], instant(e["at"])) for e in case["delivery_events"]
        ]
        self.find_places()

    def addressed(self, kind):
        wanted = self.message["to"]
        return next((x for x in self.person[kind] if wanted in (None, x["id"])), None)

    def find_places(self):
        postal, declared = self.person["postal"], self.person["declared"]
        self.postal = None
        if (
            postal
            and postal["kind"] == "civil"
            and postal["verified"]
            and postal["status"] == "ok"
            and not any(signal == "letter_returned" for _, signal, _ in self.signals)
        ):
            self.postal = postal
        self.declared, self.unknown_zone = None, False
        if declared:
            zone = zoneinfo(declared["tz"])
            today = self.now.astimezone(zone or UTC).date()
            fresh = today - date.fromisoformat(declared["on"])
            if fresh <= timedelta(days=self.cfg["declared_tz_max_age_d"]):
                self.declared = declared if zone else None
                self.unknown_zone = zone is None
        number = self.phone or (self.person["phones"] or [None])[0]
        if number and number["kind"] == "toll_free":
            number = None
        self.number = number
        told = [([self.declared["tz"]], self.declared["state"])] if self.declared else []
        home = [(self.postal["zones"], self.postal["state"])] if self.postal else []
        line = [(number["zones"], number["state"])] if number else []
        written = [self.with_zones(place) for place in told + home + line]
        names = [zone for zones, _ in written for zone in zones] + [self.cfg["clinic"]["tz"]]
        self.zone = zoneinfo(names[0]) or zoneinfo(self.cfg["clinic"]["tz"])
        if self.channel == "letter":
            places = []
        elif told:
            places = told
        elif self.channel == "email" and not self.third:
            home = [place for place in map(self.with_zones, home) if place[0]]
            places = home or [([self.cfg["clinic"]["tz"]], None)]
        else:
            places = home + line
        places = [self.with_zones(place) for place in places]
        self.pairs = [(zone, state) for zones, state in places for zone in zones]
        self.claims = {state for _, state in places}
        self.unknown_zone |= any(zoneinfo(zone) is None for zone, _ in self.pairs)
        abroad = postal and postal["kind"] != "civil" and not self.declared
        if abroad and (self.channel in PHONE or (self.channel == "email" and self.third)):
            self.pairs, self.unknown_zone = [], False

    def with_zones(self, place):
        zones, state = place
        return (zones or self.data["states"].get(state, {}).get("zones", []), state)

    # ------------------------------------------------------------------ what fails now

    def failing(self):
        found = []
        for step in self.steps:
            found += [(code, code in WAITING) for code in self.step(step)]
        return found

    def step(self, step):
        if step in HOLDS:
            return self.minor(step) + self.open_holds(step)
        if step in ("7b", "8b", "12b", "14b"):
            return self.waits(step, self.now)
        return getattr(self, f"step_{step}")()

    def step_0(self):
        found = []
        refused = [s for c, s, _ in self.signals if c == "email" and starts(s, "5.7.")]
        if (
            self.system["global_pause"]
            or self.channel in self.system["paused_channels"]
            or (refused and self.channel == "email")
        ):
            found.append("GLOBAL_PAUSE")
        a = self.account
        if (
            ("4" in self.steps and self.person["age"] is None)
            or (
                "8" in self.steps and None in (a["balance"], a["balance_as_of"], a["days_past_due"])
            )
            or ("10" in self.steps and self.channel != "letter" and self.consent() is None)
            or ("13" in self.steps and self.person["language"] is None)
            or ("14" in self.steps and self.unknown_zone and self.hours_count(self.now))
        ):
            found.append("INPUT_INCOMPLETE")
        baa = self.system["baa"]
        needed = {"voice_live": ["voice"], "voice_auto": ["voice", "voice_ai"]}
        if not all(baa[name] for name in needed.get(self.channel, [self.channel])):
            found.append("BAA_MISSING")
        return found

    def consent(self):
        return self.case["consents"][self.channel]

    def step_1(self):
        return ["SAFETY_HOLD"] if any(k.startswith("safety") for k in self.open_kinds()) else []

    def step_2(self):
        return [] if all(m["triaged"] for m in self.case["inbound"]) else ["INBOUND_UNTRIAGED"]

    def open_kinds(self):
        today = self.today(self.now)
        kinds = set()
        for hold in self.case["holds"]:
            closed = hold["closed"] and date.fromisoformat(hold["closed"]) <= today
            opened = date.fromisoformat(hold["opened"])
            self_harm = hold["kind"] == "safety_self_harm" and today < opened + timedelta(days=30)
            if not closed or self_harm or hold["kind"] == "bankruptcy_discharge":
                kinds.add(hold["kind"])
        return kinds

    def minor(self, step):
        age = self.person["age"]
        return ["RECIPIENT_MINOR"] if step == "4" and age is not None and age < 18 else []

    def open_holds(self, step):
        kinds = self.open_kinds()
        codes = [code for kind, code in HOLDS[step].items() if kind in kinds]
        if self.category == "REQUIRED_NOTICE":
            codes = [code for code in codes if code != "CEASE_COMMUNICATION"]
        return codes

    def step_5(self):
        if not self.revoked("all") or (self.channel == "letter" and not self.third):
            return []
        t = self.case["trigger"]
        receipt = self.category == "RECEIPT" and self.channel == "email"
        paid = receipt and t and t["kind"] == "payment" and t["channel"] == "email"
        just_paid = paid and timedelta(0) <= self.now - instant(t["at"]) <= timedelta(minutes=15)
        return [] if just_paid else ["OPTED_OUT_ALL"]

    def revoked(self, scope):
        times = [instant(s["at"]) for s in self.case["suppressions"] if scope in s["scopes"]]
        told = {"21610": ("sms", "voice_auto"), "30004": ("sms",)}
        times += [at for c, s, at in self.signals if c == "sms" and scope in told.get(s, ())]
        backs = [
            instant(o["at"])
            for o in self.case["opt_ins"]
            if o["by"] == "patient" and scope in o["scopes"] and instant(o["at"]) <= self.now
        ]
        return bool(times) and not any(back > max(times) for back in backs)

    def step_8(self):
        found = []
        balance = self.account["balance"]
        if balance is not None:
            owed = Decimal(balance)
            if owed == 0:
                found.append("BALANCE_ZERO")
            elif owed < 0:
                found.append("CREDIT_BALANCE")
            elif owed < Decimal(self.cfg["min_balance"]):
                found.append("BALANCE_BELOW_MIN")
        sent = self.account["first_statement_on"]
        old = sent and self.today(self.now) >= date.fromisoformat(sent) + timedelta(
            days=self.cfg["account_life_d"]
        )
        made = [h for h in self.counted() if h["account"] == self.account["id"]]
        most = max(self.account["contacts_total"], len(made))
        if old or most >= self.cfg["account_life_contacts"]:
            found.append("ACCOUNT_LIFE_ENDED")
        return found

    def step_9(self):
        if self.category == "REQUIRED_NOTICE":
            return [] if self.channel == "letter" else ["CHANNEL_DISABLED"]
        found = []
        auto_off = self.channel == "voice_auto" and not self.cfg["ai_voice"]
        if not self.cfg["channels_enabled"][self.channel] or auto_off:
            found.append("CHANNEL_DISABLED")
        if self.channel == "sms" and self.third:
            found.append("CARRIER_PROHIBITED_THIRD_PARTY")
        needs = [r for r in self.creditor_rules(self.now) if r.get("needs") == "ecomm_written"]
        if needs and not self.case["consents"]["ecomm_written"]:
            found.append("STATE_ECOMM_CONSENT_MISSING")
        told = [s for c, s, _ in self.signals if c == "sms" and s in ("30032", "30034")]
        if self.channel == "sms" and (told or not self.system["campaign_registered"]):
            found.append("CAMPAIGN_UNREGISTERED")
        return found

    def step_10(self):
        if self.channel == "letter":
            return []
        found, consent = [], self.consent()
        opted_out = {"voice_auto": "AUTOMATED", "voice_live": "VOICE"}
        if self.revoked(self.channel):
            found.append("OPTED_OUT_" + opted_out.get(self.channel, self.channel.upper()))
        if consent is None or consent == "explicit":
            return found
        if self.channel == "voice_auto":
            if not self.exempt_landline():
                found.append("AI_VOICE_CONSENT_MISSING")
        elif consent == "none" or (self.channel == "sms" and self.cfg["sms_consent"] == "evidence"):
            found.append("CONSENT_MISSING")
        return found

    def exempt_landline(self):
        landline = self.phone and self.phone["kind"] == "landline"
        return self.cfg["landline_exemption"] and landline and self.consent() != "explicit"

    def step_11(self):
        found, agreed, only = [], self.person["confidential_comm"], self.person["channels_only"]
        if agreed:
            target = self.mailbox if self.channel == "email" else self.phone
            to = (
                self.message["to"] or (target and self.channel != "letter" and target["id"]) or None
            )
            if agreed["channel"] != self.channel or agreed["address"] not in (None, to):
                found.append("CONFIDENTIAL_COMM")
        shows = self.message["discloses"] and self.channel in ("sms", "email")
        if shows and not self.person["unencrypted_ok"]:
            found.append("UNENCRYPTED_NOT_ACCEPTED")
        if only is not None and self.channel not in only:
            found.append("CHANNEL_PREFERENCE")
        return found

    def step_12(self):
        if self.channel == "email":
            found = self.email_address()
        elif self.channel == "letter":
            found = self.postal_address()
        else:
            found = self.phone_number()
        confirm = self.category == "OPT_OUT_CONFIRM"
        return [code for code in found if not (confirm and code == "WRONG_NUMBER")]

    def phone_number(self):
        p = self.phone
        if p is None:
            return ["NO_ADDRESS"]
        texts = {s for c, s, _ in self.signals if c == "sms"}
        calls = {s for c, s, _ in self.signals if c in VOICE}
        found = []
        if not p["verified"]:
            found.append("NO_ADDRESS")
        dead = texts & {"21211", "21614", "21217", "30005"}
        dead |= calls & {"sit_disconnected", "404", "604"}
        if p["status"] == "invalid" or dead:
            found.append("ADDRESS_INVALID")
        if p["status"] == "wrong_number":
            found.append("WRONG_NUMBER")
        if p["rnd"] and p["rnd"]["result"] == "yes":
            found.append("NUMBER_REASSIGNED")
        failed = self.failures()
        given_up = len({self.today(at) for at in failed}) >= 3
        if self.channel != "voice_live" and (p["status"] == "unreachable" or given_up):
            found.append("NUMBER_UNREACHABLE")
        if self.channel == "sms" and (
            p["status"] == "no_sms" or p["kind"] == "landline" or texts & {"21635", "30006"}
        ):
            found.append("LANDLINE_NO_SMS")
        if self.channel == "voice_auto" and p["kind"] in ("facility", "emergency"):
            found.append("FACILITY_NUMBER")
        return found

    def failures(self):
        return sorted(at for c, s, at in self.signals if c == "sms" and s in ("30003", "30008"))

    def soft_bounces(self):
        return sorted(at for c, s, at in self.signals if c == "email" and starts(s, "4."))

    def email_address(self):
        if self.mailbox is None:
            return ["NO_ADDRESS"]
        found, signals = [], [s for c, s, _ in self.signals if c == "email"]
        if not self.mailbox["verified"]:
            found.append("NO_ADDRESS")
        soft = self.soft_bounces()
        third = any(b - a <= timedelta(days=10) for a, b in zip(soft, soft[2:], strict=False))
        hard = any(starts(s, "5.1.") or starts(s, "5.4.4") for s in signals)
        if self.mailbox["status"] == "hard_bounce" or hard or third:
            found.append("EMAIL_HARD_BOUNCE")
        if self.mailbox["status"] == "complaint" or "fbl_complaint" in signals:
            found.append("EMAIL_COMPLAINT")
        return found

    def postal_address(self):
        p = self.person["postal"]
        if p is None:
            return ["NO_ADDRESS"]
        found = [] if p["verified"] else ["NO_ADDRESS"]
        came_back = any(s == "letter_returned" for _, s, _ in self.signals)
        return found + (["MAIL_RETURNED"] if p["status"] == "returned" or came_back else [])

    def step_13(self):
        m, channel, found = self.message, self.channel, []
        auto = channel == "voice_auto"
        filtered = [
            at
            for c, s, at in self.signals
            if (c, s, channel) == ("sms", "30007", "sms") and self.now - at < timedelta(hours=24)
        ]
        optout_needed = {"sms": m["optout_due"], "voice_auto": True}
        optout_needed["email"] = self.category != "RECEIPT"
        clinic = self.cfg["clinic"]
        checks = (
            ("TEMPLATE_NOT_APPROVED", not m["template_approved"]),
            ("TEMPLATE_FILTERED", m["template_filtered_24h"] >= 3 or len(filtered) >= 3),
            ("CONTENT_PHI", m["phi_terms"]),
            ("CONTENT_MISSING_ID", not m["has_sender_name"] and not auto),
            ("CONTENT_MISSING_OPTOUT", not m["has_optout"] and optout_needed.get(channel, False)),
            ("CONTENT_LINK_SHORTENER", m["link"] == "shortener" and channel in ("sms", "email")),
            ("CONTENT_THREAT", m["threat_terms"]),
            (
                "FAP_NOTICE_MISSING",
                channel == "letter" and clinic["hospital_501r"] and not m["has_fap_notice"],
            ),
            (
                "LANGUAGE_UNSUPPORTED",
                self.person["language"] and self.person["language"] not in m["languages_approved"],
            ),
            (
                "LANGUAGE_NOTICE_MISSING",
                channel in ("letter", "email")
                and clinic["hhs_funds"]
                and not m["has_language_notice"],
            ),
            (
                "AI_DISCLOSURE_MISSING",
                auto and not (m["has_ai_disclosure"] and m["has_sender_name"]),
            ),
        )
        found += [code for code, fails in checks if fails]
        t = self.case["trigger"]
        if self.category == "OPT_OUT_CONFIRM":
            age = self.now - instant(t["at"]) if t and t["kind"] == "opt_out" else None
            if age is None or not timedelta(0) <= age <= timedelta(minutes=5):
                found.append("CONFIRM_WINDOW_EXPIRED")
        answers = ("OPT_OUT_CONFIRM", "HELP_REPLY", "REPLY")
        if self.category in answers and t and t["answered"]:
            found.append("CONFIRM_ALREADY_SENT")
        return found

    def step_14(self):
        known = [zone for zone, _ in self.pairs if zoneinfo(zone)]
        return ["TZ_UNKNOWN"] if not known and self.hours_count(self.now) else []

    def step_15(self):
        found = self.waits("15", self.now)
        if self.category == "REMINDER" and self.channel in AUTOMATED and self.silent():
            found.append("FREQ_NO_RESPONSE")
        return found

    def silent(self):
        most = self.cfg["caps"]["no_response"]
        if most is None:
            return False
        tried = [h for h in self.counted() if h["channel"] in AUTOMATED]
        tried = sorted(tried, key=lambda h: instant(h["at"]), reverse=True)[:most]
        if len(tried) < most or any(h["engaged"] or h["conversation"] for h in tried):
            return False
        first = instant(tried[-1]["at"])
        heard = [m["at"] for m in self.case["inbound"]] + [
            h["at"] for h in self.case["history"] if h["direction"] == "in" or h["conversation"]
        ]
        return not any(instant(at) >= first for at in heard)

    def step_16(self):
        found = self.waits("16", self.now)
        rate = Decimal(str(self.system["email_complaint_rate"]))
        stop = Decimal(str(self.cfg["email_complaint_stop"]))
        if self.channel == "email" and rate >= stop:
            found.append("COMPLAINT_RATE_STOP")
        return found

    # ------------------------------------------------------------------ what passes by waiting

    def waiting(self, at, wanted):
        """Does anything still fail at a later instant that passes by waiting?

        Windows, promises and plans close again and are asked anew; the rest only if it failed."""
        asked_again = wanted | REOPENING
        return any(
            fails and code in asked_again
            for step in ("15", "7b", "8b", "12b", "16", "14b")
            if step in self.steps
            for code, fails in getattr(self, f"wait_{step}")(at)
        )

    def waits(self, step, at):
        return [code for code, fails in getattr(self, f"wait_{step}")(at) if fails]

    def today(self, at):
        return at.astimezone(self.zone).date()

    def before(self, at, first_day):
        return self.today(at) < first_day

    def wait_7b(self, at):
        for kind, code, name in COOLDOWNS:
            closed = [h["closed"] for h in self.case["holds"] if h["kind"] == kind and h["closed"]]
            days = timedelta(days=self.cfg["cooldown"][name])
            yield code, any(self.before(at, date.fromisoformat(c) + days) for c in closed)

    def wait_8b(self, at):
        a, rest = self.account, self.cfg["cooldown"]
        if a["balance_as_of"] is not None:
            limit = timedelta(hours=self.cfg["balance_max_age_h"])
            stale = self.now - instant(a["balance_as_of"]) > limit
            yield "BALANCE_STALE", stale and at < self.now + timedelta(hours=1)
        dates = {
            kind: [date.fromisoformat(p["on"]) for p in a["payments"] if p["kind"] == kind]
            for kind in ("pending", "partial")
        }
        days = rest["payment_pending_bd"]
        yield (
            "PAYMENT_PENDING",
            any(self.before(at, business(on, days) + timedelta(days=1)) for on in dates["pending"]),
        )
        days = rest["payment_partial_d"]
        yield (
            "PAYMENT_COOLDOWN",
            any(self.before(at, on + timedelta(days=days)) for on in dates["partial"]),
        )
        yield "PROMISE_ACTIVE", self.promise_active(at)
        plan = a["plan"]
        if plan and plan["status"] == "current":
            due = date.fromisoformat(plan["next_due"])
            remind = self.category == "PLAN_REMINDER" and not plan["reminder_sent"]
            yield "PLAN_CURRENT", self.trusted(at, due) and not (remind and self.is_eve(at, due))
        sent = a["first_statement_on"]
        if sent is None:
            yield "STATEMENT_NOT_SENT", at < self.now + timedelta(hours=24)
        else:
            first = date.fromisoformat(sent) + timedelta(days=self.cfg["statement_wait_d"])
            yield "STATEMENT_TOO_RECENT", self.before(at, first)

    def promise_active(self, at):
        promises = self.account["promises"]
        if self.category == "PROMISE_REMINDER" and any(
            p["reminder_requested"]
            and not p["reminder_sent"]
            and self.is_eve(at, date.fromisoformat(p["due"]))
            for p in promises
        ):
            return False
        return any(self.trusted(at, date.fromisoformat(p["due"])) for p in promises)

    def trusted(self, at, due):
        days = self.cfg["cooldown"]["promise_grace_bd"]
        return self.before(at, business(due, days) + timedelta(days=1))

    def is_eve(self, at, due):
        return self.today(at) in (due, due - timedelta(days=1))

    def wait_12b(self, at):
        p = self.phone
        if p and self.cfg["rnd"]["enabled"] and self.channel in ("sms", "voice_auto"):
            rnd = p["rnd"]
            clean = rnd and rnd["result"] == "no" and rnd.get("checked_at")
            age = timedelta(days=self.cfg["rnd"]["max_age_d"])
            due = not clean or self.now - instant(rnd["checked_at"]) > age
            if rnd and rnd["result"] == "yes":
                due = False
            yield "RND_CHECK_DUE", due and at < self.now + timedelta(hours=1)
        failed, hours = [], (24, 48, 96)
        if self.channel == "sms":
            failed = self.failures()
        elif self.channel == "email":
            failed, hours = self.soft_bounces(), (4, 12, 24)
        if failed:
            wait = timedelta(hours=hours[min(len(failed), 3) - 1])
            yield "DELIVERY_BACKOFF", at < failed[-1] + wait

    def hours_count(self, at):
        if self.channel == "letter":
            return False
        t = self.case["trigger"]
        kinds = {
            "RECEIPT": ("payment",),
            "HELP_REPLY": ("help", "inbound"),
            "REPLY": ("inbound", "help", "opt_out"),
        }
        if t and t["kind"] in kinds.get(self.category, ()) and instant(t["at"]) <= self.now:
            return at > instant(t["at"]) + timedelta(minutes=self.cfg["answer_window_min"])
        return True

    def wait_14b(self, at):
        if not self.hours_count(at):
            return
        closed = set()
        for zone, state in self.pairs:
            if zoneinfo(zone) is not None:
                closed |= set(self.closed_there(at.astimezone(zoneinfo(zone)), state))
        for code in CLOSED:
            yield code, code in closed
        declared = self.person["disaster_declared_on"]
        if declared and self.channel in PHONE:
            days = timedelta(days=self.cfg["cooldown"]["disaster_d"])
            yield "DISASTER_PAUSE", self.before(at, date.fromisoformat(declared) + days)

    def closed_there(self, local, state):
        day = DAYS[local.weekday()]
        cfg, rules = self.cfg, None
        table = cfg["state_table"]
        if self.channel in PHONE and table["enabled"] and state not in table["off"]:
            rules = self.data["states"].get(state)
        if (self.channel in PHONE or self.third) and not self.inside(local, cfg["hard_window"]):
            yield "QUIET_HOURS_FEDERAL"
        if rules:
            group = day if day in ("sat", "sun") else "mon_fri"
            windows = [rules["windows"][group]]
            if self.channel == "voice_auto" and rules["auto_voice"]:
                windows.append(rules["auto_voice"]["windows"][group])
            if rules["holiday_ban"] and on_list(local, self.data["state_holidays"][state]):
                yield "STATE_HOLIDAY_BAN"
            for window in windows:
                if window is None:
                    yield "STATE_DAY_BAN"
                elif not self.inside(local, window):
                    yield "QUIET_HOURS_STATE"
        family = "voice" if self.channel in VOICE else self.channel
        holiday = on_list(local, self.data["federal_holidays"])
        if cfg["federal_holidays_closed"][family] and holiday:
            yield "HOLIDAY"
        clamped = self.channel not in PHONE or self.inside(local, cfg["hard_window"])
        if not (clamped and self.inside(local, cfg["clinic_windows"][family][day])):
            yield "CLINIC_HOURS"
        wishes = self.person["hours"]
        if wishes is not None and not any(
            day in w["days"] and self.inside(local, (w["from"], w["to"])) for w in wishes
        ):
            yield "PATIENT_HOURS"

    def inside(self, local, window):
        if window in (None, "closed"):
            return False
        start, end = map(minutes, window)
        at = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
        margin = self.cfg["sms_end_margin_min"] if self.channel == "sms" else 0
        last = timedelta(minutes=end - margin)
        return timedelta(minutes=start) <= at and (at <= last if margin else at < last)

    def counted(self):
        never = ("rejected", "busy", "no_connect") if self.third else ("rejected",)
        return [
            h
            for h in self.case["history"]
            if h["direction"] == "out" and h["category"] in REMINDERS and h["result"] not in never
        ]

    def within(self, at, channels, days=None, hours=None, account=None):
        """How many counted contacts lie in the last so many dates, or hours, seen at an instant."""
        past = [h for h in self.counted() if h["channel"] in channels]
        past = [h for h in past if account in (None, h["account"])]
        if hours:
            return sum(at - instant(h["at"]) < timedelta(hours=hours) for h in past)
        first = self.today(at) - timedelta(days=days - 1)
        return sum(self.today(instant(h["at"])) >= first for h in past)

    def talked_within(self, at, days, account=None):
        return any(
            self.before(at, self.today(instant(h["at"])) + timedelta(days=days))
            for h in self.case["history"]
            if h["conversation"] and account in (None, h["account"])
        )

    def wait_15(self, at):
        caps, rest, mine = self.cfg["caps"], self.cfg["cooldown"], self.account["id"]
        if self.third and self.channel in VOICE:
            yield "REGF_POST_CONVERSATION", self.talked_within(at, 7, mine)
            yield "REGF_7IN7", self.within(at, VOICE, days=7, account=mine) >= 7
        yield "FREQ_STATE", any(self.reached(at, limit) for limit in self.limits(at))
        if self.category != "REMINDER":
            return
        if self.channel == "voice_auto" and self.exempt_landline():
            most = min(caps["landline_auto_30d"], 3)
            yield "FREQ_LANDLINE_AUTO_30D", self.within(at, ("voice_auto",), days=30) >= most
        if self.channel in AUTOMATED:
            days = rest["conversation_third_d"] if self.third else rest["conversation_d"]
            yield "COOLDOWN_CONVERSATION", self.talked_within(at, days)
        gap = caps["min_gap_h"]
        if self.channel in ELECTRONIC and gap is not None:
            yield "FREQ_MIN_GAP", self.within(at, ELECTRONIC, hours=gap) > 0
        for code, name, channels, days, gates in (
            ("FREQ_7D_VOICE", "voice_7d", VOICE, 7, VOICE),
            ("FREQ_7D_PHONE", "phone_7d", PHONE, 7, PHONE),
            ("FREQ_7D_TOTAL", "total_7d", ELECTRONIC, 7, ELECTRONIC),
            ("FREQ_30D_TOTAL", "total_30d", ELECTRONIC, 30, ELECTRONIC),
            ("FREQ_30D_LETTER", "letter_30d", ("letter",), 30, ("letter",)),
        ):
            if self.channel in gates and caps[name] is not None:
                yield code, self.within(at, channels, days=days) >= caps[name]

    def limits(self, at):
        table = self.cfg["state_table"]
        caps = [
            cap
            for state in self.claims
            if table["enabled"] and state not in table["off"]
            for cap in self.data["states"].get(state, {}).get("caps", ())
            if self.channel in cap["gates"]
        ]
        return caps + [rule for rule in self.creditor_rules(at) if "max" in rule]

    def reached(self, at, limit):
        account = self.account["id"] if limit["per"] == "account" else None
        span = {"days": limit.get("days"), "hours": limit.get("hours")}
        return self.within(at, limit["count"], account=account, **span) >= limit["max"]

    def creditor_rules(self, at):
        state = (self.declared or {}).get("state")
        state = state or (self.postal or {}).get("state") or (self.number or {}).get("state")
        rules = list(self.data["states"].get(state, {}).get("creditor_limits", ()))
        for place in self.data["places"].values():
            zip5 = (self.postal or {}).get("zip") or ""
            inside = zip5[:3] in place["zip3"] or zip5 in place["zip5"]
            started = self.today(at) >= date.fromisoformat(place["from_date"])
            if place["state"] == state and inside and started:
                rules += place["limits"]
        days = self.account["days_past_due"]
        over = [rule["applies_when"].get("days_past_due_over") for rule in rules]
        return [
            rule
            for rule, most in zip(rules, over, strict=True)
            if self.channel in rule["gates"] and (most is None or days is None or days > most)
        ]

    def wait_16(self, at):
        if self.channel != "sms":
            return
        full = [t for c, s, t in self.signals if (c, s) == ("sms", "30023")]
        full += [self.now] if self.system["carrier_daily_cap_reached"] else []
        pacific = ZoneInfo("America/Los_Angeles")
        yield (
            "CARRIER_DAILY_CAP",
            any(at.astimezone(pacific).date() <= t.astimezone(pacific).date() for t in full),
        )
        fast = [t for c, s, t in self.signals if c == "sms" and s in ("30001", "20429", "30022")]
        fast += [self.now] if self.system["throughput_exceeded"] else []
        yield "THROUGHPUT", any(at < t + timedelta(seconds=60) for t in fast)


CLOSED = (
    "QUIET_HOURS_FEDERAL",
    "STATE_HOLIDAY_BAN",
    "STATE_DAY_BAN",
    "QUIET_HOURS_STATE",
    "HOLIDAY",
    "CLINIC_HOURS",
    "PATIENT_HOURS",
)
REOPENING = {*CLOSED, "DISASTER_PAUSE", "PROMISE_ACTIVE", "PLAN_CURRENT", "FREQ_STATE"}
WAITING = {
    *REOPENING,
    *(code for _, code, _ in COOLDOWNS),
    *("BALANCE_STALE", "PAYMENT_PENDING", "PAYMENT_COOLDOWN"),
    *("STATEMENT_NOT_SENT", "STATEMENT_TOO_RECENT", "RND_CHECK_DUE", "DELIVERY_BACKOFF"),
    *("REGF_POST_CONVERSATION", "REGF_7IN7", "FREQ_LANDLINE_AUTO_30D", "COOLDOWN_CONVERSATION"),
    *("FREQ_MIN_GAP", "FREQ_7D_VOICE", "FREQ_7D_PHONE", "FREQ_7D_TOTAL", "FREQ_30D_TOTAL"),
    *("FREQ_30D_LETTER", "CARRIER_DAILY_CAP", "THROUGHPUT"),
}


def instant(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def zoneinfo(name):
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return None


def minutes(text):
    return int(text[:2]) * 60 + int(text[3:])


def starts(signal, code):
    """Does a mail server's answer carry this code, with or without the three digits before it?"""
    return signal.startswith(code) or (signal[:3].isdigit() and signal[4:].startswith(code))


def on_list(local, holidays):
    today = local.date().isoformat()
    return any(today in (h["date"], h["observed"]) for h in holidays)


def business(day, count):
    """The date `count` business days later, by the federal holidays of the handed-over list."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day.isoformat() not in FEDERAL:
            count -= 1
    return day


FEDERAL = set()


def learn_holidays(states):
    FEDERAL.update(h["observed"] for h in states["federal_holidays"])

"""Nobody receives anything of another account: whatever is swapped on the way is kept back."""

from dataclasses import fields, replace
from datetime import timedelta
from random import Random

import pytest
from tests.cast import NOW, bill, make_guarantor, pay, refresh
from tests.providers import Provider

from tactful.core.compose import MergeTags, Variant
from tactful.core.segments import segments
from tactful.core.vocabulary import Category, Channel
from tactful.ledger.actions import record_promise
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, hand_over, queue_touches
from tactful.outreach.actions.claim import CHANGED, MIXED_UP, _Batch
from tactful.outreach.composing import composer_for
from tactful.outreach.gather import gather
from tactful.outreach.models import Template, Touch
from tactful.outreach.owners import OF_THE_PRACTICE, owners_of, strays
from tactful.outreach.rules import rules_for
from tactful.practice.actions import declare_all
from tactful.worklist.models import WorkItem


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    return cast.north


@pytest.fixture
def crowd(north):
    """Forty accounts with few first names between them, families and equal sums among them."""
    random = Random(7)
    people = [
        make_guarantor(
            north,
            f"{random.choice(('Lee', 'Cruz'))}, {random.choice(('May', 'Will', 'José'))}",
            mobile=f"+1312555{2000 + number // 2}",
            email=f"home{number // 2}@example.com",
            address=f"{number // 2} Elm St, Chicago IL 60611",
            language=random.choice(("en", "es")),
        )
        for number in range(40)
    ]
    for guarantor in people:
        bill(guarantor, random.choice((100_00, 250_00)), days=random.choice((10, 45, 95)))
        if random.random() < 0.5:
            pay(guarantor, random.choice((20_00, 35_00)), on=NOW.date())
    refresh(north)
    for guarantor in people[::2]:
        promised(guarantor, random.choice((None, 50_00)))
    return people


def promised(guarantor, cents):
    """Two days ago, unpaid."""
    day = NOW.date() - timedelta(days=2)
    record_promise(
        guarantor,
        promised_on=day,
        amount_cents=cents,
        made_on=day,
        taken_by="staff:x",
        now=NOW - timedelta(days=3),
    )


def asked(guarantor, origin, channel, template="past_due"):
    return NewTouch(
        guarantor_id=guarantor.pk,
        origin_key=origin,
        channel=channel,
        category=Category.REMINDER,
        template_key=template,
    )


def composed_for(practice, people, channel):
    """Touch, message and what the provider would get, for each of them."""
    rules = rules_for(practice)
    known = gather(practice, [one.pk for one in people], NOW, rules)
    composer = composer_for(practice, rules.settings, NOW)
    made = []
    for guarantor in people:
        promised = known[guarantor.pk].promises and channel is not Channel.LETTER
        touch = Touch(
            practice=practice,
            guarantor=guarantor,
            channel=channel,
            category=Category.REMINDER,
            template_key="promise_broken" if promised else "past_due",
        )
        composed = composer.compose(touch, known[guarantor.pk])
        made.append((touch, composed, composed.outgoing(touch.uid)))
    return made


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL, Channel.LETTER])
def test_what_is_a_persons_own_passes_and_every_swap_is_found(north, crowd, channel):
    made = composed_for(north, crowd, channel)
    owners = owners_of(north, [one.pk for one in crowd], now=NOW)
    for touch, composed, out in made:
        assert strays(owners[touch.guarantor_id], touch, composed, out) == ()
    random, swapped = Random(11), 0
    for _ in range(5):
        for mine, other in enumerate(random.sample(range(len(made)), len(made))):
            if mine == other:
                continue
            swapped += 1
            touch, composed, out = made[mine]
            touch_2, composed_2, out_2 = made[other]
            owner = owners[touch.guarantor_id]
            assert strays(owner, touch, composed_2, out_2), "another's touch"
            assert strays(owners[touch_2.guarantor_id], touch, composed, out), "another's rows"
            for part in ("body", "html", "to", "subject"):
                if getattr(out, part) != getattr(out_2, part):
                    half = replace(out, **{part: getattr(out_2, part)})
                    assert strays(owner, touch, composed, half), part
            if out.to != out_2.to or told_of(owner) != told_of(owners[touch_2.guarantor_id]):
                whole = replace(out_2, touch_id=touch.uid)
                private = composed_2.template.variant is Variant.PRIVATE
                assert strays(owner, touch, composed_2, whole) or (private and out.to == out_2.to)
    assert swapped > 150


def told_of(owner):
    """What every message with name and amount says."""
    told = ("first_name", "full_name", "due_date", "balance_cents")
    return tuple(owner.facts[name] for name in told)


def test_rows_that_were_swapped_before_the_writing_send_nothing_and_are_shown(north):
    """As if the gathering had mixed two accounts up: the others of the batch go out."""
    people = [make_guarantor(north, f"Roe, R{number}") for number in range(6)]
    for number, one in enumerate(people):
        bill(one, 90_00 + number, days=45)
    refresh(north)
    queue_touches(
        north,
        [asked(one, f"swap:{one.pk}", Channel.EMAIL, "past_due") for one in people],
        now=NOW,
    )
    touches = list(Touch.objects.filter(origin_key__startswith="swap:").order_by("pk"))
    batch = _Batch(north, rules_for(north), touches, "simulator", NOW, day_is_full=False)
    first, second = people[0].pk, people[3].pk
    batch.people[first], batch.people[second] = batch.people[second], batch.people[first]
    claimed = batch.decide()
    batch.apply()
    kept = Touch.objects.filter(reason=MIXED_UP)
    assert {touch.guarantor_id for touch in kept} == {first, second}
    assert {touch.status for touch in kept} == {"cancelled"}
    assert not any(touch.body or touch.to_address for touch in kept)
    assert len(claimed.out) == 4
    items = WorkItem.objects.filter(origin_key__endswith=f":{MIXED_UP}")
    assert {item.guarantor_id for item in items} == {first, second}
    assert "another account" in items[0].reason


def test_what_changes_while_it_is_written_waits_a_minute_and_is_read_again(north, cast):
    touch = queued(cast.jane, Channel.EMAIL)
    batch = _Batch(north, rules_for(north), [touch], "simulator", NOW, day_is_full=False)
    person = batch.people[cast.jane.pk]
    # The rows as they were before a payment that came in between the two readings.
    before = batch.owners[cast.jane.pk]
    batch.owners[cast.jane.pk] = replace(before, facts={**before.facts, "balance_cents": 999_00})
    assert batch.people[cast.jane.pk] is person
    assert batch.decide().deferred == 1
    batch.apply()
    touch.refresh_from_db()
    assert (touch.status, touch.reason) == ("queued", CHANGED)
    assert not WorkItem.objects.exists()


def test_an_account_that_cannot_be_read_owns_nothing(north, cast):
    ((touch, composed, out),) = composed_for(north, [cast.jane], Channel.EMAIL)
    assert strays(None, touch, composed, out) == ("account",)
    assert cast.pat.pk not in owners_of(north, [cast.pat.pk], now=NOW)


def test_every_merge_tag_is_the_practices_or_read_again():
    read = {"first_name", "full_name", "balance_cents", "due_date", "days_past_due"}
    read |= {"last_payment_amount_cents", "last_payment_date", "open_statements"}
    read |= {"promise_date", "promise_amount_cents"}
    left_out = {"payment_method", "statement_lines", "last_visit_date"}
    assert {one.name for one in fields(MergeTags)} == {*OF_THE_PRACTICE} | read | left_out


# What the words themselves may not say


def queued(guarantor, channel, *, template="past_due", key="t"):
    touch = asked(guarantor, f"{key}:{guarantor.pk}", channel, template)
    queue_touches(guarantor.practice, [touch], now=NOW)
    return Touch.objects.get(origin_key=touch.origin_key)


def worded(practice, text, **fields):
    place = {"key": "past_due", "channel": "sms", "tone": "direct", "variant": "full"}
    Template.objects.create(practice=practice, text=text, approved_at=NOW, **place | fields)


END = " {{ office_phone }} Reply STOP to opt out, HELP for help."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ practice_name }}: your can\u200bcer bill." + END, "CONTENT_PHI"),
        ("{{ practice_name }}: your H-I-V bill." + END, "CONTENT_PHI"),
        ("{{ practice_name }}: after Medicaid, {{ balance }}." + END, "CONTENT_PHI"),
        ("{{ practice_name }}: or we go to c.o.u.r.t." + END, "CONTENT_THREAT"),
        ("{{ practice_name }}: this is the last text." + END, "CONTENT_THREAT"),
        ("{{ practice_name }}: see bit.ly/x." + END, "CONTENT_LINK_SHORTENER"),
        ("{{ practice_name }}: see https://evil.example/x." + END, "CONTENT_LINK_SHORTENER"),
        ("You have a message." + END, "CONTENT_MISSING_ID"),
        ("{{ practice_name }}: call {{ office_phone }}.", "CONTENT_MISSING_OPTOUT"),
        ("{{ practice_name }}: Reply STOP to opt out.", "CONTENT_MISSING_OPTOUT"),
    ],
)
def test_a_wording_that_may_not_go_is_kept_back_and_a_person_told_once(
    north, cast, caplog, text, code
):
    worded(north, text)
    worded(north, text, variant="private")
    others = [
        make_guarantor(north, f"Roe, R{n}", mobile=f"+1312555030{n}", channel="sms")
        for n in range(2)
    ]
    for one in others:
        bill(one, 90_00, days=80)
    refresh_balances(north, on=NOW.date(), now=NOW, confirmed=True)
    touches = [queued(one, Channel.SMS) for one in (cast.john, *others)]
    provider = Provider(Channel.SMS)
    hand_over(north, Channel.SMS, provider, now=NOW)
    assert provider.got == []
    for touch in touches:
        touch.refresh_from_db()
        assert (touch.status, touch.reason) == ("cancelled", code)
    (item,) = WorkItem.objects.filter(origin_key__startswith="wording:")
    assert item.reason.startswith("the message past due (sms) is not sent: ")
    assert "cancelled" not in caplog.text
    assert "Doe" not in caplog.text


@pytest.mark.parametrize(
    "name", ["see https://evil.example", "{{ balance }}", "<b>John</b>", "Doe 123-45-6789"]
)
def test_an_account_whose_name_is_no_name_is_shown_and_not_written_to(north, cast, caplog, name):
    Guarantor.objects.filter(pk=cast.john.pk).update(first_name=name)
    touch = queued(cast.john, Channel.SMS)
    provider = Provider(Channel.SMS)
    hand_over(north, Channel.SMS, provider, now=NOW)
    touch.refresh_from_db()
    assert (provider.got, touch.status) == ([], "cancelled")
    item = WorkItem.objects.get()
    assert "is no name; correct it on the account" in item.reason
    assert name not in item.reason
    assert name not in caplog.text


@pytest.mark.parametrize("name", ["John HIV", "Oncology", "John (Medicaid)", "Maximiliano " * 9])
def test_a_name_that_tells_too_much_or_is_too_long_is_left_out(north, cast, name):
    Guarantor.objects.filter(pk=cast.john.pk).update(first_name=name.strip())
    queued(cast.john, Channel.SMS)
    provider = Provider(Channel.SMS)
    hand_over(north, Channel.SMS, provider, now=NOW)
    (sent,) = provider.got
    assert name.split()[-1].strip("()") not in sent.body
    assert "$" not in sent.body
    assert segments(sent.body).parts <= 2

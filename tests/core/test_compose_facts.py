"""What the policy gate is told about a finished message."""

from dataclasses import fields, replace

import pytest

from tactful.core.compose import (
    EVERYDAY,
    SAFETY_REPLIES,
    ContentFacts,
    Language,
    MessageTemplate,
    Variant,
    content_facts,
    render,
)
from tactful.core.policy.facts import LinkKind, MessageFacts
from tactful.core.vocabulary import Channel

JANE = EVERYDAY[Language.EN]


def facts(text, tags=JANE, **changes):
    template = MessageTemplate(
        **({"key": "note", "channel": Channel.SMS, "language": Language.EN, "text": text} | changes)
    )
    return content_facts(render(template, tags), template, tags)


def test_a_usual_text_is_described():
    found = facts(
        "{{ practice_name }}: Hi {{ first_name }}, see {{ pay_link }}. Reply STOP to opt out.",
    )
    assert found == ContentFacts(discloses=True, has_sender_name=True, has_optout=True, link="own")


def test_the_gate_understands_every_fact_by_its_name():
    ours = {field.name for field in fields(ContentFacts)}
    assert ours <= {field.name for field in fields(MessageFacts)}
    assert LinkKind(facts("{{ pay_link }}").link) == LinkKind.OWN


@pytest.mark.parametrize(
    ("text", "discloses"),
    [
        ("{{ practice_name }}: you have a billing message", False),
        ("Hi {{ first_name }}", True),
        ("You owe {{ balance }}", True),
        ("You owe $20.00", True),
        ("Noted: {{ promise_date }}", False),
        ("Due {{ due_date }}", True),
    ],
)
def test_a_name_an_amount_or_the_age_of_a_bill_is_a_disclosure(text, discloses):
    assert facts(text).discloses is discloses


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Hello", "none"),
        ("See {{ pay_link }}", "own"),
        ("See https://bit.ly/abc", "shortener"),
        ("See bit.ly/abc", "shortener"),
        ("See https://go.tinyurl.com/abc", "shortener"),
        ("See https://rabbit.ly/abc", "own"),
        ("See https://bit.lynx.example", "own"),
    ],
)
def test_public_shorteners_are_told_from_the_practices_own_link(text, link):
    assert facts(text).link == link


def test_a_short_link_is_found_wherever_it_comes_from():
    assert (
        facts("See {{ pay_link }}", replace(JANE, pay_link="https://bit.ly/x")).link == "shortener"
    )


@pytest.mark.parametrize(
    ("text", "optout"),
    [
        ("Reply STOP to opt out", True),
        ("Responda ALTO para no recibir más", True),
        ("Reply YES", False),
        ("Please stop by", False),
        ("{% if last_reminder %}Reply STOP{% endif %} Hello", False),
    ],
)
def test_the_way_to_stop_must_really_be_shown(text, optout):
    assert facts(text).has_optout is optout


def test_the_practice_is_recognized_where_a_text_lost_its_accents():
    tags = replace(JANE, practice_name="Clínica  Río Bravo")
    assert facts("{{ practice_name }}: hola", tags, language=Language.ES).has_sender_name
    assert not facts("Hola", tags, language=Language.ES).has_sender_name


def test_a_persons_name_is_never_taken_for_a_threat_or_an_illness():
    sue = replace(JANE, first_name="Sue", full_name="Sue Court-Cancer")
    found = facts("Hi {{ first_name }} ({{ full_name }})", sue)
    assert (found.phi_terms, found.threat_terms) == ((), ())


def test_a_practice_name_that_gives_a_condition_away_is_found():
    tags = replace(JANE, practice_name="Lakeshore Oncology")
    assert facts("{{ practice_name }}: hello", tags).phi_terms == ("oncology",)
    plain = replace(JANE, practice_name="Northside Pediatrics")
    assert facts("{{ practice_name }}: hello", plain).phi_terms == ()


def test_insurance_may_stand_in_a_letter_and_not_in_a_text():
    words = "Your insurance has paid its part."
    assert facts(words).phi_terms == ("insurance",)
    assert facts(words, channel=Channel.LETTER).phi_terms == ()
    assert facts(words, channel=Channel.VOICE, variant=Variant.PRIVATE).phi_terms == ("insurance",)


def test_illness_and_threats_are_found_everywhere():
    found = facts("For your diabetes, or we go to court.", channel=Channel.LETTER)
    assert (found.phi_terms, found.threat_terms) == (("diabetes",), ("court",))


def test_notices_are_recognized():
    letter = facts(
        "Ask about financial help. Español: llame; el intérprete es gratis.", channel=Channel.LETTER
    )
    assert letter.has_fap_notice
    assert letter.has_language_notice
    call = facts("This is the automated assistant of {{ practice_name }}.", channel=Channel.VOICE)
    assert call.has_ai_disclosure


def test_only_the_exact_words_are_a_safety_reply():
    words = SAFETY_REPLIES["safety_emergency", Language.EN]
    assert facts(words, key="safety_emergency").safety_reply
    assert not facts(words + " Thanks.", key="safety_emergency").safety_reply
    assert not facts(words).safety_reply

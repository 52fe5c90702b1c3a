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
from tactful.core.compose.facts import telling_name
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
        "{{ practice_name }}: Hi {{ first_name }}, see {{ pay_link }}. "
        "Reply STOP to opt out, HELP for help.",
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
        ("See https://lakeshore.example/help", "own"),
        ("See https://elsewhere.example/p", "shortener"),
        ("See https://lakeshore.example.evil.com/p", "shortener"),
        ("See https://lakeshore.example@evil.example/p", "shortener"),
        ("See evil.com/pay", "shortener"),
        ("See b\u200bit.ly/abc", "shortener"),
        ("See bіt.ly/abc", "shortener"),
        ("See b{% comment %}{% endcomment %}it.ly/abc", "shortener"),
        ("Visit us.Thank you. Write to a@lakeshore.com", "none"),
    ],
)
def test_a_link_that_is_not_the_practices_own_is_found(text, link):
    assert facts(text).link == link


def test_a_short_link_is_found_wherever_it_comes_from():
    assert (
        facts("See {{ pay_link }}", replace(JANE, pay_link="https://bit.ly/x")).link == "shortener"
    )


@pytest.mark.parametrize(
    ("text", "optout"),
    [
        ("Reply STOP to opt out, HELP for help", True),
        ("Responda ALTO para no recibir más, AYUDA para ayuda", True),
        ("Reply STOP to opt out", False),
        ("Reply STOP to opt out. We can help.", False),
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
    voicemail = facts(words, channel=Channel.VOICE, variant=Variant.PRIVATE)
    assert voicemail.phi_terms == ("insurance", "paid")


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


@pytest.mark.parametrize(
    "word",
    [
        *("cancer", "CANCER", "cáncer", "can\u200bcer", "can\u00adcer", "саncer", "ｃａｎｃｅｒ"),
        *("can-cer", "c.a.n.c.e.r", "c a n c e r", "can*cer", "_cancer_", "on·co·lo·gy", "H.I.V."),
        "can{% comment %}{% endcomment %}cer",
        "can{% if last_reminder %}x{% endif %}cer",
        'can{{ "" }}cer',
        "ca{{ 'nc' }}er",
    ],
)
def test_an_illness_is_found_however_it_is_written(word):
    for channel in (Channel.SMS, Channel.LETTER):
        assert facts(f"{{{{ practice_name }}}}: your {word} bill", channel=channel).phi_terms


@pytest.mark.parametrize(
    "word", ["court", "c-o-u-r-t", "cоurt", "co\u2060urt", 'cou{{ "" }}rt', "final not\u200bice"]
)
def test_a_threat_is_found_however_it_is_written(word):
    assert facts(f"{{{{ practice_name }}}}: {word}").threat_terms


def test_nobody_is_told_that_a_message_is_the_last_when_it_is_not():
    words = "{{ practice_name }}: this is our last reminder."
    assert facts(words).threat_terms
    assert facts(words, replace(JANE, last_reminder=True)).threat_terms == ()


def email(html="", subject="Message from {{ practice_name }}", text="{{ practice_name }}"):
    return facts(text, channel=Channel.EMAIL, subject=subject, html=html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>can&#99;er</p>",
        "<p>can<b>cer</b></p>",
        '<img src="cid:x" alt="cancer">',
        '<p title="cancer">x</p>',
        "<!--[if mso]>cancer<![endif]--><p>x</p>",
        "<p>can<!-- -->cer</p>",
    ],
)
def test_an_illness_is_found_wherever_an_email_can_show_it(html):
    assert "cancer" in email(html).phi_terms


def test_a_subject_tells_nothing_and_a_body_may_speak_of_insurance():
    assert email(text="{{ practice_name }}: your insurance paid.").phi_terms == ()
    for subject in ("Your insurance", "Your bill", "B-i-l-l of {{ practice_name }}", "Sus pagos"):
        assert email(subject=subject).phi_terms, subject


def test_both_forms_of_an_email_name_the_practice_and_the_way_to_stop():
    text = "{{ practice_name }}: hello. To stop these e-mails, reply STOP."
    both = "<p>{{ practice_name }}</p><p>To stop these e-mails, reply STOP.</p>"
    assert email(both, text=text).has_sender_name
    assert email(both, text=text).has_optout
    assert not email("<p>hello</p>", text=text).has_sender_name
    assert not email("<p>hello</p>", text=text).has_optout
    shy = replace(JANE, practice_name="Bo & Sons’ Clinic")
    assert facts(text, shy, channel=Channel.EMAIL, subject="x", html=both).has_sender_name


def test_a_link_in_the_html_alone_is_seen():
    assert email('<a href="https://evil.example/x">{{ practice_name }}</a>').link == "shortener"
    assert email('<a href="{{ pay_link }}">{{ practice_name }}</a>').link == "own"


def test_an_address_that_gives_a_condition_away_is_found():
    tags = replace(JANE, pay_link="https://pay.lakeshore-oncology.example")
    assert facts("{{ practice_name }}: {{ pay_link }}", tags).phi_terms == ("oncology",)
    assert facts("{{ practice_name }}: hello", tags).phi_terms == ()


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        *(("Jane", False), ("Sue Court", False), ("Dr. Nurse", False), ("José Núñez", False)),
        *(("Jane HIV", True), ("Smith (oncology)", True), ("Jane Medicaid", True)),
        *(("Jane h.i.v.", True), ("Jane dіabetic", True)),
    ],
)
def test_a_name_that_tells_of_care_is_known(name, tells):
    assert telling_name(replace(JANE, full_name=name)) is tells


def test_what_is_typed_as_an_amount_is_a_disclosure_however_it_comes_about():
    assert facts('{{ practice_name }}: ${{ "12" }} open').discloses
    assert not facts("{{ practice_name }}: see {{ pay_link }}").discloses

"""The shipped messages: all of them, on every awkward account, in both languages."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tactful.core.compose import (
    EDGE_CASES,
    EVERYDAY,
    SAFETY_REPLIES,
    Language,
    MergeTags,
    Tone,
    Variant,
    choose,
    content_facts,
    lint,
    render,
    variant_for,
    with_needs,
)
from tactful.core.compose.markup import visible_text
from tactful.core.segments import segments
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.library import LibraryError, read_messages, read_shared, starter_library

LIBRARY = starter_library()


def every(chosen=lambda template: True):
    return pytest.mark.parametrize(
        "template", [each for each in LIBRARY if chosen(each)], ids=lambda each: each.label
    )


JANE = MergeTags(
    first_name="Jane",
    full_name="Jane Smith",
    practice_name="Lakeshore Family",
    office_phone="312-555-0140",
    office_hours="weekdays 9 to 5",
    pay_link="https://lakeshore.example/p/k7q42",
    verify_code="K7Q-42",
    balance_cents=123_45,
    due_date=date(2026, 9, 23),
    days_past_due=61,
)


@every()
def test_every_shipped_message_passes_every_check(template):
    assert lint(template) == []


@every(lambda template: (template.key, template.language) not in SAFETY_REPLIES)
def test_every_message_carries_the_code_it_can_be_checked_by(template):
    """All but the fixed words of an emergency, and a voicemail: a name and a number."""
    tags = replace(EVERYDAY[template.language], verify_code="k7q42mx9")
    message = render(template, with_needs(template, tags))
    assert ("k7q42mx9" in message.text) is (template.key != "voicemail")
    assert not message.html or "k7q42mx9" in message.html


@every(lambda template: template.channel in (Channel.EMAIL, Channel.LETTER))
def test_an_email_and_a_letter_lead_to_the_page_where_there_is_one(template):
    tags = replace(EVERYDAY[template.language], check_link="https://lakeshore.example/check/ls/")
    if (template.key, template.language) in SAFETY_REPLIES:
        return
    assert (
        "https://lakeshore.example/check/ls/" in render(template, with_needs(template, tags)).text
    )
    assert (
        "/check" not in render(template, with_needs(template, replace(tags, check_link=None))).text
    )


@every(lambda template: template.channel == Channel.SMS)
def test_every_shipped_text_takes_two_parts_at_most_and_no_costly_character(template):
    for case in EDGE_CASES[template.language]:
        tags = with_needs(template, case.tags)
        counted = segments(render(template, tags).text)
        assert (counted.encoding, counted.parts <= 2) == ("GSM-7", True), case.name


@every(lambda template: template.variant == Variant.PRIVATE)
def test_the_private_variant_shows_neither_name_nor_amount(template):
    message = render(template, EVERYDAY[template.language])
    shown = f"{message.subject} {message.text} {visible_text(message.html)}"
    assert not re.search(r"Jane|Smith|\$", shown)
    if template.channel in (Channel.SMS, Channel.EMAIL):
        tags = EVERYDAY[template.language]
        assert not content_facts(message, template, tags).discloses


@every(lambda template: template.html)
def test_both_forms_of_an_email_say_the_same(template):
    message = render(template, EVERYDAY[template.language])

    def words(text):
        return re.findall(r"[^\W_]+", re.sub(r"https?://\S+", "", text))

    # The page adds the practice's name above the letter; nothing else differs.
    assert words(visible_text(message.html)) == words("Lakeshore Family " + message.text)
    assert "](" not in message.html


@every()
def test_every_message_exists_in_both_languages_and_all_variants(template):
    other = Language.ES if template.language == Language.EN else Language.EN
    twin = LIBRARY.pick(
        template.key, template.channel, other, variant=template.variant, tone=template.tone
    )
    assert (twin.tone, twin.variant, twin.category, twin.needs) == (
        template.tone,
        template.variant,
        template.category,
        template.needs,
    )
    if template.channel in (Channel.SMS, Channel.EMAIL):
        private = LIBRARY.pick(
            template.key,
            template.channel,
            template.language,
            variant=Variant.PRIVATE,
            tone=template.tone,
        )
        assert private.variant == Variant.PRIVATE


def test_the_library_holds_what_the_journeys_and_replies_send():
    assert set(LIBRARY.keys()) == {
        "call_script",
        "card_data_reply",
        "clarify_date",
        "due_soon",
        "help_reply",
        "opt_in_confirm",
        "opt_out_confirm",
        "partial_payment_thanks",
        "past_due",
        "promise_broken",
        "promise_echo",
        "promise_reminder",
        "receipt",
        "safety_crisis",
        "safety_emergency",
        "send_link",
        "voicemail",
    }


def sent(key, channel, language=Language.EN, *, accepted=True, tags=JANE, tone=None):
    variant = variant_for(channel, unencrypted_accepted=accepted)
    return render(LIBRARY.pick(key, channel, language, variant=variant, tone=tone), tags)


def test_janes_gentle_reminder_names_balance_link_phone_and_options():
    message = sent("past_due", Channel.EMAIL, tone=choose(61))
    assert message.subject == "Message from Lakeshore Family"
    assert message.text.startswith("Hi Jane,\n\nWe have not heard back from you about $123.45.")
    for part in (
        "It was due on Wednesday, September 23, 2026, and 61 days have passed since then.",
        "See the bill and pay: https://lakeshore.example/p/k7q42",
        "Choose a day",
        "Pay in smaller amounts",
        "312-555-0140, weekdays 9 to 5",
        "If money is tight, ask about financial help.",
        "Your code is K7Q-42.",
    ):
        assert part in message.text
    assert 'href="https://lakeshore.example/p/k7q42"' in message.html


def test_janes_reminder_in_spanish_names_the_same():
    message = sent("past_due", Channel.EMAIL, Language.ES, tone=choose(61))
    for part in (
        "Hola, Jane:",
        "$123.45",
        "miércoles, 23 de septiembre de 2026 y ya pasaron 61 días",
        "https://lakeshore.example/p/k7q42",
        "312-555-0140",
        "Pagar poco a poco",
        "ayuda económica",
    ):
        assert part in message.text


def test_janes_text_carries_her_name_and_balance_only_if_she_agreed():
    agreed = sent("past_due", Channel.SMS, tone=Tone.FRIENDLY).text
    assert agreed == (
        "Lakeshore Family: Hi Jane, a gentle reminder: $123.45 was due September 23. See it, pay "
        "or ask for help: https://lakeshore.example/p/k7q42 Can't pay it all, or not sure this is "
        "us? Call 312-555-0140, code K7Q-42. Reply STOP to opt out, HELP for help."
    )
    private = sent("past_due", Channel.SMS, tone=Tone.FRIENDLY, accepted=False).text
    assert private == (
        "Lakeshore Family: A gentle reminder: you have a billing message. See it or ask for help: "
        "https://lakeshore.example/p/k7q42 Can't pay it all, or not sure this is us? Call "
        "312-555-0140, code K7Q-42. Reply STOP to opt out, HELP for help."
    )


def test_the_facts_stay_the_same_in_all_four_tones():
    drafts = LIBRARY.drafts("past_due", Channel.EMAIL, Language.EN, variant=Variant.FULL)
    assert [draft.tone for draft in drafts] == list(Tone)
    for draft in drafts:
        text = render(draft, JANE).text
        assert all(fact in text for fact in ("$123.45", "September 23, 2026", "312-555-0140"))


def test_a_partial_payment_is_thanked_for_with_what_remains():
    paid = replace(JANE, last_payment_amount_cents=40_00, last_payment_date=date(2026, 11, 2))
    left = replace(paid, balance_cents=83_45)
    assert sent("partial_payment_thanks", Channel.SMS, tags=left).text.startswith(
        "Lakeshore Family: Thank you, Jane! We received $40.00. $83.45 is left, with no rush"
    )
    assert sent("partial_payment_thanks", Channel.SMS, Language.ES, tags=left).text.startswith(
        "Lakeshore Family: ¡Gracias por sus $40.00, Jane! Quedan $83.45, sin prisa"
    )
    mail = sent("partial_payment_thanks", Channel.EMAIL, tags=left).text
    assert "Thank you! We received $40.00 on Monday, November 2, 2026." in mail


def test_final_says_last_only_where_a_person_takes_over():
    for channel in (Channel.SMS, Channel.EMAIL, Channel.LETTER):
        usual = sent("past_due", channel, tone=Tone.FINAL).text
        last = sent(
            "past_due", channel, tone=Tone.FINAL, tags=replace(JANE, last_reminder=True)
        ).text
        assert "last" not in usual
        assert "our last automatic" in last
        assert "A person" in last


def test_a_promise_is_said_back_with_its_weekday():
    promised = replace(JANE, promise_date=date(2026, 11, 27), promise_amount_cents=50_00)
    assert sent("promise_echo", Channel.SMS, tags=promised).text.startswith(
        "Lakeshore Family: Thank you, Jane. Noted: $50.00 on Friday, November 27."
    )
    hidden = sent("promise_echo", Channel.SMS, tags=promised, accepted=False).text
    assert hidden.startswith("Lakeshore Family: Thank you. Noted: Friday, November 27.")


def test_a_voicemail_is_a_name_and_a_number():
    assert sent("voicemail", Channel.VOICE).text == (
        "This is the automated assistant for Lakeshore Family. Please call 312-555-0140, weekdays "
        "9 to 5. Thank you."
    )


def test_a_caller_verifies_the_person_before_naming_the_bill():
    script = sent("call_script", Channel.VOICE).text
    assert script.index("date of birth") < script.index("$123.45")
    assert sent("past_due", Channel.VOICE).text == script


def test_the_stop_confirmation_names_nobody_and_carries_no_link():
    text = sent("opt_out_confirm", Channel.SMS).text
    assert text == (
        "Lakeshore Family: You will get no more texts or automated calls from us. Questions? Call "
        "312-555-0140, code K7Q-42. To get texts again, reply START."
    )


@pytest.mark.parametrize("key", ["safety_crisis", "safety_emergency"])
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL, Channel.VOICE])
def test_safety_replies_are_policys_own_words(key, channel):
    assert sent(key, channel).text == SAFETY_REPLIES[key, Language.EN]


def test_a_letter_itemizes_and_offers_every_way():
    letter = sent("past_due", Channel.LETTER, tags=EVERYDAY[Language.EN], tone=Tone.DIRECT).text
    for part in (
        "Dear Jane Smith,",
        "- August 24, 2026: billed $180.00, taken off $96.55, open $83.45\n",
        "If something looks wrong",
        "financial help",
        "El intérprete es gratis.",
        "by mail",
    ):
        assert part in letter


SHARED = read_shared(
    "subject: {en: Hello, es: Hola}\nfoot: {plain: {email: {en: Bye, es: Adiós}}}",
    layout="[[body]]",
)


def test_a_file_of_messages_is_read_by_channel_language_tone_and_variant():
    (first, second) = read_messages(
        "key: note\ncategory: reminder\nneeds: [due_date]\n"
        "sms: {en: {warm: {full: 'one\n  two'}, final: {private: three}}}",
        SHARED,
        source="note.yaml",
    )
    assert (first.key, first.tone, first.text, first.needs) == (
        "note",
        Tone.WARM,
        "one two",
        frozenset({"due_date"}),
    )
    assert (second.tone, second.variant, second.category) == (
        Tone.FINAL,
        Variant.PRIVATE,
        Category.REMINDER,
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("key: [", "line 1: is not well-formed YAML"),
        ("- a", "file: needs entries"),
        ("category: reminder", "key: name the message"),
        ("key: a\ncategory: spam", "category: SPAM is not one of"),
        ("key: a\ncategory: reminder\nfax: {}", "fax: is not known here"),
        ("key: a\ncategory: reminder\nfoot: big", "foot: is one of plain"),
        ("key: a\ncategory: reminder\nsms: {fr: {full: x}}", "sms: fr is not one of en, es"),
        (
            "key: a\ncategory: reminder\nsms: {en: {angry: {full: x}}}",
            "angry is not one of friendly",
        ),
        ("key: a\ncategory: reminder\nsms: {en: {warm: {loud: x}}}", "loud is not one of full"),
        ("key: a\ncategory: reminder\nsms: {en: {full: ''}}", "sms en full: write the message"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_write(text, problem):
    with pytest.raises(LibraryError, match=r"bad\.yaml") as fault:
        read_messages(text, SHARED, source="bad.yaml")
    assert problem in str(fault.value)

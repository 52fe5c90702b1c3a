"""The page about phrases: the shipped lists, trying a message, and adding to what is read."""

import logging
from dataclasses import replace
from html import unescape

import pytest

from tactful.audit.models import AuditEntry
from tactful.core.compose import Severity
from tactful.core.vocabulary import Channel, HoldKind
from tactful.outreach.models import InboundMessage, Suppression
from tactful.outreach.wordings import checked, wordings
from tactful.practice.models import Role, SettingsVersion
from tactful.practice.queries import settings_of
from tests.apps.replying import holds_of, texts
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PHRASES = "/settings/phrases/"
ZIP = {"words": "zip it", "kind": "stop_texts"}


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def keep(client, practice, **typed):
    seen = {"seen": settings_of(practice).number, "reason": "people here say so", "keep": "yes"}
    return client.post(f"{PHRASES}add/", seen | typed)


def never(client, practice, words, **typed):
    seen = {"seen": settings_of(practice).number, "reason": "it tells of care", "keep": "yes"}
    return client.post(f"{PHRASES}words/", seen | {"never": words} | typed)


def wrote(practice, text, count):
    for number in range(count):
        InboundMessage.objects.create(
            practice=practice,
            channel=Channel.SMS,
            from_address="+13125550177",
            text=text,
            provider_message_id=f"{text}:{number}",
            received_at=NOW,
        )


def test_the_shipped_lists_can_be_read_in_both_languages(bea):
    page = unescape(text_of(bea.get(PHRASES)))
    for said in ("stop texting me", "ya no me escriban", "START".lower(), "I can't breathe"):
        assert said in page
    assert "last read against the law on Nov 24" in page


@pytest.mark.parametrize(
    ("message", "channel", "said"),
    [
        ("STOP", "sms", "Stopped texts, automated calls"),
        ("STOP", "email", "Stopped e-mail"),
        ("stop, I already paid", "sms", "On hold dispute"),
        ("no me contacten nunca mas", "sms", "Stopped everything"),
        ("my lawyer will call you", "sms", "On hold has a lawyer"),
        ("i want to die", "sms", "A person looks at once"),
        ("HELP", "sms", "Answered with who we are, and how to stop"),
        ("wrong number", "sms", "this number or mailbox, for everybody"),
        ("mail only please", "sms", "Stopped everything but letters"),
    ],
)
def test_a_message_is_tried_and_nothing_of_it_is_kept(cast, bea, caplog, message, channel, said):
    before = AuditEntry.objects.count()
    with caplog.at_level(logging.DEBUG):
        page = bea.post(f"{PHRASES}try/", {"message": message, "channel": channel})
    assert said in unescape(text_of(page))
    assert not InboundMessage.objects.exclude(guarantor=cast.ana).exists()
    assert AuditEntry.objects.count() == before
    assert message not in caplog.text
    assert message not in page.request["PATH_INFO"]


def test_an_empty_message_is_asked_for_again(bea):
    assert bea.post(f"{PHRASES}try/", {"message": "  "}).status_code == 422


def test_before_it_is_added_a_phrase_shows_what_it_would_be_found_in(cast, bea):
    wrote(cast.north, "hey zip it, you people", 2)
    wrote(cast.north, "zip it. STOP", 1)  # stopped anyway
    wrote(cast.south, "zip it", 3)
    wrote(cast.north, "thank you", 30)
    page = " ".join(text_of(bea.post(f"{PHRASES}add/", ZIP)).split())
    total = InboundMessage.objects.filter(practice=cast.north).count()
    assert "newly be read in 0 of 30 everyday examples" in page
    assert f"in 2 of the last {total} messages" in page
    assert not SettingsVersion.objects.exists()


def test_an_added_phrase_is_read_from_the_next_message_on(cast, bea):
    texts(cast.north, cast.john, "zip it already")
    assert not Suppression.objects.filter(guarantor=cast.john).exists()
    assert keep(bea, cast.north, **ZIP).status_code == 302
    texts(cast.north, cast.john, "Zip IT, really", id="second")
    stopped = Suppression.objects.filter(guarantor=cast.john)
    assert set(stopped.values_list("scope", flat=True)) == {"sms", "voice_auto"}
    version = SettingsVersion.objects.get()
    assert (version.reason, version.made_by) == ("people here say so", f"staff:{cast.bea.uid}")
    assert AuditEntry.objects.filter(action="settings changed").exists()
    history = text_of(bea.get("/settings/history/"))
    assert "Phrases of our own" in history
    assert "zip it (stop texts)" in history


def test_each_kind_holds_what_it_says(cast, bea):
    keep(bea, cast.north, words="blue folder", kind="dispute")
    texts(cast.north, cast.john, "I told you about the blue folder")
    assert HoldKind.DISPUTE in holds_of(cast.john)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": "", "kind": "dispute"}, "Write 1 to 80 characters."),
        ({"words": "x" * 81, "kind": "dispute"}, "Write 1 to 80 characters."),
        ({"words": "the", "kind": "dispute"}, "Too short or too common"),
        ({"words": "ok thanks", "kind": "dispute"}, "Too short or too common"),
        ({"words": "!!!", "kind": "dispute", "whole": "yes"}, "Too short or too common"),
        ({"words": "start", "kind": "stop_texts", "whole": "yes"}, "keep their meaning"),
        ({"words": "help", "kind": "complaint"}, "keep their meaning"),
        ({"words": "zip it", "kind": "nonsense"}, "Choose what it means."),
        ({"words": "zip it", "kind": ""}, "Choose what it means."),
        ({**ZIP, "reason": " "}, "Say why"),
    ],
)
def test_a_phrase_that_cannot_be_kept_is_refused_with_the_reason(cast, bea, typed, said):
    answer = keep(bea, cast.north, **typed)
    assert answer.status_code == 422
    assert said in unescape(text_of(answer))
    assert not SettingsVersion.objects.exists()


def test_a_phrase_that_one_message_in_four_says_is_refused(cast, bea):
    wrote(cast.north, "my portal shows nothing", 10)
    wrote(cast.north, "thank you", 20)
    answer = keep(bea, cast.north, words="portal", kind="complaint")
    assert answer.status_code == 422
    assert "messages say this; name something fewer people write." in text_of(answer)


def test_a_phrase_is_in_the_list_once_and_is_taken_out_with_a_reason(cast, bea):
    keep(bea, cast.north, **ZIP)
    assert keep(bea, cast.north, **ZIP | {"words": "Zip it"}).status_code == 422
    out = {"seen": settings_of(cast.north).number, "removed": "zip it"}
    refused = bea.post(f"{PHRASES}remove/", out | {"reason": ""})
    assert refused.status_code == 422
    assert bea.post(f"{PHRASES}remove/", out | {"reason": "nobody says it"}).status_code == 302
    assert settings_of(cast.north).phrases.own == ()


def test_a_page_that_is_out_of_date_changes_nothing(cast, bea):
    assert keep(bea, cast.north, **ZIP, seen="7").status_code == 409
    assert settings_of(cast.north).phrases.own == ()


def test_only_owner_and_compliance_change_phrases_and_everybody_may_try(cast):
    fay = signed_in(make_staff(cast.north, "Fay", role=Role.FRONT_DESK))
    assert "Add the phrase" not in text_of(fay.get(PHRASES))
    for name in ("add", "remove", "words"):
        assert fay.post(f"{PHRASES}{name}/", ZIP).status_code == 403
    assert fay.post(f"{PHRASES}try/", {"message": "STOP"}).status_code == 200


def test_the_phrases_of_north_are_not_souths(cast, bea):
    keep(bea, cast.north, **ZIP)
    sol = signed_in(cast.sol)
    assert "zip it" not in text_of(sol.get(PHRASES))
    texts(cast.south, cast.pat, "zip it")
    assert not Suppression.objects.filter(guarantor=cast.pat).exists()


def test_words_that_are_never_written_are_found_first_and_then_kept_out(cast, bea):
    first = never(bea, cast.north, "balance\nFoot Center", keep="")
    look = bea.post(f"{PHRASES}words/", {"never": "Foot Center\nbalance"})
    assert "would no longer be sent until they are reworded" in text_of(look)
    assert first.status_code in (200, 302)
    assert never(bea, cast.north, "Foot Center\n\n podiatry ").status_code == 302
    assert settings_of(cast.north).phrases.never_write == ("Foot Center", "podiatry")
    said = wordings(cast.north, key="past_due")[0].template
    told = replace(said, text=f"{said.text} From your FOOT  center.")
    found = [f for f in checked(cast.north, told) if f.code == "never_written"]
    assert [f.severity for f in found] == [Severity.ERROR]


@pytest.mark.parametrize("words", ["ab", "x" * 61, "--"])
def test_a_word_that_is_none_is_refused(cast, bea, words):
    assert never(bea, cast.north, words).status_code == 422
    assert settings_of(cast.north).phrases.never_write == ()

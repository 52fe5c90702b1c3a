"""Messages: read as they will be, checked, and said in the practice's own words."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tactful.audit.models import AuditEntry
from tactful.channels.simulator import simulators
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.outreach.actions.hand_over import hand_over
from tactful.outreach.models import Consent, Template, Touch, TouchStatus
from tactful.practice.actions import declare_all
from tactful.practice.models import Practice, Role
from tests.cast import NOW, bill, make_guarantor, make_staff, refresh
from tests.crowd import make_crowd
from tests.web.pages import queries_of, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

TEXT = "/messages/past_due/sms/en/direct/full/"
PRIVATE = "/messages/past_due/sms/en/direct/private/"
MAIL = "/messages/past_due/email/en/warm/full/"
SAFETY = "/messages/safety_crisis/sms/en/any/private/"
STOPPED = "/messages/opt_out_confirm/sms/en/any/private/"

OURS = (
    "{{ practice_name }}: You have a billing message waiting. See it or ask for help: "
    "{{ pay_link }} Call {{ office_phone }}, code {{ verify_code }}. "
    "Reply STOP to opt out, HELP for help."
)
OUR_MAIL = """Hello {{ first_name }},

A note about {{ balance }}. Money is tight? We can help.

[Take a look]({{ pay_link }})

Call {{ office_phone }}. Yours, {{ practice_name }}"""


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def text_of(answer):
    body = answer.content.decode().split("<main", 1)[-1]
    words = re.sub(r"<[^>]+>", " ", body)
    return " ".join(words.replace("&#x27;", "'").replace("&quot;", '"').split())


def save(client, address, body, **more):
    typed = {"body": body, "seen": "", "act": "save"} | more
    return client.post(f"{address}change/", typed)


def agrees(guarantor):
    """To names and amounts in messages that others may read."""
    Consent.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        scope="unencrypted",
        basis="explicit",
        source="test",
        given_at=NOW,
    )


# Reading them


def test_the_list_names_every_occasion_by_purpose_and_whose_words_are_used(bea):
    page = text_of(bea.get("/messages/"))
    assert "17 occasions , in two languages, all in the words that come with Tactful." in page
    assert (
        "Past due The balance is past its due date. Text, e-mail, on the phone, letter "
        "English, Español 4 as shipped"
    ) in page
    assert page.index("Reminders") < page.index("Promises") < page.index("Safety")
    assert "Safety crisis Somebody may harm themselves." in page
    assert page.count("fixed by policy") == 2


def test_an_occasion_shows_each_tone_in_both_languages_with_its_length(bea):
    page = text_of(bea.get("/messages/past_due/"))
    assert "Friendly to 30 days past due North Clinic: Hi Jane, a gentle reminder: $123.45" in page
    assert "North Clinic: Hola, Jane. Un aviso amable: quedan $123.45" in page
    assert "North Clinic: A gentle reminder: you have a billing message." in page
    assert re.search(r"With name and amount\. 2\d\d characters, 2 parts\.", page)
    assert "Final over 90 days" in page


def test_each_way_of_reaching_people_has_its_own_page(bea):
    assert "Hello, this is Bea from North Clinic" in text_of(
        bea.get("/messages/past_due/?by=voice")
    )
    assert "Message from North Clinic" in text_of(bea.get("/messages/past_due/?by=email"))
    assert "Dear Jane Smith," in text_of(bea.get("/messages/past_due/?by=letter"))
    assert bea.get("/messages/past_due/?by=fax").status_code == 404


def test_only_the_part_is_sent_to_whoever_changes_the_account(bea):
    part = bea.get("/messages/past_due/?on=one-cent", HTTP_HX_TARGET="samples").content.decode()
    assert part.lstrip().startswith('<div id="samples"')
    assert "$0.01" in part


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("one-cent", "$0.01"),
        ("twelve-thousand-dollars", "$12,345.67"),
        ("a-name-in-capitals", "Hi JANE,"),
        ("a-name-of-one-letter", "Hi O,"),
        ("long-names", "Hi Maximiliano-Alejandro,"),
        ("accents-in-names", "Hi Maria José,"),
        ("400-days-late", "400 days ago"),
        ("no-first-name", "Not written for this account: nothing is known for first_name"),
        ("no-page-to-pay-on", "Not written for this account: nothing is known for pay_link"),
    ],
)
def test_the_awkward_accounts_are_written_out_or_refused(bea, case, said):
    assert said in text_of(bea.get(f"{TEXT}?on={case}"))


def test_one_message_says_how_it_comes_out_on_every_made_up_account(bea):
    page = text_of(bea.get(TEXT))
    assert "It comes out as it must on all 19 made-up accounts." in page
    assert "Every check passes" in page
    assert re.search(r"Long names As it must 3\d\d 2 written|Long names As it must 2\d\d 2", page)


def test_a_practice_without_a_page_to_pay_on_sees_that_nothing_can_be_written(cast, bea):
    Practice.objects.filter(pk=cast.north.pk).update(portal_url="")
    page = text_of(bea.get(TEXT))
    assert "Not written for this account: nothing is known for pay_link" in page
    assert "it does not come out as it must" in page
    assert "Every check passes" in page  # the words are not to blame


# On real accounts


def test_a_real_account_is_found_by_its_situation_and_shown_what_would_be_sent(cast, bea):
    page = text_of(bea.get("/messages/past_due/?on=real-oldest"))
    assert "Doe, John : This guarantor reads English, did not agree" in page
    assert "90 days past due" in page
    direct = page.index("Direct 61 to 90 days")
    assert direct < page.index("This one would be sent. Without name or amount.")


def test_whoever_agreed_would_get_the_name_and_the_amount(cast, bea):
    agrees(cast.john)
    page = text_of(bea.get("/messages/past_due/?on=real-agreed"))
    assert "This one would be sent. With name and amount." in page
    assert "$310.00" in page


def test_a_look_at_a_real_account_is_written_down_without_a_name(cast, bea):
    bea.get(f"{TEXT}?on=real-oldest")
    entry = AuditEntry.objects.filter(action="message previewed").get()
    assert entry.subject == f"guarantor:{cast.john.uid}"
    assert entry.detail == {"message": "past_due", "situation": "oldest"}


def test_while_somebody_types_one_look_is_written_down_and_not_each_letter(bea):
    for words in (OURS, OURS + " Thanks.", OURS + " Thank you."):
        typed = {"body": words, "on": "real-oldest"}
        bea.post(f"{PRIVATE}change/", typed, HTTP_HX_TARGET="live")
    assert AuditEntry.objects.filter(action="message previewed").count() == 1
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        bea.get(f"{TEXT}?on=real-oldest")
    assert AuditEntry.objects.filter(action="message previewed").count() == 2


def test_a_made_up_account_is_nobody_and_nothing_is_written_down(bea):
    bea.get(f"{TEXT}?on=long-names")
    bea.get("/messages/past_due/")
    assert not AuditEntry.objects.filter(action="message previewed").exists()


def test_what_a_real_account_lacks_for_the_occasion_is_made_up_and_said_so(cast, bea):
    page = text_of(bea.get("/messages/promise_echo/sms/en/any/full/?on=real-oldest"))
    assert "Made up here: promise date." in page


def test_where_nobody_is_in_a_situation_the_page_says_so(bea):
    page = text_of(bea.get(f"{TEXT}?on=real-credit"))
    assert "Nobody at this practice is in this situation now." in page
    assert "Smith" not in page.split("How")[0].split("Choose another")[1]


def test_the_names_and_messages_of_real_accounts_can_be_covered(cast, bea):
    body = bea.get("/messages/past_due/?on=real-oldest").content.decode()
    assert 'class="slip private"' in body
    assert 'class="slip"' not in body
    assert re.search(r'class="private"\s*>Doe, John', body)


def test_sol_never_sees_an_account_of_north_in_any_situation(cast):
    sol = signed_in(cast.sol)
    for situation in ("oldest", "largest", "several", "spanish", "no-email", "newest"):
        page = sol.get(f"/messages/past_due/?on=real-{situation}").content.decode()
        for secret in ("Doe", "Lee", "Ruiz", "310.00", "North", cast.john.uid, cast.jane.uid):
            assert secret not in page


# E-mail as a mail program shows it


def test_an_e_mail_is_framed_at_an_address_that_can_run_and_fetch_nothing(bea):
    assert f'src="{MAIL}frame/"' in bea.get(MAIL).content.decode()
    framed = bea.get(f"{MAIL}frame/")
    policy = framed["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "allow-" not in policy
    assert "frame-ancestors 'self'" in policy
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "Hi Jane," in framed.content.decode()


def test_every_other_page_still_lets_nobody_frame_it_and_has_no_inline_style(bea):
    for address in (MAIL, f"{MAIL}change/", "/messages/"):
        answer = bea.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert "unsafe-inline" not in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert " style=" not in answer.content.decode()


def test_only_an_e_mail_has_a_frame(bea):
    assert bea.get(f"{TEXT}frame/").status_code == 404
    assert bea.get(f"{SAFETY}frame/").status_code == 404


# In the practice's own words


def test_own_words_are_saved_approved_and_written_down_without_their_text(cast, bea):
    answer = save(bea, PRIVATE, OURS)
    assert (answer.status_code, answer["Location"]) == (302, PRIVATE)
    row = Template.objects.get()
    assert (row.version, row.approved_by) == (1, f"staff:{cast.bea.uid}")
    assert row.approved_at == NOW
    page = text_of(bea.get(PRIVATE))
    assert "The practice’s own words, version 1, approved by Bea" in page
    assert "You have a billing message waiting." in page
    assert "1 of 42 our own approved by Bea" in text_of(bea.get("/messages/"))
    entry = AuditEntry.objects.filter(action="message reworded").get()
    assert entry.subject == "template:past_due"
    assert entry.detail == {
        "channel": "sms",
        "language": "en",
        "tone": "direct",
        "variant": "private",
        "version": 1,
    }


def test_own_words_are_what_leaves_the_house(cast, bea):
    declare_all(cast.north, by="test", now=NOW)
    save(bea, TEXT, OURS)
    touch = NewTouch(
        guarantor_id=cast.john.pk,
        origin_key="test:1",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(cast.north, [touch], now=NOW)
    hand_over(cast.north, Channel.SMS, simulators()[Channel.SMS], now=NOW)
    sent = Touch.objects.get()
    assert (sent.status, sent.reason) == (TouchStatus.ACCEPTED, "")
    assert "You have a billing message waiting." in sent.body


def test_saving_again_makes_the_next_version(bea):
    save(bea, PRIVATE, OURS)
    row = Template.objects.get()
    save(bea, PRIVATE, OURS.replace("waiting", "here"), seen=f"{row.uid}:1")
    row.refresh_from_db()
    assert row.version == 2
    assert "message here." in row.text


def test_the_small_print_of_an_e_mail_stays_whatever_is_typed(bea):
    answer = save(bea, MAIL, OUR_MAIL, subject="Message from {{ practice_name }}")
    assert answer.status_code == 302
    row = Template.objects.get()
    for part in (row.text, row.html):
        assert "STOP" in part
        assert "verify_code" in part
        assert "Español" in part
    assert "Take a look" in bea.get(f"{MAIL}frame/").content.decode()
    assert "[Take a look]({{ pay_link }})" in bea.get(f"{MAIL}change/").content.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (OURS.replace("Reply STOP to opt out, HELP for help.", ""), "Say how to stop"),
        (OURS.replace("or ask for help", ""), "Offer help"),
        (OURS.replace("{{ practice_name }}: ", ""), "Nobody can tell who writes"),
        (OURS.replace("waiting", "about your surgery"), "tells about care"),
        (OURS + " Final notice!", "threatens or presses"),
        (OURS.replace("{{ pay_link }}", "https://bit.ly/x {{ pay_link }}"), "short link"),
        (OURS.replace("waiting", "for {{ first_name }}"), "first_name does not belong here"),
        (OURS.replace("{{ pay_link }}", "{{ pay_lnk }}"), "did you mean pay_link?"),
        (OURS.replace("{{ pay_link }}", "{{ pay_link"), "In the text,"),
        (OURS + " Please call us about it when it suits you." * 4, "it takes 3 parts"),
    ],
)
def test_words_that_break_a_rule_are_refused_and_nothing_typed_is_lost(bea, words, said):
    answer = save(bea, PRIVATE, words)
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Not saved." in page
    assert "past_due (" not in page
    assert said.lower() in page.lower()
    typed = (
        answer.content.decode().split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0]
    )
    assert typed.replace("&#x27;", "'") == words
    assert not Template.objects.exists()


def test_the_subject_of_an_e_mail_may_not_tell_what_it_is_about(bea):
    answer = save(bea, MAIL, OUR_MAIL, subject="Your bill of {{ balance }}")
    assert answer.status_code == 422
    assert "tells what it is about" in text_of(answer)


def test_the_answer_to_stop_speaks_of_no_bill_and_has_no_link(bea):
    told = "{{ practice_name }}: no more texts about your bill. {{ pay_link }} {{ office_phone }}"
    answer = save(bea, STOPPED, told)
    assert answer.status_code == 422
    assert 'The answer to STOP never says "bill"' in text_of(answer)
    assert "The answer to STOP has no link" in text_of(answer)


def test_an_empty_message_is_not_saved(bea):
    answer = save(bea, PRIVATE, "   ")
    assert answer.status_code == 422
    assert "The message is empty; write it, or go back to the shipped words." in text_of(answer)


@pytest.mark.parametrize("body", ["x" * 8001, "\x00"])
def test_what_cannot_be_a_message_is_refused_in_words(bea, body):
    answer = save(bea, PRIVATE, body)
    assert answer.status_code == 422
    assert not Template.objects.exists()


def test_code_in_a_message_is_shown_as_text(bea):
    code = "<script>alert(1)</script>"
    answer = bea.post(f"{PRIVATE}change/", {"body": OURS + code, "act": "look"})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert code not in body
    assert "&lt;script&gt;" in body
    mail = OUR_MAIL.replace("A note", f"{code} A note")
    save(bea, MAIL, mail, subject="Message from {{ practice_name }}")
    framed = bea.get(f"{MAIL}frame/").content.decode()
    assert code not in framed
    assert "&lt;script&gt;" in framed


def test_looking_saves_nothing(bea):
    answer = bea.post(f"{PRIVATE}change/", {"body": OURS, "act": "look"})
    assert "You have a billing message waiting." in text_of(answer)
    assert not Template.objects.exists()


def test_the_live_part_shows_how_it_reads_and_what_is_wrong(bea):
    typed = {"body": OURS.replace("{{ practice_name }}: ", "")}
    answer = bea.post(f"{PRIVATE}change/", typed, HTTP_HX_TARGET="live")
    assert "<textarea" not in answer.content.decode()
    assert "Must be mended Nobody can tell who writes" in text_of(answer)
    assert not Template.objects.exists()


def test_the_second_of_two_who_change_the_same_words_is_told(bea):
    save(bea, PRIVATE, OURS)
    answer = save(bea, PRIVATE, OURS.replace("waiting", "for you"))
    assert answer.status_code == 409
    assert "somebody else has just changed these words" in text_of(answer)
    assert "message for you." in text_of(answer)
    assert "waiting" in Template.objects.get().text
    seen = Template.objects.get()
    assert f'name="seen" value="{seen.uid}:1"' in answer.content.decode()


def test_going_back_to_the_shipped_words_shows_both_first(cast, bea):
    save(bea, PRIVATE, OURS)
    row = Template.objects.get()
    asked = text_of(bea.get(f"{PRIVATE}shipped/"))
    assert "You have a billing message waiting." in asked
    assert "We have not heard back about your billing message." in asked
    assert Template.objects.exists()
    bea.post(f"{PRIVATE}shipped/", {"seen": f"{row.uid}:1"})
    assert not Template.objects.exists()
    assert "We have not heard back" in text_of(bea.get(PRIVATE))
    entry = AuditEntry.objects.filter(action="message as shipped again").get()
    assert entry.detail["version"] == 1


def test_going_back_is_not_done_over_somebody_elses_change(bea):
    save(bea, PRIVATE, OURS)
    answer = bea.post(f"{PRIVATE}shipped/", {"seen": "other:7"}, follow=True)
    assert "Somebody else has just changed these words" in text_of(answer)
    assert Template.objects.exists()


def test_the_safety_replies_are_read_and_never_changed(bea):
    page = text_of(bea.get(SAFETY))
    assert "fixed by policy : nobody may change them" in page
    assert "call/text 988" in page
    assert "Change the words" not in page
    assert bea.get(f"{SAFETY}change/").status_code == 404
    assert save(bea, SAFETY, OURS).status_code == 404
    assert not Template.objects.exists()


def test_words_nobody_approved_are_shown_as_waiting(cast, bea):
    Template.objects.create(
        practice=cast.north,
        key="past_due",
        channel="sms",
        language="en",
        tone="direct",
        variant="private",
        text=OURS,
    )
    assert "nobody approved yet" in text_of(bea.get(PRIVATE))
    assert "waits for approval; nothing is sent meanwhile" in text_of(bea.get("/messages/"))


def test_a_message_of_the_practices_own_making_is_read_but_not_changed_here(cast, bea):
    Template.objects.create(
        practice=cast.north, key="hello", channel="sms", language="en", variant="full", text=OURS
    )
    assert "Hello" in text_of(bea.get("/messages/"))
    assert "billing message waiting" in text_of(bea.get("/messages/hello/"))
    assert bea.get("/messages/hello/sms/en/any/full/").status_code == 200
    assert bea.get("/messages/hello/sms/en/any/full/change/").status_code == 404


# Who may


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.FRONT_DESK, Role.BILLER])
def test_who_may_not_configure_reads_everything_and_changes_nothing(cast, bea, role):
    save(bea, PRIVATE, OURS)
    client = signed_in(make_staff(cast.north, "Rae", role=role))
    page = client.get(PRIVATE)
    assert page.status_code == 200
    assert "Change the words" not in text_of(page)
    for address in ("change/", "shipped/"):
        assert client.get(PRIVATE + address).status_code == 403
        assert client.post(PRIVATE + address, {"body": OURS}).status_code == 403
    assert Template.objects.get().version == 1


def test_sol_at_south_never_reads_or_changes_the_words_of_north(cast, bea):
    save(bea, PRIVATE, OURS)
    Template.objects.create(
        practice=cast.north, key="hello", channel="sms", language="en", variant="full", text=OURS
    )
    sol = signed_in(cast.sol)
    for address in ("/messages/", "/messages/past_due/", PRIVATE, f"{PRIVATE}change/"):
        page = sol.get(address).content.decode()
        assert "billing message waiting" not in page
        assert "Hello" not in page
        assert "North" not in page
    assert sol.get("/messages/hello/").status_code == 404
    assert sol.get("/messages/hello/sms/en/any/full/").status_code == 404
    row = Template.objects.get(key="past_due")
    sol.post(f"{PRIVATE}shipped/", {"seen": f"{row.uid}:1"})
    save(sol, PRIVATE, OURS.replace("waiting", "south"), seen=f"{row.uid}:1")
    row.refresh_from_db()
    assert row.version == 1
    assert "waiting" in row.text


@pytest.mark.parametrize(
    "address",
    [
        "/messages/nothing/",
        "/messages/past_due/sms/en/warm/loud/",
        "/messages/past_due/sms/fr/warm/full/",
        "/messages/past_due/sms/en/rude/full/",
        "/messages/past_due/portal/en/warm/full/",
    ],
)
def test_a_message_that_does_not_exist_is_not_found(bea, address):
    assert bea.get(address).status_code == 404


def test_a_stranger_is_asked_to_sign_in(db):
    for address in ("/messages/", TEXT, f"{TEXT}change/", f"{MAIL}frame/"):
        assert Client().get(address)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "address",
    [
        "/messages/",
        "/messages/past_due/?on=real-oldest",
        f"{TEXT}?on=real-several",
        f"{TEXT}change/",
    ],
)
def test_a_page_costs_the_same_whatever_the_number_of_accounts(db, address):
    crowd = make_crowd(3, now=NOW)
    client = signed_in(make_staff(crowd, "Cora", role=Role.OWNER))
    many = make_guarantor(crowd, "Much, Person")
    for _ in range(2):
        bill(many, 50_00, days=80)
    refresh(crowd)
    client.get(address)
    few = queries_of(client, address)
    for number in range(30):
        bill(make_guarantor(crowd, f"Much, Person{number}"), 50_00, days=20)
    refresh(crowd)
    assert queries_of(client, address) == few

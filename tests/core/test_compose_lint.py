"""What is found wrong with a template before anybody is written to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.core.compose import (
    SAFETY_REPLIES,
    EdgeCase,
    Language,
    LintPolicy,
    MergeTags,
    MessageTemplate,
    Severity,
    Variant,
    lint,
    reading_grade,
)
from tactful.core.vocabulary import Category, Channel

GOOD = (
    "{{ practice_name }}: Hi {{ first_name }}, {{ balance }} is open. Pay or ask for help: "
    "{{ pay_link }} Not sure this is us? Call {{ office_phone }}, code {{ verify_code }}. "
    "Reply STOP to opt out, HELP for help."
)
BUENO = (
    "{{ practice_name }}: Hola, {{ first_name }}. Quedan {{ balance }}. Pague o pida ayuda: "
    "{{ pay_link }} Llame al {{ office_phone }}, clave {{ verify_code }}. Responda ALTO para "
    "salir. Mande AYUDA si la necesita."
)
MAIL = (
    "Hi {{ first_name }},\n\n{{ practice_name }} here. {{ balance }} is open. Can't pay in full? "
    "Call {{ office_phone }} with code {{ verify_code }}.\n\nEspañol: llame; el intérprete es "
    "gratis.\n\nTo stop these e-mails, reply STOP."
)


OFFICIAL = (
    "Remittance of the aforementioned outstanding obligation is respectfully requested prior to "
    "the expiration of the statutory period applicable to administrative communications."
)


def sms(text=GOOD, **changes):
    return MessageTemplate(
        **({"key": "note", "channel": Channel.SMS, "language": Language.EN, "text": text} | changes)
    )


def email(text=MAIL, subject="Message from {{ practice_name }}", **changes):
    return sms(text, channel=Channel.EMAIL, subject=subject, **changes)


def codes(template, **settings):
    return {finding.code for finding in lint(template, **settings)}


def test_a_good_template_has_no_findings():
    assert lint(sms()) == []
    assert lint(sms(BUENO, language=Language.ES)) == []
    assert lint(email()) == []


def test_a_finding_says_what_and_where_and_what_to_do():
    (finding,) = lint(sms(GOOD.replace("Reply STOP to opt out, ", "")))
    assert finding.severity == Severity.ERROR
    assert finding.code == "missing_optout"
    assert finding.where == "note (sms, en, full), text"
    assert finding.message.startswith('say how to stop: "Reply STOP to opt out"')


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (sms(GOOD + " {{ firstname }}"), "unknown_tag"),
        (sms(GOOD + " {% include 'x' %}"), "unknown_tag"),
        (sms(GOOD + " {{ last_visit }}"), "tag_not_allowed"),
        (sms(GOOD, variant=Variant.PRIVATE), "tag_not_allowed"),
        (sms(GOOD + " {{ balance"), "bad_template"),
        (sms("{% if last_reminder %}" + GOOD + "{% endif %}"), "empty_message"),
        (sms(GOOD + " Paid: {{ last_payment_amount }}"), "missing_value"),
        (sms(GOOD.replace("{{ practice_name }}", "Your clinic")), "missing_practice_name"),
        (
            sms("{{ practice_name }}: ask for help. Reply STOP to opt out. {{ verify_code }}"),
            "missing_contact",
        ),
        (sms(GOOD.replace("Pay or ask for help", "Pay")), "missing_help"),
        (sms(GOOD.replace(", code {{ verify_code }}", "")), "missing_code"),
        (
            sms(GOOD.replace(" is open.", " is open. " + "Please read this with care. " * 6)),
            "too_many_parts",
        ),
        (sms(GOOD.replace("Not sure", "“Not sure”")), "forces_ucs2"),
        (sms(BUENO.replace("Quedan", "Aún quedan"), language=Language.ES), "forces_ucs2"),
        (sms(GOOD.replace(", HELP for help", "")), "missing_help_word"),
        (sms(GOOD.replace("is open", "can{% comment %}{% endcomment %}cer")), "put_together"),
        (sms(GOOD.replace("is open", 'law{{ "" }}suit is open')), "put_together"),
        (sms(GOOD.replace("is open", "is open!!")), "shouting"),
        (sms(GOOD.replace("is open", "is STILL open")), "shouting"),
        (sms(GOOD.replace("{{ balance }}", "$50.00")), "fixed_fact"),
        (sms(GOOD.replace("{{ office_phone }}", "312-555-0140")), "fixed_fact"),
        (sms(GOOD.replace("{{ pay_link }}", "https://pay.example")), "fixed_fact"),
        (sms(GOOD.replace("{{ pay_link }}", "bit.ly/x")), "shortener"),
        (sms(GOOD.replace("is open", "for your recent visit is open")), "reveals_detail"),
        (sms(GOOD.replace("is open", "after insurance is open")), "reveals_detail"),
        (sms(GOOD.replace("is open", "is open. Text us your card number")), "asks_for_card"),
        (
            sms(
                GOOD.replace("{{ balance }} is open.", "This is our last text about {{ balance }}.")
            ),
            "untrue_final",
        ),
        (email(f"{MAIL} {OFFICIAL}"), "hard_to_read"),
        (email(subject=""), "missing_subject"),
        (email(subject="Your balance with {{ practice_name }}"), "subject_reveals"),
        (email(subject="{{ first_name }}, a note from {{ practice_name }}"), "subject_reveals"),
        (email(MAIL.replace("To stop these e-mails, reply STOP.", "")), "missing_optout"),
        (
            email(MAIL.replace("Español: llame; el intérprete es gratis.", "")),
            "missing_language_notice",
        ),
        (email(html="<p>{{ practice_name }}</p>"), "missing_optout"),
        (email(html="<p>Reply STOP.</p>"), "missing_practice_name"),
        (sms(subject="Hello"), "not_an_email"),
    ],
)
def test_each_fault_is_found(template, code):
    assert code in codes(template)


@pytest.mark.parametrize(
    "words",
    [
        "or we take legal action",
        "to avoid a lawsuit",
        "or it goes to collections",
        "or a collections agency will call",
        "before it reaches your credit report",
        "to protect your credit score",
        "or face arrest",
        "or our attorney will write",
        "This is your final notice",
        "Act now",
        "This is urgent",
        "You must pay today",
        "or a late fee is added",
        "o tomamos acciones legales",
        "o pasa a una agencia de cobros",
        "antes de que llegue a su historial de crédito",
        "o le va a llamar un abogado",
        "Último aviso",
        "Debe pagar de inmediato",
    ],
)
def test_threats_and_pressure_are_found_in_either_language(words):
    assert "threat" in codes(sms(f"{GOOD} {words}."))
    assert "threat" in codes(sms(f"{BUENO} {words}.", language=Language.ES))


@pytest.mark.parametrize(
    "words",
    [
        "for your diabetes care",
        "from oncology",
        "for your X-ray",
        "for the MRI",
        "after your surgery",
        "with Dr. Smith",
        "for lab results",
        "por su tratamiento",
        "por su radiografía",
        "de pediatría",
        "de salud mental",
    ],
)
def test_care_is_never_named(words):
    assert "reveals_care" in codes(sms(GOOD.replace("is open", f"{words} is open")))


@pytest.mark.parametrize(
    "words", ["Get a 10% discount", "Ask about our financing", "Special offer", "Pida un préstamo"]
)
def test_a_reminder_sells_nothing(words):
    assert "promotion" in codes(sms(f"{GOOD} {words}."))


@pytest.mark.parametrize(
    "words",
    [
        "Please do not text your card number",
        "Sin embargo, puede pagar en partes",
        "Call us if you would rather talk",
        "We treat everyone kindly",
    ],
)
def test_harmless_words_pass(words):
    assert codes(sms(f"{GOOD[:-38]}{words}. Reply STOP to opt out, HELP for help.")) <= {
        "too_many_parts"
    }


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<img src="https://x.example/open.gif">', "a picture from elsewhere"),
        ("<script>x</script>", "<script>"),
        ('<p onclick="x">', "onclick"),
        ('<a href="https://x.example">pay</a>', "a fixed address in href"),
        ('<a href="javascript:x">pay</a>', "a fixed address in href"),
        ('<td background="https://x.example/a.png">', "a fixed address in background"),
        ('<p style="background:url(https://x.example/a)">', "a style that loads something"),
        ("<style>@import 'https://x.example/a.css'</style>", "a style that loads something"),
        ("<form></form>", "<form>"),
        ('<meta http-equiv="refresh" content="0">', "a page that moves on by itself"),
    ],
)
def test_html_that_runs_or_loads_anything_is_found(html, what):
    found = lint(email(html=f"<p>{{{{ practice_name }}}}: reply STOP to opt out.</p>{html}"))
    assert [finding.code for finding in found] == ["unsafe_html"]
    assert found[0].message.startswith(what)


def test_html_with_merge_links_and_an_attached_picture_passes():
    html = '<a href="{{ pay_link }}">Pay {{ practice_name }}</a> <img src="cid:qr"> Reply STOP.'
    assert lint(email(html=html)) == []


def test_last_may_be_said_where_it_is_true():
    said = (
        "{% if last_reminder %}This is our last automatic text.{% endif %} {{ balance }} is open."
    )
    assert lint(sms(GOOD.replace("{{ balance }} is open.", said))) == []


def test_what_the_occasion_supplies_need_not_be_asked_for():
    template = sms(
        GOOD + " Paid: {{ last_payment_amount }}.", needs=frozenset({"last_payment_amount"})
    )
    assert "missing_value" not in codes(template)


SCRIPT = (
    "Hello, this is {{ practice_name }}, {{ office_phone }}. May I speak with {{ full_name }}? "
    "Your date of birth, please? I am calling about a balance of {{ balance }}. We can look at "
    "smaller amounts. Your code is {{ verify_code }}."
)


def call(text, **changes):
    return sms(text, channel=Channel.VOICE, **changes)


def test_a_script_asks_who_it_is_before_it_says_why():
    assert lint(call(SCRIPT)) == []
    early = SCRIPT.replace("May I speak", "I call about your bill. May I speak")
    assert codes(call(early)) == {"purpose_before_identity"}
    assert codes(call(SCRIPT.replace("Your date of birth, please?", ""))) == {
        "purpose_before_identity"
    }


def test_a_voicemail_never_says_what_it_is_about():
    plain = "This is {{ practice_name }}. Please call {{ office_phone }}."
    assert lint(call(plain, variant=Variant.PRIVATE)) == []
    told = plain.replace("Please call", "Please call about your bill")
    assert codes(call(told, variant=Variant.PRIVATE)) == {"voicemail_reveals"}


def test_a_letter_says_what_to_do_if_the_bill_is_wrong():
    text = (
        "Dear {{ full_name }}, {{ practice_name }} here. {{ balance }} is open. Need help? "
        "You can ask for help at {{ office_phone }}. Code {{ verify_code }}.\n"
        "Español: el intérprete es gratis."
    )
    assert codes(sms(text, channel=Channel.LETTER)) == {"missing_dispute_path"}
    assert lint(sms(f"If it looks wrong, call. {text}", channel=Channel.LETTER)) == []


def test_a_safety_reply_is_its_exact_words():
    words = SAFETY_REPLIES["safety_crisis", Language.EN]
    assert lint(sms(words, key="safety_crisis")) == []
    assert codes(sms(words + " Your balance is open.", key="safety_crisis")) == {
        "safety_text_changed"
    }


def test_a_stop_confirmation_and_a_receipt_need_not_say_how_to_stop():
    confirm = "{{ practice_name }}: You will get no more texts. Call {{ office_phone }}, "
    confirm += "code {{ verify_code }}."
    assert lint(sms(confirm, category=Category.OPT_OUT_CONFIRM, variant=Variant.PRIVATE)) == []
    receipt = MAIL.replace("To stop these e-mails, reply STOP.", "")
    assert "missing_optout" not in codes(email(receipt, category=Category.RECEIPT))


def test_a_practice_may_move_the_limits():
    assert "too_many_parts" in codes(sms(), policy=LintPolicy(max_parts=1))


def test_a_template_can_be_tried_on_one_real_account():
    poor = EdgeCase("G-17", MergeTags(practice_name="Lakeshore", first_name="Bo"))
    assert [f.where for f in lint(sms(), cases=[poor])] == ['note (sms, en, full), the case "G-17"']


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "{{ ",
                " }}",
                "{% if ",
                " %}",
                "{% endif %}",
                "balance",
                "first_name",
                "| short",
                "<b>",
                "á",
            ]
        )
        | st.text(max_size=8)
    ).map("".join)
)
def test_whatever_is_typed_lint_answers_with_findings(text):
    assert lint(sms(text))
    assert lint(email(text, html=text))


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("See it. Pay it. Call us.", Language.EN, 0, 1),
        ("You can pay all of it, part of it, or choose a day that suits you.", Language.EN, 2, 5),
        (
            "Remittance of the aforementioned outstanding obligation is respectfully requested "
            "prior to the expiration of the statutory period.",
            Language.EN,
            14,
            30,
        ),
        ("Puede pagar hoy. Puede pedir ayuda. Le atiende una persona.", Language.ES, 3, 6),
        (
            "Le solicitamos respetuosamente la cancelación de la obligación pendiente "
            "anteriormente mencionada con anterioridad al vencimiento reglamentario.",
            Language.ES,
            12,
            16,
        ),
        ("https://lakeshore.example/p 312-555-0140 $5.00", Language.EN, 0, 0),
    ],
)
def test_plain_words_read_at_a_low_grade_and_official_ones_at_a_high_one(text, language, low, high):
    assert low <= reading_grade(text, language) <= high

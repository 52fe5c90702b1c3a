"""A template and an account become a message, or an error that says what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.core.compose import (
    EVERYDAY,
    BadTemplate,
    ComposeError,
    EmptyMessage,
    Language,
    MessageTemplate,
    MissingValue,
    StatementLine,
    TagNotAllowed,
    UnknownTag,
    UnsafeValue,
    Variant,
    parse,
    render,
)
from tactful.core.vocabulary import Channel

JANE = EVERYDAY[Language.EN]


def text_message(text, **changes):
    return MessageTemplate(
        **({"key": "note", "channel": Channel.SMS, "language": Language.EN, "text": text} | changes)
    )


def email(text="Hello", subject="Message from {{ practice_name }}", html="", **changes):
    return text_message(text, channel=Channel.EMAIL, subject=subject, html=html, **changes)


def letter(text, **changes):
    return text_message(text, channel=Channel.LETTER, **changes)


def shown(source, tags=JANE, **changes):
    return render(text_message(source, **changes), tags).text


@pytest.mark.parametrize(
    ("source", "english", "spanish"),
    [
        ("{{ first_name }}", "Jane", "Jane"),
        ("{{ balance }}", "$123.45", "$123.45"),
        ("{{ due_date }}", "Wednesday, September 23, 2026", "miércoles, 23 de septiembre de 2026"),
        ("{{ promise_date }}", "Friday, November 27, 2026", "viernes, 27 de noviembre de 2026"),
        ("{{ promise_date | weekday }}", "Friday, November 27", "viernes 27 de noviembre"),
        ("{{ promise_date | short }}", "November 27", "27 de noviembre"),
        ("{{ days_past_due }}", "61", "61"),
        ("{{ last_payment_amount }}", "$40.00", "$40.00"),
        ("{{ office_hours }}", "weekdays 9 to 5", "de lunes a viernes, de 9 a 5"),
    ],
)
def test_a_tag_is_written_in_the_language_of_the_message(source, english, spanish):
    assert shown(source) == english
    assert shown(source, EVERYDAY[Language.ES], language=Language.ES) == spanish


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        (date(2024, 2, 29), "Thursday, February 29, 2024", "jueves, 29 de febrero de 2024"),
        (date(2027, 1, 1), "Friday, January 1, 2027", "viernes, 1 de enero de 2027"),
        (date(2026, 12, 26), "Saturday, December 26, 2026", "sábado, 26 de diciembre de 2026"),
    ],
)
def test_dates_are_written_out(day, english, spanish):
    tags = replace(JANE, due_date=day)
    assert render(letter("{{ due_date }}"), tags).text == english
    assert render(letter("{{ due_date }}", language=Language.ES), tags).text == spanish


def test_an_unknown_tag_is_named_with_the_template_and_the_nearest_tag():
    with pytest.raises(UnknownTag) as fault:
        shown("Hi {{ firstname }}")
    assert fault.value.tag == "firstname"
    assert str(fault.value) == (
        "note (sms, en, full): there is no tag firstname; did you mean first_name?"
    )


@pytest.mark.parametrize(
    "source",
    [
        "{% include 'x' %}",
        "{% render 'x' %}",
        "{% assign a = 1 %}",
        "{% capture x %}x{% endcapture %}",
    ],
)
def test_files_and_assignments_are_unknown_tags(source):
    with pytest.raises(UnknownTag):
        shown(source)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("Hi {{ first_name }", "expected '}}'"),
        ("Hi first_name }}", "a merge tag is not closed"),
        ("{% if balance %}owed", "endif"),
        ("{{ balance | upcase }}", "there is no filter upcase; use default, short, weekday"),
        ("{{ balance | short }}", "the filter short is for dates"),
        ("{{ first_name.length }}", "there is no tag first_name.length"),
        ("x" * 50_001, "longer than 50,000 characters"),
    ],
)
def test_a_broken_template_is_refused_with_the_reason(source, problem):
    with pytest.raises(ComposeError, match="note") as fault:
        shown(source)
    assert problem in str(fault.value)


def test_a_fault_is_given_with_its_line():
    with pytest.raises(BadTemplate, match="line 3"):
        shown("Hello\n\n{% if %}x{% endif %}")


@pytest.mark.parametrize(
    ("source", "tag", "tags"),
    [
        (
            "Paid {{ last_payment_amount }}",
            "last_payment_amount",
            {"last_payment_amount_cents": None},
        ),
        ("Paid {{ last_payment_amount }}", "last_payment_amount", {"last_payment_amount_cents": 0}),
        ("Due {{ due_date | short }}", "due_date", {"due_date": None}),
        ("You owe {{ balance }}", "balance", {"balance_cents": 0}),
        ("You owe {{ balance }}", "balance", {"balance_cents": -500}),
        ("Hi {{ first_name }}", "first_name", {"first_name": "  "}),
    ],
)
def test_a_missing_value_is_an_error_and_never_a_hole(source, tag, tags):
    with pytest.raises(MissingValue) as fault:
        shown(source, replace(JANE, **tags))
    assert fault.value.tag == tag


def test_an_error_never_tells_who_it_is_about():
    with pytest.raises(MissingValue) as fault:
        shown("{{ first_name }} owes {{ balance }}: {{ due_date }}", replace(JANE, due_date=None))
    told = str(fault.value) + repr(fault.value.__cause__)
    assert "Jane" not in told
    assert "123" not in told


def test_a_value_that_may_be_missing_is_shown_inside_a_condition():
    thanks = "{% if last_payment_amount %} Thank you for {{ last_payment_amount }}.{% endif %}"
    source = f"Hello.{thanks} Bye."
    assert shown(source) == "Hello. Thank you for $40.00. Bye."
    assert shown(source, replace(JANE, last_payment_amount_cents=0)) == "Hello. Bye."


def test_a_default_stands_in_for_a_missing_name():
    assert (
        shown('Hi {{ first_name | default: "there" }}', replace(JANE, first_name=None))
        == "Hi there"
    )


@pytest.mark.parametrize(
    "template",
    [
        text_message("  \n "),
        text_message("{% if last_reminder %}This is the last one.{% endif %}"),
        email(subject=""),
        email(subject="{% if last_reminder %}x{% endif %}"),
    ],
)
def test_a_message_that_comes_out_empty_is_an_error(template):
    with pytest.raises(EmptyMessage):
        render(template, JANE)


def test_gaps_left_by_conditions_are_closed():
    assert shown("Hi  {{ first_name }}, {% if last_reminder %}x{% endif %} bye") == "Hi Jane, bye"
    paragraphs = "One\n\n{% if last_reminder %}x{% endif %}\n\n\nTwo  \nthree"
    assert render(letter(paragraphs), JANE).text == "One\n\nTwo\nthree"


@pytest.mark.parametrize(
    "name", ["North\r\nBcc: everyone@example.com", "North\u2028Bcc: x", "No\x00rth\x0b"]
)
def test_a_name_can_add_no_header_to_an_email(name):
    template = email(subject="From {{ practice_name }}")
    subject = render(template, replace(JANE, practice_name=name)).subject
    assert subject.isprintable()
    assert len(subject.splitlines()) == 1


def test_a_subject_of_two_lines_is_refused():
    with pytest.raises(BadTemplate, match="one line"):
        render(email(subject="Hello\nBcc: x"), JANE)


def test_html_shows_a_name_as_text_and_never_as_markup():
    template = email(html='<p title="{{ practice_name }}">{{ practice_name }}</p>')
    hostile = replace(JANE, practice_name='<script>alert("x")</script> & Co')
    html = render(template, hostile).html
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; Co" in html


def test_the_text_of_a_name_is_never_read_as_a_template():
    clever = replace(JANE, practice_name="{{ balance }}")
    assert shown("From {{ practice_name }}", clever) == "From {{ balance }}"


@pytest.mark.parametrize(
    "name",
    [
        "{{ balance }}",
        "{% if x %}",
        "see https://evil.example/x",
        "WWW.evil.example",
        "Jane evil.com",
        "bit.ly/abc x@y",
        "<b>Jane</b>",
        "Jane 123-45-6789",
        "Jane 1234567",
        "Jane #44123",
        "Jane 04/17/1961",
        "Jane $310.00",
        "J\u200bane @home",
        "Jane\r\nBcc: everyone@example.com",
        "Jane " * 40,
    ],
)
def test_what_an_export_put_in_the_place_of_a_name_is_never_written(name):
    for tag, field in (("first_name", "first_name"), ("full_name", "full_name")):
        with pytest.raises(UnsafeValue, match=f"{tag} is no name") as refused:
            shown(f"Hi {{{{ {tag} }}}}", replace(JANE, **{field: name}))
        assert name not in str(refused.value)


@pytest.mark.parametrize(
    "name",
    [
        *("Jane", "María José", "O'Neil", "Anne-Marie", "J. R.", "John Smith III", "王小明"),
        *("Robert (Bob)", "St. John, Jr.", "Nguyễn Thị Ánh", "أسماء", "Jean d’Arc", "Lee & Lee"),
        *("Aaron697 Stiedemann542", "First1234 G", "John 3rd"),
    ],
)
def test_a_name_of_any_country_is_a_name(name):
    assert shown("Hi {{ full_name }}", replace(JANE, full_name=name), channel=Channel.LETTER)


def test_of_a_card_no_more_than_four_digits_are_told():
    whole = replace(JANE, payment_method="card 4242 4242 4242 4242")
    with pytest.raises(UnsafeValue, match="payment_method may not be sent"):
        shown("Paid by {{ payment_method }}", whole)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "lakeshore.example/p", 'https://x.example/"><b', "https://x y"]
)
def test_a_link_that_is_not_a_web_address_is_refused(link):
    with pytest.raises(UnsafeValue, match="pay_link is not a web address"):
        shown("{{ pay_link }}", replace(JANE, pay_link=link))


def test_a_loop_is_bounded():
    with pytest.raises(BadTemplate, match="repeats too often"):
        shown("{% for x in (1..100000000) %}again and {% endfor %}")


def test_a_letter_lists_the_open_statements():
    source = "{% for line in statement_lines %}{{ line.date }}: {{ line.open }}\n{% endfor %}"
    assert render(letter(source), JANE).text == "August 24, 2026: $83.45\nAugust 31, 2026: $40.00"


def test_an_unknown_part_of_a_statement_is_named():
    with pytest.raises(UnknownTag, match=r"line\.opened; did you mean open\?"):
        render(letter("{% for line in statement_lines %}{{ line.opened }}{% endfor %}"), JANE)


def test_a_statement_without_due_date_cannot_show_one():
    tags = replace(JANE, statement_lines=(StatementLine(date(2026, 9, 1), 5000, 0, 5000),))
    with pytest.raises(MissingValue):
        render(letter("{% for line in statement_lines %}{{ line.due }}{% endfor %}"), tags)


@pytest.mark.parametrize("tag", ["last_visit", "statement_lines"])
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL, Channel.VOICE])
def test_visits_and_single_statements_are_for_letters_only(tag, channel):
    with pytest.raises(TagNotAllowed, match="letter, portal only"):
        parse(text_message(f"{{{{ {tag} }}}}", channel=channel))


@pytest.mark.parametrize(
    "tag",
    [
        "first_name",
        "full_name",
        "balance",
        "due_date",
        "days_past_due",
        "last_payment_amount",
        "last_payment_date",
        "payment_method",
        "promise_amount",
        "open_statements",
    ],
)
def test_the_private_variant_cannot_tell_name_amount_or_age(tag):
    with pytest.raises(TagNotAllowed, match="private variant"):
        parse(text_message(f"{{{{ {tag} }}}}", variant=Variant.PRIVATE))


def test_a_name_with_accents_does_not_make_a_text_longer():
    maria = replace(JANE, first_name="María", promise_date=date(2026, 11, 28))
    assert shown("Hi {{ first_name }}", maria) == "Hi Maria"
    spanish = shown("Hasta el {{ promise_date | weekday }}", maria, language=Language.ES)
    assert spanish == "Hasta el sabado 28 de noviembre"


def test_a_name_keeps_its_accents_in_an_email():
    assert (
        render(email("Hi {{ first_name }}"), replace(JANE, first_name="María")).text == "Hi María"
    )


def test_a_preview_knows_what_is_missing_before_it_is_written():
    compiled = parse(text_message("{{ first_name }} {{ due_date }} {{ last_payment_amount }}"))
    assert compiled.missing(replace(JANE, due_date=None, last_payment_amount_cents=0)) == (
        "due_date",
        "last_payment_amount",
    )


@given(name=st.text(max_size=40), practice=st.text(max_size=40))
def test_whatever_stands_in_a_name_the_message_is_safe_or_refused(name, practice):
    template = email(
        "Hi {{ full_name }}", subject="From {{ practice_name }}", html="<b>{{ full_name }}</b>"
    )
    try:
        message = render(template, replace(JANE, full_name=name, practice_name=practice))
    except (MissingValue, UnsafeValue):
        return
    assert message.subject.isprintable()
    assert "<" not in message.html.removeprefix("<b>").removesuffix("</b>")

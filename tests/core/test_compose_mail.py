"""An e-mail is written once and read in two forms that say the same."""

import re

from tactful.core.compose import EVERYDAY, Language, MessageTemplate, email_from, render, unfold
from tactful.core.compose.markup import visible_text
from tactful.core.vocabulary import Channel

LAYOUT = '<html lang="[[language]]"><body>[[body]]<hr>[[foot]]</body></html>'
BODY = """
Hi {{ first_name }},

R&D: {{ balance }} is
open, and 3 < 5.

[See & pay]({{ pay_link }})

- One
- [Two]({{ help_link }})

{% if help_link %}[Help]({{ help_link }}){% endif %}

{% if last_reminder %}Never shown.{% endif %}
"""


def written(tags=EVERYDAY[Language.EN]):
    source = email_from(BODY, "Call {{ office_phone }}.", language=Language.EN, layout=LAYOUT)
    template = MessageTemplate(
        "note", Channel.EMAIL, Language.EN, source.text, subject="Hello", html=source.html
    )
    return render(template, tags)


def test_the_text_is_plain_paragraphs_with_addresses_in_sight():
    assert written().text == (
        "Hi Jane,\n\nR&D: $123.45 is open, and 3 < 5.\n\n"
        "See & pay: https://lakeshore.example/p/k7q42\n\n"
        "- One\n- Two (https://lakeshore.example/help)\n\n"
        "Help: https://lakeshore.example/help\n\nCall 312-555-0140."
    )


def test_the_html_says_the_same_with_one_button():
    html = written().html
    assert html.count('class="button"') == 1
    assert '<html lang="en">' in html
    assert "<li>One</li>" in html
    assert "R&amp;D: $123.45 is open, and 3 &lt; 5." in html
    assert visible_text(html).startswith(
        "Hi Jane, R&D: $123.45 is open, and 3 < 5. See & pay One Two"
    )


def test_what_is_not_shown_leaves_no_empty_paragraph():
    html = written().html
    assert "Never shown" not in html
    assert not re.search(r"<p[^>]*></p>", html)


def test_a_telephone_number_is_not_broken_over_two_lines():
    assert '<span style="white-space:nowrap">312-555-0140</span>' in written().html


def test_lines_of_a_paragraph_are_joined_and_lists_kept():
    assert unfold("One\ntwo\n\n- a\n  b\n- c\n") == "One two\n\n- a b\n- c"

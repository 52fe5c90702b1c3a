"""Which tone, which variant, which template."""

import pytest

from tactful.core.compose import (
    Language,
    Library,
    MessageTemplate,
    NoTemplate,
    Tone,
    TonePolicy,
    Variant,
    choose,
    variant_for,
)
from tactful.core.vocabulary import Channel


@pytest.mark.parametrize(
    ("days", "tone"),
    [
        (-3, Tone.FRIENDLY),
        (0, Tone.FRIENDLY),
        (30, Tone.FRIENDLY),
        (31, Tone.WARM),
        (60, Tone.WARM),
        (61, Tone.DIRECT),
        (90, Tone.DIRECT),
        (91, Tone.FINAL),
        (400, Tone.FINAL),
    ],
)
def test_the_tone_follows_the_age_of_the_balance(days, tone):
    assert choose(days) == tone


def test_a_practice_may_move_the_edges():
    assert choose(61, TonePolicy(45, 75, 120)) == Tone.WARM


def test_edges_that_do_not_rise_are_refused():
    with pytest.raises(ValueError, match="must rise"):
        TonePolicy(60, 30, 90)


@pytest.mark.parametrize(
    ("channel", "accepted", "variant"),
    [
        (Channel.SMS, False, Variant.PRIVATE),
        (Channel.SMS, True, Variant.FULL),
        (Channel.EMAIL, False, Variant.PRIVATE),
        (Channel.EMAIL, True, Variant.FULL),
        (Channel.LETTER, False, Variant.FULL),
        (Channel.VOICE, False, Variant.FULL),
    ],
)
def test_name_and_amount_travel_only_where_the_person_accepted_it(channel, accepted, variant):
    assert variant_for(channel, unencrypted_accepted=accepted) == variant


def note(tone=None, variant=Variant.FULL, language=Language.EN, text="words"):
    return MessageTemplate("note", Channel.SMS, language, text, tone=tone, variant=variant)


def picked(library, **wanted):
    wanted = {"language": Language.EN, "variant": Variant.FULL} | wanted
    return library.pick("note", Channel.SMS, **wanted)


def test_a_missing_tone_falls_back_to_a_softer_one_and_never_to_a_harder_one():
    library = Library([note(Tone.WARM), note(Tone.FINAL)])
    assert picked(library, tone=Tone.DIRECT).tone == Tone.WARM
    with pytest.raises(NoTemplate):
        picked(library, tone=Tone.FRIENDLY)


def test_without_a_full_variant_the_private_one_is_used_and_never_the_reverse():
    assert picked(Library([note(variant=Variant.PRIVATE)])).variant == Variant.PRIVATE
    with pytest.raises(NoTemplate, match="note for sms in en"):
        picked(Library([note()]), variant=Variant.PRIVATE)


def test_nobody_is_written_to_in_another_language():
    with pytest.raises(NoTemplate):
        picked(Library([note()]), language=Language.ES)
    assert Library([note()]).languages("note", Channel.SMS) == (Language.EN,)


def test_a_practices_own_template_takes_the_place_of_the_shipped_one():
    library = Library([note(text="shipped"), note(text="ours")])
    assert len(library) == 1
    assert picked(library).text == "ours"


def test_drafts_come_softest_first():
    library = Library([note(Tone.FINAL), note(Tone.FRIENDLY), note(Tone.WARM, Variant.PRIVATE)])
    drafts = library.drafts("note", Channel.SMS, Language.EN, variant=Variant.FULL)
    assert [draft.tone for draft in drafts] == [Tone.FRIENDLY, Tone.FINAL]

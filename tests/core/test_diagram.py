"""A journey laid out: every block with its ways out, and every line that is drawn."""

import pytest

from tactful.core.diagram import diagram, title_of
from tactful.core.journey import parse_journey
from tactful.journeys.loader import journey_of, shipped_journeys

BALANCE = diagram(journey_of(shipped_journeys()["balance_reminder"]))
SHIPPED = pytest.mark.parametrize(
    "text", shipped_journeys().values(), ids=shipped_journeys().keys()
)


def stop(block_id):
    return next(each for each in BALANCE.stops if each.block.id == block_id)


def laid_out(*blocks, **trigger):
    journey = {"key": "k", "name": "K", "trigger": {"type": "due"} | trigger, "blocks": [*blocks]}
    return diagram(parse_journey(journey))


def test_the_blocks_are_numbered_in_the_order_of_the_text():
    assert [each.number for each in BALANCE.stops] == list(range(1, 22))
    assert stop("where_it_stands").number == 1
    assert stop("person").number == 21


@SHIPPED
def test_nothing_a_block_may_lead_to_is_left_out(text):
    journey = journey_of(text)
    ids = [block.id for block in journey.blocks]
    for each in diagram(journey).stops:
        told = {lead.to for lead in each.leads} | ({each.number + 1} if each.goes_on else set())
        assert told == {ids.index(target) + 1 for target in each.block.targets()}


@SHIPPED
def test_every_jump_is_drawn_once_and_none_that_does_not_exist(text):
    journey = journey_of(text)
    ids = [block.id for block in journey.blocks]
    jumps = {
        (ids.index(block.id) + 1, ids.index(target) + 1)
        for block in journey.blocks
        for target in block.targets()
        if ids.index(target) != ids.index(block.id) + 1
    }
    drawn = [(start, rail.to) for rail in diagram(journey).rails for start in rail.starts]
    assert set(drawn) == jumps
    assert len(drawn) == len(jumps)


@SHIPPED
def test_no_two_lines_lie_on_each_other(text):
    rails = diagram(journey_of(text)).rails
    for one in rails:
        for other in rails:
            if one is not other and one.track == other.track:
                assert one.last < other.first or other.last < one.first


def test_a_fork_says_who_goes_where():
    leads = [(lead.when, lead.to) for lead in stop("where_it_stands").leads]
    assert leads == [
        ("not past due", 2),
        ("fewer than 5 days past due", 3),
        ("everybody else", 7),
    ]
    assert stop("after_late_call").leads[0].when == "they prefer the phone"
    assert stop("after_reminder").leads[0].when == "it is the first round and top priority"


def test_a_message_says_how_it_goes_and_what_happens_where_no_way_is_open():
    reminder = stop("reminder")
    assert f"{reminder.verb} {reminder.rest}" == (
        "Send “past due” the way they prefer, else by text, else by e-mail"
    )
    assert [(lead.when, lead.to) for lead in reminder.leads] == [("if no way is open", 18)]
    assert stop("heads_up").notes == (
        "Left out after the due date: it would be too late.",
        "If no way is open, it goes on.",
    )
    assert "If no way is open, a person gets it." in stop("call_instead").notes


def test_a_way_back_is_told_from_a_way_on():
    back = [rail for rail in BALANCE.rails if rail.back]
    assert [(rail.starts, rail.to) for rail in back] == [((14, 17), 7)]


def test_what_is_heard_is_named_once_and_in_order():
    assert BALANCE.messages == ("due_soon", "past_due")
    assert title_of("past_due") == "past due"


def test_a_journey_of_one_block_has_no_lines():
    drawn = laid_out({"id": "done", "type": "end"})
    assert (drawn.rails, drawn.tracks) == ((), 0)
    assert drawn.stops[0].is_end

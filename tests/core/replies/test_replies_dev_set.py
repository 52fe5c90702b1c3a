"""The labelled set beside the checkout. Its words were known when the phrases were written."""

from functools import cache

from tests.core.replies.scorer import Score, load, score
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


@cache
def dev() -> Score:
    return score(load(SHARED / "replies" / "dev.jsonl"))


def test_whoever_must_be_left_alone_is_left_alone_or_held():
    assert dev().not_stopped == []


def test_whatever_needs_a_person_reaches_one():
    assert dev().no_person == []


def test_every_life_in_danger_and_every_threat_pages_a_person():
    assert dev().not_paged == []


def test_hardly_anybody_is_stopped_who_did_not_ask_for_it():
    assert len(dev().false_stops) <= 0.02 * dev().need_no_stop


def test_no_promised_day_is_read_wrong_and_hardly_one_is_missed():
    assert dev().wrong_dates == []
    assert dev().right_dates >= 0.97 * dev().dated


def test_no_day_and_no_amount_is_invented():
    assert dev().invented_dates == []
    assert len(dev().wrong_amounts) <= 2, dev().wrong_amounts


def test_labels_are_good_enough_to_sort_the_work():
    assert dev().micro_f1 >= 0.85


def test_two_in_five_of_the_harmless_replies_need_nobody():
    assert dev().automatic >= 0.4 * dev().may_be_automatic

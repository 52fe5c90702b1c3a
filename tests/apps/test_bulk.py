"""Many rows in one statement, with the same meaning as rows saved one by one."""

from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from tests.cast import NOW, TODAY

from tactful import bulk
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.ledger.models import Balance, Guarantor
from tactful.outreach.models import GateDecision, Hold, Touch

COLUMNS = ("practice_id", "guarantor_id", "origin_key", "channel", "category", "due_at")


def touches(guarantor, *keys):
    every = (Channel.SMS, Category.REMINDER, NOW)
    return [(guarantor.practice_id, guarantor.pk, key, *every) for key in keys]


def insert(rows, **how):
    more = [(*row, NOW) for row in rows]
    return bulk.insert(Touch, (*COLUMNS, "created_at"), more, **how)


def test_inserted_rows_read_back_as_if_they_had_been_saved(cast):
    assert insert(touches(cast.jane, "a", "b")) == 2
    touch = Touch.objects.get(origin_key="a")
    assert (touch.channel, touch.due_at, touch.status) == ("sms", NOW, "queued")
    assert (touch.automated, touch.attempts, touch.handed_over_at) == (True, 0, None)
    assert len({*Touch.objects.values_list("uid", flat=True)}) == 2


def test_lists_dates_and_nothing_keep_their_kind(cast):
    bulk.insert(
        GateDecision,
        ("practice_id", "guarantor_id", "channel", "category", "decision", "reason")
        + ("also_codes", "retry_at", "at", "policy_version"),
        [
            (cast.north.pk, cast.jane.pk, "sms", "REMINDER", "DEFER", "HOLIDAY")
            + (("FREQ_MIN_GAP",), None, NOW, "1"),
        ],
    )
    kept = GateDecision.objects.get()
    assert (kept.also_codes, kept.retry_at, kept.superseded_at) == (["FREQ_MIN_GAP"], None, None)
    bulk.update(
        Balance, [(TODAY, None, cast.jane.pk)], set=("as_of", "changes_on"), where=("guarantor_id",)
    )
    balance = Balance.objects.get(guarantor=cast.jane)
    assert (balance.as_of, balance.changes_on) == (TODAY, None)


def test_places_and_tags_are_stored_as_what_they_are(cast):
    bulk.update(
        Guarantor,
        [({"zip": {"zones": ["America/Denver"]}}, ["disputed"], cast.jane.pk)],
        set=("places", "tags"),
        where=("id",),
    )
    cast.jane.refresh_from_db()
    assert cast.jane.places == {"zip": {"zones": ["America/Denver"]}}
    assert cast.jane.tags == ["disputed"]


def test_a_row_that_is_there_already_is_left_alone_and_not_counted(cast):
    insert(touches(cast.jane, "a"))
    assert insert(touches(cast.jane, "a", "b"), ignore_conflicts=True) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(touches(cast.jane, "b"))


def test_a_row_that_is_not_as_it_was_seen_is_not_changed_and_not_counted(cast):
    insert(touches(cast.jane, "a", "b"))
    first, second = Touch.objects.order_by("id").values_list("id", flat=True)
    later = NOW + timedelta(hours=1)
    rows = [(later, first, "queued"), (later, second, "accepted")]
    assert bulk.update(Touch, rows, set=("due_at",), where=("id", "status")) == 1
    assert list(Touch.objects.order_by("id").values_list("due_at", flat=True)) == [later, NOW]


def test_no_rows_are_no_work(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert([]) == 0
        assert bulk.update(Touch, [], set=("due_at",), where=("id",)) == 0


def test_among_finds_the_same_as_a_list(cast):
    ids = [cast.jane.pk, cast.john.pk]
    found = Guarantor.objects.filter(id__in=bulk.among(ids)).values_list("id", flat=True)
    assert set(found) == set(ids)
    assert not Guarantor.objects.filter(id__in=bulk.among([])).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no lengths")
def test_text_that_is_too_long_is_refused_and_never_cut(cast):
    with pytest.raises(DataError), transaction.atomic():
        bulk.insert(
            Hold,
            ("practice_id", "guarantor_id", "kind", "reason", "origin_key")
            + ("opened_at", "opened_by"),
            [(cast.north.pk, cast.jane.pk, HoldKind.DISPUTE, "x" * 301, "t", NOW, "t")],
        )


def test_a_value_no_column_holds_is_refused(cast):
    if connection.vendor == "sqlite":
        with pytest.raises(TypeError, match="object"):
            bulk.update(Touch, [(object(), 1)], set=("reason",), where=("id",))

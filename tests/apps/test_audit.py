"""The audit is append-only and proves itself."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tactful.audit.actions import Happened, at_the_end, record
from tactful.audit.models import AuditEntry, AuditHead
from tactful.audit.queries import verify

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def write(n=3, practice_id=1):
    record(
        practice_id, [Happened("staff:a", "viewed", f"guarantor:{i}") for i in range(n)], now=NOW
    )


def test_every_entry_continues_the_one_before():
    write()
    write()
    assert list(AuditEntry.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert verify(1) is None


def test_a_changed_entry_is_found():
    write()
    AuditEntry.objects.filter(number=2).update(actor="staff:b")
    assert verify(1) == 2


def test_a_removed_entry_is_found_also_at_the_end():
    write()
    AuditEntry.objects.filter(number=3).delete()
    assert verify(1) == 3


def test_only_the_newest_entries_can_be_looked_at_where_there_are_very_many():
    write(5)
    assert verify(1, newest=2) is None
    AuditEntry.objects.filter(number=4).update(actor="staff:b")
    assert verify(1, newest=2) == 4
    AuditEntry.objects.filter(number=4).update(actor="staff:a")
    AuditEntry.objects.filter(number=2).update(actor="staff:b")
    assert verify(1, newest=2) is None
    assert verify(1, newest=9) == 2


def test_practices_have_chains_of_their_own():
    write(2, practice_id=1)
    write(1, practice_id=2)
    assert verify(1) is None
    assert verify(2) is None
    assert AuditEntry.objects.get(practice_id=2).number == 1


def test_a_head_that_is_gone_is_found():
    write()
    AuditHead.objects.all().delete()
    assert verify(1) == 4


def test_an_entry_fits_its_chain_in_whatever_zone_its_instant_was_given():
    chicago = NOW.astimezone(ZoneInfo("America/Chicago"))
    record(1, [Happened("staff:a", "viewed")], now=chicago)
    assert verify(1) is None


def test_what_a_long_change_records_is_kept_to_its_end_and_then_in_order():
    with at_the_end(1):
        write(2)
        write(1, practice_id=2)
        assert not AuditEntry.objects.filter(practice_id=1).exists()
        record(1, [Happened("staff:b", "committed")], now=NOW)
    write(1)
    actors = AuditEntry.objects.filter(practice_id=1).order_by("number")
    assert [entry.actor for entry in actors] == ["staff:a", "staff:a", "staff:b", "staff:a"]
    assert verify(1) is None
    assert verify(2) is None


def test_a_long_change_that_fails_records_nothing():
    def fail():
        with at_the_end(1):
            write()
            raise ValueError("bad row")

    with pytest.raises(ValueError, match="bad row"):
        fail()
    assert not AuditEntry.objects.exists()
    write(1)
    assert AuditEntry.objects.get().number == 1

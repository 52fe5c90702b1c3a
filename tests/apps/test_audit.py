"""The audit is append-only and proves itself."""

from datetime import UTC, datetime

import pytest

from tactful.audit.actions import Happened, record
from tactful.audit.models import AuditEntry
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


def test_practices_have_chains_of_their_own():
    write(2, practice_id=1)
    write(1, practice_id=2)
    assert verify(1) is None
    assert verify(2) is None
    assert AuditEntry.objects.get(practice_id=2).number == 1

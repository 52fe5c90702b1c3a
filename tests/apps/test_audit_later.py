"""Looks at accounts while somebody else is writing: nobody waits, and nothing is lost."""

import sqlite3
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from tests.cast import NOW

from tactful.audit import later
from tactful.audit.actions import Happened, record
from tactful.audit.later import take_in_looks
from tactful.audit.models import AuditEntry
from tactful.audit.queries import verify

pytestmark = pytest.mark.django_db


def look(number):
    return Happened("staff:bea", "account viewed", f"guarantor:{number}")


def kept(practice, number, *, at=NOW):
    """A look that found the database busy."""
    later._keep(practice.pk, [look(number)], at)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    class Home:
        home = tmp_path

    monkeypatch.setattr(settings, "TACTFUL", Home)
    return tmp_path


def test_looks_that_had_to_wait_are_written_down_in_their_order_with_their_own_time(north):
    record(north.pk, [look(0)], now=NOW)
    kept(north, 2, at=NOW + timedelta(seconds=2))
    kept(north, 1, at=NOW + timedelta(seconds=1))
    assert take_in_looks(NOW + timedelta(minutes=1), 500) == 2
    entries = list(AuditEntry.objects.order_by("number"))
    assert [entry.subject for entry in entries] == ["guarantor:0", "guarantor:1", "guarantor:2"]
    assert entries[2].at == NOW + timedelta(seconds=2)
    assert verify(north.pk) is None
    assert take_in_looks(NOW, 500) == 0


def test_a_worker_that_was_killed_before_it_tidied_up_writes_nothing_down_twice(north, home):
    kept(north, 1)
    (waiting,) = (home / "audit").glob("*.json")
    said = waiting.read_text()
    assert take_in_looks(NOW, 500) == 1
    waiting.with_suffix(".taken").write_text(said)  # as the killed one left it
    assert take_in_looks(NOW, 500) == 0
    assert AuditEntry.objects.count() == 1


def test_a_worker_that_was_killed_before_it_wrote_leaves_them_to_the_next(north, home):
    kept(north, 1)
    (waiting,) = (home / "audit").glob("*.json")
    waiting.rename(waiting.with_suffix(".taken"))
    assert take_in_looks(NOW, 500) == 1


def test_looks_at_two_practices_each_continue_their_own_chain(north, south):
    for number, practice in enumerate((north, south, north, south)):
        kept(practice, number, at=NOW + timedelta(seconds=number))
    assert take_in_looks(NOW, 500) == 4
    assert verify(north.pk) is None
    assert verify(south.pk) is None
    assert AuditEntry.objects.filter(practice_id=south.pk).count() == 2


def test_only_their_owner_may_read_looks_that_wait(north, home):
    kept(north, 1)
    (waiting,) = (home / "audit").glob("*.json")
    assert waiting.stat().st_mode & 0o077 == 0
    assert waiting.parent.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has one writer")
def test_a_busy_database_is_told_from_a_broken_one():
    from tactful.web.waiting import is_busy

    assert is_busy(OperationalError("database is locked"))
    assert not is_busy(OperationalError("no such table: audit_auditentry"))
    assert not is_busy(sqlite3.OperationalError("database is locked"))

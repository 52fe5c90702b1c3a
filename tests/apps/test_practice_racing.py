"""Two people decide the same loosening at the same instant: one of them does."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from tests.cast import NOW, make_practice, make_staff

from tactful.practice.actions import AlreadyDecided, approve_loosening, change_settings
from tactful.practice.models import Loosening, Role, SettingsVersion

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]


def test_of_two_approvals_at_once_one_counts_and_the_other_is_told():
    practice = make_practice("Lakeshore")
    owners = [make_staff(practice, name, role=Role.OWNER) for name in ("Bea", "Olga")]
    off = {"policy": {"state_table": {"off": ["FL"]}}}
    (asked,) = change_settings(
        practice, off, by="demo", now=NOW, reason="counsel", until=NOW + timedelta(days=9)
    ).asked
    start, told = Barrier(2), []

    def decide(owner):
        start.wait()
        try:
            approve_loosening(asked, by=f"staff:{owner.uid}", now=NOW)
            told.append("approved")
        except AlreadyDecided:
            told.append("too late")
        finally:
            connections.close_all()

    threads = [Thread(target=decide, args=(owner,)) for owner in owners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["approved", "too late"]
    assert Loosening.objects.get().approved_by
    assert SettingsVersion.objects.count() == 1

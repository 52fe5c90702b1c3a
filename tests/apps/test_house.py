"""What must hold for every table and every setting."""

import pytest
from django.apps import apps
from django.db import connection

from tactful.records import PracticeRow

ABOUT_NOBODY = {
    *("audit.AuditEntry", "audit.AuditHead", "jobs.WorkerSeen"),
    *("practice.Practice", "practice.Staff"),
}
OWN = [m for m in apps.get_models() if m.__module__.startswith("tactful.")]


@pytest.mark.parametrize("model", OWN, ids=lambda m: m._meta.label)
def test_every_row_belongs_to_a_practice(model):
    names = {f.name for f in model._meta.fields}
    through_parent = {"intake.RefusedRow", "jobs.FileChunk"}
    assert "practice" in names or model._meta.label in ABOUT_NOBODY | through_parent, (
        "a table without a practice cannot be kept apart from another clinic's"
    )


@pytest.mark.parametrize("model", [m for m in OWN if issubclass(m, PracticeRow)])
def test_a_row_prints_as_its_opaque_id_and_never_as_a_name(model):
    assert str(model(uid="abc")) == "abc"


@pytest.mark.django_db
def test_amounts_are_stored_as_whole_numbers():
    for model in OWN:
        for field in model._meta.fields:
            if field.name.endswith("_cents"):
                assert field.db_type(connection) == "bigint"

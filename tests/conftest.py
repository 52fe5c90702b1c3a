"""Fixtures shared by every test that touches the database; pure tests use none of them."""

import os

import hypothesis
import pytest

from tests import cast as people


@pytest.fixture
def north(db):
    """An empty practice in Chicago."""
    return people.make_practice("North")


@pytest.fixture
def south(db):
    """Another practice, in New York, which must never see North."""
    return people.make_practice("South", zone="America/New_York")


@pytest.fixture(scope="session")
def remembered_cast():
    from tests.remembered import Remembered

    return Remembered(people.make_cast)


@pytest.fixture
def cast(db, remembered_cast):
    """North and South with their people and accounts; see tests/cast.py."""
    return remembered_cast.again()


# The same examples at every run, so that a change is judged by what it changed.
# TACTFUL_TEST_EXPLORE=1 draws new ones, to find what nobody has thought of.
hypothesis.settings.register_profile("repeatable", derandomize=True)
if not os.environ.get("TACTFUL_TEST_EXPLORE"):
    hypothesis.settings.load_profile("repeatable")

import pytest
import time_machine

from tests.cast import NOW


@pytest.fixture
def ten_in_the_morning():
    """The clock of the cast's Friday, standing still."""
    with time_machine.travel(NOW, tick=False):
        yield

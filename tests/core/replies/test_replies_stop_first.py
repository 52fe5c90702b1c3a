"""A message that begins with STOP stops, whatever else it says (policy.md R016, section 6 B)."""

import pytest
from tests.core.replies.hearing import decided


@pytest.mark.parametrize(
    "text",
    [
        "STOP, this bill is wrong",
        "STOP this bill is wrong",
        "Stop. my insurance pays this",
        "STOP your charges are wrong",
        "stop i dont owe this balance",
    ],
)
def test_a_dispute_behind_it_never_hides_a_stop(text):
    decision = decided(text)
    assert decision.suppress
    assert decision.work is not None

"""What one check of the gate found."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tactful.core.policy.codes import Code

NEVER: Final = 1 << 62
"""An instant beyond every horizon: this code does not pass by waiting."""


class Finding(NamedTuple):
    """One failing code. `not_before` is the first instant at which the code by itself may pass;
    None is a block, which no waiting clears."""

    code: Code
    not_before: int | None = None


Findings = Sequence[Finding]

NOTHING: Final[Findings] = ()
BLOCKED: Final = {code: Finding(code) for code in Code}
"""The finding that blocks, by code."""

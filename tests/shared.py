"""The clinic's reference material beside the checkout; tests that read it skip without it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")

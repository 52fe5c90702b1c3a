"""A source read to its end before anything is written: whoever writes holds others up.

SQLite has one writer at a time, and two fifths of an import are reading. The rows wait on disk,
in a file without a name: a big source must not fill the memory.
"""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from tactful.intake.plan import Progress, batches
from tactful.intake.reading import Listing, Reading
from tactful.intake.sources import Opened
from tactful.readers.rows import Row

_IN_MEMORY: Final = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """What a source says as a whole, and its rows in their order, as often as needed."""

    reading: Reading
    rows: int
    file: IO[bytes]

    def batches(self) -> Iterator[list[Row]]:
        """The rows, some thousands at a time."""
        self.file.seek(0)
        while True:
            try:
                batch: list[Row] = pickle.load(self.file)  # noqa: S301 - our own, a moment ago
            except EOFError:
                return
            yield batch


@contextmanager
def read_ahead(
    opened: Opened, on: date, progress: Progress | None = None, *, listing: bool = False
) -> Iterator[ReadAhead]:
    """Read a source once. Raises FileRefused."""
    reading, rows = Reading(opened, on, Listing() if listing else None), 0
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        for batch in batches(opened, progress):
            for row in batch:
                reading.add(row)
            rows += len(batch)
            pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
        reading.close()
        yield ReadAhead(reading, rows, file)

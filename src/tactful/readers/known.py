"""CSV files whose columns are agreed beforehand, read by column name."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from tactful.readers.cells import CellError
from tactful.readers.delimited import DelimitedFile
from tactful.readers.rows import Code, FileRefused, Finding, RefusedRow
from tactful.readers.tables import trimmed

Value = TypeVar("Value")


class KnownRow(NamedTuple):
    """One row's cells, trimmed, in the order they were asked for."""

    line: int
    cells: list[str]


class KnownFile:
    """One such file. `columns` must all be there; others in the file are never looked at."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.name = path.name
        self.columns = tuple(columns)
        self._file = DelimitedFile(path)

    def inspect(self) -> None:
        """Read through once; raises FileRefused for whatever forbids taking anything from it."""
        for _ in self._walk():
            pass

    def rows(self) -> Iterator[KnownRow | RefusedRow]:
        """Every row under the header; one with too many or too few cells is refused."""
        for line, cells, width, order in self._walk():
            if len(cells) > width and any(map(str.strip, cells[width:])):
                reason = "there are more cells than columns"
                yield RefusedRow(line, Code.TOO_MANY_CELLS, reason, self.name)
            elif len(cells) < width:
                reason = "there are fewer cells than columns"
                yield RefusedRow(line, Code.TOO_FEW_CELLS, reason, self.name)
            else:
                yield KnownRow(line, [cells[i].strip() for i in order])

    def findings(self) -> list[Finding]:
        """What reading showed about the file as a whole."""
        return self._file.findings()

    def _walk(self) -> Iterator[tuple[int, list[str], int, list[int]]]:
        records = self._file.records()
        header = trimmed(next(records).cells)
        order = self._order(header)
        for line, cells, cut_off in records:
            if cut_off and len(cells) < len(header):
                reason = "the last record is cut off; export the file again"
                raise FileRefused(Code.TRUNCATED, reason, file=self.name, line=line)
            yield line, cells, len(header), order

    def _order(self, header: tuple[str, ...]) -> list[int]:
        names = [name.lower() for name in header]
        missing = [column for column in self.columns if column.lower() not in names]
        if missing:
            reason = f"{self.name} has no column {', '.join(missing)}"
            raise FileRefused(Code.MISSING_COLUMN, reason, file=self.name, line=1)
        return [names.index(column.lower()) for column in self.columns]


def in_column(column: str, read: Callable[[str], Value], cell: str) -> Value:
    """Read one cell; a CellError then names its column."""
    try:
        return read(cell)
    except CellError as error:
        raise CellError(error.code, f"{column}: {error.reason}") from None

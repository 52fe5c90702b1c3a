"""Files for the reader tests: small exports written out, and rows picked out of what is read."""

from datetime import date
from pathlib import Path

from tactful.readers.rows import Finding, NotCounted, RefusedRow
from tactful.readers.sources import open_source

TODAY = date(2026, 11, 20)


def write(folder: Path, content: str | bytes, name: str = "export.csv") -> Path:
    """One file; text is written as UTF-8 with the line ends it has."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def write_all(folder: Path, files: dict[str, str]) -> Path:
    """A folder of files, each text dedented to its first column."""
    for name, content in files.items():
        lines = [line.strip() for line in content.strip().splitlines()]
        write(folder, "\n".join(lines) + "\n", name)
    return folder


def read(path: Path, **options):
    """Everything a source says, and the source for its totals."""
    source = open_source(path, on=options.pop("on", TODAY), **options)
    return list(source.read()), source


def of(kind, rows):
    """The rows of one kind."""
    return [row for row in rows if isinstance(row, kind)]


def refused(rows):
    """(file, line, code) of each refused row."""
    return [(row.file, row.line, row.code) for row in of(RefusedRow, rows)]


def not_counted(rows):
    """(line, code) of each row that is read but not counted."""
    return [(row.line, row.code) for row in of(NotCounted, rows)]


def findings(rows):
    """(code, lines) of each finding."""
    return [(row.code, row.lines) for row in of(Finding, rows)]

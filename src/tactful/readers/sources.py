"""A path, and the reader for what lies there."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from tactful.readers.balances_file import TERMS_DAYS, BalancesFile
from tactful.readers.ledger_folder import CHARGES, GUARANTORS, LedgerFolder
from tactful.readers.mapping import ColumnMapping, guess
from tactful.readers.rows import Code, FileRefused, Source
from tactful.readers.synthea import CLAIMS, TRANSACTIONS, SyntheaFolder
from tactful.readers.tables import Table, open_text_table
from tactful.readers.workbook import open_workbook_table

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class SourceKind(StrEnum):
    """What a path holds."""

    LEDGER_FOLDER = "ledger_folder"
    SYNTHEA = "synthea"
    BALANCES_FILE = "balances_file"


def recognize(path: Path) -> SourceKind:
    """Tell the kind of a source by the files in it.

    Raises FileRefused: MISSING_FILE for a path that is not there or a folder of neither kind.
    """
    if path.is_file():
        return SourceKind.BALANCES_FILE
    if not path.is_dir():
        raise FileRefused(Code.MISSING_FILE, "there is no such file or folder", file=path.name)
    if (path / CLAIMS).is_file() or (path / TRANSACTIONS).is_file():
        return SourceKind.SYNTHEA
    if (path / GUARANTORS).is_file() or (path / CHARGES).is_file():
        return SourceKind.LEDGER_FOLDER
    reason = f"the folder holds neither {GUARANTORS} and {CHARGES} nor Synthea's {CLAIMS}"
    raise FileRefused(Code.MISSING_FILE, reason, file=path.name)


def open_table(path: Path, *, name: str = "") -> Table:
    """The table in a file, workbook or text by its content, whatever its name says.

    `name` is what the file was called where it came from. Raises FileRefused.
    """
    if not path.is_file():
        raise FileRefused(Code.MISSING_FILE, "there is no such file", file=name or path.name)
    with path.open("rb") as file:
        start = file.read(4)
    if start in _WORKBOOKS:
        return open_workbook_table(path, name=name)
    return open_text_table(path, name=name)


def open_source(
    path: Path,
    *,
    on: date,
    mapping: ColumnMapping | None = None,
    region: str = "US",
    due_days: int = TERMS_DAYS,
) -> Source:
    """The reader for a path, ready to be read; a table's mapping is guessed unless given.

    `on` is the day of the export; `due_days` from statement to due date where one is missing.
    Raises FileRefused.
    """
    match recognize(path):
        case SourceKind.LEDGER_FOLDER:
            return LedgerFolder(path, on, region)
        case SourceKind.SYNTHEA:
            return SyntheaFolder(path, on, due_days)
        case SourceKind.BALANCES_FILE:
            table = open_table(path)
            return BalancesFile(table, mapping or guess(table), on, region, due_days)

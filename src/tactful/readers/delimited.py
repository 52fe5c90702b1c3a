"""Delimited text as records: any delimiter, any usual encoding, quoted line breaks.

The records come as they stand, title and total rows included; `tables.py` finds the header.
Reading streams: memory does not grow with the file.
"""

import codecs
import csv
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from tactful.readers.rows import Code, FileRefused, Finding


class Record(NamedTuple):
    """The line a record starts on and its cells; `cut_off` when the file ends mid-line."""

    line: int
    cells: list[str]
    cut_off: bool = False


DELIMITERS: Final = (",", ";", "\t", "|", "^", "~", "\x1f")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word document"),
    (b"SQLite format 3", "a database"),
)
_UNMARKED = "no mark"
_DOS_END = b"\x1a"  # old programs still end a file with it
_LOOK = 64 * 1024
_SAMPLE = 60
# Stands on a line of its own after the last: inside a cell it shows that the last quotation
# mark was never closed. No text contains this character (Unicode keeps it out of use).
_END = "\ufdd0"


@dataclass(slots=True)
class DelimitedFile:
    """One text file. `delimiter` is found by `sniff_delimiter` or given."""

    path: Path
    delimiter: str = ","
    name: str = ""
    _utf8_lines: Sequence[int] = ()
    _cp1252_lines: Sequence[int] = ()

    def __post_init__(self) -> None:
        self.name = self.name or self.path.name

    def records(self) -> Iterator[Record]:
        """Every record that is not blank, from the start of the file each time.

        Raises FileRefused: EMPTY_FILE, WRONG_FILE_TYPE, WRONG_ENCODING, TRUNCATED.
        """
        with self._open() as file:
            encoding = self._encoding(file)
            lines = _Lines(file, encoding)
            yield from self._split(lines)
            self._utf8_lines, self._cp1252_lines = lines.utf8_lines, lines.cp1252_lines

    def findings(self) -> list[Finding]:
        """What reading showed about the file as a whole; complete once it was read."""
        odd = min(self._utf8_lines, self._cp1252_lines, key=len)
        if not odd:
            return []
        reason = "these lines are in another encoding than the rest; they were read all the same"
        return [Finding(Code.MIXED_ENCODING, tuple(odd), reason, self.name)]

    def _open(self) -> BinaryIO:
        try:
            return self.path.open("rb")
        except FileNotFoundError:
            raise FileRefused(Code.MISSING_FILE, "the file is not there", file=self.name) from None
        except OSError:
            raise FileRefused(
                Code.WRONG_FILE_TYPE, "the file cannot be opened", file=self.name
            ) from None

    def _encoding(self, file: BinaryIO) -> str:
        start = file.read(_LOOK)
        file.seek(0)
        if not start.strip():
            raise FileRefused(Code.EMPTY_FILE, "the file is empty", file=self.name)
        for mark, what in _NOT_TEXT:
            if start.startswith(mark):
                reason = f"this is {what}, not a text export; export it as CSV or XLSX"
                raise FileRefused(Code.WRONG_FILE_TYPE, reason, file=self.name)
        for mark, encoding in _BOMS:
            if start.startswith(mark):
                return encoding
        self._refuse_binary(start)
        return _UNMARKED

    def _refuse_binary(self, start: bytes) -> None:
        if start.lstrip()[:64].lower().startswith((b"<html", b"<!doctype", b"<?xml")):
            reason = "this is a web page, not a text export; export it as CSV or XLSX"
            raise FileRefused(Code.WRONG_FILE_TYPE, reason, file=self.name)
        if b"\x00" not in start:
            return
        if start.count(b"\x00") > len(start) // 4:
            reason = "the text is in UTF-16 without its mark; save it as UTF-8"
            raise FileRefused(Code.WRONG_ENCODING, reason, file=self.name)
        reason = "this is not text; export it as CSV or XLSX"
        raise FileRefused(Code.WRONG_FILE_TYPE, reason, file=self.name)

    def _split(self, lines: "_Lines") -> Iterator[Record]:
        reader = csv.reader(lines, delimiter=self.delimiter)
        start = 1
        try:
            for cells in reader:
                if lines.ended:
                    if cells != [_END]:
                        raise self._unclosed(start)
                    return
                lines.note_encoding(start)
                if any(map(str.strip, cells)):
                    yield Record(start, cells, lines.cut_off)
                start = reader.line_num + 1
        except csv.Error:
            raise self._unclosed(start) from None
        except UnicodeError:
            reason = "the text is not in the encoding its mark promises; save it as UTF-8"
            raise FileRefused(Code.WRONG_ENCODING, reason, file=self.name, line=start) from None

    def _unclosed(self, line: int) -> FileRefused:
        reason = "a quotation mark is opened and never closed: the file is cut off or damaged"
        return FileRefused(Code.TRUNCATED, reason, file=self.name, line=line)


class _Lines:
    """A file's lines as text, each ending in a line feed, and `_END` after the last."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.utf8_lines = array("L")
        self.cp1252_lines = array("L")
        self.cut_off = False
        self.ended = False
        self._file = file
        self._encoding = encoding
        self._seen_utf8 = self._seen_cp1252 = False

    def __iter__(self) -> Iterator[str]:
        lines = self._unmarked() if self._encoding == _UNMARKED else self._marked()
        for line in lines:
            if "\x00" in line:  # no database keeps it, and no spreadsheet shows it
                line = line.replace("\x00", "") or "\n"
            if line[-1] != "\n":
                self.cut_off = True
                line += "\n"
            yield line
        self.ended = True
        yield _END

    def note_encoding(self, line: int) -> None:
        """Remember under its first line what the record just read was written in."""
        if self._seen_utf8:
            self.utf8_lines.append(line)
        if self._seen_cp1252:
            self.cp1252_lines.append(line)
        self._seen_utf8 = self._seen_cp1252 = False

    def _unmarked(self) -> Iterator[str]:
        """Each line by itself: UTF-8 where it can be, else cp1252. Real files mix the two."""
        for raw in self._raw_lines():
            if raw == _DOS_END:
                return
            try:
                text = raw.decode()
                self._seen_utf8 |= not raw.isascii()
            except UnicodeDecodeError:
                text = raw.decode("cp1252", "replace")
                self._seen_cp1252 = True
            yield text.replace("\r\n", "\n").replace("\r", " ") if "\r" in text else text

    def _raw_lines(self) -> Iterable[bytes]:
        start = self._file.read(_LOOK)
        self._file.seek(0)
        if b"\n" in start or b"\r" not in start:
            return self._file
        # Macs of the last century ended lines so; their files are small.
        return self._file.read().replace(b"\r", b"\n").splitlines(keepends=True)

    def _marked(self) -> Iterator[str]:
        text = TextIOWrapper(self._file, encoding=self._encoding, newline=None)
        yield from text
        text.detach()


def split_sample(path: Path, delimiters: Sequence[str]) -> dict[str, list[Record]]:
    """The first records of a file as each delimiter would split them.

    Raises FileRefused where the file is no text at all; a cut off record ends the sample.
    """
    return {delimiter: _sample(DelimitedFile(path, delimiter)) for delimiter in delimiters}


def _sample(file: DelimitedFile) -> list[Record]:
    records: list[Record] = []
    try:
        records.extend(islice(file.records(), _SAMPLE))
    except FileRefused as refused:
        if refused.code is not Code.TRUNCATED:
            raise
    return records

"""Files somebody handed in through a browser, laid out as the file or folder a reader opens."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

from tactful.jobs.models import JobFile
from tactful.jobs.queries import write_out
from tactful.readers.rows import Code, FileRefused

MOST_FILES: Final = 200
MOST_BYTES: Final = 1 << 30
"""What an archive may hold when unpacked."""

_NAMELESS: Final = "file"
_LONGEST: Final = 160  # bytes; file systems take 255
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@contextmanager
def laid_out(files: Sequence[JobFile]) -> Iterator[Path]:
    """One file as itself, several (or an archive of several) as a folder. Raises FileRefused.

    They lie in the home folder, which only its owner may enter, for as long as this lasts.
    """
    home: Path = settings.TACTFUL.home
    work = home / "work"
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=work) as within:
        name = files[0].name if len(files) == 1 else f"{len(files)} files"
        folder = Path(within) / (Path(plain_name(name)).stem or _NAMELESS)
        folder.mkdir()
        for file in files:
            path = _free(folder / plain_name(file.name))
            write_out(file, path)
            if is_archive(path):
                _unpack(path, folder)
        yield _file_or_folder(folder)


def plain_name(name: str) -> str:
    """The last part of a file's name, without what a file system or a line of text cannot hold."""
    last = _UNSAFE.sub(" ", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not stem:
        return _cut(last) or _NAMELESS
    return f"{_cut(stem)}{dot}{ending[:10]}"


def _cut(text: str) -> str:
    return text.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")


def is_archive(path: Path) -> bool:
    """Whether a file is an archive of others; workbooks are packed in the same way."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as packed:
        names = set(packed.namelist())
    return names.isdisjoint({"[Content_Types].xml", "mimetype"})


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            members = [one for one in packed.infolist() if _counts(one)]
            _must_be_fit(members, path.name)
            for member in members:
                _take_out(packed, member, _free(folder / plain_name(member.filename)))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        reason = "the archive is damaged; make it again, or choose the files that are in it"
        raise FileRefused(Code.WRONG_FILE_TYPE, reason, file=path.name) from None
    path.unlink()


def _counts(member: zipfile.ZipInfo) -> bool:
    """Folders and what a Mac adds of its own are no files of the source."""
    parts = member.filename.split("/")
    return not (member.is_dir() or "__MACOSX" in parts or parts[-1].startswith("."))


def _must_be_fit(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    if not members:
        raise FileRefused(Code.EMPTY_FILE, "there is no file in the archive", file=name)
    if any(member.flag_bits & 1 for member in members):
        reason = "the archive is locked with a password; unpack it, and choose the files in it"
        raise FileRefused(Code.WRONG_FILE_TYPE, reason, file=name)
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        reason = "the archive holds too much; choose the files in it that speak of balances"
        raise FileRefused(Code.ARCHIVE_TOO_LARGE, reason, file=name)


def _take_out(packed: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    """No more than was announced: an archive may say it holds little, and hold a lot."""
    left = member.file_size
    with packed.open(member) as inside, path.open("wb") as out:
        while piece := inside.read(min(1 << 20, left + 1)):
            left -= len(piece)
            if left < 0:
                raise zipfile.BadZipFile
            out.write(piece)


def _free(path: Path) -> Path:
    """A path nothing lies at yet."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def _file_or_folder(folder: Path) -> Path:
    """A folder with one file in it is that file."""
    inside = list(folder.iterdir())
    return inside[0] if len(inside) == 1 else folder

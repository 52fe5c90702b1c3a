"""`make docs`: write the reference of the contact policy into docs/reference/."""

import sys
from pathlib import Path

from tactful.practice.reference.markdown import pages


def write(folder: Path) -> int:
    """Write every page below a folder, take away those of codes that are gone; how many changed."""
    wanted = {folder / path: text for path, text in pages().items()}
    gone = [path for path in folder.rglob("*.md") if path not in wanted]
    for path in gone:
        path.unlink()
    changed = [path for path, text in wanted.items() if _read(path) != text]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    return len(changed) + len(gone)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path("docs/reference")
    changed = write(folder)
    sys.stdout.write(f"{folder}: {changed} of {len(pages())} pages are new or different\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

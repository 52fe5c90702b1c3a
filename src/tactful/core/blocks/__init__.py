"""The steps of a journey, one file each. A new file here is a new block (ADDING_A_BLOCK.md)."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from tactful.core.blocks._block import Block, Source

__all__ = ["Block", "Source", "block_types"]


@cache
def block_types() -> Mapping[str, type[Block]]:
    """Return every block there is, by the word that names it in a journey's text.

    A file whose name begins with an underscore helps the others and holds no block.
    """
    names = sorted(entry.name for entry in iter_modules(__path__) if not entry.name.startswith("_"))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return {block.type: block for module in modules for block in _blocks_in(module)}


def _blocks_in(module: ModuleType) -> list[type[Block]]:
    return [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, Block)
        and thing.__module__ == module.__name__
    ]

"""What stands in the database after an import, so that two ways of getting there compare."""

from typing import Any

from django.apps import apps

from tactful.practice.models import Practice

ROOMS = ("ledger", "outreach", "worklist")
_OF_ITS_OWN = {"id", "uid", "created_at", "opened_at", "at", "origin_key", "origin", "opened_by"}


def everything(practice: Practice, *, but: tuple[str, ...] = ()) -> dict[str, list[Any]]:
    """Every row of the rooms an import writes to, ids and all; `but` names models left out."""
    found = {}
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            names = {f.name for f in model._meta.fields}
            if "practice" in names and model.__name__ not in but:
                rows = model._default_manager.filter(practice=practice).order_by("pk")
                found[model.__name__] = list(rows.values_list())
    return found


def books(practice: Practice) -> dict[str, list[tuple[Any, ...]]]:
    """The same without ids and instants: what a person would see."""
    found = {}
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            names = {f.name for f in model._meta.fields}
            if "practice" not in names or model.__name__ == "AccountEvent":
                continue
            fields = [f for f in model._meta.fields if f.name not in {"practice", *_OF_ITS_OWN}]
            rows = model._default_manager.filter(practice=practice)
            found[model.__name__] = sorted(
                (tuple(_plain(row, f) for f in fields) for row in rows), key=repr
            )
    return found


def _plain(row: Any, field: Any) -> Any:
    value = getattr(row, field.name)
    if field.is_relation and value is not None:
        return getattr(value, "external_id", None) or str(getattr(value, "name", ""))
    return value

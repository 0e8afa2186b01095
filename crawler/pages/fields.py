"""JSON as pages carry it: its values may be of any type, and are read as the one looked for."""

import json
import re
from collections.abc import Mapping
from typing import Any

from crawler.raw import Shown

# Half of a pair that stands for one character: no UTF-8, no file name and no database takes it.
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


def read_json(text: str, *, strict: bool = True) -> Any:
    """The value of a JSON text; lone surrogates become U+FFFD.

    Raises ValueError where it is no JSON, also where it is nested deeper than Python goes. Without
    `strict` texts may hold line breaks as they are.
    """
    if "\\ud" in text or "\\uD" in text:
        text = _HALF.sub(r"\\ufffd", text)
    try:
        return json.loads(text, strict=strict)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def json_in(text: str | None) -> Any:
    """The value of a JSON text; None where it is no JSON."""
    try:
        return read_json(text or "")
    except ValueError:
        return None


def table(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects of a list (or the values of an object), in order; none where it is neither."""
    if isinstance(value, dict):
        value = list(value.values())
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string(value: Any) -> str:
    """A text or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if number else ""


def strings(values: Mapping[str, Any]) -> dict[str, str]:
    """Values as texts, without those that say nothing."""
    return {key: text for key, value in values.items() if (text := string(value))}


def iso_date(value: Any) -> Shown | None:
    """An ISO 8601 date, which is all that JSON or an attribute shows of it; None for nothing."""
    text = string(value)
    return Shown(text, iso=text) if text else None

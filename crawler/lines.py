"""A record as a line of JSON Lines, and what stands for its values."""

import json
from dataclasses import fields
from typing import Any

import orjson
import xxhash


def json_line(record: Any) -> bytes:
    """A dataclass or dict as one line, keys in their order, UTF-8.

    A broken surrogate, which UTF-8 has no bytes for, is written as its escape.
    """
    try:
        return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=_by_names)
        return line.encode("utf-8", "backslashreplace") + b"\n"


def _by_names(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def values_digest(values: tuple[Any, ...]) -> bytes:
    """Eight bytes that stand for values of JSON, whatever the order of keys in them."""
    try:
        text = orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # a broken surrogate
        text = json.dumps(values, sort_keys=True).encode("ascii")
    return xxhash.xxh3_64_digest(text)

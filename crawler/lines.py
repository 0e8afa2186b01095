"""A record as a line of JSON Lines."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

import orjson


def json_line(record: Any) -> bytes:
    """A dataclass or dict as one line, keys in their order, UTF-8.

    A broken surrogate, which UTF-8 has no bytes for, is written as its escape.
    """
    try:
        return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        if is_dataclass(record):
            record = {field.name: getattr(record, field.name) for field in fields(record)}
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        return line.encode("utf-8", "backslashreplace") + b"\n"

"""What the lines of a post of a flattened page hold."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class FlatBody:
    """What a post's lines hold; `posted` is a date that stood before the body."""

    text: str = ""
    posted: str = ""
    edited: str | None = None
    signature: str | None = None
    quotes: list[tuple[str | None, str]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

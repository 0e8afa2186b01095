"""What pages do not show though their engine knows them: counted, with a few places for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.notices import Missing
    from crawler.records import Post

# So many URLs are kept, and logged, for each kind of gap.
_PLACES = 3


def missing_parts(post: Post) -> list[str]:
    """What no post should be without, and this one is; images and quotes stand for words."""
    said = post.body or post.quotes or post.images or post.attachments or post.links
    parts = {
        "title": post.title,
        "author": post.author,
        "date": post.posted_at or post.posted_at_text,
        "body": said,
    }
    return [part for part, value in parts.items() if not value]


@dataclass(slots=True)
class Gap:
    """How often something was missing, and on which pages first."""

    count: int = 0
    urls: list[str] = field(default_factory=list)


class Gaps:
    """The gaps of a run, by engine, version and part."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, str], Gap] = {}

    def note(self, missing: Missing) -> bool:
        """Count one; whether its page is among the first, and so worth a line in the log."""
        key = (missing.engine, missing.version, missing.part)
        gap = self.found.setdefault(key, Gap())
        gap.count += 1
        if missing.url in gap.urls or len(gap.urls) >= _PLACES:
            return False
        gap.urls.append(missing.url)
        return True

    def facts(self) -> list[dict[str, Any]]:
        """For the summary: `engine`, `version`, `part`, `count` and `urls`, in a fixed order."""
        return [
            {"engine": engine, "version": version, "part": part, "count": gap.count}
            | {"urls": gap.urls}
            for (engine, version, part), gap in sorted(self.found.items())
        ]

"""What a run counts, and tells at its end."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.notices import Missing
    from crawler.records import Post

logger = logging.getLogger(__name__)


class Tally:
    """Records by their kinds (`counts`), pages that were not read by why, and what others lack.

    Two are no failures: `refusals` are pages that are refused as they were in an earlier run, and
    `left_out` what an archive has of other things than forums, or of which nobody is sure.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.gaps = Gaps()

    def miss(self, missing: Missing) -> None:
        """Note what a page does not show; the first pages of each kind are logged."""
        if self.gaps.note(missing):
            logger.warning("%s: %s", missing.url, missing)

    def facts(self) -> dict[str, Any]:
        """For the summary, in a fixed order."""
        counts = self.counts
        return {
            "threads": counts["threads_read"],
            "posts": counts["posts"],
            "known": counts["known"],
            "duplicates": counts["duplicates"],
            "authors": counts["authors"],
            "rejected": counts["rejected"],
            "failures": dict(sorted(self.failures.items())),
            "refused_as_before": dict(sorted(self.refusals.items())),
            "left_out": dict(sorted(self.left_out.items())),
            "missing": self.gaps.facts(),
        }


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

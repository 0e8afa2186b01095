"""What a run counts, and tells at its end."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Any

from crawler.gaps import Gaps

if TYPE_CHECKING:
    from crawler.notices import Missing

logger = logging.getLogger(__name__)


class Tally:
    """Records by their kinds (`counts`), pages that were not read by why, and what others lack.

    `refusals` are pages that are refused as they were in an earlier run, which is no failure.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
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
            "missing": self.gaps.facts(),
        }

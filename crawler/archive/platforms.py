"""Which platforms the posts of a site in an archive are of: each numbers its own."""

from collections import defaultdict

from crawler.archive.work import DocumentRecords

# What stands in the place of a platform's name.
_NO_PLATFORM = frozenset({"generic", "text"})


class Platforms:
    """The platforms of each site, as far as its documents were read."""

    def __init__(self) -> None:
        self.seen = defaultdict[str, set[str]](set)

    def mixed(self, found: DocumentRecords) -> list[str]:
        """Those of a document's site, where with this one there is another than before."""
        seen = self.seen[found.site]
        new = {post.engine for post in found.posts} - seen - _NO_PLATFORM
        seen |= new
        return sorted(seen) if new and len(seen) > 1 else []

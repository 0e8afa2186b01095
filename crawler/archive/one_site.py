"""One name for each site: forums answer with `www.` and without it, and archives hold both."""

from collections.abc import Iterable, Iterator

from crawler.archive.work import DocumentRecords
from crawler.sites import bare
from crawler.store.state import State


class OneSite:
    """The name that each site had first, in an earlier run or in this one."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.names: dict[str, str] = {}

    def united(self, documents: Iterable[DocumentRecords]) -> Iterator[DocumentRecords]:
        """All documents in order, their records under the one name of their site."""
        for found in documents:
            plain = bare(found.site)
            if plain not in self.names:
                self.names[plain] = self.state.known_site(plain, f"www.{plain}") or found.site
            if self.names[plain] != found.site:
                _rename(found, self.names[plain])
            yield found


def _rename(found: DocumentRecords, site: str) -> None:
    """Put another site into the ids of all records of a document."""
    old, found.site = found.site, site
    lines = {id(line): line for line in found.threads}
    for post in found.posts:
        lines[id(post.thread_line)] = post.thread_line
        author = post.author_line
        post.site = author.site = site
        post.id = _moved(post.id, old, site)
        post.author_id = post.author_id and _moved(post.author_id, old, site)
        author.id = author.id and _moved(author.id, old, site)
    for line in lines.values():
        line.site = site
        line.id = _moved(line.id, old, site)
        line.author_id = line.author_id and _moved(line.author_id, old, site)


def _moved(record_id: str, site: str, other: str) -> str:
    return other + record_id.removeprefix(site)

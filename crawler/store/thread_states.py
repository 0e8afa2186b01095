"""What is remembered of threads, over runs."""

from dataclasses import dataclass

from crawler.compact import long_url, short_id, short_url
from crawler.store.table_rows import TableRows

GONE, TOLD = 1, 2


@dataclass(slots=True)
class ThreadState:
    """What is remembered of a thread: where its last page is, and how its board showed it.

    `mark` stands for its line's reply count and last-post date, empty where a page of it failed;
    `last_post` is in epoch seconds; `url` its last known page, `skipped` the posts before that page
    and `head` the id of its first one, `pages` how many there are up to it; `record` the digest of
    the thread record last written, and `created`, `author` and `author_id` when and by whom that
    says that it was begun, where only later pages are read again.
    `gone` is GONE once it is no longer there, and TOLD once a line of the `threads` feed says so.
    """

    board: str = ""
    mark: bytes | None = None
    last_post: int | None = None
    url: str = ""
    skipped: int | None = None
    head: str | None = None
    record: bytes | None = None
    pages: int | None = None
    created: str | None = None
    author: str | None = None
    author_id: str | None = None
    gone: int = 0
    seen: int = 0


class ThreadStates(TableRows):
    """The threads of all sites."""

    table = "threads"

    def get(self, site: str, thread_id: str) -> ThreadState | None:
        key = self._key(site, thread_id)
        row = self._put.get(key)
        if row is None:
            row = self.db.execute(
                "SELECT board, mark, last_post, url, skipped, head, record, pages, created,"
                " author, author_id, gone, seen FROM threads WHERE site = ? AND thread = ?",
                key,
            ).fetchone()
        if row is None:
            return None
        board, mark, last_post, url, skipped, head, *rest = row
        head = None if head is None else str(head)
        return ThreadState(str(board), mark, last_post, long_url(url, site), skipped, head, *rest)

    def put(self, site: str, thread_id: str, thread: ThreadState) -> None:
        self._put[self._key(site, thread_id)] = (
            short_id(thread.board),
            thread.mark,
            thread.last_post,
            short_url(thread.url, site),
            thread.skipped,
            None if thread.head is None else short_id(thread.head),
            thread.record,
            thread.pages,
            thread.created,
            thread.author,
            thread.author_id,
            thread.gone,
            thread.seen,
        )

    def since(self, site: str, board: str, last_post: int) -> dict[str, str]:
        """Threads of a board, not gone, with a post after a time (epoch seconds): id -> URL."""
        where = "board = ? AND last_post > ?"
        return self._urls(site, where, short_id(board), last_post)

    def newest(self, site: str, board: str) -> int:
        """When the last post of a board's threads was written, in epoch seconds; 0 if none was."""
        query = "SELECT max(last_post) FROM threads WHERE site = ? AND board = ?"
        row = self.db.execute(query, (self._number(site), short_id(board))).fetchone()
        return row[0] or 0

    def of_board(self, site: str, board: str) -> dict[str, str]:
        """Threads that were last read out of a board, not gone: id -> URL."""
        return self._urls(site, "board = ?", short_id(board))

    def to_retry(self, site: str) -> dict[str, str]:
        """Threads of which a page failed in an earlier run: id -> the URL to go on from."""
        return self._urls(site, "mark = x''")

    def unseen(self, site: str, since: int) -> dict[str, str]:
        """Threads, not gone, that no board has shown since a time (epoch seconds): id -> URL."""
        return self._urls(site, "seen < ?", since)

    def gone(self, site: str) -> set[str]:
        """Threads that are gone, of which the feeds do not say it yet."""
        number = self._number(site)
        rows = self.db.execute(
            "SELECT thread FROM threads WHERE site = ? AND gone = ?", (number, GONE)
        )
        return {str(row[0]) for row in rows}

    def told_gone(self, site: str) -> None:
        """Note that the last line of the feeds says so of every thread that is gone."""
        values = (TOLD, self._number(site), GONE)
        self.db.execute(
            "UPDATE threads SET gone = ?, record = NULL WHERE site = ? AND gone = ?", values
        )

    def _urls(self, site: str, where: str, *values: int | str) -> dict[str, str]:
        rows = self.db.execute(
            f"SELECT thread, url FROM threads WHERE site = ? AND gone = 0 AND {where}",  # noqa: S608 - ours
            (self._number(site), *values),
        )
        return {str(thread): long_url(url, site) for thread, url in rows}

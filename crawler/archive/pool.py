"""Reads the documents of many files, in one process or in several, in the same order."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from crawler.archive.documents import Document
from crawler.archive.options import ArchiveOptions
from crawler.archive.readers import documents
from crawler.archive.work import DocumentRecords, read_guarded
from crawler.dedup.settings import Dedup
from crawler.dedup.signature import signatures
from crawler.engines import engines
from crawler.extensions.garbage import spare
from crawler.flat.signatures import SignatureMemory
from crawler.forums import Forum
from crawler.records import Post

# Documents that go to a process at a time, fewer where they are larger than this together, and such
# bundles under way for each process: few, so that little is in memory, and enough that none waits.
_BUNDLE = 16
_LARGE = 1 << 20
_AHEAD = 4


class Reading:
    """The records of every document, in the order of files and of their documents.

    With several workers it makes its processes at once and gives them their first documents. They
    are copies of this one, which spares each of them a second of imports: so make it before
    anything is opened that they must not hold.
    """

    def __init__(self, options: ArchiveOptions, dedup: Dedup) -> None:
        self.options = options
        self.shingle = None if dedup.mode == "off" else dedup.rules.shingle
        self._bundles = bundles(options)
        self._waiting: deque[Future[list[DocumentRecords]]] = deque()
        self._pool: ProcessPoolExecutor | None = None
        if options.workers > 1:
            engines()
            spare()
            context = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(options.workers, context, initializer=_begin)
            self._hand_out(self._pool)

    def __iter__(self) -> Iterator[DocumentRecords]:
        """Signatures in flattened text are told here, in the order of documents.

        So the number of processes makes no difference.
        """
        memory = SignatureMemory()
        for records in self._in_order():
            if records.flat:
                for post in records.posts:
                    _part_signature(post, memory)
            yield records

    def _in_order(self) -> Iterator[DocumentRecords]:
        if self._pool is None:
            for bundle in self._bundles:
                yield from _read(bundle, self.options.forum, self.shingle)
            return
        while self._waiting:
            read = self._waiting.popleft().result()
            self._hand_out(self._pool)
            yield from read

    def _hand_out(self, pool: ProcessPoolExecutor) -> None:
        """Let no process wait for documents, as long as there are any."""
        room = self.options.workers * _AHEAD - len(self._waiting)
        for bundle in islice(self._bundles, room):
            self._waiting.append(pool.submit(_read, bundle, self.options.forum, self.shingle))

    def close(self) -> None:
        """End the processes; what they have not begun is not read."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """What a process does first: it leaves Ctrl-C to the first one, and ends with it."""
    signal.set_wakeup_fd(-1)  # it wakes the first one's loop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _part_signature(post: Post, memory: SignatureMemory) -> None:
    if not post.author:
        return
    body, signature = memory.take(post.site, post.author, post.body)
    if signature:
        post.body = body
        post.author_line.signature = post.author_line.signature or signature


def bundles(options: ArchiveOptions) -> Iterator[list[Document]]:
    """All documents in order, as many at a time as a process is given."""
    bundle: list[Document] = []
    size = 0
    for path in options.files:
        for document in documents(path, options.names):
            bundle.append(document)
            size += len(document.body)
            if len(bundle) >= _BUNDLE or size >= _LARGE:
                yield bundle
                bundle, size = [], 0
    if bundle:
        yield bundle


def _read(bundle: list[Document], forum: Forum, shingle: int | None) -> list[DocumentRecords]:
    """The records of some documents; their bodies are signed where a shingle's length is given."""
    read = [read_guarded(document, forum) for document in bundle]
    if shingle is not None:
        bodies = [post.body for records in read for post in records.posts]
        signed = iter(signatures(bodies, shingle))
        for records in read:
            records.signed = {post.body: next(signed) for post in records.posts}
    return read

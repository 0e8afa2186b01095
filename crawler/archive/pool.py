"""Reads the documents of many files, in one process or in several, in the same order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

from crawler.archive.readers import documents
from crawler.archive.work import DocumentRecords, read_document
from crawler.flat.signatures import SignatureMemory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.archive.documents import Document
    from crawler.archive.options import ArchiveOptions
    from crawler.forums import Forum
    from crawler.records import Post

# Documents that go to a process at a time, and such bundles under way for each process: few, so
# that little is in memory, and enough that no process waits.
_BUNDLE = 16
_AHEAD = 4


def read_all(options: ArchiveOptions) -> Iterator[DocumentRecords]:
    """The records of every document, in the order of files and of their documents.

    Signatures in flattened text are told here, in that order, so that the number of processes
    makes no difference.
    """
    memory = SignatureMemory()
    for records in _read_in_order(options):
        if records.flat:
            for post in records.posts:
                _part_signature(post, memory)
        yield records


def _part_signature(post: Post, memory: SignatureMemory) -> None:
    if not post.author:
        return
    body, signature = memory.take(post.site, post.author, post.body)
    if signature:
        post.body = body
        post.author_line.signature = post.author_line.signature or signature


def _read_in_order(options: ArchiveOptions) -> Iterator[DocumentRecords]:
    bundles = _bundles(options)
    if options.workers == 1:
        for bundle in bundles:
            yield from _read(bundle, options.forum)
        return
    # A fresh interpreter for each: a fork would copy the reactor's threads and handles.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.workers, mp_context=context) as pool:
        waiting: deque[Future[list[DocumentRecords]]] = deque()
        for bundle in bundles:
            waiting.append(pool.submit(_read, bundle, options.forum))
            if len(waiting) >= options.workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _bundles(options: ArchiveOptions) -> Iterator[list[Document]]:
    bundle: list[Document] = []
    for path in options.files:
        for document in documents(path, options.names):
            bundle.append(document)
            if len(bundle) >= _BUNDLE:
                yield bundle
                bundle = []
    if bundle:
        yield bundle


def _read(bundle: list[Document], forum: Forum) -> list[DocumentRecords]:
    return [read_document(document, forum) for document in bundle]

"""Replaces names and ids of authors by keyed hashes, equal in all runs with the same key."""

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from crawler.arabic.text import clean_line
from crawler.notices import ThreadRead, ThreadSeen
from crawler.outcome import ConfigError
from crawler.records import Author, Post, Thread

# What is a pseudonym already is none.
_MENTION = re.compile(r"@(?!u_[0-9a-f]{16})([\w.\-]+)")
# Names are remembered so that mentions of several words are found; a run over a large forum
# forgets the oldest.
_MOST_NAMES = 50_000
_SHORTEST_KEY = 16


def load_key(settings: BaseSettings) -> bytes:
    """The key, from the file that PSEUDONYM_KEY_FILE names or from the environment.

    Raises ConfigError without showing it.
    """
    path = settings["PSEUDONYM_KEY_FILE"]
    if path:
        try:
            key = Path(path).read_bytes().strip()
        except OSError as error:
            raise ConfigError(f"PSEUDONYM_KEY_FILE: {path}: {error.strerror}") from None
    else:
        key = os.environ.get("PSEUDONYM_KEY", "").encode()
    if len(key) < _SHORTEST_KEY:
        raise ConfigError(
            f"PSEUDONYMS needs a key of {_SHORTEST_KEY} bytes or more, in the file that"
            " PSEUDONYM_KEY_FILE names or in the environment as PSEUDONYM_KEY"
        )
    return key


class Pseudonyms:
    """Names and ids as keyed hashes."""

    def __init__(self, key: bytes) -> None:
        self.key = hashlib.blake2b(key).digest()
        self.names: dict[str, None] = {}

    def hash(self, text: str) -> str:
        """Sixteen hex digits that stand for a name or an id."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self.key, digest_size=8)
        return digest.hexdigest()

    def name(self, name: str | None) -> str | None:
        """The pseudonym of a name; no name stays no name."""
        if not name:
            return name
        self.names.pop(name, None)
        self.names[name] = None
        if len(self.names) > _MOST_NAMES:
            del self.names[next(iter(self.names))]
        return f"u_{self.hash(name)}"

    def id(self, author_id: str | None) -> str | None:
        """The pseudonym of `<site>/u/<id>`."""
        if author_id is None:
            return None
        site, _, number = author_id.rpartition("/u/")
        return f"{site}/u/{self.hash(number)}"

    def text(self, text: str, named: Iterable[str] = ()) -> str:
        """A text with its mentions of members replaced, and names that are known to stand in it."""
        for name in named:
            if name and name in text:
                whole = rf"(?<!\w){re.escape(name)}(?!\w)"
                text = re.sub(whole, f"u_{self.hash(name)}", text)
        if "@" not in text:
            return text
        for name in sorted(self.names, key=len, reverse=True):
            if f"@{name}" in text:
                text = text.replace(f"@{name}", f"@u_{self.hash(name)}")
        return _MENTION.sub(self._mention, text)

    def _mention(self, match: re.Match[str]) -> str:
        return f"@u_{self.hash(match[1])}"

    def post(self, post: Post) -> None:
        """Replace them all in a post and in the author that it carries, in place."""
        post.author = self.name(post.author) or ""
        post.author_id = self.id(post.author_id)
        for quote in post.quotes:
            quote["author"] = self.name(quote["author"])
        named = {clean_line(words).removeprefix("@") for words in post.mentioned}
        longest_first = sorted(named, key=len, reverse=True)
        for quote in post.quotes:
            quote["text"] = self.text(quote["text"] or "", longest_first)
        post.body = self.text(post.body, longest_first)
        self.author(post.author_line)

    def author(self, author: Author) -> None:
        """Replace them in an author record; links that lead to the member are emptied."""
        own = [author.name]
        author.name = self.name(author.name) or ""
        author.id = self.id(author.id)
        author.profile_url = author.avatar_url = None
        for name in ("signature", "title", "location", "occupation"):
            if value := getattr(author, name):
                setattr(author, name, self.text(value, own))
        author.fields = {label: self.text(value, own) for label, value in author.fields.items()}

    def thread(self, thread: Thread) -> None:
        thread.author = self.name(thread.author)
        thread.author_id = self.id(thread.author_id)


class PseudonymsPipeline:
    """Works on every record that passes, where PSEUDONYMS is set."""

    def __init__(self, pseudonyms: Pseudonyms) -> None:
        self.pseudonyms = pseudonyms

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("PSEUDONYMS"):
            raise NotConfigured
        return cls(Pseudonyms(load_key(crawler.settings)))

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Post):
            self.pseudonyms.post(item)
        elif isinstance(item, Author):
            item.source = ""  # a page of their own
            self.pseudonyms.author(item)
        elif isinstance(item, ThreadRead | ThreadSeen) and item.thread is not None:
            self.pseudonyms.thread(item.thread)
        return item

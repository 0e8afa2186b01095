"""Brings the texts of a record to one form: Arabic cleaned, counts of letters taken."""

from typing import Any

from crawler.arabic.kinds import arabic_share
from crawler.arabic.text import clean_line, clean_text
from crawler.records import Author, Post


def normalise(post: Post) -> Post:
    """Clean the texts of the post and of the author that it carries, in place.

    Its body and what it has of its thread are clean already.
    """
    post.arabic_share = arabic_share(post.body)
    for quote in post.quotes:
        quote["text"] = clean_text(quote["text"] or "")
        quote["author"] = clean_line(quote["author"]) if quote["author"] else None
    normalise_author(post.author_line)
    return post


def normalise_author(author: Author) -> None:
    """Clean the texts of an author record, in place."""
    if author.signature:
        author.signature = clean_text(author.signature) or None
    if author.title:
        author.title = clean_line(author.title) or None
    author.fields = {clean_line(k): clean_line(v) for k, v in author.fields.items()}


class NormalisePipeline:
    """Normalises posts; anything else passes."""

    def process_item(self, item: Any) -> Any:
        return normalise(item) if isinstance(item, Post) else item

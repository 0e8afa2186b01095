"""How bbPress marks up a body: quotes of its add-ons, attachments, notes."""

import re

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.pages.dom import classes, line
from crawler.pages.numbers import first_found

_POST = re.compile(r"(?:#post-|/reply/|[?&]p=)(\d+)")
_TITLES = ("d4p-bbt-quote-title", "gdbbx-quote-title", "bbp-quote-title", "quote-author")


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote, with the line of its add-on that names the author and links to the post."""
    holder = element.getparent()
    around = [] if holder is None or "quote" not in (holder.get("class") or "") else list(holder)
    titles = [e for e in element.iter("div", "p", "cite") if set(_TITLES) & set(classes(e))]
    titles += [e for e in element if e.tag == "cite"]
    titles += [e for e in around if e.tag in {"strong", "cite"}]
    if not titles:
        return QuoteParts(None, None, [element])
    post = first_found(_POST, (a.get("href") or "" for a in titles[0].iter("a")))
    words = line(titles[0])
    author = None if is_quote_head(words) else quote_author(words)
    return QuoteParts(author, post, [element])


_DROPPED = (
    "bbp-topic-revision-log bbp-reply-revision-log bbp-signature gdbbx-signature "
    "bbp-admin-links bbp-reply-header bbp-topic-header bbp-meta bbp-reply-admin-links "
    "bbp-reply-post-date bbp-topic-post-date bbp-reply-permalink bbp-reply-author-name "
    "bbp-author-link bbp-author-role bbp-reply-author bbp-topic-author "
    "mom-bbp-reply-author mom-bbp-topic-author "
    "bbp-template-notice wpulike bbp-voting gdbbx-thanks-wrapper d4p-bbt-thanks "
    "sharedaddy jp-relatedposts addtoany_share_save_container screen-reader-text"
)

MARKUP = Markup(
    classes=roles(
        drop=" ".join((_DROPPED, *_TITLES)),
        smiley="wp-smiley emoji",
        attachment="bbp-attachments gdbbx-attachments d4p-bbp-attachments",
    ),
    tags=roles(quote="blockquote"),
    quote=_quote,
)

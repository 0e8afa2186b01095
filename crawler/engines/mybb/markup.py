"""How MyBB marks up a body: quotes, code, spoilers, smilies."""

import re

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.pages.dom import own_words
from crawler.pages.numbers import first_found

_POST = re.compile(r"pid=?(\d+)")


def _quote(element: HtmlElement) -> QuoteParts:
    cite = next((child for child in element if child.tag == "cite"), None)
    if cite is None:
        return QuoteParts(None, None, [element])
    links = list(cite.iter("a"))
    post = first_found(_POST, (link.get("href") or "" for link in links))
    jumps = [link for link in links if _POST.search(link.get("href") or "")]
    words = own_words(cite, [*cite.iter("span"), *jumps])
    author = None if is_quote_head(words) else quote_author(words)
    return QuoteParts(author, post, [element])


MARKUP = Markup(
    classes=roles(
        quote="mycode_quote",
        code="codeblock phpcodeblock",
        # The last one is of the spoiler that boards of 1.6 made themselves.
        drop="spoiler_head spoiler_header spoiler_title spoiler_button post_edit edited_post"
        " quotetitle",
        smiley="smilie",
    ),
    # The heads of quotes and of boxes that open.
    tags=roles(quote="blockquote", drop="cite summary"),
    quote=_quote,
    attachment_href=re.compile(r"(?:^|/)attachment\.php\?"),
    behind=re.compile(r"\b(?:signature|post_meta|post_controls|postbit_buttons)\b"),
)

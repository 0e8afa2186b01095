"""The posts of NodeBB's pages: elements with the number of the post and of its author."""

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.nodebb.routes import post_url, read_address
from crawler.pages.dom import attribute, find, find_all, line, with_class
from crawler.pages.fields import iso_date
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

# The post that this one answers may be shown above it, with its own date.
_TIMES = ".//*[contains(@class,'timeago') and @title][not(ancestor::*[@component='post/parent'])]"


def read_post(item: HtmlElement, number: str, root: str, page: Page) -> RawPost | None:
    """One post; `root` is the path under which the forum is installed."""
    body = find(item, ".//*[@component='post/content']")
    body = with_class(item, "post-content") if body is None else body
    body = with_class(item, "content") if body is None else body
    if body is None:
        return None
    times = find_all(item, _TIMES)
    dates = find_all(item, "./meta[@itemprop='datePublished']/@content")
    stamp, index = item.get("data-timestamp") or "", item.get("data-index") or ""
    title = next((t.get("title") or "" for t in times if body not in t.iterancestors()), "")
    editor = find(item, ".//*[@component='post/editor']//*[contains(@class,'timeago')]")
    changed = next(map(str, find_all(item, "./meta[@itemprop='dateModified']/@content")), "")
    changed = changed or attribute(editor, "title")
    votes = find(item, ".//*[@component='post/vote-count' or contains(@class,'votes')]")
    likes = next(map(str, find_all(item, ".//meta[@itemprop='upvoteCount']/@content")), "")
    count = likes or ("" if votes is None else votes.get("data-votes") or line(votes))
    liked = parse_count(count)
    iso = str(dates[0]) if dates else None
    # Of what was never edited it is 1970, or `Invalid Date`.
    dated = "1970" not in changed and any(map(str.isdecimal, changed))
    return RawPost(
        number,
        _author(item, body, root, page),
        body,
        permalink=page.absolute(post_url(root, number)),
        posted=Shown(title or iso or "", iso, int(stamp) / 1000 if stamp.isdecimal() else None)
        if title or iso or stamp
        else NO_DATE,
        edited=iso_date(changed) if dated else None,
        position=int(index) + 1 if index.isdecimal() else None,
        reactions=None if liked is None or liked < 0 else count,
    )


def _author(item: HtmlElement, body: HtmlElement, root: str, page: Page) -> RawAuthor:
    number, slug = item.get("data-uid") or "", item.get("data-userslug") or ""
    author = RawAuthor(user_id=number if number not in {"", "0"} else None)
    links = find_all(item, ".//a[@data-uid or @data-username or @itemprop='author']")
    link = next((a for a in links if line(a) and body not in a.iterancestors()), None)
    author.name = line(link) or item.get("data-username") or ""
    if slug or (link is not None and link.get("href") != "#"):
        href = page.absolute(f"{root}/user/{slug}" if link is None else link.get("href"))
        address = read_address(href)
        author.url = address.url if address else href or None
    author.avatar = picture(
        page, find(item, ".//img[@component='user/picture' or contains(@class,'user-img')]")
    )
    author.title = line(find(item, ".//*[contains(@class,'group-label')]")) or None
    author.signature = find(
        item, ".//*[@component='post/signature' or contains(@class,'post-signature')]"
    )
    return author

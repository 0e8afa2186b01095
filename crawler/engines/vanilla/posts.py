"""The posts of Vanilla: an item with author, dates, words and reactions."""

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.vanilla.markup import edited, unfold
from crawler.engines.vanilla.routes import VanillaRoutes
from crawler.pages.dom import classes, find, find_all, first_in, line, when, with_class
from crawler.pages.numbers import number_in
from crawler.pages.page import Page
from crawler.pages.sources import file_urls, picture
from crawler.pages.surroundings import first_by_class
from crawler.raw import RawAuthor, RawPost, Shown

_COUNTS = ".//*[contains(@class,'Reactions')]//span[contains(@class,'Count')]"
_FILES = ".//*[contains(@class,'Attachment')]//a[@href]"
# Not of those whom the post quotes.
_PROFILES = (
    ".//*[contains(@class,'Author') and not(contains(@class,'QuoteAuthor'))]"
    "//a[contains(@href,'profile')]"
)

_COUNTED = {"messages": ("CountPosts", "PostCount", "CountComments"), "points": ("Points",)}


def shown_count(root: HtmlElement | None, name: str) -> str | None:
    """A count: its tooltip is exact where its words are `1.2K`."""
    holder = with_class(root, name)
    if holder is None:
        return None
    number = find(holder, ".//*[contains(@class,'Number')]")
    for text in (number.get("title") or "", line(number)) if number is not None else ():
        if parse_count(text) is not None:
            return text
    return line(holder) or None


def read_post(engine: VanillaRoutes, item: HtmlElement, name: str, page: Page) -> RawPost | None:
    """One post from its item; None where it shows no words."""
    body = with_class(item, "Message", "div")
    if body is None:
        return None
    unfold(body)
    marked = first_by_class(item.iterdescendants())
    names = " ".join(marked)
    holder = marked.get("DateCreated")
    date = first_in(holder, "time")
    holders = (e for e in (holder, marked.get("Permalink")) if e is not None)
    link = next((a for e in holders for a in e.iter("a") if a.get("href")), None)
    place = "" if link is None else (link.get("name") or "").removeprefix("Item_")
    place = "" if "Comment" in classes(item) else place  # 2.0 counted now from 0, now from 1
    counts = find_all(item, _COUNTS) if "Reactions" in names else []
    likes = [parse_count(line(count)) for count in counts if classes(count) == ["Count"]]
    files = find_all(item, _FILES) if "Attachment" in names else []
    number = name.removeprefix("Comment_") if name.startswith("Comment_") else None
    return RawPost(
        number,
        _author(engine, item, marked, page),
        body,
        permalink=None if link is None else _permalink(engine, page.absolute(link.get("href"))),
        posted=when(date) or Shown(line(holder)),
        edited=edited(marked.get("DateUpdated")),
        position=1 if number is None else int(place) + 1 if place.isdecimal() else None,
        reactions=str(sum(n for n in likes if n)) if likes else None,
        attachments=file_urls(page, (a.get("href") for a in files)),
    )


def _permalink(engine: VanillaRoutes, url: str) -> str | None:
    address = engine.address(url) if url else None
    return address.url if address else url or None


def _author(
    engine: VanillaRoutes, item: HtmlElement, marked: dict[str, HtmlElement], page: Page
) -> RawAuthor:
    """The author of an item; `marked` are its first elements with each class."""
    author = RawAuthor()
    links = find_all(item, _PROFILES)
    link = next((a for a in links if line(a)), None)
    named = line(link) or line(marked.get("Username"))
    author.name = named or next((a.get("title") or "" for a in links), "")
    engine.identify(author, page, [link])
    author.avatar = picture(page, find(item, ".//img[contains(@class,'ProfilePhoto')]"))
    for name in ("AuthorTitle", "RoleTitle", "UserTitle"):
        author.title = author.title or line(marked.get(name)) or None
    rank = marked.get("Rank")
    if author.title is None and rank is not None:
        author.title = rank.get("title") or line(rank) or None
    info = marked.get("AuthorInfo")
    for field, names in _COUNTED.items():
        text = next((t for n in names if (t := number_in(shown_count(info, n) or ""))), None)
        if text:
            author.known[field] = text
    place = line(marked.get("AuthorLocation"))
    if place:
        author.known["location"] = place
    author.signature = marked.get("UserSignature")
    return author

"""What the URLs of an unknown forum mean: the words and parameters that most platforms share."""

import re
from dataclasses import replace
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from crawler.arabic.addresses import BOARD_FOLDERS, THREAD_FOLDERS
from crawler.engines.base import Address, Kind
from crawler.links import asked_of_script, clean_url, start_of
from crawler.pages.page import Page

_ACTION = "view|show|read|display|open"
_THREAD_WORD = (
    r"(?:showthread|viewtopic|topic|thread|discussion|conversation|read|question|subject|t|d"
    rf"|{THREAD_FOLDERS})s?(?:/(?:{_ACTION}|details?)(?=/\d))?"
)
_BOARD_WORD = (
    r"(?:forumdisplay|viewforum|forum|board|categorie|category|cat|section|channel|f|c"
    rf"|{BOARD_FOLDERS})s?(?:/(?:{_ACTION}|index)(?=/\d))?"
)
# After the word: `/12-slug`, `/slug.12`, `-12.html`, `/slug-12.html`, `,12`, `.php?12-slug`,
# `/slug/12`; numbers inside a slug are none.
_AFTER = (
    r"(?:\.\w{2,4}[?/]|[/\-_,])(?:(\d+)(?=$|[/.\-_,?&])|[^/?&=]*\.(\d+)(?=$|[/?])"
    r"|[^/?&=]*[\-_,t](\d+)(?:\.\w{3,5}|/)?(?=$|\?))"
)
# A word that others come before: `viewthread_thread,12`.
_BEFORE = r"(?:^|[/?]|=(?=[a-z]+/[a-z]*/?\d)|_(?=[a-z]+,\d))"
_SLUG = r"/(?!posts?/|page/|members?/)[^/?]+/(\d+)(?=$|[/?])"
_THREAD_PATH = re.compile(
    rf"{_BEFORE}{_THREAD_WORD}{_AFTER}|/(?:t|d|topic|discussion|question){_SLUG}"
    r"|(?:^|/)t(?:hread)?(\d+)(?=[.\-]|/?$|p\d)"  # vBSEO
    r"|/\d+-[^/?]+/(\d+)-[^/?]+/?(?=$|\?)"  # a thread's step behind its board's
    r"|_topic(\d+)(?=(?:_page\d+)?\.html)",  # Web Wiz Forums
    re.I,
)
_BOARD_PATH = re.compile(
    rf"{_BEFORE}{_BOARD_WORD}{_AFTER}|/c{_SLUG}|(?:^|/)f(\d+)(?=[.\-]|/?$|p\d)"
    r"|_forum(\d+)(?=(?:_page\d+)?\.html)",
    re.I,
)
# Where both have pages, categories and the boards in them are numbered each by themselves.
_CATEGORY = re.compile(r"/categor(?:y|ies?)(?=[./\-_,])", re.I)
_DIGIT = re.compile(r"\d")
_NUMBERED_PATH = re.compile(r"^/(\d+)/[^/]*[^\W\d]")
# Phorum: `list.php?BOARD,page=2`, `read.php?BOARD,THREAD,page=2`, `read.php?BOARD,THREAD,POST`.
_PHORUM = re.compile(
    r"/(?:read\.php\?\d+,(?P<thread>\d+)(?:,(?P<post>\d+))?|list\.php\?(?P<board>\d+))"
    r"(?:,page=(?P<page>\d+))?$"
)
# Without the `_` that some have in them.
_THREAD_KEYS = ("t", "tid", "topic", "topicid", "threadid", "thread", "showtopic", "subject")
_BOARD_KEYS = tuple("f fid forum forumid board showforum boardid cat catid section".split())
_THREAD_FILE = re.compile(
    r"(?:thread|topic|read|post|subject|discussion|question)\w*\.\w{2,4}$|/(?:view|show|msgs?)\.\w{2,4}$",
    re.I,
)
BOARD_FILE = re.compile(r"(?:forum|board|section|categor|cat)\w*\.\w{2,4}$", re.I)
# A script that shows everything is told what to show: `index.php?page=topic&id=31`.
_THREAD_VALUE = re.compile(r"(?:show|view|display|read)?_?(?:topic|thread|subject)s?", re.I)
_VERB = re.compile("show|view|display|read|open", re.I)
_BOARD_VALUE = re.compile(r"(?:show|view|display)?_?(?:forum|board|section|cat|category)s?", re.I)
_POST_KEYS = ("p", "pid", "post", "postid", "comment", "replyid")
PAGE_KEYS = tuple(
    "page cpage pg pn pageno pagenum pagenumber whichpage start st offset rowstart count".split()
)
# Where threads have the numbers of their first posts, a link to another post has its number twice.
_POST_ANCHOR = re.compile(r"(?:post|p|msg|comment|reply)[-_]?(\d+)", re.I)
# `read-htm-tid-12.html`, `/forumid/3/`
_PATH_KEY = re.compile(r"(?<=[/_-])([a-z]{1,6}id)[/_-](\d+)(?=$|[./_-])")
_LAST_PAGE = re.compile(r"[/_-]pages?[/_-]?\d+(?=(?:\.\w{3,5}|/)?(?:$|\?))", re.I)
# A step that begins with a number.
_INNER = re.compile(r"/\d+(?=[./-]|$)[^?]*")
_PAGE_PATH = re.compile(
    r"[/\-](?:page|p)[-/=]?(\d+)(?=$|[/.])|[/,_;](?:page|start|offset)[,=](\d+)|/[tf]\d+p(\d+)|page__st__(\d+)|/index(\d+)\.html?$"
    r"|_(?:topic|forum)\d+_page(\d+)\.html$"
    r"|-\d+-(\d+)(?:-\d+)?\.html?$|[?&;](?:topic|board)=\d+\.(\d+)",
    re.I,
)
# Pages that hold no posts: forms, searches, members, feeds, other views of the same posts.
_NO_PAGE = re.compile(
    r"(?<!re)search|log_?[io]n|regist(?:er|ration)|signup|new_?(?:reply|thread|topic|poll)|postreply|_form\.|"
    r"posting|(?<![a-z])report|sendmessage|private|(?<!re)member|profil|/users?[/.]|/u/|showuser|calendar|/help|faq|"
    r"rss|feed(?![a-f\d])|"  # keys are hexadecimal: `clfeed8de2`
    r"external\.php|print|attachment|download|subscri|(?:action|[?&](?:do|mode))=(?!(?:display|show|view|v|list|read|open|browse|full|flat)(?:$|[&;]|_?(?:forum|board|topic|thread|post))"
    r"|(?:forum|board|section|categor(?:y|ie)|cat|topic|thread|subject)s?(?:$|[&;]))|"
    r"/(?:topic|thread|post|comment|discussion|question)s?/(?:\d+/)?(?:publish|create|new|add)(?:$|[/?])|"
    r",(?:newer|older|printview|quote=)|markread|sendtofriend|whosonline|/tags?/|misc\.php|(?:thread|(?<![a-z]))rate|cron|/reply|/edit|delete",
    re.I,
)


def is_no_page(url: str) -> bool:
    """Whether an address is that of a form, a search, a member, a feed."""
    parts = urlsplit(url)
    return bool(_NO_PAGE.search(f"{parts.path}?{parts.query}" if parts.query else parts.path))


def leads_off(page: Page, url: str) -> bool:
    """Whether a page links to no page of its own kind: tags may be the boards of a forum, and have
    pages."""
    return is_no_page(url) and not is_no_page(page.url)


def own_address(page: Page) -> Address | None:
    """What the URL of a page means, unless the list that led to it says that it is another kind."""
    address = read_address(page.url)
    return address if address is None or page.sought in {None, address.kind} else None


@lru_cache(maxsize=8192)
def read_address(url: str) -> Address | None:
    """The thread or board that a URL names; None for all else, a malformed URL too."""
    try:
        parts = urlsplit(asked_of_script(url))
        # `?route=forum/view/3`
        query = parts.query.replace("%2F", "/")
        target = f"{parts.path}?{query}" if query else parts.path
        if parts.scheme not in {"http", "https", "file"} or not _DIGIT.search(target):
            return None
        if _NO_PAGE.search(target):
            return None
        pairs = parse_qsl(parts.query.replace(";", "&")) if parts.query else []
        # ASP takes keys in any case.
        asked = {key.lower().replace("_", ""): value for key, value in pairs}
        found = _read(parts.path, target, asked)
        if found is None:
            return None
        own = _POST_ANCHOR.fullmatch(parts.fragment)
        if own and own[1] == found.id and found.kind is Kind.THREAD:  # UBB.threads
            found = Address(Kind.THREAD, "", "", post_id=found.id)
        return replace(found, url=_without_first_page(clean_url(url)))
    except ValueError:
        return None


def _read(path: str, target: str, query: dict[str, str]) -> Address | None:
    """What path and query name, without its canonical URL."""
    first = _LAST_PAGE.sub("", target)
    phorum = _PHORUM.search(target)
    if phorum:
        kind = Kind.BOARD if phorum["board"] else Kind.THREAD
        number = phorum["board"] or phorum["thread"]
        return Address(kind, number, "", start_of(phorum["page"], 2), post_id=phorum["post"])
    named_ids = dict(_PATH_KEY.findall(path.lower()))
    for kind, keys in ((Kind.THREAD, _THREAD_KEYS), (Kind.BOARD, _BOARD_KEYS)):
        if number := _number(named_ids, keys):
            return Address(kind, number, "", _start(target, query))
    for kind, keys, file, value, pattern in (
        (Kind.THREAD, _THREAD_KEYS, _THREAD_FILE, _THREAD_VALUE, _THREAD_PATH),
        (Kind.BOARD, _BOARD_KEYS, BOARD_FILE, _BOARD_VALUE, _BOARD_PATH),
    ):
        number = _number(query, keys)
        told = file.search(path) or any(map(value.fullmatch, query.values()))
        # `forum.php?action=view&id=31&cat=6`
        inner = kind is Kind.THREAD and _number(query, _BOARD_KEYS)
        keyed = number is not None
        if number is None and (told or (inner and any(map(_VERB.fullmatch, query.values())))):
            number = _number(query, ("id", "no", "num"))
        if number is None and inner:  # `board.cgi?seq=msg&board=6&msg=31`
            number = _number(query, ("msg", "msgid"))
        if number is None:
            found = pattern.search(first)
            number = next((group for group in found.groups() if group), None) if found else None
            if found and kind is Kind.BOARD and _INNER.search(first, found.end()):
                number = None  # of something in that board
        post = _number(query, _POST_KEYS) if kind is Kind.THREAD and "id" not in query else None
        if post and (number or _THREAD_FILE.search(path)):
            return Address(kind, number or "", "", post_id=post)
        if number is None and kind is Kind.THREAD:
            number = (_NUMBERED_PATH.match(path) or [None, None])[1]
        if number is not None:
            own = not keyed and kind is Kind.BOARD and _CATEGORY.search(path)
            return Address(kind, f"category {number}" if own else number, "", _start(target, query))
    return None


def _number(query: dict[str, str], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = re.match(r"\d+(?![^\W_]|-[\da-fA-F]{4}-)", query.get(key, ""))
        if found:
            return found[0]
    return None


def _start(target: str, query: dict[str, str]) -> int:
    """The page number or offset; 0 on the first page."""
    number = _number(query, PAGE_KEYS)
    if number is None and _number(query, ("id",)):
        number = _number(query, ("p",))  # FluxBB's page; elsewhere a `p` is a post
    found = _PAGE_PATH.search(target) if number is None else None
    if found:
        number = next((group for group in found.groups() if group), None)
    return start_of(number, 2)


def _without_first_page(url: str) -> str:
    """A URL without a parameter that names the first page: the same page as without it."""
    return re.sub(
        rf"(?:(?<=\?)|&)(?:{'|'.join(PAGE_KEYS)})=[01](?:&|$)",
        lambda found: "&" if found[0].startswith("&") and found[0].endswith("&") else "",
        url,
    ).rstrip("?&")

"""The addresses of Duhok Forum and its kin: one script a kind, or `index.php?mode=`."""

import re

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.links import build_url, parameters, start_of
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

# Script, or mode -> kind, the parameter with the id, and where that page stands (print views).
_SCRIPTS = {
    "topics.php": (Kind.THREAD, "t", "topics.php"),
    "print.php": (Kind.THREAD, "t", "topics.php"),
    "forums.php": (Kind.BOARD, "f", "forums.php"),
    "profile.php": (Kind.PROFILE, "u", "profile.php"),
    "topic.php": (Kind.THREAD, "id", "topic.php"),
    "forum.php": (Kind.BOARD, "id", "forum.php"),
}
_MODES = {
    "t": (Kind.THREAD, "t", "t"),
    "p": (Kind.THREAD, "t", "t"),
    "f": (Kind.BOARD, "f", "f"),
    "profile": (Kind.PROFILE, "id", "profile"),
}
_REPLY = ("p", "r")
# The scripts that `mode` is told, and what each is called where it is the front page. Version 1
# may write `f.aspx` for `index.php` into its links, as StartimesS has it.
_FRONTS = {"": "", "index.php": "", "f.aspx": "f.aspx"}
_ARCHIVE = "archive"
_FRONT = frozenset({"home_view"})
_OWN = re.compile(r'\bself\s*=\s*"([^"]+)"')


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of such a forum means."""
    folder, _, script = parts.path.rpartition("/")
    given = dict(parameters(parts.query))
    kind, key, mode = _MODES.get(given.get("mode", ""), (None, "", ""))
    if kind is not None and script in _FRONTS and given.get(key, "").isdecimal():
        return _build(url, parts.path, kind, [("mode", mode)], key, given)
    if script == "f.aspx" and given:
        return _startimes(url, parts.path, given)
    if script in _FRONTS:
        front = script == "index.php" or not given
        return (
            Address(Kind.INDEX, "", build_url(url, f"{folder}/{_FRONTS[script]}"))
            if front and given.keys() <= _FRONT
            else None
        )
    if script not in _SCRIPTS:
        return None
    kind, key, name = _SCRIPTS[script]
    if kind is Kind.PROFILE and key not in given:
        key = "id"
    return _build(url, f"{folder}/{name}", kind, [], key, given)


def _startimes(url: str, path: str, given: dict[str, str]) -> Address | None:
    """`f.aspx`: a thread is `t` (or `tid`), a board `f`, a member `u`."""
    for key, name, kind in (
        ("t", "t", Kind.THREAD),
        ("tid", "t", Kind.THREAD),
        ("f", "f", Kind.BOARD),
        ("u", "u", Kind.PROFILE),
        ("member", "u", Kind.PROFILE),
    ):
        if given.get(key, "").isdecimal():
            return _build(url, path, kind, [], name, {**given, name: given[key]})
    return None


def _build(
    url: str,
    path: str,
    kind: Kind,
    query: list[tuple[str, str]],
    key: str,
    given: dict[str, str],
) -> Address | None:
    """The address of `key`; what shows a part of a thread only (a member's replies) is left out."""
    own = given.get(key, "")
    if not own.isdecimal() or own == "0":
        return None
    query = [*query, (key, own)]
    post = next((given[name] for name in _REPLY if given.get(name, "").isdecimal()), "")
    if kind is Kind.THREAD and post and key != "id":
        name = "p" if path.endswith("topics.php") else "r"
        return Address(kind, own, build_url(url, path, [*query, (name, post)]), post_id=post)
    if query[0] == ("mode", "f") and given.get("type") == _ARCHIVE:
        query, own = [*query, ("type", _ARCHIVE)], f"{own}-{_ARCHIVE}"
    start = 0 if kind is Kind.PROFILE else start_of(given.get("pg"), 2)
    return Address(kind, own, page_url(build_url(url, path, query), start), start)


def page_url(url: str, number: int) -> str:
    """The URL of a page of the thread or board that a canonical URL belongs to.

    The boards of version 1 show their first page where they are not told which threads to list.
    """
    first = re.sub(r"&(?:mod_option=all|(?:pg|p|r)=\d+)", "", url)
    option = "&mod_option=all" if "mode=f&" in first else ""
    return f"{first}{option}&pg={number}" if number > 1 else first


def archive_of(board: Address) -> Address | None:
    """Where version 1 lists the older threads of a board; None where it lists them all."""
    address = read_address(f"{board.url}&type={_ARCHIVE}") if not board.start else None
    return address if address and address.id != board.id else None


def is_archive(address: Address) -> bool:
    """Whether an address lists the older threads of a board."""
    return address.id.endswith(_ARCHIVE)


class DuhokRoutes(Routes):
    """What every forum of the family reads from its addresses."""

    name = "duhok"
    address = staticmethod(read_address)

    @once_a_page
    def own_address(self, page: Page, kind: Kind = Kind.THREAD) -> Address:
        """The address of a page: its URL, or what one of its scripts says that it is."""
        address = super().own_address(page, kind)
        if address.id:
            return address
        told = (_OWN.search(script.text or "") for script in page.root.iter("script"))
        others = (self._of_kind(page.absolute(found[1]), kind) for found in told if found)
        return next(filter(None, others), address)

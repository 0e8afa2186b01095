"""A JSON:API document, and discussions, posts and members as Flarum's has them."""

from typing import Any

from crawler.engines.flarum.routes import CHUNK
from crawler.links import tidy_path
from crawler.pages.fields import dicts, iso_date, string, strings, table
from crawler.pages.page import Page
from crawler.raw import NO_DATE, RawAuthor, RawPost, RawThread, Shown

Resource = dict[str, Any]


class Document:
    """The main resources of a document in `data`, all of them by (type, id) in `resources`.

    `root` is the path under which the forum is installed, without a slash at its end.
    """

    def __init__(self, source: dict[str, Any], root: str) -> None:
        self.root = root
        main = source.get("data")
        self.single = isinstance(main, dict)
        self.data: list[Resource] = [main] if isinstance(main, dict) else dicts(main)
        self.links = table(source.get("links"))
        self.errors = dicts(source.get("errors"))
        self.resources: dict[tuple[str, str], Resource] = {}
        for item in [*dicts(source.get("included")), *self.data]:
            self.resources[string(item.get("type")), string(item.get("id"))] = item

    @property
    def type(self) -> str:
        """The type of the main resources."""
        return string(self.data[0].get("type")) if self.data else ""

    def of_type(self, name: str) -> list[Resource]:
        """All resources of a type."""
        return [item for (kind, _), item in self.resources.items() if kind == name]

    def related(self, item: Resource, name: str) -> list[Resource]:
        """The resources that one is related to, as far as the document holds them."""
        keys = references(item, name)
        return [self.resources[key] for key in keys if key in self.resources]


def references(item: Resource, name: str) -> list[tuple[str, str]]:
    """The types and ids of what a resource is related to."""
    data = table(table(item.get("relationships")).get(name)).get("data")
    listed = [data] if isinstance(data, dict) else dicts(data)
    return [(string(one.get("type")), string(one.get("id"))) for one in listed]


def attributes(item: Resource) -> dict[str, Any]:
    """The attributes of a resource."""
    return table(item.get("attributes"))


# What members write; other kinds tell what happened to the discussion.
_WRITTEN = frozenset({"", "comment"})


def read_thread(document: Document, item: Resource, page: Page) -> RawThread:
    """A discussion, from its own document or from its place in a list."""
    values = attributes(item)
    number, posts = string(item.get("id")), len(references(item, "posts"))
    user = next(iter(document.related(item, "user")), {})
    tags = document.related(item, "tags")
    tags.sort(key=lambda tag: bool(attributes(tag).get("isChild")))
    boards = [tag for tag in tags if _is_board(tag)]
    count = values.get("commentCount", values.get("commentsCount"))
    author = read_member(document, user, page)
    return RawThread(
        number,
        page.absolute(document.root + path(values, number)) if number else "",
        string(values.get("title")),
        tags=[string(attributes(tag).get("name")) for tag in tags if tag not in boards],
        boards=[string(attributes(tag).get("name")) for tag in boards],
        author=author.name or None,
        author_id=author.user_id,
        created=shown(values, "createdAt", "startTime"),
        last_post=shown(values, "lastPostedAt", "lastTime"),
        replies=str(count - 1) if isinstance(count, int) and count > 0 else None,
        views=string(values.get("viewCount", values.get("views"))) or None,
        pages=-(-posts // CHUNK) or None,
        sticky=values.get("isSticky") if "isSticky" in values else None,
        locked=values.get("isLocked") if "isLocked" in values else None,
        poll=_poll(document) if document.single else None,
    )


def _poll(document: Document) -> dict[str, Any] | None:
    poll = next(iter(document.of_type("polls")), None)
    if poll is None:
        return None
    options = map(attributes, document.related(poll, "options"))
    read = [{"text": string(o.get("answer")), "votes": o.get("voteCount")} for o in options]
    return {"question": string(attributes(poll).get("question")), "options": read}


def read_post(document: Document, item: Resource, page: Page) -> RawPost | None:
    """A comment; None for the discussion's events and for what is hidden from guests."""
    values = attributes(item)
    html, number = values.get("contentHtml"), number_of(item)
    left_out = values.get("isHidden") is True or string(values.get("contentType")) not in _WRITTEN
    if left_out or not isinstance(html, str):
        return None
    thread = next(iter(document.related(item, "discussion")), {})
    thread = thread or (document.data[0] if document.type == "discussions" else {})
    likes = values.get("likesCount")
    if likes is None and "likes" in table(item.get("relationships")):
        likes = len(references(item, "likes"))
    url = path(attributes(thread), string(thread.get("id"))) + (f"/{number}" if number > 1 else "")
    return RawPost(
        string(item.get("id")),
        read_member(document, next(iter(document.related(item, "user")), {}), page),
        page.fragment(html),
        permalink=page.absolute(document.root + url) if thread else None,
        posted=shown(values, "createdAt", "time") or NO_DATE,
        edited=shown(values, "editedAt", "editTime"),
        position=number or None,
        reactions=string(likes) or None,
    )


def read_member(document: Document, user: Resource, page: Page) -> RawAuthor:
    """A member; one who is no longer there has neither name nor number."""
    values = attributes(user)
    name = string(values.get("displayName")) or string(values.get("username"))
    author = RawAuthor(name, string(user.get("id")) or None)
    slug = string(values.get("slug")) or string(values.get("username"))
    author.url = page.absolute(tidy_path(f"{document.root}/u/{slug}")) if slug else None
    author.avatar = page.absolute(string(values.get("avatarUrl"))) or None
    groups = document.related(user, "groups")
    author.title = next((string(attributes(g).get("nameSingular")) for g in groups), None)
    known = {"messages": values.get("commentCount", values.get("commentsCount"))}
    known |= {"joined": values.get("joinTime"), "about": values.get("bio")}
    known |= {"discussions": values.get("discussionCount"), "points": values.get("points")}
    author.known = strings(known)
    return author


def path(values: dict[str, Any], number: str) -> str:
    """The path of a discussion's page: old versions leave the number out of the slug."""
    slug = string(values.get("slug"))
    if not slug:
        return f"/d/{number}"
    return f"/d/{slug}" if slug.partition("-")[0] == number else f"/d/{number}-{slug}"


def _is_board(tag: Resource) -> bool:
    values = attributes(tag)
    return values.get("position") is not None or values.get("isChild") is True


def number_of(item: Resource) -> int:
    """The number of a post in its discussion; 0 where it has none."""
    number = attributes(item).get("number")
    return number if isinstance(number, int) else 0


def shown(values: dict[str, Any], *names: str) -> Shown | None:
    """An ISO date of the JSON, under the first of its names."""
    return next(filter(None, (iso_date(values.get(name)) for name in names)), None)

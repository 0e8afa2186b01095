"""The posts of a thread in its several views: a light one (print, lo-fi) shows no ids of posts."""

from crawler.records import Post


def unnamed(post: Post) -> str:
    """How the id of a post of this thread begins that is named by its place in the thread."""
    return f"{post.site}/p/t{post.thread_id}"


def is_unnamed(post_id: str, beginning: str) -> bool:
    """Whether a post of a thread is named by its place there (see `unnamed`)."""
    return bool(beginning) and (post_id == beginning or post_id.startswith(f"{beginning}-"))


def may_be_views(post_id: str, other: str, beginning: str) -> bool:
    """Whether two ids may be those of one post in two views of its thread.

    `beginning` is of the thread of the first. Of the other only its own id tells the thread: one of
    the engine's own may be a post of any thread on the site.
    """
    if is_unnamed(other, beginning) or not is_unnamed(post_id, beginning):
        return is_unnamed(other, beginning)
    site, _, _ = beginning.rpartition("/")
    return other.startswith(f"{site}/") and not other.startswith(f"{site}/t")


def places(post: Post) -> tuple[str, ...]:
    """What a post's place is known by in any view of its thread: who wrote there, and when.

    Views may differ in saying the time of day: one that says it is known by its day as well, as
    long as the other has ids and so can be told from its neighbours.
    """
    when = post.posted_at or post.posted_at_text
    if not when:
        return ()
    by = f"{unnamed(post)}|{post.author}"
    if not post.posted_at or "T" not in when:
        return (f"{by}|{when}",)
    day, minute = f"{by}|{when[:10]}", f"{by}|{when[:16]}"
    return (minute,) if is_unnamed(post.id, unnamed(post)) else (minute, day)

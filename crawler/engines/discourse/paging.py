"""The page that comes after the one whose JSON is at hand."""

from __future__ import annotations

import re
from typing import Any

from crawler.engines.discourse.topics import chunk, posts_of
from crawler.pages.fields import string, table


def following(data: dict[str, Any], start: int) -> str:
    """The query of the next page, or "" on the last one; `start` is the number of this one."""
    if "topic_list" in data:
        more = string(table(data["topic_list"]).get("more_topics_url"))
        number = re.search(r"[?&]page=(\d+)", more)
        return f"page={number[1] if number else start + 1}" if more else ""
    posts = posts_of(data)
    if "latest_posts" in data:
        oldest = min((p["id"] for p in posts if isinstance(p.get("id"), int)), default=0) - 1
        return f"before={oldest}" if oldest > 0 else ""
    stream, here = table(data.get("post_stream")), max(start, 1)
    last = posts[-1].get("id") if posts else None
    ids = stream.get("stream")
    if last is not None and isinstance(ids, list):  # those of all posts of the topic
        size = chunk(data)
        after = ids.index(last) + 1 if last in ids else here * size
        return f"page={max(after // size, here) + 1}" if after < len(ids) else ""
    # Of ten thousand posts and more the id of the last one is given alone.
    return f"page={here + 1}" if last is not None and stream.get("lastId", last) != last else ""

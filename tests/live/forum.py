"""A small XenForo 2 forum in memory that tests grow, edit and break between runs."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape

PER_PAGE = 5
THREADS_PER_PAGE = 10
START = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass
class ForumPost:
    number: int
    author: int
    body: str
    minute: int

    @property
    def when(self) -> datetime:
        return START + timedelta(minutes=self.minute)


@dataclass
class ForumThread:
    number: int
    board: int
    posts: list[ForumPost] = field(default_factory=list)

    @property
    def title(self) -> str:
        return f"موضوع رقم {self.number}"


class MemoryForum:
    """Boards of threads of posts; every write moves the forum's own clock by a minute.

    `order` is what its boards are sorted by, descending; `everywhere` holds the threads that every
    board lists, as announcements are, and `sticky` those that stand before the others.
    """

    def __init__(self, boards: int = 2, threads: int = 6, posts: int = 7) -> None:
        self.boards = list(range(1, boards + 1))
        self.threads: dict[int, ForumThread] = {}
        self.minute = 0
        self.last_post = 0
        self.order: Callable[[ForumThread], int] = lambda thread: thread.posts[-1].minute
        self.everywhere: set[int] = set()
        self.sticky: set[int] = set()
        for number in range(1, threads + 1):
            self.add_thread(self.boards[number % boards], posts=1 + (number * 3) % posts)

    def add_thread(self, board: int, posts: int = 1) -> ForumThread:
        number = max(self.threads, default=0) + 1
        thread = self.threads[number] = ForumThread(number, board)
        for _ in range(posts):
            self.reply(number)
        return thread

    def reply(self, thread: int, body: str | None = None) -> ForumPost:
        self.minute += 1
        self.last_post += 1
        number = self.last_post
        chance = random.Random(number)
        words = " ".join(f"كلمة{chance.randrange(9973)}" for _ in range(15))
        post = ForumPost(
            number, number % 5 + 1, body or f"نص المشاركة {number} {words}", self.minute
        )
        self.threads[thread].posts.append(post)
        return post

    def post_ids(self) -> set[str]:
        return {str(post.number) for thread in self.threads.values() for post in thread.posts}

    def render(self, path: str) -> str | None:
        """The page at a path, or None where there is none."""
        parts = [part for part in path.split("/") if part]
        page = int(parts[2].removeprefix("page-")) if len(parts) > 2 else 1
        if not parts:
            return self._index()
        number = int(parts[1].rpartition(".")[2])
        if parts[0] == "forums" and number in self.boards:
            return self._board(number, page)
        if parts[0] == "threads" and number in self.threads:
            return self._thread(self.threads[number], page)
        return None

    def _index(self) -> str:
        nodes = "".join(
            f'<div class="node node--id{b} node--forum"><div class="node-body">'
            f'<div class="node-main"><h3 class="node-title"><a href="/forums/qism.{b}/"'
            f' data-xf-init="element-tooltip">القسم {b}</a></h3></div></div></div>'
            for b in self.boards
        )
        return _frame("forum_list", f'<div class="block-body">{nodes}</div>')

    def _board(self, board: int, page: int) -> str:
        threads = sorted(
            (t for t in self.threads.values() if t.posts and self._listed(t, board)),
            key=lambda thread: (thread.number in self.sticky, self.order(thread)),
            reverse=True,
        )
        shown = threads[(page - 1) * THREADS_PER_PAGE : page * THREADS_PER_PAGE]
        lines = "".join(self._line(thread) for thread in shown)
        nav = _nav(f"/forums/qism.{board}/", page, -(-len(threads) // THREADS_PER_PAGE))
        body = f'<div class="structItemContainer">{lines}</div>{nav}'
        return _frame("forum_view", body, title=f"القسم {board}")

    def _listed(self, thread: ForumThread, board: int) -> bool:
        return thread.board == board or thread.number in self.everywhere

    def _line(self, thread: ForumThread) -> str:
        first, last = thread.posts[0], thread.posts[-1]
        return (
            f'<div class="structItem structItem--thread js-inlineModContainer'
            f' js-threadListItem-{thread.number}" data-author="عضو {first.author}">'
            f'<div class="structItem-cell structItem-cell--main">{self._status(thread)}'
            f'<div class="structItem-title">'
            f'<a href="/threads/mawdu.{thread.number}/" data-tp-primary="on">{thread.title}</a></div>'
            f'<div class="structItem-minor"><ul class="structItem-parts"><li>'
            f'<a href="/members/uwd.{first.author}/" class="username" '
            f'data-user-id="{first.author}">عضو {first.author}</a></li>'
            f'<li class="structItem-startDate">{_time(first.when)}</li></ul></div></div>'
            f'<div class="structItem-cell structItem-cell--meta">'
            f'<dl class="pairs pairs--justified"><dt>الردود</dt><dd>{len(thread.posts) - 1}</dd></dl>'
            f"</div>"
            f'<div class="structItem-cell structItem-cell--latest">'
            f'<a href="/threads/mawdu.{thread.number}/latest" rel="nofollow">{_time(last.when, "structItem-latestDate ")}</a>'
            f"</div></div>"
        )

    def _status(self, thread: ForumThread) -> str:
        sticky = '<li><i class="structItem-status structItem-status--sticky"></i></li>'
        return (
            f'<ul class="structItem-statuses">{sticky if thread.number in self.sticky else ""}</ul>'
        )

    def _thread(self, thread: ForumThread, page: int) -> str:
        pages = -(-len(thread.posts) // PER_PAGE)
        page = min(page, pages)
        first = (page - 1) * PER_PAGE
        posts = "".join(
            _message(thread, post, first + k)
            for k, post in enumerate(thread.posts[first : first + PER_PAGE], 1)
        )
        nav = _nav(f"/threads/mawdu.{thread.number}/", page, pages)
        crumb = (
            f'<ul class="p-breadcrumbs"><li><a href="/forums/qism.{thread.board}/">'
            f"<span>القسم {thread.board}</span></a></li></ul>"
        )
        body = f'{crumb}{nav}<div class="block-body js-replyNewMessageContainer">{posts}</div>{nav}'
        return _frame("thread_view", body, title=thread.title, key=f"thread-{thread.number}")


def _time(when: datetime, classes: str = "") -> str:
    stamp = when.strftime("%Y-%m-%dT%H:%M:%S+0000")
    return (
        f'<time class="{classes}u-dt" dir="auto" datetime="{stamp}"'
        f' data-time="{int(when.timestamp())}">{when:%d-%m-%Y}</time>'
    )


def _nav(base: str, page: int, pages: int) -> str:
    if pages < 2:
        return ""
    urls = [base if n == 1 else f"{base}page-{n}" for n in range(1, pages + 1)]
    links = "".join(
        f'<li class="pageNav-page{" pageNav-page--current" if n == page else ""}">'
        f'<a href="{u}">{n}</a></li>'
        for n, u in enumerate(urls, 1)
    )
    jump = (
        f'<a href="{urls[page]}" class="pageNav-jump pageNav-jump--next">التالي</a>'
        if page < pages
        else ""
    )
    return f'<nav class="pageNavWrapper"><div class="pageNav"><ul class="pageNav-main">{links}</ul>{jump}</div></nav>'


def _message(thread: ForumThread, post: ForumPost, position: int) -> str:
    link = f"/threads/mawdu.{thread.number}/post-{post.number}"
    return (
        f'<article class="message message--post js-post" data-author="عضو {post.author}"'
        f' data-content="post-{post.number}" id="js-post-{post.number}">'
        f'<div class="message-inner"><div class="message-cell message-cell--user">'
        f'<section class="message-user"><div class="message-userDetails"><h4 class="message-name">'
        f'<a href="/members/uwd.{post.author}/" class="username" data-user-id="{post.author}">'
        f'عضو {post.author}</a></h4><h5 class="userTitle message-userTitle">عضو نشيط</h5></div>'
        f'<div class="message-userExtras"><dl class="pairs pairs--justified"><dt>إنضم</dt>'
        f'<dd>20 نوفمبر 2021</dd></dl><dl class="pairs pairs--justified"><dt>المشاركات</dt>'
        f"<dd>{post.author * 10}</dd></dl></div></section></div>"
        f'<div class="message-cell message-cell--main"><header class="message-attribution">'
        f'<ul class="message-attribution-main"><li class="u-concealed"><a href="{link}">{_time(post.when)}</a></li></ul>'
        f'<ul class="message-attribution-opposite"><li><a href="{link}">#{position}</a></li></ul></header>'
        f'<div class="message-content js-messageContent"><article class="message-body js-selectToQuote">'
        f'<div class="bbWrapper">{escape(post.body)}</div></article></div></div></div></article>'
    )


def _frame(template: str, body: str, title: str = "منتدى الاختبار", key: str = "") -> str:
    return (
        '<!DOCTYPE html><html id="XF" lang="ar" dir="RTL" data-app="public"'
        f' data-template="{template}" data-content-key="{key}" data-logged-in="false"'
        f' class="no-js template-{template}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body data-template="{template}"><div class="p-pageWrapper"><div class="p-body"><div class="p-body-inner">'
        f'<div class="p-title"><h1 class="p-title-value">{title}</h1></div>'
        f'<div class="p-body-content"><div class="p-body-pageContent">{body}</div></div></div></div></div>'
        "</body></html>"
    )

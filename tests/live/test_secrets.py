"""Given secrets, they reach the host that they are for and nothing else."""

import re
from pathlib import Path

import pytest

from crawler.cookies import load_cookies
from crawler.forums import make
from crawler.outcome import ConfigError
from tests.files import put
from tests.live.crawl import crawl, post_ids, records
from tests.live.faults import answer
from tests.live.forum import MemoryForum
from tests.live.server import serve

SECRET = "s3cr3t-of-127"
OTHER = "s3cr3t-of-localhost"


def written(folder: Path) -> bytes:
    """Everything that a run wrote: feeds, state, lock, summary and log."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_cookies_go_to_their_host_and_into_no_file(tmp_path: Path) -> None:
    cookies = tmp_path / "cookies.txt"
    lines = [("127.0.0.1", "member", SECRET), ("localhost", "member", OTHER)]
    cookies.write_text(
        "# Netscape HTTP Cookie File\n"
        + "".join(f"{host}\tFALSE\t/\tFALSE\t0\t{name}\t{value}\n" for host, name, value in lines)
    )
    forum = MemoryForum(boards=1, threads=3, posts=3)
    out = tmp_path / "out"
    out.mkdir()
    with serve(forum.render) as one, serve(forum.render) as two:
        there = two.url.replace("127.0.0.1", "localhost")
        urls = f"url={one.url},{there}"
        options = ["-a", f"cookies={cookies}", "-s", "LOG_LEVEL=DEBUG"]
        log = ["-s", f"LOG_FILE={out / 'run.log'}"]
        run = crawl(out / "data", "-a", urls, *options, *log)
    assert run.status == 0, run.output
    sent = [[h.get("cookie", "") for h in server.headers] for server in (one, two)]
    pages = [len(server.pages()) for server in (one, two)]
    assert [sum(f"member={SECRET}" in c for c in sent[0]), pages[0]] == [pages[0]] * 2
    assert [sum(f"member={OTHER}" in c for c in sent[1]), pages[1]] == [pages[1]] * 2
    assert not any(OTHER in c for c in sent[0])
    assert not any(SECRET in c for c in sent[1])
    assert post_ids(run.data)
    assert b"s3cr3t" not in written(out)
    assert b"GET" in written(out)  # the log is one that could have told


def test_cookies_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABIB_COOKIES", f"member={SECRET}; style=2")
    out = tmp_path / "out"
    out.mkdir()
    with serve(MemoryForum(boards=1, threads=2).render) as server:
        run = crawl(out / "data", "-a", f"url={server.url}", "-a", "cookies=env:TABIB_COOKIES")
    cookies = [headers.get("cookie", "") for headers in server.headers[1:]]
    assert cookies
    assert all(f"member={SECRET}" in cookie and "style=2" in cookie for cookie in cookies)
    assert run.status == 0
    assert b"s3cr3t" not in written(out)


def test_a_cookie_of_one_host_is_not_its_subdomains(tmp_path: Path) -> None:
    path = put(
        tmp_path / "cookies.txt",
        "# Netscape HTTP Cookie File\n"
        "example.com\tFALSE\t/\tFALSE\t0\thost\t1\n"
        ".example.com\tTRUE\t/\tFALSE\t0\tdomain\t2\n"
        ".le.com\tTRUE\t/\tFALSE\t0\tother\t3\n",
    )

    def names(url: str) -> list[str]:
        return [str(cookie["name"]) for cookie in load_cookies(str(path), url)]

    assert names("https://example.com/") == ["host", "domain"]
    assert names("https://forum.example.com/vb/") == ["domain"]
    assert names("https://example.org/") == []


@pytest.mark.parametrize("text", ["", f"{SECRET}\n", f"a\tb\t{SECRET}\n"])
def test_a_bad_cookie_file_is_named_without_its_content(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cookies.txt"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_cookies(str(path), "https://forum.example/")
    assert str(path) in str(caught.value)
    assert SECRET not in str(caught.value)


def test_cookies_in_place_of_their_file_are_refused_and_not_shown() -> None:
    for source in (f"member={SECRET}", f"env:member={SECRET}"):
        with pytest.raises(ConfigError, match="no cookie itself") as caught:
            load_cookies(source, "https://forum.example/")
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cookies_of_an_encrypted_forum_are_never_sent_in_the_clear(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABIB_COOKIES", f"member={SECRET}")
    (cookie,) = load_cookies("env:TABIB_COOKIES", f"{scheme}://forum.example/")
    assert cookie["secure"] is (scheme == "https")


def test_cookies_do_not_follow_a_forum_that_moves_to_another_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABIB_COOKIES", f"member={SECRET}")
    forum = MemoryForum(boards=1, threads=2)
    with serve(forum.render) as new, serve(forum.render) as old:
        there = new.url.replace("127.0.0.1", "localhost")
        old.fault = lambda handler, body: answer(
            301, lambda _: b"", Location=there + handler.path[1:]
        )(handler, body)
        options = ["-a", "cookies=env:TABIB_COOKIES", "-s", "LOG_LEVEL=DEBUG"]
        run = crawl(tmp_path / "data", "-a", f"url={old.url}", *options)
    assert any(f"member={SECRET}" in headers.get("cookie", "") for headers in old.headers)
    assert not any("cookie" in headers for headers in new.headers)
    assert SECRET not in run.output


def test_an_empty_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COOKIES", raising=False)
    with pytest.raises(ConfigError, match="NO_COOKIES"):
        load_cookies("env:NO_COOKIES", "https://forum.example/")


def test_a_password_in_a_url_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigError, match="password") as caught:
        make("f", {"url": f"https://member:{SECRET}@forum.example/"})
    assert SECRET not in str(caught.value)


KEY = "a key of more than sixteen bytes"


def test_pseudonyms_stay_over_runs_in_mentions_and_quotes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PSEUDONYM_KEY", KEY)
    forum = MemoryForum(boards=1, threads=2, posts=6)
    quote = (
        '<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="عضو 2">'
        '<div class="bbCodeBlock-title">عضو 2 قال:</div><div class="bbCodeBlock-content">'
        '<div class="bbCodeBlock-expandContent">رأي @عضو 3 صحيح</div></div></blockquote>'
        '<a href="/members/uwd.4/" class="username" data-user-id="4">@عضو 4</a>'
    )

    def render(path: str) -> str | None:
        page = forum.render(path)
        return page.replace("[quote]", quote) if page else page

    forum.reply(1, "[quote] شكرا لك يا @عضو 5 على الرد")
    out = tmp_path / "out"
    out.mkdir()
    with serve(render) as server:
        options = ["-a", f"url={server.url}", "-s", "PSEUDONYMS=1", "-s", "LOG_LEVEL=DEBUG"]
        first = crawl(out / "data", *options)
        names = {r["name"]: r["id"] for r in records(first.data, "authors")}
        authors = {
            p["post_id"]: (p["author"], p["author_id"]) for p in records(first.data, "posts")
        }
        for _ in range(5):
            forum.reply(2)
        second = crawl(out / "data", *options)
        monkeypatch.setenv("PSEUDONYM_KEY", KEY[::-1])
        other = crawl(tmp_path / "other", *options)
    assert (first.status, second.status) == (0, 0), first.output
    posts = {p["post_id"]: p for p in records(second.data, "posts")}
    assert sorted(posts) == sorted(forum.post_ids())
    # One pseudonym a member, the same in the second run.
    members: dict[int, set[tuple[str, str]]] = {}
    for thread in forum.threads.values():
        for post in thread.posts:
            found = posts[str(post.number)]
            members.setdefault(post.author, set()).add((found["author"], found["author_id"]))
    assert all(len(pseudonyms) == 1 for pseudonyms in members.values())
    assert len(set.union(*members.values())) == 5
    assert all(posts[number]["author"] == name for number, (name, _) in authors.items())
    assert all(names[name] == author_id for name, author_id in authors.values())
    hidden = {number: next(iter(found))[0] for number, found in members.items()}
    (told,) = (p for p in posts.values() if p["quotes"])
    assert told["quotes"][0]["author"] == hidden[2]
    assert f"@{hidden[3]}" in told["quotes"][0]["text"]
    assert f"@{hidden[4]}" in told["body"]
    assert f"@{hidden[5]} على الرد" in told["body"]
    # Neither a name nor the number of a member is in any file.
    files = written(out).decode("utf-8", "replace")
    assert not re.search(r"عضو \d|/u/\d\b|members/uwd", files)
    assert KEY not in files
    assert not {p["author"] for p in records(other.data, "posts")} & set(hidden.values())


def test_pseudonyms_hide_members_that_links_name_and_their_own_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PSEUDONYM_KEY", KEY)
    forum = MemoryForum(boards=1, threads=1, posts=1)
    link = '<a href="/members/uwd.{0}/" class="username" data-user-id="{0}">{1}</a>'
    quote = (
        '<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="عضو 2">'
        '<div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">'
        f"{link.format(81, 'سالم الغائب')} كتب هذا</div></div></blockquote>"
    )
    said = f"{quote} كما قال {link.format(82, 'ناصر الغائب')}، وناصر الغائب صادق"
    signature = '<div class="message-signature"><div class="bbWrapper">أخوكم عضو 2</div></div>'

    def render(path: str) -> str | None:
        page = forum.render(path)
        if page is None:
            return None
        page = page.replace("إنضم", "اسم الأب").replace("20 نوفمبر 2021", "والد عضو 2")
        return page.replace("[said]", said).replace(
            "</article></div>", f"</article>{signature}</div>"
        )

    forum.reply(1, "[said]").author = 2
    options = ["-s", "PSEUDONYMS=1", "-a", "profiles=1"]
    out = tmp_path / "out"
    out.mkdir()
    with serve(render) as server:
        run = crawl(out / "data", "-a", f"url={server.url}", *options)
    post = next(p for p in records(run.data, "posts") if p["quotes"])
    assert re.fullmatch(r"كما قال u_[0-9a-f]{16}، وناصر الغائب صادق", post["body"])
    assert re.fullmatch(r"u_[0-9a-f]{16} كتب هذا", post["quotes"][0]["text"])
    feeds = b"".join(path.read_bytes() for path in (out / "data").rglob("*.jsonl")).decode()
    # The members' own pages could not be read; what tells of it does not name them.
    assert records(run.data, "authors")[0]["signature"] == f"أخوكم {post['author']}"
    assert records(run.data, "authors")[0]["fields"] == {"اسم الأب": f"والد {post['author']}"}
    assert records(run.data, "rejected")
    assert not re.search(r"سالم الغائب|كما قال ناصر|عضو \d|members/uwd", feeds)

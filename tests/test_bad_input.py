"""Given bad input, one clear line and an exit status that is not 0."""

import re
from pathlib import Path

import pytest

from crawler.forums import load, make
from crawler.links import clean_url
from crawler.outcome import ConfigError
from tests.files import put
from tests.live import faults
from tests.live.crawl import command, crawl
from tests.live.forum import MemoryForum
from tests.live.server import serve


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\nurl = "http://a.example/"\nurls = "x"\n', "3: urls: unknown key"),
        ('[a]\nurl = "http://a.example/"\n\n[b]\ndelay = 1\n', "4: url: is missing"),
        ('[a]\nurl = "ftp://a.example/"\n', "2: url: is a http(s) or file URL"),
        ('[a]\nurl = "http://a.example/"\ntimezone = "Mars/Olympus"\n', "3: timezone: no timezone"),
        ('[a]\nurl = "http://a.example/"\ndate_order = "ddmm"\n', "3: date_order: is dmy"),
        ('[a]\nurl = "http://a.example/"\ndelay = "slow"\n', "3: delay: is a number"),
        ('[a]\nurl = "http://a.example/"\nengine = "nuke"\n', "3: engine: unknown engine"),
        ('[a]\nurl = "http://a.example/"\nencoding = "latin-99"\n', "3: encoding: no encoding"),
        ('[a]\nurl = "http://a.example/"\nprofiles = "maybe"\n', "3: profiles: is true or false"),
        (
            '[a]\nurl = "http://a.example/"\n[a.selectors]\nbody = ".text"\npost = "li["\n',
            "5: [a.selectors] post: no CSS or XPath: 'li['",
        ),
        (
            '[a]\nurl = "http://a.example/"\n[a.selectors]\npots = "li"\n',
            "4: [a.selectors] pots: unknown key (known: author, ",
        ),
        ('[a]\nurl = "http://a.example/"\nselectors = 5\n', "3: selectors: is a table"),
        ('[a]\nurl = "http://a.example:99999/"\n', "2: url: is a http(s) or file URL"),
        ('[a]\nurl = "http://a b.example/"\n', "2: url: is a http(s) or file URL"),
        ('[a]\nurl = "http://a..example/"\n', "2: url: is a http(s) or file URL"),
        (f'[a]\nurl = "http://{"a" * 64}.example/"\n', "2: url: is a http(s) or file URL"),
        ('[a]\nurl = "http://a.example/"\ninclude = [["7"]]\n', "3: include: is a list of board"),
        ('url = "http://a.example/"\n', "1: url: stands in no table"),
        ('[a]\nurl = "file:page.html"\n', "2: url: is a http(s) or file URL"),
        ("[a]\nurl = \n", "2: Invalid value"),
        ("[a\n", "1: Expected"),
    ],
)
def test_a_broken_forums_file_names_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = put(tmp_path / "forums.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{message}")


def test_a_forums_file_of_an_editor_that_begins_it_with_a_mark(tmp_path: Path) -> None:
    path = put(
        tmp_path / "forums.toml",
        b'\xef\xbb\xbf[a]\r\nurl = "http://a.example/"\r\nexclude = ["", "77"]\r\n',
    )
    forum = load(path)["a"]
    assert (forum.url, forum.exclude) == ("http://a.example/", ["77"])


def test_files_that_a_table_names_stand_beside_it(tmp_path: Path) -> None:
    path = put(
        tmp_path / "forums.toml",
        '[a]\nurl = "http://a.example/"\ncookies = "a.txt"\nsaved = "pages"\n'
        '[b]\nurl = "http://b.example/"\ncookies = "env:B_COOKIES"\nsaved = "/srv/pages"\n',
    )
    a, b = load(path).values()
    assert (a.cookies, a.saved) == (str(tmp_path / "a.txt"), str(tmp_path / "pages"))
    assert (b.cookies, b.saved) == ("env:B_COOKIES", "/srv/pages")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-a", "forum=none"], "error: no table [none]"),
        (["-a", "pages=3"], "error: unknown option 'pages'"),
        (["-a", "url=nonsense"], "error: url: is a http(s) or file URL"),
        (
            ["-a", "url=http://a.example/", "-a", "selectors=/nowhere"],
            "error: selectors: /nowhere:",
        ),
        (["-a", "url=http://a.example/", "-a", "max_pages=-1"], "error: max_pages: is a number"),
        (["-a", "url=http://a.example/", "-s", "DEDUP=maybe"], "error: DEDUP: is one of"),
        (["-a", "url=http://a.example/", "-s", "PSEUDONYMS=1"], "error: PSEUDONYMS needs a key"),
        (["-a", "url=http://a.example/", "-a", "cookies=/nowhere.txt"], "error: cookies: no file"),
        (["-a", "url=http://a.example/", "-a", "saved=/nowhere"], "error: saved: no index.jsonl"),
        (["-a", "url=http://a.example:port/"], "error: url: is a http(s) or file URL"),
    ],
)
def test_bad_options_are_told_in_one_line(tmp_path: Path, options: list[str], message: str) -> None:
    run = crawl(tmp_path / "data", *options)
    told = [line for line in run.output.splitlines() if line.startswith("error:")]
    assert run.status == 2, run.output
    assert len(told) == 1
    assert told[0].startswith(message)
    assert "Traceback" not in run.output


@pytest.mark.parametrize("key", ["cookies", "saved"])
def test_a_file_that_a_table_names_and_that_is_not_there_is_told_with_the_table(
    tmp_path: Path, key: str
) -> None:
    table = f'[tabib]\nurl = "http://a.example/"\n{key} = "nowhere"\n'
    path = put(tmp_path / "forums.toml", table)
    run = crawl(tmp_path / "data", "-s", f"FORUMS_FILE={path}")
    assert run.status == 2
    assert f"error: [tabib] {key}: no " in run.output
    assert f"{tmp_path}/nowhere" in run.output


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("REVISIT_DAYS=monthly", "REVISIT_DAYS: is a number, not 'monthly'"),
        ("DOWNLOAD_DELAY=1s", "DOWNLOAD_DELAY: is a number, not '1s'"),
        ("RETRY_TIMES=1.5", "RETRY_TIMES: is a whole number, not '1.5'"),
        ("PSEUDONYMS=maybe", "PSEUDONYMS: is 1 or 0, not 'maybe'"),
        (
            "LOG_LEVEL=loud",
            "LOG_LEVEL: is one of CRITICAL, ERROR, WARNING, INFO, DEBUG, not 'loud'",
        ),
        ("LOG_FORMAT=%(", "LOG_FORMAT: "),
        ("RETRY_BACKOFF=-1", "RETRY_BACKOFF: is 0 or more, not '-1'"),
        ("EDIT_HOURS=nan", "EDIT_HOURS: is 0 or more, not 'nan'"),
        ("CHECKPOINT_SECONDS=0", "CHECKPOINT_SECONDS: is above 0, not '0'"),
        (
            "CONCURRENT_REQUESTS_PER_DOMAIN=0",
            "CONCURRENT_REQUESTS_PER_DOMAIN: is above 0, not '0'",
        ),
        ("RETRY_HTTP_CODES=5xx", "RETRY_HTTP_CODES: are numbers parted by commas, not '5xx'"),
        *(
            (f"RETRY_EXCEPTIONS={name}", f"RETRY_EXCEPTIONS: {name!r} is no exception's full name")
            for name in ("no.such.Error", "OSError", "json.loads", "json.NoError")
        ),
        (
            f"LOG_FILE={__file__}/a.log",
            f"LOG_FILE: {__file__}/a.log: {__file__} is a file, no fold",
        ),
        ("DATA_DIR= ", "DATA_DIR: is empty"),
        ("DATADIR=/srv", "DATADIR: there is no such setting; DATA_DIR is one"),
    ],
)
def test_bad_settings_are_told_in_one_line(tmp_path: Path, setting: str, message: str) -> None:
    run = crawl(tmp_path / "data", "-a", "url=http://127.0.0.1:9/", "-s", setting)
    assert run.status == 2, run.output
    assert run.output.splitlines()[-1].startswith(f"scrapy: error: {message}")
    assert "Traceback" not in run.output
    assert not (tmp_path / "data").exists()


def test_a_misspelt_spider_is_told_with_the_names_there_are(tmp_path: Path) -> None:
    run = command(tmp_path / "log", "crawl", "forums")
    assert run.status == 2
    assert run.output == "error: no spider is called 'forums' (there: archive, forum)\n"


@pytest.mark.parametrize(
    "url",
    ["http://منتدى.example:80/", "http://XN--pgbk8der.example/", "http://xn--pgbk8der.example./"],
)
def test_a_host_is_one_site_however_it_is_written(url: str) -> None:
    assert make("a", {"url": url}).site == "xn--pgbk8der.example"
    assert clean_url(url + "a?b=1").startswith("http://xn--pgbk8der.example")


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    run = crawl(tmp_path / "data", "-a", "url=http://127.0.0.1:9/")
    assert run.status == 2
    assert "error: cannot write to" in run.output


def test_an_address_that_nobody_answers(tmp_path: Path) -> None:
    run = crawl(tmp_path / "data", "-a", "url=http://127.0.0.1:9/", "-s", "RETRY_TIMES=1")
    assert run.status == 6
    assert run.summary["failures"] == {"refused": 1}


@pytest.mark.parametrize(
    ("path", "kind"), [("nowhere.html", "no such file"), ("", "folder")], ids=["none", "a folder"]
)
def test_a_saved_page_that_cannot_be_read_is_tried_once(
    tmp_path: Path, path: str, kind: str
) -> None:
    url = (tmp_path / path).as_uri()
    run = crawl(tmp_path / "data", "-a", f"url={url}", "-s", "RETRY_BACKOFF=60")
    assert run.status == 6
    assert run.summary["failures"] == {kind: 1}


def test_a_page_that_is_no_forum(tmp_path: Path) -> None:
    page = "<html><title>الحساب موقوف</title><body><p>اتصل بشركة الاستضافة</p></body></html>"
    with serve(lambda _: page) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 6
    assert "no known forum engine made this page; it is titled 'الحساب موقوف'" in run.output


def test_a_page_that_leads_to_no_forum_is_named_with_what_it_leads_to(tmp_path: Path) -> None:
    page = '<html><body><a href="/lander">المنتدى</a></body></html>'
    with serve({"/": page}.get) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 6
    told = f"{server.url}lander: the server answered 404; {server.url} shows no forum, and leads"
    assert told in run.output


def test_a_forum_that_forbids_everything(tmp_path: Path) -> None:
    with serve(MemoryForum().render, robots="User-agent: *\nDisallow: /\n") as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 4
    assert server.pages() == []


def test_a_robots_file_is_obeyed_and_its_delay_kept(tmp_path: Path) -> None:
    robots = "User-agent: *\nCrawl-delay: 0.3\nDisallow: /threads/mawdu.2/\n"
    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render, robots=robots) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert "/threads/mawdu.2/" not in server.asked
    assert run.summary["failures"] == {"robots.txt": 1}
    assert server.times[-1] - server.times[1] > 0.2 * len(server.pages())
    assert "ArabicForumCrawler" in server.headers[-1]["user-agent"]


def test_an_error_on_the_way_is_not_success(tmp_path: Path) -> None:
    with serve(MemoryForum(boards=1, threads=2).render) as server:
        server.fault = faults.at("/threads/mawdu.1/", faults.status(500))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3
    assert run.summary["failures"] == {"http 500": 1}


def test_pseudonyms_hide_names_and_stay_the_same(tmp_path: Path) -> None:
    key = put(tmp_path / "key", "a key of more than sixteen bytes")
    forum = MemoryForum(boards=1, threads=1, posts=2)
    forum.reply(1, "شكرا لك يا @عضو 2 على الرد")
    options = ["-s", "PSEUDONYMS=1", "-s", f"PSEUDONYM_KEY_FILE={key}"]
    with serve(forum.render) as server:
        for name in ("one", "two"):
            crawl(tmp_path / name, "-a", f"url={server.url}", *options)
    texts = [
        "".join(p.read_text("utf-8") for p in sorted((tmp_path / name).glob("*/*/*.jsonl")))
        for name in ("one", "two")
    ]
    assert "عضو 2" not in texts[0]
    assert "/u/2" not in texts[0]
    assert "@u_" in texts[0]
    names = [set(re.findall(r"u_[0-9a-f]{16}", text)) for text in texts]
    assert names[0] == names[1]
    assert names[0]

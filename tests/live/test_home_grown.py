"""Given a forum whose addresses say nothing, a crawl learns from its lists what they lead to."""

import re
from pathlib import Path

import pytest

from tests.live.crawl import crawl, records
from tests.live.server import serve

BOARDS = {"khiyata": "ركن الخياطة", "hadaiq": "ركن الحدائق", "rihlat": "ركن الرحلات"}
# The posts of each thread: one alone, two, and more than fit on a page.
THREADS = {"41": 1, "44": 2, "47": 7}
PER_PAGE = 3


def line(href: str, title: str, day: int, figures: str) -> str:
    return f'<li><a href="{href}">{title}</a> <b>سالم</b> <i>2025-03-{day} 10:00</i> {figures}</li>'


def post(thread: str, number: int) -> str:
    words = f"كلام رقم {number} في الموضوع {thread} عن الخياطة والإبر وما يلزم من الخيوط الملونة"
    return (
        f'<div><a href="/users/{number}">كاتب{number}</a> <i>2025-03-1{number} 10:0{number}</i>'
        f"<p>{words}</p></div>"
    )


def render(path: str) -> str | None:
    bare, _, query = path.partition("?p=")
    steps = bare.strip("/").split("/")
    if steps == [""]:
        # Nothing in these lines says that they lead to boards.
        body = "".join(line(f"/forum/{name}", title, 11, "") for name, title in BOARDS.items())
        return f"<title>ملتقى السنبلة</title><ul class='forum'>{body}</ul>"
    if steps[0] == "forum" and steps[1] in BOARDS:
        threads = THREADS if steps[1] == "khiyata" else {}
        body = "".join(
            line(f"/w/{n}", f"سؤال رقم {n} في الخياطة", int(n) - 30, f"<s>{count - 1} ردود</s>")
            for n, count in threads.items()
        )
        return f"<h1>{BOARDS[steps[1]]}</h1><ul>{body or 'لا توجد مواضيع'}</ul>"
    if steps[0] == "w" and steps[1] in THREADS:
        first = (int(query or 1) - 1) * PER_PAGE
        numbers = range(first + 1, min(first + PER_PAGE, THREADS[steps[1]]) + 1)
        pages = -(-THREADS[steps[1]] // PER_PAGE)
        links = "".join(f'<a href="/w/{steps[1]}?p={n}">{n}</a> ' for n in range(1, pages + 1))
        # The opening post stands on every page.
        numbers = sorted({1, *numbers})
        body = "".join(post(steps[1], number) for number in numbers)
        return f"<h1>سؤال رقم {steps[1]} في الخياطة</h1>{body}<p>{links}</p>"
    return None


def test_every_post_is_found_once_and_a_second_run_asks_for_little(tmp_path: Path) -> None:
    with serve(render) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        run = crawl(tmp_path / "data", *options)
        assert run.status == 0, run.output
        first = len(server.pages())
        again = crawl(tmp_path / "data", *options)
        assert again.status == 0, again.output
    posts = records(run.data, "posts")
    found = sorted((post["thread_id"], post["position"]) for post in posts)
    assert found == [(n, place) for n, count in THREADS.items() for place in range(1, count + 1)]
    assert {post["author"] for post in posts} == {f"كاتب{n}" for n in range(1, 8)}
    titles = {post["title"] for post in posts}
    assert titles == {f"سؤال رقم {number} في الخياطة" for number in THREADS}
    assert len(server.pages()) - first < first


def test_new_posts_of_a_thread_that_begins_with_the_newest_are_found(tmp_path: Path) -> None:
    count = 5

    def newest(path: str) -> str | None:
        bare, _, query = path.partition("&page=")
        if bare == "/":
            boards = "".join(f"<li><a href='/board.php?b={n}'>قسم {n}</a></li>" for n in (1, 2, 3))
            return f"<ul>{boards}</ul>"
        if bare == "/show.php?topic=5":
            first = count - (int(query or 1) - 1) * PER_PAGE
            numbers = range(first, max(first - PER_PAGE, 0), -1)
            pages = -(-count // PER_PAGE)
            links = "".join(f'<a href="{bare}&page={n}">{n}</a> ' for n in range(1, pages + 1))
            return f"<h1>سؤال في الخياطة</h1>{''.join(post('5', n) for n in numbers)}<p>{links}</p>"
        if bare.startswith("/board.php"):
            listed = line("/show.php?topic=5", "سؤال في الخياطة", 10 + count, f"{count - 1} ردود")
            return f"<ul>{listed if bare.endswith('1') else 'لا توجد مواضيع'}</ul>"
        return None

    with serve(newest) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        run = crawl(tmp_path / "data", *options)
        assert run.status == 0, run.output
        count += 1
        again = crawl(tmp_path / "data", *options)
        assert again.status == 0, again.output
    authors = [record["author"] for record in records(run.data, "posts")]
    assert sorted(authors[:5]) == [f"كاتب{number}" for number in range(1, 6)]
    assert authors[5:] == ["كاتب6"]
    assert {record["position"] for record in records(run.data, "posts")} == {None}


def test_the_pages_of_a_thread_are_counted_where_its_last_one_is_read_alone(tmp_path: Path) -> None:
    """Its bar names the first page and those around: `1 ... 6 7`."""
    count = 19

    def long(path: str) -> str | None:
        bare, _, query = path.partition("?p=")
        if bare == "/w/47":
            here, pages = int(query or 1), -(-count // PER_PAGE)
            first = (here - 1) * PER_PAGE
            numbers = range(first + 1, min(first + PER_PAGE, count) + 1)
            near = sorted({1, *range(max(1, here - 1), min(pages, here + 1) + 1)} - {here})
            links = " ".join(f'<a href="/w/47?p={n}">{n}</a>' for n in near) + f" <b>{here}</b>"
            body = "".join(
                post("47", n).replace(f"1{n} 10:0{n}", f"{10 + n} 10:30") for n in numbers
            )
            return f"<h1>سؤال رقم 47 في الخياطة</h1>{body}<p>{links}</p>"
        page = render(path)
        return page and page.replace("<s>6 ردود</s>", f"<s>{count - 1} ردود</s>")

    with serve(long) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        crawl(tmp_path / "data", *options)
        count += 1
        run = crawl(tmp_path / "data", *options)
    assert run.summary["posts"] == 1, run.output
    told = [t["pages"] for t in records(run.data, "threads") if t["thread_id"] == "47"]
    assert set(told) == {7}


def test_whoever_wrote_the_opening_post_began_the_thread(tmp_path: Path) -> None:
    """The next run reads its last page alone."""
    replies = 6

    def answered(path: str) -> str | None:
        page = render(path)
        if path == "/w/47?p=3":
            more = "".join(post("47", number) for number in range(8, replies + 2))
            return f"<h1>سؤال رقم 47 في الخياطة</h1>{post('47', 7)}{more}"
        told = page and page.replace("<s>6 ردود</s>", f"<s>{replies} ردود</s>")
        return told and told.replace("<b>سالم</b>", '<a href="/users/9">كاتب9</a>')

    with serve(answered) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        replies += 1
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["posts"] == 1, run.output
    threads = records(run.data, "threads")
    assert {(thread["author"], thread["author_id"]) for thread in threads} == {
        ("كاتب1", f"{server.site}/u/1")
    }


@pytest.mark.parametrize("overlap", [False, True])
def test_new_posts_on_a_page_whose_address_is_no_page_s_keep_their_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overlap: bool
) -> None:
    def slugs(path: str) -> str | None:
        page = render(re.sub(r"^/t/kh/(\d+)/(?:(\d+)/)?$", r"/w/\1?p=\2", path)) or ""
        later = re.fullmatch(r"/t/kh/47/(\d)/", path)
        if later:  # it may begin with the last post of the page before it
            last = post("47", (int(later[1]) - 1) * PER_PAGE) if overlap else ""
            page = page.replace(post("47", 1), last)
        return re.sub(r"/w/(\d+)(?:\?p=(\d+))?", r"/t/kh/\1/\2/", page).replace("//", "/") or None

    with serve(slugs) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        for count in (7, 8, 9):
            monkeypatch.setitem(THREADS, "47", count)
            run = crawl(tmp_path / "data", *options)
            assert run.status == 0, run.output
    posts = [post for post in records(run.data, "posts") if post["thread_id"] == "47"]
    assert sorted((post["author"], post["position"]) for post in posts) == [
        (f"كاتب{number}", number) for number in range(1, 10)
    ]
    threads = [record for record in records(run.data, "threads") if record["thread_id"] == "47"]
    assert {record["url"] for record in threads} == {f"{server.url}t/kh/47/"}
    assert {record["author"] for record in threads} <= {"كاتب1", None}


@pytest.mark.parametrize("count", [" (1)", ""])
def test_a_front_page_that_does_not_say_what_it_lists(tmp_path: Path, count: str) -> None:
    def bare(path: str) -> str | None:
        if path == "/":
            boards = "".join(f"<li><a href='/{n}'>{t}</a>{count}</li>" for n, t in BOARDS.items())
            return f"<title>ملتقى السنبلة</title><ul>{boards}</ul>"
        return render(f"/forum{path}" if path[1:] in BOARDS else path)

    with serve(bare) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=off")
    assert run.status == 0, run.output
    assert len(records(run.data, "posts")) == sum(THREADS.values())


def test_pages_to_which_no_way_was_found_are_told(tmp_path: Path) -> None:
    def cut(path: str) -> str | None:
        page = render(path)
        return page and page.replace('<a href="/w/47?p=', '<a data-go="/w/47?p=')

    with serve(cut) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=off")
    assert run.status == 3, run.output
    assert run.summary["failures"] == {"shortfall": 1}
    assert "/w/47: 3 of 7 posts found" in run.output


def test_a_forum_whose_boards_show_nothing_is_not_done(tmp_path: Path) -> None:
    def blank(path: str) -> str | None:
        links = "".join(f"<li><a href='/board.php?b={n}'>قسم {n}</a></li>" for n in range(3, 9))
        return f"<ul>{links}</ul>" if path == "/" else "<h1>ركن</h1><p>اختر ما تريد قراءته</p>"

    with serve(blank) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3, run.output
    assert run.summary["missing"][0]["part"] == "threads"


def from_zero(path: str) -> str | None:
    """A forum of Drupal's kind, whose second pages are `page=1`: a board, threads of two pages."""
    bare, _, query = path.partition("?page=")
    page, steps = int(query or 0), bare.strip("/").split("/")
    numbers = range(9, 0, -1)
    if steps == [""]:
        return "".join(line(f"/forum/{n}", f"قسم {n}", 11, f"{n} مواضيع") for n in range(3, 8))
    if steps == ["forum", "3"]:
        shown = numbers[page * PER_PAGE : (page + 1) * PER_PAGE]
        body = "".join(
            line(f"/node/{n}", f"سؤال رقم {n} في الخياطة", 10 + n, "3 ردود") for n in shown
        )
        return f"<h1>قسم 3</h1><ul>{body}</ul>{pager(bare, page, 3)}" if shown else None
    if steps[0] == "forum":
        return "<h1>قسم</h1>لا توجد مواضيع"
    if steps[0] == "node" and page < 2:
        body = "".join(post(steps[1], n) for n in range(1, 5)[page * 2 : page * 2 + 2])
        return f"<h1>سؤال رقم {steps[1]} في الخياطة</h1>{body}{pager(bare, page, 2)}"
    return None


def pager(path: str, page: int, pages: int) -> str:
    links = [
        f'<li class="pager-item"><a href="{path}{f"?page={n}" if n else ""}">{n + 1}</a></li>'
        for n in range(pages)
        if n != page
    ]
    if page + 1 < pages:
        links.append(f'<li class="pager-next"><a href="{path}?page={page + 1}">التالي ›</a></li>')
    return f'<ul class="pager">{"".join(links)}</ul>'


def test_the_pages_of_a_forum_that_counts_from_zero(tmp_path: Path) -> None:
    with serve(from_zero) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        run = crawl(tmp_path / "data", *options)
        assert run.status == 0, run.output
        asked = set(server.asked)
        again = crawl(tmp_path / "data", *options)
    found = sorted((post["thread_id"], post["position"]) for post in records(run.data, "posts"))
    assert found == [(str(n), place) for n in range(1, 10) for place in range(1, 5)]
    assert again.status == 0, again.output
    assert asked == set(server.asked)
    assert "/node/4?page=1" in asked


def test_a_forum_whose_threads_show_no_posts_is_not_done(tmp_path: Path) -> None:
    def dateless(path: str) -> str | None:
        shown = render(path)
        menu = "".join(line(f"/forum/{name}", title, 11, "") for name, title in BOARDS.items())
        return f"<ul>{menu}</ul><p>كلام سالم</p>" if path.startswith("/w/") else shown

    with serve(dateless) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3, run.output
    assert not records(run.data, "posts")


def test_a_thread_that_shows_lists_in_place_of_its_posts_is_told_once(tmp_path: Path) -> None:
    """Its posts come by a script, below the menu."""
    hidden = [True]

    def scripted(path: str) -> str | None:
        if path != "/topic/44" or not hidden[0]:
            page = render(path.replace("/topic/", "/w/"))
            return page and page.replace("/w/", "/topic/")
        boards = "".join(line(f"/forum/{name}", title, 11, "") for name, title in BOARDS.items())
        return f"<h1>سؤال رقم 44</h1><div></div><ul>{boards}</ul>"

    with serve(scripted) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        run = crawl(tmp_path / "data", *options)
        assert (run.status, run.summary["failures"]) == (3, {"shortfall": 1}), run.output
        assert (
            f"{server.url}topic/44: listed as a thread, but the page shows no posts" in run.output
        )
        (gap,) = run.summary["missing"]
        assert (gap["part"], gap["urls"]) == ("posts", [f"{server.url}topic/44"])
        again = crawl(tmp_path / "data", *options)
        assert (again.status, again.summary["refused_as_before"]) == (0, {"shortfall": 1})
        hidden[0] = False
        shown = crawl(tmp_path / "data", *options)
        assert (shown.status, shown.summary["posts"]) == (0, 2), shown.output
        settled = crawl(tmp_path / "data", *options)
    assert settled.status == 0, settled.output


def test_a_front_page_of_newest_threads_leads_to_its_lists_by_their_words(tmp_path: Path) -> None:
    def lines(numbers: range) -> str:
        return "".join(
            line(f"/q/{n}/sual-{n}", f"سؤال رقم {n}", n - 30, "<s>3 ردود</s>") for n in numbers
        )

    def show(path: str) -> str | None:
        menu = '<p><a href="/all">جميع الأسئلة</a></p><p><a href="/about">من نحن</a></p>'
        head = f"<meta charset=utf-8><title>أسئلة السنبلة</title>{menu}"
        if path in {"/", "/all"}:
            return f"{head}<ul>{lines(range(44, 48) if path == '/' else range(41, 48))}</ul>"
        if path.startswith("/q/"):
            number = path.split("/")[2]
            posts = "".join(post(number, n) for n in range(1, 5))
            return f"{head}<h1>سؤال رقم {number}</h1>{posts}"
        return None

    with serve(show) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=off")
        assert "/about" not in server.pages()
    assert run.status == 0, run.output
    threads = {p["thread_id"] for p in records(run.data, "posts")}
    assert threads == {str(n) for n in range(41, 48)}


@pytest.mark.parametrize("place", ["/ar/s/{}", "/?qism={}", "/tags/{}"])
def test_boards_that_a_menu_alone_names_are_found(tmp_path: Path, place: str) -> None:
    names = dict.fromkeys(BOARDS, range(41, 43)) | {
        "rihlat": range(43, 45),
        "hadaiq": range(45, 48),
    }
    menu = "".join(f"<a href='{place.format(name)}'>{BOARDS[name]}</a> " for name in names)

    def lines(numbers: range) -> str:
        return "".join(
            line(f"/q/{n}/sual-{n}", f"سؤال رقم {n}", n - 30, "<s>3 ردود</s>") for n in numbers
        )

    def show(path: str) -> str | None:
        head = f"<meta charset=utf-8><title>أسئلة السنبلة</title><nav>{menu}</nav>"
        for name, numbers in names.items():
            if path == place.format(name):
                return f"{head}<h1>{BOARDS[name]}</h1><ul>{lines(numbers)}</ul>"
        if path == "/":
            return f"{head}<ul>{lines(range(41, 45))}</ul>"
        if path.startswith("/q/"):
            number = int(path.split("/")[2])
            name = next(name for name, numbers in names.items() if number in numbers)
            trail = f"<p><a href='/'>الرئيسية</a> / <a href='{place.format(name)}'>قسم</a></p>"
            posts = "".join(post(str(number), n) for n in range(1, 5))
            return f"{head}{trail}<h1>سؤال رقم {number}</h1>{posts}"
        return None

    with serve(show) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=off")
    assert run.status == 0, run.output
    threads = {p["thread_id"] for p in records(run.data, "posts")}
    assert threads == {str(n) for n in range(41, 48)}


def test_a_thread_whose_page_names_its_board_alone_has_the_title_of_its_line(
    tmp_path: Path,
) -> None:
    def pages(path: str) -> str | None:
        html = render(path)
        if html is None or not path.startswith("/w/"):
            return html and html.replace("</i> </li>", "</i> <s>3 مواضيع</s></li>")
        name = BOARDS["khiyata"]
        return f"<title>{name}</title><h1>{name}</h1>{html.replace('h1', 'h2')}"

    with serve(pages) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert {post["title"] for post in records(run.data, "posts")} == {
        f"سؤال رقم {number} في الخياطة" for number in THREADS
    }


@pytest.mark.parametrize("heading", ["<h1>مشاركات الموضوع</h1>", "<a href='/'>ملتقى السنبلة</a>"])
def test_a_thread_whose_heading_is_that_of_all_threads_has_the_title_of_its_line(
    tmp_path: Path, heading: str
) -> None:
    def pages(path: str) -> str | None:
        html = render(path)
        if html is None or not path.startswith("/w/"):
            return html
        called = path.split("/")[2].partition("?")[0]
        title = f"سؤال رقم {called} في الخياطة" if "h1" in heading else "ملتقى السنبلة"
        return f"<title>{title}</title>{heading}{html.replace('h1', 'b')}"

    with serve(pages) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert {post["title"] for post in records(run.data, "posts")} == {
        f"سؤال رقم {number} في الخياطة" for number in THREADS
    }


def test_ids_that_are_made_of_the_words_tell_no_order(tmp_path: Path) -> None:
    numbers = (56, 75, 82)  # the digests of their answers fall

    def show(path: str) -> str | None:
        if path == "/forum/khiyata":
            said = "<s>3 ردود</s>"
            lines = (line(f"/w/{n}", f"سؤال {n}", n % 20 + 10, said) for n in numbers)
            return f"<ul>{''.join(lines)}</ul>"
        thread = path.partition("/w/")[2]
        return f"<h1>سؤال {thread}</h1>{''.join(post(thread, n) for n in range(1, 5))}"

    with serve(show) as server:
        options = ["-a", f"url={server.url}forum/khiyata", "-s", "DEDUP=off"]
        run = crawl(tmp_path / "data", *options)
    assert run.status == 0, run.output
    found = [(post["thread_id"], post["position"]) for post in records(run.data, "posts")]
    assert sorted(found) == [(str(n), place) for n in numbers for place in range(1, 5)]


def test_a_list_of_pages_to_choose_from_tells_of_no_later_page_on_the_last(tmp_path: Path) -> None:
    def show(path: str) -> str | None:
        if not path.startswith("/topic.php?id=9"):
            return None
        own = int(path.partition("&page=")[2] or 1)
        options = "".join(
            f"<option value='topic.php?id=9&page={n}'{' selected' * (n == own)}>{n} من 2</option>"
            for n in (1, 2)
        )
        posts = "".join(post("9", n) for n in range(3 * own - 2, 3 * own + 1))
        return f"<h1>سؤال</h1><b>الصفحة</b><select>{options}</select>{posts}"

    with serve(show) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}topic.php?id=9", "-s", "DEDUP=off")
    assert run.status == 0, run.output
    assert [p["position"] for p in records(run.data, "posts")] == [1, 2, 3, 4, 5, 6]

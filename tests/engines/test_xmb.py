"""XMB's addresses, what stands among the words of a post, and pages cut short."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.xmb import Xmb
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import address_of, read_page

HOST = "http://forum.example/xmb/"


@pytest.mark.parametrize(
    ("url", "canonical", "kind", "ident", "start"),
    [
        ("viewthread.php?tid=7", "viewthread.php?tid=7", Kind.THREAD, "7", 0),
        ("viewthread.php?fid=3&tid=7&page=2", "viewthread.php?tid=7&page=2", Kind.THREAD, "7", 2),
        ("viewthread.php?goto=lastpost&tid=7", "viewthread.php?tid=7", Kind.THREAD, "7", 0),
        ("viewthread.php?action=printable&tid=7", "viewthread.php?tid=7", Kind.THREAD, "7", 0),
        ("forumdisplay.php?fid=3&page=1", "forumdisplay.php?fid=3", Kind.BOARD, "3", 0),
        (
            "member.php?action=viewpro&member=%DA%E1%ED",
            "member.php?action=viewpro&member=%DA%E1%ED",
            Kind.PROFILE,
            "علي",
            0,
        ),
        (
            "member.php?member=%D8%B9%D9%84%D9%8A&action=viewpro",
            "member.php?action=viewpro&member=%D8%B9%D9%84%D9%8A",
            Kind.PROFILE,
            "علي",
            0,
        ),
        (
            "member.php?action=viewpro&member=علي",
            "member.php?action=viewpro&member=%D8%B9%D9%84%D9%8A",
            Kind.PROFILE,
            "علي",
            0,
        ),
    ],
)
def test_an_alias_leads_to_the_one_address(
    url: str, canonical: str, kind: Kind, ident: str, start: int
) -> None:
    address = address_of(Xmb(), HOST + url)
    assert (address.url, address.kind, address.id, address.start) == (
        HOST + canonical,
        kind,
        ident,
        start,
    )


def test_a_link_to_a_post_names_it() -> None:
    address = address_of(Xmb(), HOST + "viewthread.php?goto=search&pid=9&tid=7#pid9")
    assert (address.id, address.post_id) == ("7", "9")


@pytest.mark.parametrize(
    "url", ["viewthread.php?action=attachment&tid=7&pid=9", "member.php?action=reg", "index.php"]
)
def test_what_holds_no_posts_has_no_address(url: str) -> None:
    assert Xmb().address(HOST + url) is None


def page_at(path: str, markup: str) -> Page:
    return written_page(HOST + path, markup)


def page_of(message: str) -> Page:
    markup = (
        '<table><tr><td class="tablerow"><a name="pid9"></a><strong>حسون</strong></td><td></td>'
        f'</tr><tr><td class="tablerow"><font class="mediumtxt">{message}</font></td></tr></table>'
    )
    return page_at("viewthread.php?tid=7", markup)


@pytest.mark.parametrize(
    ("message", "body", "links", "attachments"),
    [
        (
            'الكتاب <a href="http://host.example/files/kitab.zip">هنا</a> كاملا',
            "الكتاب هنا كاملا",
            ["http://host.example/files/kitab.zip"],
            [],
        ),
        (
            'مرفق: <a href="files.php?pid=9&amp;aid=1">a.zip</a> (3)<br>',
            "",
            [],
            [f"{HOST}files.php?pid=9&aid=1"],
        ),
        (
            'خذ<br><br>مرفق: <a href="files/9/2/b.zip">b.zip</a><br><font class="smalltxt">3 مرات'
            '<a href="files/9/3/c.zip">c.zip</a></font>',
            "خذ",
            [],
            [f"{HOST}files/9/2/b.zip", f"{HOST}files/9/3/c.zip"],
        ),
        ('<table class="quote"><tr><td>قال</td></tr></table>شكرا', "شكرا", [], []),
    ],
)
def test_the_line_of_an_attachment_is_no_part_of_the_words(
    message: str, body: str, links: list[str], attachments: list[str]
) -> None:
    (post,) = read_page(page_of(message), Xmb()).posts
    assert (post.body, post.links, post.attachments) == (body, links, attachments)


NAVIGATION = '<td class="navtd"><a href="misc.php?action=search">بحث</a></td>'


@pytest.mark.parametrize(
    ("path", "markup", "kind"),
    [
        ("viewthread.php?tid=7", '<input name="loginsubmit" />', Kind.LOGIN),
        ("member.php?action=viewpro&member=hassun", "<td>الاسم: hassun</td>", Kind.PROFILE),
        ("misc.php?action=online", "<td>زوار</td>", Kind.OTHER),
    ],
)
def test_what_a_page_without_posts_is(path: str, markup: str, kind: Kind) -> None:
    page = page_at(path, f"<title>XMB</title><table><tr>{NAVIGATION}{markup}</tr></table>")
    engine = Xmb()
    assert engine.detect(page) > 0
    assert engine.kind(page) is kind

"""Given players in a body, what they play is among its links; adverts and buttons are not."""

import pytest

from crawler.bodies.body import read_body
from crawler.bodies.markup import Body
from crawler.engines import families
from crawler.pages.joining import Joiner
from crawler.pages.parse import parse_html

TUBE = "https://www.youtube.com/embed/a1"


def read(engine: str, markup: str) -> Body:
    body = parse_html(f"<body><div>قبله {markup} بعده</div></body>").find("body/div")
    assert body is not None
    absolute = Joiner("https://waha.example/forum/").absolute
    return read_body(body, families()[engine][0].markup, absolute)


@pytest.mark.parametrize(
    ("engine", "markup", "link"),
    [
        (
            "xenforo",
            '<div class="bbMediaWrapper" data-media-site-id="youtube" data-media-key="a1">'
            f'<div class="bbMediaWrapper-inner"><iframe src="{TUBE}" allowfullscreen></iframe>'
            "</div></div>",
            TUBE,
        ),
        (
            "xenforo",
            '<video controls data-xf-init="video-init"><source data-src="/data/video/1/a.mp4">'
            "</video>",
            "https://waha.example/data/video/1/a.mp4",
        ),
        (
            "phpbb",
            '<span data-s9e-mediaembed="twitter"><iframe allow="autoplay *" loading="lazy" src='
            '"https://s9e.github.io/iframe/2/twitter.min.html#55"></iframe></span>',
            "https://s9e.github.io/iframe/2/twitter.min.html#55",
        ),
        (
            "vbulletin",
            '<object width="640" height="505"><param name="movie" value="//www.youtube.com/v/a1">'
            '<embed src="//www.youtube.com/v/a1" type="application/x-shockwave-flash"></object>',
            "https://www.youtube.com/v/a1",
        ),
        (
            "smf",
            '<iframe width="100%" scrolling="no" frameborder="no" src="https://w.soundcloud.com/'
            'player/?url=https%3A//api.soundcloud.com/tracks/7"></iframe>',
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/7",
        ),
        (
            "mybb",
            '<iframe src="https://www.facebook.com/plugins/video.php?href=x" frameborder="0">'
            "</iframe>",
            "https://www.facebook.com/plugins/video.php?href=x",
        ),
        (
            "invision",
            '<div class="ipsEmbeddedOther"><iframe allowfullscreen data-embed-src='
            '"https://archive.org/embed/a1" src="about:blank"></iframe></div>',
            "https://archive.org/embed/a1",
        ),
        (
            "discourse",
            '<div class="video-placeholder-container"><audio controls><source src='
            '"//waha.example/a.mp3"><a href="//waha.example/a.mp3">الملف</a></audio></div>',
            "https://waha.example/a.mp3",
        ),
        ("woltlab", f'<figure class="media"><oembed url="{TUBE}"></oembed></figure>', TUBE),
        ("flarum", f'<iframe data-src="{TUBE}" class="lazyload" allowfullscreen></iframe>', TUBE),
        ("vanilla", f'<amp-iframe src="{TUBE}" layout="responsive"></amp-iframe>', TUBE),
        ("bbpress", f'<noscript><iframe src="{TUBE}"></iframe></noscript>', TUBE),
    ],
)
def test_a_player(engine: str, markup: str, link: str) -> None:
    body = read(engine, markup)
    assert (body.links, body.text.split()) == ([link], ["قبله", "بعده"])


@pytest.mark.parametrize(
    "src",
    [
        "/ads.html",
        "https://www.googletagmanager.com/ns.html?id=G",
        "//www.facebook.com/plugins/like.php?href=x",
        "about:blank",
        "",
    ],
)
def test_a_frame_that_plays_nothing(src: str) -> None:
    assert not read("generic", f'<iframe src="{src}" width="300"></iframe>').links


def test_an_image_shown_to_readers_without_scripts_is_one_image() -> None:
    late = '<img class="lazy" src="data:image/gif;base64,R0" data-src="/i/a.jpg">'
    body = read("generic", f'{late}<noscript><img src="/i/a.jpg"></noscript>')
    assert body.images == ["https://waha.example/i/a.jpg"]
    body = read(
        "generic", '<img src="data:image/gif;base64,R0"><noscript><img src="/i/a.jpg"></noscript>'
    )
    assert body.images == ["https://waha.example/i/a.jpg"]


def test_an_image_of_a_page_for_telephones() -> None:
    body = read("generic", '<amp-img src="/i/a.jpg" width="9" height="9"></amp-img>')
    assert body.images == ["https://waha.example/i/a.jpg"]

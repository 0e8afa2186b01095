"""Given an engine's page flattened in any way, the posts that its markup says."""

import pytest

from bench.extraction import extracted
from bench.generate_page import STYLES
from bench.inputs import pages
from bench.truth import squash
from crawler.flat import separate_text
from tests.flat.flatteners import FLATTENERS

SIGNATURE = 90
PANEL_WORDS = ("تاريخ التسجيل", "المشاركات:", "مشاركات:", "اشترك في", "مستوى التفاعل")


@pytest.mark.parametrize("flattener", FLATTENERS)
@pytest.mark.parametrize("style", STYLES)
def test_posts_of_a_flattened_page(style: str, flattener: str) -> None:
    source = next(iter(pages(style, 1)))
    body = source.page().root.find("body")
    assert body is not None
    found = separate_text(FLATTENERS[flattener](body))
    wanted = extracted(source).posts
    assert len(found) == len(wanted)
    for have, want in zip(found, wanted, strict=True):
        # A signature that no other post of the page ends with looks like words of the post.
        body, rest = squash(want.body), squash(have.body)[len(squash(want.body)) :]
        assert squash(have.body).startswith(body)
        assert len(rest) <= SIGNATURE
    named = sum(f.author == w.author for f, w in zip(found, wanted, strict=True))
    assert named >= 0.95 * len(wanted)
    assert not [f.body for f in found if any(word in f.body for word in PANEL_WORDS)]
    assert all(f.panel for f in found)

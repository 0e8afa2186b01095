"""Given links of pages, the URLs by which the pages that they lead to are asked for."""

import pytest

from crawler.links import clean_url


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("http://f.example/YaBB.pl?board=general/20", "http://f.example/YaBB.pl?board=general/20"),
        (
            "http://f.example/YaBB.pl?board=general%2f20",
            "http://f.example/YaBB.pl?board=general/20",
        ),
        ("http://f.example/s?t=5,2&u=@k:l", "http://f.example/s?t=5,2&u=@k:l"),
        ("http://f.example/s?q=a%26b%3D1+2", "http://f.example/s?q=a%26b%3D1+2"),
    ],
)
def test_a_query_is_written_as_browsers_send_it(link: str, url: str) -> None:
    assert clean_url(link) == url

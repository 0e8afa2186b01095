"""Given the name of a page that wget saved, then it is the page of which it has the address."""

from collections.abc import Callable

import pytest

from crawler.engines.base import Address, Engine
from crawler.engines.fluxbb import FluxBB
from crawler.engines.fluxbb.routes import first_page as first_of_fluxbb
from crawler.engines.mybb import MyBB
from crawler.engines.mybb.routes import first_page as first_of_mybb
from crawler.engines.phpbb import PhpBB
from crawler.engines.phpbb.routes import first_page as first_of_phpbb
from crawler.engines.smf import SMF
from crawler.engines.smf.routes import first_page as first_of_smf
from crawler.engines.vbulletin import VBulletin3
from crawler.engines.vbulletin.routes import first_page as first_of_vbulletin
from crawler.engines.xmb import Xmb
from tests.reading import address_of

MIRROR = "file:///home/reem/mirror/forum/"


@pytest.mark.parametrize(
    ("engine", "first_page", "name", "start", "first"),
    [
        (
            PhpBB(),
            first_of_phpbb,
            "viewtopic.php@f=2&t=9&start=20",
            20,
            "viewtopic.php?t=9",
        ),
        (MyBB(), first_of_mybb, "showthread.php%3Ftid=9&page=2", 2, "showthread.php?tid=9"),
        (FluxBB(), first_of_fluxbb, "viewtopic.php%3Fid%3D9&p=2", 2, "viewtopic.php?id=9"),
        (SMF(), first_of_smf, "index.php%3Ftopic=9.15", 15, "index.php?topic=9.0"),
        (
            VBulletin3(),
            first_of_vbulletin,
            "showthread.php@s=0123456789abcdef0123456789abcdef&t=9&page=2",
            2,
            "showthread.php?t=9",
        ),
        (Xmb(), None, "viewthread.php@tid=9&page=2", 2, ""),
    ],
    ids=["phpbb", "mybb", "fluxbb", "smf", "vbulletin", "xmb"],
)
@pytest.mark.parametrize("end", ["", ".html"])
def test_a_saved_page_is_known_by_its_name(
    engine: Engine,
    first_page: Callable[[Address], str] | None,
    name: str,
    start: int,
    first: str,
    end: str,
) -> None:
    address = address_of(engine, f"{MIRROR}{name}{end}")
    assert (address.id, address.start) == ("9", start)
    assert address.url.endswith((name + end, name.replace("%3D", "=") + end))
    if first_page is not None:
        assert first_page(address) == MIRROR + first


@pytest.mark.parametrize("name", ["viewtopic.php@", "http://[::1/viewtopic.php@t=9", "a%20b.php"])
def test_other_names_are_none(name: str) -> None:
    url = name if name.startswith("http") else MIRROR + name
    assert PhpBB().address(url) is None

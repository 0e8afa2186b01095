"""Given answers that refuse or ask to wait, it is told for how long, and what is a refusal."""

import pytest
from scrapy.http import HtmlResponse

from crawler.failures import is_challenge
from crawler.middlewares.guard import is_own
from crawler.middlewares.patience import cut_off, retry_after
from tests.live.forum import MemoryForum

NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"99999999999999999999999999", 1e26),
        (b"9" * 400, float("inf")),
        (b"Tue, 14 Nov 2023 22:14:20 GMT", 60.0),
        (b"Tuesday, 14-Nov-23 22:14:20 GMT", 60.0),
        (b"Tue, 14 Nov 2023 22:12:20 GMT", 0.0),
        (b"Fri, 31 Dec 9999 23:59:59 GMT", 251_702_300_799.0),
        (b"-5", None),
        (b"1.5", None),
        (b"\xb2", None),
        (b"soon", None),
        (b"Tue, 99 Nov 99999 22:12:20 GMT", None),
        (b"", None),
        (None, None),
    ],
)
def test_what_retry_after_asks(header: bytes | None, seconds: float | None) -> None:
    asked = retry_after(header, NOW)
    assert asked == (pytest.approx(seconds) if seconds is not None else None)


def page(status: int, body: str, **headers: str) -> HtmlResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HtmlResponse("https://forum.example/t/1", status, named, body.encode())


CLOUDFLARE = "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
FREE_HOST = "<html><script src='/aes.js'></script><script>slowAES.decrypt(c,2,a,b)</script></html>"
SITEGROUND = '<html><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F"></html>'
UNNAMED = "<html><script>document.cookie='ok=1';location.reload(true);</script>لحظة من فضلك</html>"
WATCHED = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
@pytest.mark.parametrize("body", [CLOUDFLARE, FREE_HOST, SITEGROUND, UNNAMED])
def test_a_gate_is_told_whatever_its_status(status: int, body: str) -> None:
    assert is_challenge(page(status, body))


def test_a_gate_may_be_told_by_its_header_only() -> None:
    assert is_challenge(page(200, "<html></html>", cf_mitigated="challenge"))
    assert is_challenge(page(202, "<html></html>", x_amzn_waf_action="challenge"))


def test_a_page_that_speaks_of_cookies_is_no_gate() -> None:
    script = "<script>document.cookie='seen=1';if(x){location.href='/'}</script>"
    thread = MemoryForum().render("/threads/mawdu.1/") or ""
    assert not is_challenge(page(200, thread.replace("</body>", f"{script}</body>")))
    told = '{"posts": [{"contentHtml": "اكتب document.cookie ثم location.reload"}]}'
    assert not is_challenge(page(200, told))


def test_what_guards_put_into_a_forum_s_pages_is_no_gate() -> None:
    thread = MemoryForum().render("/threads/mawdu.1/") or ""
    captcha = "<textarea name='g-recaptcha-response'></textarea>"
    assert not is_challenge(page(200, thread.replace("</body>", WATCHED + captcha + "</body>")))
    assert is_challenge(page(403, f"<html>{captcha}</html>"))


def test_a_large_page_that_speaks_of_gates_is_none() -> None:
    thread = MemoryForum().render("/threads/mawdu.1/") or ""
    post = "ما معنى cf_chl_opt في صفحات الحماية؟" + " كلام" * 9000
    assert not is_challenge(page(200, thread.replace("نص المشاركة", post)))


def test_a_page_of_the_forum_is_its_own_refusal() -> None:
    assert is_own(page(403, MemoryForum().render("/") or ""))
    assert not is_own(page(403, "<html><body><h1>403 Forbidden</h1></body></html>"))
    assert not is_own(page(403, ""))


DATA = f"<script>{{{'posts,' * 9999}}}</script>"


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        (f"<html><p>كلام</p></html>{DATA}", False),
        (f"<html><p>كلام</p></html>{DATA}\n<!-- 0.2 s -->\n", False),
        (f"<html><p>كلام</p></html>{DATA[:-3]}", True),
        (f"<html>{DATA}<p>كلام", True),
        (f"<html>{DATA}", True),
        ("", True),
    ],
)
def test_an_answer_that_ends_behind_the_end_of_its_page_is_whole(body: str, cut: bool) -> None:
    assert cut_off(page(200, body, Content_Type="text/html")) == cut


def test_a_part_that_nobody_asked_for_is_cut_off() -> None:
    assert cut_off(page(206, "<html><p>كلام", Content_Type="text/html"))
    assert cut_off(page(204, ""))
    assert not cut_off(page(206, "<html><p>كلام</p></html>", Content_Type="text/html"))
    assert not cut_off(page(404, "", Content_Type="text/html"))

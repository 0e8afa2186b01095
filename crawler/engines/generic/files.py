"""The files of a post of an unknown forum: in its text, or right under it."""

import re

from crawler.blocks.outline import Outline, between
from crawler.blocks.segment import Segment
from crawler.engines.generic.ids import values
from crawler.pages.page import Page
from crawler.sites import bare, site_of

# A script or folder that hands out files by their numbers (`download.php?id=5`, `/attachments/5/`),
# or the name of a file that no browser shows as a page.
FILE = re.compile(
    r"(?:^|[/?&=_-])(?:attach(?:ments?|ed|_?files?)?|(?:file_?)?download(?:_?files?)?|get_?file"
    r"|files?(?=\.\w+\?))(?=[/.?=_-])[^#]*?[/=_-]\d+(?![^/&#?.]*-)"
    r"|\.(?:zip|rar|7z|gz|pdf|docx?|xlsx?|pptx?|rtf|odt|epub|txt|mp3|wav|ogg|wma|ram?|mp4|avi|wmv"
    r"|flv|3gp|mkv|apk|exe|swf|torrent)(?=$|[?#])",
    re.I,
)


def files_under(page: Page, block: Segment, outline: Outline) -> list[str]:
    """The files to which links between the end of a post's body and that of its block lead.

    Those in a signature are in each post of its member.
    """
    assert block.body is not None  # no other block is a post
    begin = outline.end[block.body]
    hrefs = [href for href in values(outline.said.links, begin, block.end) if FILE.search(href)]
    if not hrefs:
        return []
    for place in between(outline.said.signatures, begin, block.end):
        signed = values(outline.said.links, place, outline.end[place])
        hrefs = [href for href in hrefs if href not in signed]
    urls = (page.absolute(href) for href in hrefs)
    own = bare(site_of(page.url))
    return [url for url in dict.fromkeys(urls) if bare(site_of(url)) == own]

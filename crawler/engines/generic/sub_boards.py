"""The boards in a board that its line in a list names behind a label: `المنتديات الفرعية: ...`."""

from crawler.arabic.headings import is_sub_boards_label
from crawler.blocks.outline import Outline
from crawler.engines.generic.title_links import Title
from crawler.pages.dom import line

_LONGEST = 500
# A link in the item of a list that stands behind the label.
_MOST_HOLDERS = 3


def sub_boards(links: list[Title], outline: Outline) -> list[Title]:
    """The links among some whose line begins with a label for boards in others."""
    labelled: dict[int, bool] = {}

    def is_labelled(place: int) -> bool:
        if place not in labelled:
            words = "" if outline.words(place) > _LONGEST else line(outline.order[place])
            label, colon, _ = words.partition(":")
            labelled[place] = bool(colon) and is_sub_boards_label(label)
        return labelled[place]

    found = []
    for title in links:
        place = title.place
        for _ in range(_MOST_HOLDERS):
            place = max(outline.up[place], 0)
            if is_labelled(place):
                found.append(title)
                break
    return found

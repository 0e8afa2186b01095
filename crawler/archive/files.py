"""Which files of a path are read."""

import os
from glob import iglob
from pathlib import Path, PurePath

from crawler.archive.page_folder import belongs_to_page
from crawler.outcome import ConfigError
from crawler.packed import kind_of
from crawler.store.feeds import KINDS

# What browsers save beside a page, and whole sites hold beside theirs: none of it says anything
# that the pages don't, and a feed has the beginnings of their posts.
_BESIDE_PAGES = frozenset(
    ".css .js .mjs .map .download .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .woff .woff2 .ttf"
    " .otf .eot .mp3 .mp4 .webm .ogg .swf .pdf .xml .rss .atom .rdf .cdx .cdxj .log".split()
)
_STATE = "state.sqlite3"
_BESIDE_FEEDS = (_STATE, "last-run.json")
_DEEP = 3
_BESIDE_NAMES = frozenset("robots.txt ads.txt hts-log.txt hts-cache".split())


def find_files(path: str) -> list[Path]:
    """The files of a path: itself, all below a folder, or a glob's. Raises ConfigError."""
    plain = Path(path)
    if plain.is_file():
        return [plain]
    if plain.is_dir():
        found = [file for file in _below(plain) if not _hidden(file.relative_to(plain))]
    else:
        # Path.glob takes no absolute pattern.
        matches = map(Path, iglob(path, recursive=True))  # noqa: PTH207
        found = [match for match in matches if match.is_file()]
    known = set(found)
    found = [
        file
        for file in found
        if not beside_pages(file)
        and not belongs_to_page(file, known.__contains__)
        and not _is_run_s_own(file)
    ]
    if not found:
        raise ConfigError(f"path: no file at {path}")
    return sorted(found)


def _below(folder: Path) -> list[Path]:
    """All files below a folder, and folders that cannot be read: to open these tells why."""
    unread: list[Path] = []
    walked = os.walk(folder, onerror=lambda error: unread.append(Path(error.filename)))
    files = (Path(place, name) for place, _, names in walked for name in names)
    return [file for file in files if file.is_file()] + unread


def _is_run_s_own(file: Path) -> bool:
    """Whether a run wrote a file, where a data folder lies in what is read."""
    if file.parent.name not in KINDS:
        return file.name.startswith(_BESIDE_FEEDS)
    return len(file.parents) > _DEEP and (file.parents[2] / _STATE).is_file()


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def beside_pages(path: PurePath) -> bool:
    """Whether a file stands beside saved pages, or in a mirror of a site, and is no page itself."""
    names = (part.lower() for part in path.parts[-2:])
    return kind_of(path) in _BESIDE_PAGES or not _BESIDE_NAMES.isdisjoint(names)

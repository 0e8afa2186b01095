"""A generated XenForo forum of one board: any of its pages by its path, without a store."""

from dataclasses import dataclass

from bench.generate_page import Writer, generate_page, sections, shown, when

LINES = 20  # threads a page of the board


@dataclass(frozen=True)
class Forum:
    """`threads` of one page each, with `posts` posts on about `size` bytes."""

    threads: int
    posts: int
    size: int
    host: str = "http://forum.example"

    def paths(self) -> list[str]:
        """Every page: the board's, then the threads'."""
        return [*map(self._board_path, range(1, self._pages + 1)), *self._threads()]

    def render(self, path: str) -> bytes | None:
        """The page at a path, or None where there is none."""
        if path.startswith("/threads/mawdu."):
            seed = int(path.removeprefix("/threads/mawdu.").rstrip("/")) - 1000
            return self._thread(seed) if 1 <= seed <= self.threads else None
        if path.startswith("/forums/zira.3/"):
            number = int(path.removeprefix("/forums/zira.3/").removeprefix("page-") or 1)
            return self._board(number).encode() if 1 <= number <= self._pages else None
        return None

    @property
    def _pages(self) -> int:
        return -(-self.threads // LINES)

    def _board_path(self, number: int) -> str:
        return "/forums/zira.3/" + (f"page-{number}" if number > 1 else "")

    def _threads(self) -> list[str]:
        return [f"/threads/mawdu.{1000 + seed}/" for seed in range(1, self.threads + 1)]

    def _thread(self, seed: int) -> bytes:
        given = {"posts": self.posts, "size": self.size, "host": self.host}
        return generate_page("xenforo", seed, alone=True, **given).body  # type: ignore[arg-type]

    def _board(self, number: int) -> str:
        parts = sections("xenforo-board")
        first = (number - 1) * LINES
        seeds = range(first + 1, min(first + LINES, self.threads) + 1)
        values = {"host": self.host, "number": str(number), "following": str(number + 1)}
        values["nav"] = parts["nav"].substitute(values) if number < self._pages else ""
        values["lines"] = "".join(parts["line"].substitute(self._line(seed)) for seed in seeds)
        return parts["page"].substitute(values)

    def _line(self, seed: int) -> dict[str, str]:
        values = Writer("xenforo", seed, self.host).values(1)
        return values | shown(when(seed, self.posts), "last_") | {"replies": str(self.posts - 1)}

"""Two results beside each other: `python -m bench.compare OLD.json NEW.json`."""

import argparse
import json
from pathlib import Path
from typing import Any

from bench.table import table

_SAME = 0.03  # less than this is the noise of the machine


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[dict[str, Any]]:
    """A row for each number that moved by more than the noise: before, after, and their ratio."""
    rows = []
    for part, after in new["results"].items():
        before = {_name(row): row for row in old["results"].get(part, [])}
        for row in after:
            for key, value in row.items():
                was = before.get(_name(row), {}).get(key)
                if not (isinstance(value, float) and isinstance(was, float) and was):
                    continue
                if abs(value / was - 1) >= _SAME:
                    what = {"part": part, "of": _name(row), "number": key}
                    rows.append(what | {"before": was, "after": value, "ratio": value / was})
    return rows


def _name(row: dict[str, Any]) -> str:
    """A row is named by its words."""
    return ", ".join(value for value in row.values() if isinstance(value, str))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args()
    old, new = (json.loads(path.read_text("utf-8")) for path in (options.old, options.new))
    print(f"{old['machine']['commit']} -> {new['machine']['commit']}")
    print(table(compare(old, new)) or "No number moved.")


if __name__ == "__main__":
    main()

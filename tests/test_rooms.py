"""How the parts of the package lean on each other."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import crawler

ROOT = Path(crawler.__file__).parent


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules of the package that a module loads; types alone make nothing load."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crawler."):
            yield str(node.module)
        elif isinstance(node, ast.ImportFrom) and node.module == "crawler":
            yield from (f"crawler.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("crawler."))
        yield from imports(node)


def test_rooms_lean_on_each_other_in_one_direction() -> None:
    leans: dict[str, set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        room = path.relative_to(ROOT).with_suffix("").parts[0]
        found = {name.split(".")[1] for name in imports(ast.parse(path.read_text("utf-8")))}
        leans[room] |= found - {room}
    assert {"frontier", "engines", "arabic"} <= leans.keys()
    assert leans["arabic"] == set()  # Arabic can be read without the rest
    TopologicalSorter(leans).prepare()  # raises CycleError, which names the circle


def test_what_reads_archives_is_not_loaded_with_the_spiders() -> None:
    code = "import sys, crawler.spiders.archive, crawler.spiders.forum; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {"warcio", "crawler.archive.pool"}.intersection(shown.stdout.split())

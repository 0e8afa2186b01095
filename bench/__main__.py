"""All measurements in one command; see ARCHITECTURE.md, "Measuring".

usage: python -m bench [--quick] [--only extraction,pipeline,live,parts,growth] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import extraction, growth, live, parts, pipeline
from bench.clock import QUICK, Effort
from bench.inputs import inputs
from bench.table import machine, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _extraction(*, quick: bool) -> Iterator[dict[str, Any]]:
    for given in inputs(quick=quick):
        yield extraction.measure(given, QUICK if quick else Effort())


def _pipeline(*, quick: bool) -> Iterator[dict[str, Any]]:
    for given in inputs(quick=quick):
        yield pipeline.measure(given, QUICK if quick else Effort())


def _parts(*, quick: bool) -> Iterator[dict[str, Any]]:
    yield from parts.measure(QUICK if quick else Effort(), quick=quick)


def _live(*, quick: bool) -> Iterator[dict[str, Any]]:
    yield from live.measure(quick=quick)


def _growth(*, quick: bool) -> Iterator[dict[str, Any]]:
    yield from growth.measure(quick=quick)


BENCHES: dict[str, Callable[..., Iterator[dict[str, Any]]]] = {
    "extraction": _extraction,
    "pipeline": _pipeline,
    "live": _live,
    "parts": _parts,
    "growth": _growth,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="minutes in all, less exact")
    parser.add_argument("--only", default=",".join(BENCHES), help="some of: %(default)s")
    parser.add_argument("--json", type=Path, help="keep the results in this file")
    options = parser.parse_args()
    wanted = options.only.split(",")
    if unknown := sorted(set(wanted) - set(BENCHES)):
        parser.error(f"--only: {unknown[0]!r} is none of {', '.join(BENCHES)}")
    logging.disable(logging.WARNING)
    facts = machine()
    print(", ".join(f"{name} {value}" for name, value in facts.items()))
    results = {}
    for name in wanted:
        results[name] = list(BENCHES[name](quick=options.quick))
        print(f"\n{name}\n{table(results[name])}", flush=True)
    if options.json:
        text = json.dumps({"machine": facts, "results": results}, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

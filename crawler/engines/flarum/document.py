"""A JSON:API document: its resources, by type and id, and what they are related to."""

from __future__ import annotations

from typing import Any

from crawler.pages.fields import dicts, string, table

Resource = dict[str, Any]


class Document:
    """The main resources of a document in `data`, all of them by (type, id) in `resources`.

    `root` is the path under which the forum is installed, without a slash at its end.
    """

    def __init__(self, source: dict[str, Any], root: str) -> None:
        self.root = root
        main = source.get("data")
        self.single = isinstance(main, dict)
        self.data: list[Resource] = [main] if isinstance(main, dict) else dicts(main)
        self.links = table(source.get("links"))
        self.errors = dicts(source.get("errors"))
        self.resources: dict[tuple[str, str], Resource] = {}
        for item in [*dicts(source.get("included")), *self.data]:
            self.resources[string(item.get("type")), string(item.get("id"))] = item

    @property
    def type(self) -> str:
        """The type of the main resources."""
        return string(self.data[0].get("type")) if self.data else ""

    def of_type(self, name: str) -> list[Resource]:
        """All resources of a type."""
        return [item for (kind, _), item in self.resources.items() if kind == name]

    def related(self, item: Resource, name: str) -> list[Resource]:
        """The resources that one is related to, as far as the document holds them."""
        keys = references(item, name)
        return [self.resources[key] for key in keys if key in self.resources]


def references(item: Resource, name: str) -> list[tuple[str, str]]:
    """The types and ids of what a resource is related to."""
    data = table(table(item.get("relationships")).get(name)).get("data")
    listed = [data] if isinstance(data, dict) else dicts(data)
    return [(string(one.get("type")), string(one.get("id"))) for one in listed]


def attributes(item: Resource) -> dict[str, Any]:
    """The attributes of a resource."""
    return table(item.get("attributes"))

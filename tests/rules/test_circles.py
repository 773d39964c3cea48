"""No module knows, not even for its types, one that leads back to it: parts need no wholes.

An import under ``if TYPE_CHECKING`` counts, and so does one inside a function: whoever reads the
one module would have to read the other.
"""

from __future__ import annotations

import ast
from collections.abc import Collection
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


def test_no_module_is_in_a_circle_of_imports() -> None:
    found = circles(imports_of(SOURCE))
    assert not found, "\n".join(" ⇄ ".join(sorted(circle)) for circle in found)


def test_a_circle_is_seen_under_type_checking_and_inside_a_function(tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room."""\n', encoding="utf-8")
    (room / "whole.py").write_text("from room.part import Part\n", encoding="utf-8")
    (room / "part.py").write_text("if TYPE_CHECKING:\n    from room import end\n", encoding="utf-8")
    (room / "end.py").write_text("def f():\n    import room.whole\n", encoding="utf-8")
    (room / "alone.py").write_text("from room import whole\n", encoding="utf-8")
    assert circles(imports_of(tmp_path)) == [{"room.whole", "room.part", "room.end"}]


def imports_of(source: Path) -> dict[str, set[str]]:
    """Each module under `source` → the modules under it that it imports, anywhere in its text."""
    modules = {name_of(path, source): path for path in source.rglob("*.py")}
    return {name: named_in(path, modules.keys()) - {name} for name, path in modules.items()}


def name_of(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named_in(path: Path, modules: Collection[str]) -> set[str]:
    """The modules one file imports: of « from a import b », a.b where it is one, otherwise a."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            named.update(name if name in modules else node.module for name in inner)
    return named.intersection(modules)


def circles(imports: dict[str, set[str]]) -> list[set[str]]:
    """The groups of modules that all lead to each other."""
    reached = {name: reach(name, imports) for name in imports}
    groups = {
        frozenset(other for other in reached[name] if name in reached[other])
        for name in imports
        if name in reached[name]
    }
    return [set(group) for group in groups]


def reach(start: str, imports: dict[str, set[str]]) -> set[str]:
    """The modules `start` leads to, in any number of steps; itself only through a circle."""
    seen: set[str] = set()
    ahead = list(imports[start])
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.extend(imports[name])
    return seen

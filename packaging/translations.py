"""Brings resources/translations/en.po in step with the program; `python3 dev.py translations`.

Sentences that are new come in without a translation (or, reworded, with that of the old sentence,
marked fuzzy); sentences that nobody says any more go. What is left to translate is told with
the file that says it, and makes the exit status 1. Entries stand in the order of their letters,
without line numbers, so that branches that each add some merge without a word.

Sentences are found by reading the code, never by running it: `_("…")` and `ngettext("…", "…", n)`;
labels handed to `_` later, where the table that holds them stands at the top of a module, or they
are given to one of the calls in `HANDED_ON`. Any other use of `_` is refused, and so is one that
runs at import: it would speak before the language is chosen.
"""

from __future__ import annotations

import ast
import difflib
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from citeapp.base.catalogue import Entry, Key, entries_of

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "en.po"
COMMAND = "python3 dev.py translations"
HEAD = f"""\
# The English of CitéApp, for people who work on it. French is the source: nothing of it is here.
# After adding or rewording a sentence: {COMMAND}
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
HANDED_ON = {
    "citeapp.usecases.acting.acts": 0,
    "citeapp.cli.command.Command": 1,
    "citeapp.domain.plain.rules.PlainRule": 4,
    "citeapp.domain.enumeration.Enumeration": None,
}
"""Calls whose argument at that place (None: every named one) is shown through `_` later."""
LATER = {
    "citeapp/cli/main.py": "command.help",
    "citeapp/domain/enumeration.py": "self._labels[code]",
    "citeapp/ui/pages/plain/sentence_row.py": "remark.rule.words",
    "citeapp/ui/pages/plain/side.py": "rule.words",
    "citeapp/usecases/acting.py": "label",
}
"""Where and how those are shown."""
SPEAKING = {"_", "ngettext"}
IN_SIGHT = "write the sentence there, or in a table at the top of a module"
ALIKE = 0.75
"""How much of a sentence has stayed when it was reworded."""


class Unclear(Exception):
    """A use of `_` whose sentences cannot be found by reading, or that speaks too early."""


class Module:
    """One file of the program, read for the sentences it says."""

    def __init__(self, path: Path, source: Path) -> None:
        self.source = source
        self.name = path.relative_to(source).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))

    def sentences(self) -> Iterator[Key]:
        """Each as it is marked. Raises Unclear."""
        for call in _calls(self.tree):
            if _name(call) in SPEAKING:
                raise self._unclear(call, "runs at import: say it in a function")
        for call in _calls(self.tree, deep=True):
            match _name(call):
                case "_":
                    yield from ((one,) for one in self._shown(call.args[0]))
                case "ngettext":
                    forms = tuple(_written(argument) for argument in call.args[:2])
                    if not all(forms):
                        raise self._unclear(call)
                    yield forms
                case name if (whole := f"{self._home(name)}.{name}") in HANDED_ON:
                    yield from ((one,) for one in self._handed_on(call, HANDED_ON[whole]))

    def _shown(self, argument: ast.expr) -> Iterable[str]:
        if written := _written(argument):
            return [written]
        if ast.unparse(argument) == LATER.get(self.name):
            return []
        found = list(self._held(_table_of(argument)))
        if not found:
            raise self._unclear(argument)
        return found

    def _handed_on(self, call: ast.Call, place: int | None) -> Iterator[str]:
        given = (
            [keyword.value for keyword in call.keywords] if place is None else [call.args[place]]
        )
        for argument in given:
            if not (written := _written(argument)):
                raise self._unclear(argument)
            yield written

    def _held(self, table: str) -> Iterable[str]:
        """The sentences of a table at the top of this module, or of the one it comes from."""
        if table in self._tables:
            return _within(self._tables[table])
        if table in self._imported:
            module = self.source / self._imported[table].replace(".", "/")
            path = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
            return Module(path, self.source)._held(table)
        return []

    def _home(self, name: str) -> str:
        """The module that a name comes from: where it is imported from, else this one."""
        return self._imported.get(name, self.name.removesuffix(".py").replace("/", "."))

    @cached_property
    def _tables(self) -> dict[str, ast.expr]:
        tables: dict[str, ast.expr] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                tables[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                tables[node.target.id] = node.value or node.target
        return tables

    @cached_property
    def _imported(self) -> dict[str, str]:
        return {
            alias.name: node.module or ""
            for node in self.tree.body
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("citeapp.")
            for alias in node.names
        }

    def _unclear(self, node: ast.expr, why: str = IN_SIGHT) -> Unclear:
        return Unclear(f"{self.name}:{node.lineno}: {ast.unparse(node)}: {why}")


def _calls(tree: ast.AST, *, deep: bool = False) -> Iterator[ast.Call]:
    """The calls of a module, or (not ``deep``) those alone that run when it is imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield node
        if deep or not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield from _calls(node, deep=deep)
        elif isinstance(node, ast.FunctionDef):
            for early in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
                yield from _calls(ast.Expression(early), deep=deep) if early else ()


def _name(node: ast.expr) -> str:
    """The name of the function that a call calls."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name
    return ""


def _written(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _table_of(node: ast.expr) -> str:
    """« NOUNS » of ``NOUNS[code]`` and ``NOUNS.get(code, code)``."""
    while not isinstance(node, ast.Name):
        match node:
            case ast.Subscript(value=value) | ast.Attribute(value=value) | ast.Call(func=value):
                node = value
            case _:
                return ""
    return node.id


def _within(table: ast.expr) -> Iterator[str]:
    """The sentences of a table: the values of a mapping, the parts of a list."""
    match table:
        case ast.Constant(value=str(sentence)):
            yield sentence
        case ast.Dict(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _within(part)


def marked(source: Path = ROOT / "src") -> dict[Key, str]:
    """Every sentence of the program, and the first file that says it. Raises Unclear."""
    found: dict[Key, str] = {}
    for path in sorted((source / "citeapp").rglob("*.py")):
        module = Module(path, source)
        for key in module.sentences():
            found.setdefault(key, module.name)
    return found


def in_step(wanted: Iterable[Key], before: Iterable[Entry]) -> list[Entry]:
    """The catalogue as it should be: what is known, what is reworded as fuzzy, what is new."""
    known = {entry.key: entry for entry in before}
    gone = {entry.key[0]: entry for entry in known.values() if entry.key not in set(wanted)}
    return [known.get(key) or _reworded(key, gone) for key in sorted(wanted)]


def _reworded(key: Key, gone: dict[str, Entry]) -> Entry:
    old = difflib.get_close_matches(key[0], gone, n=1, cutoff=ALIKE)
    if old and len(gone[old[0]].key) == len(key):
        return Entry(key, gone[old[0]].said, fuzzy=True)
    return Entry(key, ("",) * len(key))


def written(entries: Iterable[Entry]) -> str:
    """The text of the catalogue, each entry after an empty line."""
    return "\n".join((HEAD, *map(_lines, entries)))


def _lines(entry: Entry) -> str:
    lines = [*entry.comments, *(["#, fuzzy"] if entry.fuzzy else [])]
    lines += [
        f"{word} {_quoted(t)}"
        for word, t in zip(("msgid", "msgid_plural"), entry.key, strict=False)
    ]
    if len(entry.key) == 1:
        return "\n".join([*lines, f"msgstr {_quoted(entry.said[0])}", ""])
    return "\n".join([*lines, *(f"msgstr[{n}] {_quoted(t)}" for n, t in enumerate(entry.said)), ""])


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def main() -> int:
    """Write the catalogue anew; tell what is left to translate."""
    try:
        wanted = marked()
    except Unclear as error:
        print(error, file=sys.stderr)
        return 1
    before = CATALOGUE.read_text("utf-8") if CATALOGUE.exists() else ""
    known = [entry for entry in entries_of(before) if entry.key != ("",)]
    entries = in_step(wanted, known)
    CATALOGUE.write_text(written(entries), encoding="utf-8", newline="\n")
    for entry in known:
        if entry.key not in wanted:
            print(f"gone: {entry.key[0]}")
    left = [entry for entry in entries if not entry.complete]
    for entry in left:
        print(f"{'fuzzy' if entry.fuzzy else 'missing'}: {wanted[entry.key]}: {entry.key[0]}")
    print(f"{len(entries)} sentences, {len(left)} to translate in {CATALOGUE.relative_to(ROOT)}")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())

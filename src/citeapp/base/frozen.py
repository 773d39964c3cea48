"""Frozen dataclasses that cost next to nothing to declare.

The standard decorator writes and compiles six functions for each class; with over three hundred
classes that was a third of every start, and memory kept. Here comparing, hashing and refusing are
shared, and ``__init__``, which cannot be, is written when the first value is made. The rest
(``fields``, ``replace``, ``field``) is the standard library's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:  # what type checkers know
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Like ``dataclasses.dataclass(frozen=True)``; for other needs take that one."""
        assert frozen, "what changes takes the standard decorator"
        return lambda cls: _frozen(cls, kw_only)


def _frozen(cls: type, kw_only: bool) -> type:
    dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    fields = dataclasses.fields(cls)
    own = {name for name, value in vars(cls).items() if value is not None}
    methods = {
        "__init__": _first_init(cls),
        "__repr__": _shown,
        **_comparing([field.name for field in fields if field.compare]),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name in methods.keys() - own:
        setattr(cls, name, methods[name])
    return cls


def _comparing(names: Sequence[str]) -> dict[str, Callable[..., Any]]:
    key: Callable[[object], Any] = attrgetter(*names) if names else lambda _value: ()

    def equal(self: object, other: object) -> bool:
        alike: bool = key(self) == key(other) if type(other) is type(self) else NotImplemented
        return alike

    def hashed(self: object) -> int:
        return hash(key(self))

    return {"__eq__": equal, "__hash__": hashed}


def _shown(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _first_init(cls: Any) -> Callable[..., None]:
    """An ``__init__`` that writes the real one, puts it in its own place and calls it."""

    def __init__(self: object, *args: object, **named: object) -> None:
        cls.__init__ = _written_init(cls)
        cls.__init__(self, *args, **named)

    return __init__


def _written_init(cls: Any) -> Callable[..., None]:
    """The code that sets each field; what it needs besides comes in as ``_d_`` and ``_f_``."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    places, named, body = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(cls):
        name, value, parameter = field.name, field.name, field.name
        if field.default is not dataclasses.MISSING:
            known[f"_d_{name}"] = field.default
            parameter = f"{name}=_d_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_f_{name}"] = field.default_factory
            parameter = f"{name}=_missing"
            value = f"_f_{name}() if {name} is _missing else {name}"
        (named if field.kw_only else places).append(parameter)
        body.append(f"    _set(self, {name!r}, {value})")
    parameters = ", ".join(places + (["*", *named] if named else []))
    exec("\n".join([f"def __init__({parameters}):", *body, "    pass"]), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written

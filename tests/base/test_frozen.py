"""Frozen dataclasses behave as the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from citeapp.base.frozen import dataclass


@dataclass(frozen=True)
class Place:
    """Somewhere."""

    name: str
    rooms: int = 1
    tags: Mapping[str, str] = dataclasses.field(default_factory=dict)
    secret: str = dataclasses.field(default="", repr=False)
    seen: bool = dataclasses.field(default=False, compare=False)


@dataclasses.dataclass(frozen=True)
class Standard:
    """The same by the standard decorator."""

    name: str
    rooms: int = 1
    tags: Mapping[str, str] = dataclasses.field(default_factory=dict)
    secret: str = dataclasses.field(default="", repr=False)
    seen: bool = dataclasses.field(default=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class Hall(Place):
    """A place with a stage."""

    stage: bool


@dataclass(frozen=True)
class Named:
    """Says itself what it is."""

    name: str

    def __repr__(self) -> str:
        return "Named(…)"


@dataclass(frozen=True)
class Nothing:
    """Without any field."""


ARGUMENTS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("Salle",), {}),
    (("Salle", 2), {"secret": "clé"}),
    ((), {"name": "Salle", "tags": {"a": "b"}, "seen": True}),
]


@pytest.mark.parametrize(("places", "named"), ARGUMENTS)
def test_it_holds_and_shows_what_the_standard_one_does(
    places: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = Place(*places, **named), Standard(*places, **named)
    assert vars(ours) == vars(theirs)
    assert repr(ours) == repr(theirs).replace("Standard", "Place")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)


@pytest.mark.parametrize(
    ("places", "named"), [((), {}), (("a", 1, {}, "", True, 6), {}), (("a",), {"other": 1})]
)
def test_wrong_arguments_are_refused(places: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__\(\)"):
        Place(*places, **named)


def test_equal_is_what_holds_the_same() -> None:
    assert Place("a", seen=True) == Place("a")
    assert Place("a") != Place("b")
    assert Named("a") != Place("a")
    assert Named("a") == Named("a")
    assert len({Named("a"), Named("a"), Named("b")}) == 2
    assert Nothing() == Nothing()


def test_nothing_is_changed_or_taken_away() -> None:
    place = Place("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del place.name
    assert place.name == "a"


def test_each_value_gets_its_own_mapping() -> None:
    assert Place("a").tags is not Place("a").tags


def test_copies_with_something_else_and_across_files() -> None:
    place = dataclasses.replace(Place("a", 3), name="b")
    assert place == Place("b", 3)
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps(Named("a"))) == Named("a")


def test_a_class_on_top_of_another_has_its_fields_too() -> None:
    hall = Hall("a", 2, stage=True)
    assert (hall.name, hall.rooms, hall.stage) == ("a", 2, True)
    assert repr(hall) == "Hall(name='a', rooms=2, tags={}, seen=False, stage=True)"
    assert hall != Place("a", 2)
    assert Place("a", 2) == Place("a", 2)


def test_own_methods_stay() -> None:
    assert repr(Named("a")) == "Named(…)"


def test_patterns_match() -> None:
    match Place("a", 2):
        case Place(name, rooms):
            assert (name, rooms) == ("a", 2)
        case _:
            pytest.fail("no match")

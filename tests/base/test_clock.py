"""Time is handed over: it stands still, is moved, and goes wrong only when a test says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from citeapp.base.clock import FixedClock, SystemClock, milliseconds, today

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 3, 11, 9, 0, tzinfo=WINTER))
    assert clock.now() == clock.now()
    clock.move(timedelta(hours=15, minutes=1))
    assert today(clock) == date(2026, 3, 12)
    clock.move(timedelta(days=-20000))
    assert today(clock).year == 1971


def test_the_day_is_the_local_one() -> None:
    """Half past midnight in Douai is still yesterday in Greenwich."""
    clock = FixedClock(datetime(2026, 3, 12, 0, 30, tzinfo=WINTER))
    assert today(clock) == date(2026, 3, 12)


def test_a_clock_set_without_zone_takes_that_of_the_machine() -> None:
    assert FixedClock(datetime(2026, 3, 11, 9, 0)).now().tzinfo is not None


def test_milliseconds_go_on_through_the_night_when_clocks_change() -> None:
    before = datetime(2026, 10, 25, 2, 59, 59, tzinfo=SUMMER)
    after = datetime(2026, 10, 25, 2, 0, 0, tzinfo=WINTER)
    assert milliseconds(after) - milliseconds(before) == 1000


def test_milliseconds_count_from_1970() -> None:
    assert milliseconds(datetime(1970, 1, 1, tzinfo=UTC)) == 0
    assert milliseconds(datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=UTC)) == 1500


def test_the_clock_of_the_machine_knows_its_zone() -> None:
    assert SystemClock().now().utcoffset() is not None

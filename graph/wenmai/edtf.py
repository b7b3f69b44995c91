"""From EDTF (ISO 8601-2) to the first and the last day it may mean, as plain ISO dates."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

# A year, month or day; the last digits of a year may be X; ~ ? % say how sure it is and move no date.
_DATE = re.compile(r"(?P<year>\d{2}[\dX]{2})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
OPEN = ("", "..")
KEPT = 1 << 12  # times of which the days are kept: reports of some years have the same ones


@lru_cache(maxsize=KEPT)
def interval(edtf: str) -> tuple[str | None, str | None]:
    """Return first and last day as YYYY-MM-DD; None where the interval is open.

    What is no date (2019-02-30) or not understood gives (None, None): better no date than a wrong one.
    """
    first, slash, last = edtf.partition("/")
    start, end = _days(first), _days(last if slash else first)
    if (start is None and first not in OPEN) or (end is None and (last if slash else first) not in OPEN):
        return None, None
    if start and end and start[0] > end[1]:
        return None, None
    return start[0] if start else None, end[1] if end else None


def _days(date: str) -> tuple[str, str] | None:
    """First and last day of a year, month or day."""
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    low, high = match["year"].replace("X", "0"), match["year"].replace("X", "9")
    if low == "0000" or "X" in match["year"][:3].rstrip("X") or (low != high and match["month"]):
        return None
    if match["month"] is None:
        return f"{low}-01-01", f"{high}-12-31"
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    length = monthrange(int(low), month)[1]
    if match["day"] is None:
        return f"{low}-{month:02}-01", f"{low}-{month:02}-{length:02}"
    return (date[:10], date[:10]) if 1 <= int(match["day"]) <= length else None

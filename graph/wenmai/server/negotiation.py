"""Which of several media types a client would rather have (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 2000  # characters of an Accept header that are looked at


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """Return the offer of the highest quality, the first of several; None when none is acceptable.

    An empty `accept` takes anything. A more specific range goes before `text/*`, and that before `*/*`.
    """
    ranges = list(_ranges(accept[:LONGEST])) or [("*", "*", 1.0)]
    rated = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, offer = max(rated, default=(0.0, 0, ""))
    return offer if quality > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subtype = media.partition("/")
        if not slash:
            continue
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = min(1.0, max(0.0, float(parameter[2:])))
                except ValueError:
                    weight = 0.0
        yield kind, subtype, weight


def _quality(offer: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    kind, _, subtype = offer.partition(";")[0].partition("/")
    rated = [
        ((r_kind != "*") + (r_subtype != "*"), weight)
        for r_kind, r_subtype, weight in ranges
        if r_kind in ("*", kind) and r_subtype in ("*", subtype)
    ]
    return max(rated, default=(0, 0.0))[1]

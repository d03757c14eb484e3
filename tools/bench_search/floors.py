"""The least that is accepted, and that nobody does better on the same documents."""

from __future__ import annotations

from collections.abc import Mapping

from tools.bench_search.scores import Score

OURS, OURS_OF_EVERY_KIND = "Maillage", "Maillage, no kind asked"
CURATED = "curated keywords"
FLOORS = {
    "names, exact": (1, 0.99),
    "names, one edit": (1, 0.95),
    "names, two edits": (5, 0.95),
    "Onisep names": (5, 0.94),
    "former labels": (5, 0.985),
}
_AT = 5


def missed(set_name: str, scores: Mapping[str, Score]) -> list[str]:
    """What `scores`, by engine, miss on one set: the floor, the lead, and for curated keywords the repairs."""
    ours = scores[OURS]
    peers = {name: score for name, score in scores.items() if name not in (OURS, OURS_OF_EVERY_KIND)}
    faults = []
    if set_name in FLOORS:
        depth, floor = FLOORS[set_name]
        if ours.success(depth) < floor:
            faults.append(f"{set_name}: {ours.success(depth):.3f} at {depth}, floor {floor}")
    for name, peer in peers.items():
        faults += [f"{set_name}: {name} leads, {measure}" for measure in _led_by(ours, peer)]
    if set_name == CURATED and peers:
        faults += _unrepaired(ours, max(peers.values(), key=lambda peer: (peer.within(_AT), peer.within(1))))
    return faults


def _led_by(ours: Score, peer: Score) -> list[str]:
    told = [
        f"{peer.within(depth)} against {ours.within(depth)} at {depth}"
        for depth in (1, _AT)
        if peer.within(depth) > ours.within(depth)
    ]
    if peer.mean_reciprocal_rank > ours.mean_reciprocal_rank:
        told.append(f"MRR {peer.mean_reciprocal_rank:.3f} against {ours.mean_reciprocal_rank:.3f}")
    return told


def _unrepaired(ours: Score, best: Score) -> list[str]:
    """No question that the best peer answers is lost, and half of those it misses are answered, in the first five."""
    pairs = [(0 < peer <= _AT, 0 < own <= _AT) for peer, own in zip(best.ranks, ours.ranks, strict=True)]
    lost = sum(had and not has for had, has in pairs)
    missing = sum(not had for had, _has in pairs)
    repaired = sum(has and not had for had, has in pairs)
    faults = [f"{CURATED}: {lost} lost to the best peer"] if lost else []
    if 2 * repaired < missing:
        faults.append(f"{CURATED}: {repaired} of its {missing} misses repaired")
    return faults

"""The icons of the application, drawn here: our mesh, six strands woven, as core/mark.svg draws it.

`python -m tools.icons` writes the PNG files; nothing but the standard library.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src/maillage/portal/static/portal/icons"
Colour = tuple[int, int, int]
SAND: Colour = (251, 247, 240)
SEA: Colour = (11, 85, 99)
SAFFRON: Colour = (242, 163, 58)
CORAL: Colour = (200, 71, 44)
WIDTH = 4.4
# (colour, from, to, round ends) in the 32 units of the mark, from the lowest to the topmost strand.
STRANDS = (
    *((SEA, (x, 4.0), (x, 28.0), True) for x in (7.0, 16.0, 25.0)),
    *((SAFFRON, (4.0, y), (28.0, y), True) for y in (7.0, 25.0)),
    (CORAL, (4.0, 16.0), (28.0, 16.0), True),
    (SEA, (7.0, 12.9), (7.0, 19.1), False),
    (SEA, (16.0, 4.0), (16.0, 10.1), False),
    (SEA, (16.0, 21.9), (16.0, 28.0), False),
    (SEA, (25.0, 12.9), (25.0, 19.1), False),
)
SAMPLES = 3


def colour_at(x: float, y: float) -> Colour:
    """The colour of a point of the mark."""
    found = SAND
    for colour, start, end, is_round in STRANDS:
        if _covers((x, y), start, end, is_round=is_round):
            found = colour
    return found


def _covers(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float], *, is_round: bool
) -> bool:
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / (along_x**2 + along_y**2)
    if not is_round and not 0 <= share <= 1:
        return False
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - start[0] - share * along_x, point[1] - start[1] - share * along_y) <= WIDTH / 2


def drawn(side: int, *, margin: float) -> bytes:
    """A PNG of `side` pixels; `margin` is the share left empty on each side (a mask may cut a tenth)."""
    scale, shift = 32 / (1 - 2 * margin), 32 * margin / (1 - 2 * margin)
    steps = [(number + 0.5) / (side * SAMPLES) * scale - shift for number in range(side * SAMPLES)]
    rows = bytearray()
    for row in range(side):
        rows.append(0)
        for column in range(side):
            samples = [
                colour_at(steps[column * SAMPLES + right], steps[row * SAMPLES + down])
                for right in range(SAMPLES)
                for down in range(SAMPLES)
            ]
            rows += bytes(round(sum(part) / len(samples)) for part in zip(*samples, strict=True))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


ICONS = {"icon-192.png": (192, 0.04), "icon-512.png": (512, 0.04), "maskable-512.png": (512, 0.16)}


def main() -> int:
    """Write the icons."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (side, margin) in ICONS.items():
        (FOLDER / name).write_bytes(drawn(side, margin=margin))
    return 0


if __name__ == "__main__":
    sys.exit(main())

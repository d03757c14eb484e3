"""What a page weighs on the wire, compressed: on the first visit with all it needs, then alone."""

from __future__ import annotations

import gzip
import re
import urllib.request

from tools.bench.pages import PAGES

FIRST_VISIT_KB, NEXT_VISIT_KB = 100.0, 30.0
ASSET = re.compile(r'(?:href|src)="(/static/[^"#]+)')


def bytes_on_the_wire(url: str) -> tuple[int, str]:
    """Compressed size of `url`, and its text. What the server sends plain is counted as nginx would gzip it."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        is_gzipped = answer.headers.get("Content-Encoding") == "gzip"
    plain = gzip.decompress(body) if is_gzipped else body
    return len(body if is_gzipped else gzip.compress(body, 6)), plain.decode("utf-8", "replace")


def run(address: str) -> list[str]:
    """Weigh the measured pages; the targets missed."""
    missed = []
    places = bytes_on_the_wire(f"{address}/lieux/")[1]
    place = re.findall(r'href="/lieux/([a-z0-9-]+)/"', places)[0]
    for name, path in PAGES.items():
        page_bytes, text = bytes_on_the_wire(address + path.format(place=place))
        assets = sum(bytes_on_the_wire(address + asset)[0] for asset in sorted(set(ASSET.findall(text))))
        first_kb, next_kb = (page_bytes + assets) / 1000, page_bytes / 1000
        print(f"weight of {name:<12} {first_kb:5.1f} kB first visit (target 100), {next_kb:4.1f} kB after (target 30)")
        if first_kb > FIRST_VISIT_KB or next_kb > NEXT_VISIT_KB:
            missed.append(f"weight of {name}: {first_kb:.1f} / {next_kb:.1f} kB")
    return missed

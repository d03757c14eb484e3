"""The queue on the device, by the delivered modules under Node: full, forbidden, two pages, mixed answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools.needs import node

SCRIPT = Path(__file__).parent / "node" / "store.mjs"


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    """What the script saw, once for all."""
    done = subprocess.run([node(), SCRIPT], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_two_pages_of_a_device_share_one_order_without_gap_nor_double(seen: dict[str, Any]) -> None:
    assert (seen["seqs"], seen["ids"]) == ([1, 2, 3, 4], 4)


def test_a_fact_on_the_device_holds_no_person_no_clock_no_address(seen: dict[str, Any]) -> None:
    assert seen["names"] == ["body", "day", "half_day", "kind", "op_id", "place", "schema", "seq", "state"]


def test_a_full_device_never_says_saved_and_keeps_the_rest(seen: dict[str, Any]) -> None:
    assert (seen["said"], seen["error"], seen["waiting"]) == (0, True, 4)


def test_a_browser_that_forbids_storage_is_told_apart(seen: dict[str, Any]) -> None:
    assert seen["forbidden"] is True


def test_without_network_the_queue_says_so_and_keeps_all(seen: dict[str, Any]) -> None:
    assert (seen["link"], seen["waiting"]) == ("down", 4)


def test_answers_after_one_to_send_later_are_asked_again(seen: dict[str, Any]) -> None:
    assert seen["mixed"] == {
        "taken": [1],
        "refused": [{"seq": 2, "why": "non"}],
        "aside": 0,
        "reached": 2,
        "mustWait": True,
    }


def test_waits_double_up_to_a_minute_between_half_and_whole(seen: dict[str, Any]) -> None:
    assert seen["waits"] == [[500, 1000], [1000, 2000], [30_000, 60_000], [30_000, 60_000]]

"""Models as a small JSON file: weights rounded to bytes, so that the same learning writes the same file."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from maillage.search.router.regression import Model

FILE: Final = Path(__file__).with_name("model.json")
FORMAT: Final = 1
_STEPS = 127


@dataclass(frozen=True)
class Learnt:
    """What the router knows: pôles, reasons, the hash of what they were learnt from, the seed."""

    poles: Model
    reasons: Model
    learnt_from: str
    seed: int


def dumped(learnt: Learnt) -> str:
    """The text of the file."""
    known = {
        "format": FORMAT,
        "learnt_from": learnt.learnt_from,
        "seed": learnt.seed,
        "poles": _plain(learnt.poles),
        "reasons": _plain(learnt.reasons),
    }
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def loaded(text: str) -> Learnt:
    """The models of a file. Raises ValueError on another format."""
    known = json.loads(text)
    if known["format"] != FORMAT:
        raise ValueError(f"the router reads models of format {FORMAT}, not {known['format']}")
    return Learnt(_model(known["poles"]), _model(known["reasons"]), known["learnt_from"], known["seed"])


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """The models of this release, read once."""
    return loaded(FILE.read_text(encoding="utf-8"))


def _plain(model: Model) -> dict[str, Any]:
    """Weights as bytes: 128 + weight / step, the step being the largest weight of the model over 127."""
    step = max(abs(weight) for row in model.weights for weight in row) / _STEPS
    rows = [bytes(128 + round(weight / step) for weight in row) for row in model.weights]
    return {
        "classes": list(model.classes),
        "features": "\t".join(model.position),
        "step": round(step, 6),
        "temperature": model.temperature,
        "biases": [round(bias, 4) for bias in model.biases],
        "weights": [base64.b64encode(row).decode("ascii") for row in rows],
    }


def _model(plain: dict[str, Any]) -> Model:
    step = plain["step"]
    weights = tuple([(one - 128) * step for one in base64.b64decode(row)] for row in plain["weights"])
    position = {feature: number for number, feature in enumerate(plain["features"].split("\t"))}
    return Model(tuple(plain["classes"]), position, weights, tuple(plain["biases"]), plain["temperature"])

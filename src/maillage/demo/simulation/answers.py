"""What people answer at one place on one day: a draw, and the shares it draws from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.demo.simulation.activity import Shares
from maillage.demo.simulation.draws import Draw

# Which list a situation is drawn from, by age; every other age is an adult's.
_SITUATIONS = {"13-14": "situation:pupil", "15-17": "situation:pupil", "18-24": "situation:young"}


@dataclass(frozen=True)
class Answers:
    """The draw of a place's day, among the shares of its month."""

    shares: Shares
    place: str
    day: date
    draw: Draw

    def one(self, name: str) -> str:
        """A code of a list."""
        return self.draw.one(self.shares.of(name, self.place, self.day))

    def several(self, name: str, most: int) -> str:
        """One to `most` different codes, with a blank between them."""
        number = self.draw.random.randint(1, most)
        return " ".join(self.draw.several(self.shares.of(name, self.place, self.day), number))

    def situation_at(self, age: str) -> str:
        """What somebody of an age does."""
        return self.one(_SITUATIONS.get(age, "situation:adult"))

"""What the tables of reception keep, module by module of `models`."""

from maillage.reception.classification import day, reconciling, voice  # noqa: F401  each module declares

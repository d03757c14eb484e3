"""What the tables of reception keep, module by module of `models`."""

from maillage.reception.classification import (  # each module declares
    day,  # noqa: F401
    figures,  # noqa: F401
    hall,  # noqa: F401
    reconciling,  # noqa: F401
    routes,  # noqa: F401
    voice,  # noqa: F401
    workshops,  # noqa: F401
)

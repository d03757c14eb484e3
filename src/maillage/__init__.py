"""Maillage: the platform that runs a Cité des métiers network. See ARCHITECTURE.md."""

__version__ = "0.1.0"

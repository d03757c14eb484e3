"""A sign-in service of our own, in a process of its own: allauth’s provider stands for ProConnect in tests."""

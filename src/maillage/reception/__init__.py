"""A day at a place: people are welcomed, counted, received and pointed on; nothing tells who they were."""

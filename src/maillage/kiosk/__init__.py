"""The kiosk of a hall: search, today, a ticket; it forgets whoever used it."""

"""Backups of an installation on SQLite: made while it runs, verified before they serve, and tried out.

A backup is a folder: `database.sqlite3`, `media/`, `manifest.json` and the sum of the manifest. It is
whole or absent: it takes its name once every byte is on the disk.
"""

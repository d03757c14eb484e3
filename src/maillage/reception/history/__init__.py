"""Spreadsheets of past years: read as a stranger's files, told cell by cell where they fail; nothing is written."""

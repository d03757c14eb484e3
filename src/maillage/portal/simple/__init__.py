"""The simple version of the site: ten pages that say the same as the full ones, in short sentences."""

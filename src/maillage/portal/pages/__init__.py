"""The pages of the public site, by area: each names its template and holds exactly what it receives."""

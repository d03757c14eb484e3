"""Search: the question as people ask it → pôle, occupations, places, services, with the reason."""

"""The question router: from a sentence to pôle, reason, audience, place and time; or to the people to call."""

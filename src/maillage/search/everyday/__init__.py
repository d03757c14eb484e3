"""The editors' list: how people say it → words the index knows (docs/algorithms/unanswered-searches.md)."""

"""The question asked of the public search: what the address says, and how what is found is shown."""

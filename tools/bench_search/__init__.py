"""`make bench-search`: how good and how fast search is, beside its peers on the same documents, in one run.

Nothing here is a test. The status is 1 when a floor is missed; figures worth keeping are copied to
docs/benchmarks.md with their date.
"""

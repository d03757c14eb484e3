"""`make bench`: imports, pages, weights and memory, measured on this machine and printed with their targets.

Every ratio is taken inside one run: pages against an empty view under the same middleware. Nothing
here is a test; figures worth keeping are copied to docs/benchmarks.md with their date.
"""

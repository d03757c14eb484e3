"""`make bench`: starts, imports, pages, weights and memory, measured here and printed with their targets.

Every ratio is taken inside one run: pages against an empty view under the same middleware. Nothing
here is a test. The status is 1 when a target is missed, on this machine under its present load;
figures worth keeping are copied to docs/benchmarks.md with their date.
"""

"""Which articles belong together: near-duplicates, and articles that share a stretch of text."""

from dsbuild.release.groups.fingerprint import Fingerprint, Fingerprints, fingerprint, read, write
from dsbuild.release.groups.links import links
from dsbuild.release.groups.naming import Grouping, group

__all__ = ["Fingerprint", "Fingerprints", "Grouping", "fingerprint", "group", "links", "read", "write"]

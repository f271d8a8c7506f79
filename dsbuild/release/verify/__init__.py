"""Whether a build or release is what it says: every byte, every row."""

from dsbuild.release.verify.checks import verify, verify_place
from dsbuild.release.verify.model import Problem, Verification

__all__ = ["Problem", "Verification", "verify", "verify_place"]

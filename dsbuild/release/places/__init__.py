"""Builds and releases where they lie: opened, listed, read again."""

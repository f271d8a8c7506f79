"""The folders of a dataset on disk, and what changes in them at once or not at all."""

"""From annotations to the folder of a build, and from a build to a release.

- `options` what the recipes are told, and what they tell; `progress` how far they are
- `tables/` rows as columns: their schema, what is withheld, Parquet, counts
- `groups/` which articles belong together
- `staging/` what workers leave: shards of rows
- `planning/` where each article goes, and the files of its rows
- `documents/` card, Croissant, manifest
- `disk/` the folders of a dataset, changed at once or not at all
- `finalise` the recipe of a build
- `places/` builds and releases opened where they lie
- `diff/` what differs between two, and the version that follows
- `releasing` the recipe of a release
- `verify/` every byte and row
- `publish/` to a folder, a bucket, the Hub; withdrawn there
- `hydrate` text put back
- `shown` what a dataset's folder holds
"""

"""From annotations to shards of rows that one finaliser merges."""

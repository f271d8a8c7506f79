"""Who calls the pipeline over shards of articles, and the finaliser after them."""

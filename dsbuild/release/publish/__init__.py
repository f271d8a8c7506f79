"""To a folder, a bucket, the Hub: published once and whole, and withdrawn there."""

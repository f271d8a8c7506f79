"""The pages: each takes a visit, asks `review/` and fills a template."""

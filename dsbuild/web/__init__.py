"""The review app: thin HTTP over `review/`. `app.create` gives the application, `serve` runs it."""

"""Gold and how well the rules do against it."""

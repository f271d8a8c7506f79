"""Rows as columns: their schema, what is withheld, how they are written, what is counted in them."""

"""What describes the rows: data card, Croissant, manifest."""

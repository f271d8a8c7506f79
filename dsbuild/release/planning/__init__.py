"""Where each article goes: its group, its split, and what its sentences repeat; then the files."""

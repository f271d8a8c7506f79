"""What people decided about what the rules decided."""

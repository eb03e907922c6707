"""What templates about people need."""

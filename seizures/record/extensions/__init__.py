"""What only one family of goods asks: one file a family."""

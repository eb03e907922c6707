"""What is printed on paper: forms as PDF."""

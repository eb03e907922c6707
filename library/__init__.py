"""Publications and reference documents, with an editorial life of their own."""

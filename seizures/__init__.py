"""CEN: the global, non-nominal database of seizures and offences."""

"""The jobs that are measured, one module each."""

"""Steps of the table of jobs."""

"""Steps of the ground: extensions, the sorting order, counters."""

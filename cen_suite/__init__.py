"""The project: settings, wiring, demo world and the ground all applications share."""

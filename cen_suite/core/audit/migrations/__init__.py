"""Steps of the trail's tables."""

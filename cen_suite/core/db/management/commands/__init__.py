"""Commands that prepare and change the database through the right login."""

"""Rules of the whole project, checked on itself."""

"""What a seizure is: its facts, their meaning, their rules and their spellings."""

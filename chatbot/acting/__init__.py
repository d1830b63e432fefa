"""What a turn does, act by act: music, and what is remembered."""

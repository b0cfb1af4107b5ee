"""How words are found in prose: sentences, spelling, phrases, and the lexicons with their patterns."""

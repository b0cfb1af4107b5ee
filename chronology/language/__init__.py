"""Reading agency prose: sentences, and signals with the exact words they were read from."""

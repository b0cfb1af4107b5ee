"""The room of queries: questions to agencies, the sheets on which they go out, and the answers."""

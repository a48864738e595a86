"""The domain: what entries may contain, the words they use, and the graph that they make."""

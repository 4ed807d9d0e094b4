"""What is known of the world, in YAML with examples, and its loader."""

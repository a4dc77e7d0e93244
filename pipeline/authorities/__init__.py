"""What is known beforehand: organisations and acts, as tables that name their sources."""

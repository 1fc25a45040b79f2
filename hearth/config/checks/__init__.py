"""What `hearth check` looks at that no tool knows: translations and migrations."""

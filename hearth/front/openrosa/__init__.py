"""What ODK Collect speaks to: form list, manifest, submission."""

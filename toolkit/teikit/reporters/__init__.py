"""Report formats: each module renders the findings of a run in one format."""

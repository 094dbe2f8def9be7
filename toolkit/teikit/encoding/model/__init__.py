"""Data model of an encoding: spans, annotations, transcript, losses, and the context that rules read."""

"""Data model of an encoding: transcript, spans, annotations, decisions, losses, and the context that rules read."""

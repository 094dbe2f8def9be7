"""Round trip: recover the text from the TEI and compare it with the source."""

"""An edition on disk: its configuration and its registers of persons, places and organisations."""

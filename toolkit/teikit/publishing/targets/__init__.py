"""Writers: one module, or package, for each output format."""

"""Compile a TEI customisation (ODD) into RELAX NG, Schematron and an encoding manual."""

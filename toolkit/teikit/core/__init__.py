"""Foundations shared by every part of teikit: errors, findings, positions, files, XML, Saxon, workers."""

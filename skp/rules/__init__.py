"""The law of performance: one module a legal subject."""

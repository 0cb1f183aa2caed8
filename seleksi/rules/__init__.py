"""The law of filling posts, one module a subject; all of it pure."""

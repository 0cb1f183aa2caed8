"""Jobs of the selections, one module a slice."""

__all__: list[str] = []

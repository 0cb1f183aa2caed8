"""Valkey as Django's own cache asks it, with one client for a process' thread instead of one for each question."""

from functools import cached_property

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis


class _Klien(RedisCacheClient):
    """Django makes a client each time, which takes as long as the answer; there is one server, so one client."""

    @cached_property
    def _satu(self) -> Redis:
        return super().get_client()

    def get_client(self, key: object = None, *, write: bool = False) -> Redis:
        return self._satu


class Valkey(RedisCache):
    def __init__(self, server: str, params: dict[str, object]) -> None:
        super().__init__(server, params)
        self._class = _Klien

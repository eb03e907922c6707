"""Hear what other processes ring."""

import asyncio
import logging
from contextlib import aclosing

import redis
import redis.asyncio
from redis.asyncio.client import PubSub

from cen_suite.core.live.channel import CHANNEL, Bell, unpack

log = logging.getLogger(__name__)
CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 2.0
QUIET_SECONDS = 10.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 10.0


async def listen(url: str, bell: Bell) -> None:
    """Ring a bell for whatever Redis passes on; a broken line is mended quietly, for ever."""
    pause = FIRST_PAUSE
    while True:
        try:
            async with aclosing(_line(url)) as client, aclosing(client.pubsub()) as line:
                await line.subscribe(CHANNEL)
                pause = FIRST_PAUSE
                while True:
                    await _hear(line, bell)
        except (redis.RedisError, OSError) as fault:
            log.info("no ring is heard from other processes: %s", type(fault).__name__)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def _line(url: str) -> redis.asyncio.Redis:
    return redis.asyncio.Redis.from_url(
        url,
        socket_connect_timeout=CONNECT_SECONDS,
        socket_timeout=ANSWER_SECONDS,
        health_check_interval=int(QUIET_SECONDS),
    )


async def _hear(line: PubSub, bell: Bell) -> None:
    message = await line.get_message(ignore_subscribe_messages=True, timeout=QUIET_SECONDS)
    if message is not None:
        bell(unpack(message["data"]))

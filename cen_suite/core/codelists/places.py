"""A place of the world's trade: a port, an airport, a border post, by its UN/LOCODE."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One location as the United Nations code it for trade and transport.

    Functions are the letters of the UN/LOCODE: 1 port, 2 rail, 3 road, 4 airport,
    5 post, 6 inland depot, 7 pipeline or rig, B border crossing.
    """

    locode: str
    country: str
    name: str
    name_ascii: str = ""
    subdivision: str = ""
    functions: str = ""
    iata: str = ""
    lat: float | None = None
    lon: float | None = None
    status: str = ""
    other_names: str = ""

    def serves(self, functions: str) -> bool:
        """Say whether the place has at least one of the functions asked for."""
        return any(function in self.functions for function in functions)

    def words(self) -> str:
        """Put together everything the place may be searched by."""
        return f"{self.name} {self.name_ascii} {self.other_names}"

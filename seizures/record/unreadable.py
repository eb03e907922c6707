"""What is raised when a cell cannot be read as the fact it stands for."""

from collections.abc import Mapping

from cen_suite.core.text.signs import storable


class Unreadable(ValueError):
    """A cell that says nothing the record understands; code and params make its sentence."""

    def __init__(self, code: str, params: Mapping[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.params = {name: storable(said) for name, said in params.items()}

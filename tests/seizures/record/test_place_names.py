from cen_suite.core.codelists.places import Place
from seizures.record.place_names import place_named
from tests.seizures.record.cases import PLACES


def test_a_name_that_two_places_have_finds_neither() -> None:
    assert place_named("Sancey", PLACES) is None


def test_a_name_in_either_spelling_finds_its_place() -> None:
    assert place_named("SAINT-CŒUR", PLACES) == "FRCOE"
    assert place_named("saint coeur", PLACES) == "FRCOE"


def test_another_register_has_other_names() -> None:
    other = {"MLBKO": Place("MLBKO", "ML", "Bamako")}

    assert place_named("Bamako", PLACES) is None
    assert place_named("Bamako", other) == "MLBKO"
    assert place_named("Dakar", other) is None
    assert place_named("Dakar", PLACES) == "SNDKR"

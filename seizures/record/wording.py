"""The record in words: what each fact and section is called, and one line of help."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seizures.record.wording_families import extension_hint, extension_label
from seizures.record.wording_hints import HINTS

Words = str | Promise

SECTIONS: Final[dict[str, Words]] = {
    "case": _("Case"),
    "detection": _("Detection and control"),
    "offence": _("Offence and procedure"),
    "conveyances": _("Conveyances"),
    "containers": _("Containers"),
    "consignments": _("Consignments and postal items"),
    "legs": _("Route"),
    "concealments": _("Concealment"),
    "lines": _("Goods"),
    "persons": _("Persons"),
    "companies": _("Companies"),
    "handling": _("Handling and outcome"),
    "media": _("Photos"),
    "extension": _("More about the goods"),
}

ANSWERS: Final[dict[str, Words]] = {
    "date": _("Date of the seizure"),
    "place": _("Place"),
    "direction": _("Direction"),
    "mode": _("Means of conveyance"),
    "departure": _("Departure"),
    "destination": _("Destination"),
    "goods": _("Goods"),
    "quantity": _("Quantity"),
    "selection": _("How it was chosen"),
}

LABELS: Final[dict[str, Words]] = {
    # case
    "record_kind": _("Kind of record"),
    "reporting_country": _("Reporting country"),
    "authority_type": _("Kind of authority"),
    "office": _("Office"),
    "national_ref": _("National reference"),
    "event_start": _("Date of the event"),
    "event_end": _("End of the event"),
    "date_precision": _("Precision of the date"),
    "time_zone": _("Time zone"),
    "title": _("Title"),
    "summary": _("What happened"),
    "agencies": _("Agencies involved"),
    "operation_refs": _("Operations"),
    "channel": _("Channel"),
    "form_version": _("Version of the form"),
    "language": _("Language"),
    "other_text": _("What “other” means"),
    # detection
    "detected_at": _("Time of detection"),
    "location_type": _("Kind of place"),
    "location": _("Place (UN/LOCODE)"),
    "location_name": _("Place in words"),
    "subdivision": _("Region"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "geo_precision": _("Precision of the position"),
    "control_stage": _("Stage of control"),
    "selection_reasons": _("How it was chosen"),
    "discovery_means": _("How it was found"),
    "traffic_flow": _("Traffic flow"),
    "power_used": _("Legal power used"),
    "negative_reason": _("Why nothing was found"),
    "information_origin": _("Origin of the information"),
    "officers_count": _("Officers"),
    "hours_spent": _("Hours spent"),
    # offence
    "direction": _("Direction"),
    "customs_procedure": _("Customs procedure"),
    "offences": _("Offences"),
    "legal_basis": _("Legal basis"),
    "declared": _("Declared"),
    "declared_hs": _("HS code declared"),
    "declared_description": _("Goods as declared"),
    "declared_value": _("Value declared"),
    "declared_currency": _("Currency of the declared value"),
    "duties_evaded": _("Duties evaded"),
    "taxes_evaded": _("Taxes evaded"),
    "evaded_currency": _("Currency of duties and taxes"),
    "rate_date": _("Day of the exchange rate"),
    "usd_rate": _("US dollars for one unit"),
    "market_value": _("Market value"),
    "market_currency": _("Currency of the market value"),
    "value_basis": _("Basis of the value"),
    "persons_total": _("Persons involved"),
    "arrested_total": _("Persons arrested"),
    "concealed": _("Concealed"),
    # conveyances
    "conveyance.mode": _("Mode of transport"),
    "conveyance.conveyance_type": _("Means of conveyance"),
    "conveyance.is_primary": _("Main conveyance"),
    "conveyance.role": _("Role"),
    "conveyance.seized": _("Conveyance seized"),
    "conveyance.carrier_name": _("Carrier"),
    "conveyance.carrier_code": _("Code of the carrier"),
    "conveyance.trip_no": _("Flight, voyage or train"),
    "conveyance.flag_country": _("Flag"),
    "conveyance.plate_country": _("Country of the plate"),
    "conveyance.make": _("Make"),
    "conveyance.model": _("Model"),
    "conveyance.colour": _("Colour"),
    "conveyance.year": _("Year built"),
    "conveyance.other_text": _("What “other” means"),
    # containers
    "container.carried_by": _("On conveyance number"),
    "container.owner_prefix": _("Owner prefix"),
    "container.size_type": _("Size and type"),
    "container.load_status": _("Load"),
    "container.seal_kind": _("Kind of seal"),
    "container.seal_state": _("State of the seal"),
    "container.seals_count": _("Number of seals"),
    "container.declared_goods": _("Goods declared"),
    "container.gross_kg": _("Gross mass (kg)"),
    # consignments
    "consignment.carried_by": _("On conveyance number"),
    "consignment.packed_in": _("In container number"),
    "consignment.document_type": _("Transport document"),
    "consignment.declared_content": _("Content declared"),
    "consignment.declared_value": _("Value declared"),
    "consignment.declared_currency": _("Currency of the value"),
    "consignment.gross_kg": _("Gross mass (kg)"),
    "consignment.pieces": _("Pieces"),
    "consignment.platform": _("Sales platform"),
    "consignment.payment": _("Payment"),
    "consignment.operator": _("Postal or express operator"),
    "consignment.service": _("Service"),
    "consignment.export_hub": _("Hub of export"),
    "consignment.import_hub": _("Hub of import"),
    "consignment.sender_country": _("Country of the sender"),
    "consignment.receiver_country": _("Country of the receiver"),
    "consignment.sender_type": _("Kind of sender"),
    "consignment.receiver_type": _("Kind of receiver"),
    "consignment.same_sender_items": _("Items of the same sender"),
    "consignment.other_text": _("What “other” means"),
    # route
    "leg.leg_role": _("Role on the route"),
    "leg.country": _("Country"),
    "leg.place": _("Place (UN/LOCODE)"),
    "leg.place_name": _("Place in words"),
    "leg.departed_on": _("Left on"),
    "leg.arrived_on": _("Arrived on"),
    "leg.mode": _("Mode of transport"),
    "leg.certainty": _("Certainty"),
    # concealment
    "concealment.place": _("Place of concealment"),
    "concealment.methods": _("Methods"),
    "concealment.cover_load_hs": _("HS code of the cover load"),
    "concealment.cover_load": _("Cover load"),
    "concealment.sophistication": _("Sophistication (1 to 4)"),
    "concealment.packaging": _("Packaging"),
    "concealment.markings": _("Markings and logos"),
    "concealment.tags": _("Keywords"),
    "concealment.other_text": _("What “other” means"),
    # goods
    "line.family": _("Family"),
    "line.other_families": _("Other families"),
    "line.product": _("Product"),
    "line.description": _("Description"),
    "line.brand": _("Brand"),
    "line.hs": _("HS code"),
    "line.quantity": _("Quantity"),
    "line.unit": _("Unit"),
    "line.second_quantity": _("Second quantity"),
    "line.second_unit": _("Second unit"),
    "line.base_quantity": _("Quantity in the base unit"),
    "line.base_unit": _("Base unit"),
    "line.base_estimated": _("Converted by estimate"),
    "line.quantity_basis": _("How it was measured"),
    "line.packages": _("Packages"),
    "line.package_type": _("Kind of package"),
    "line.packed_in": _("In container number"),
    "line.origin_countries": _("Origin of the goods"),
    "line.produced_on": _("Made on"),
    "line.expires_on": _("Expires on"),
    "line.batch": _("Batch"),
    "line.value": _("Value"),
    "line.currency": _("Currency"),
    "line.value_basis": _("Basis of the value"),
    "line.lab_status": _("Laboratory"),
    "line.lab_ref": _("Laboratory reference"),
    "line.purity": _("Purity (%)"),
    "line.infringements": _("Infringements"),
    "line.outcome": _("What became of the goods"),
    # persons and companies
    "person.role": _("Role"),
    "person.status": _("Status"),
    "person.identified": _("Identified"),
    "person.arrested": _("Arrested"),
    "person.nationality": _("Nationality"),
    "person.residence_country": _("Country of residence"),
    "person.sex": _("Sex"),
    "person.age_band": _("Age"),
    "person.occupation": _("Occupation"),
    "person.group_size": _("Travelling in a group of"),
    "person.other_text": _("What “other” means"),
    "company.role": _("Role"),
    "company.country": _("Country"),
    "company.sector": _("Sector"),
    "company.is_aeo": _("Authorised economic operator"),
    "company.other_text": _("What “other” means"),
    # handling
    "tlp": _("Traffic light"),
    "pap": _("Permissible actions"),
    "handling": _("Handling"),
    "source_reliability": _("Reliability of the source"),
    "information_credibility": _("Credibility of the information"),
    "exchange_agreement": _("Agreement for exchange"),
    "originator_control": _("Originator decides on passing on"),
    "share_targets": _("Share with"),
    "received_from": _("Received from"),
    "remote_ref": _("Reference at the sender"),
    "remote_version": _("Version at the sender"),
    "supersedes": _("Replaces"),
    "duplicate_cluster": _("Group of duplicates"),
    "case_outcome": _("Outcome of the case"),
    "fine": _("Fine"),
    "confiscated_value": _("Value confiscated"),
    "recovered_value": _("Value recovered"),
    "outcome_currency": _("Currency of fine and values"),
    "prison_months": _("Prison (months)"),
    # photos
    "media.kind": _("Kind"),
    "media.view": _("What it shows"),
    "media.caption": _("Caption"),
    "media.taken_at": _("Taken at"),
}


def label(path: str) -> Words:
    """Name a fact: "event_start", "line.quantity", "line.extension.DRG.purity".

    Raises LookupError for a fact without words.
    """
    family, name = _extension(path)
    return extension_label(family, name) if name else LABELS[path]


def hint(path: str) -> Words:
    """Explain a fact in one line, or say nothing."""
    family, name = _extension(path)
    return extension_hint(family, name) if name else HINTS.get(path, "")


def _extension(path: str) -> tuple[str, str]:
    start = "line.extension."
    if not path.startswith(start):
        return "", ""
    family, _dot, name = path.removeprefix(start).partition(".")
    return family, name

"""The nominal facts in words: what a field is called, and one line of help."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

LABELS: Final[dict[str, Words]] = {
    # case
    "narrative": _("Full story"),
    "risk_rule_ref": _("Risk profile or watch-list hit"),
    "controlled_delivery": _("Controlled delivery"),
    "declaration_ref": _("Declaration number"),
    "retention_until": _("Keep until"),
    "review_on": _("Review on"),
    # conveyances
    "conveyance.vessel_name": _("Name of the vessel"),
    "conveyance.imo": _("IMO number"),
    "conveyance.mmsi": _("MMSI"),
    "conveyance.eni": _("European vessel number (ENI)"),
    "conveyance.call_sign": _("Call sign"),
    "conveyance.aircraft_reg": _("Aircraft registration"),
    "conveyance.icao24": _("Aircraft address (ICAO 24)"),
    "conveyance.plate": _("Number plate"),
    "conveyance.trailer_plate": _("Number plate of the trailer"),
    "conveyance.vin": _("Vehicle identification number"),
    "conveyance.train_no": _("Train number"),
    "conveyance.wagon_no": _("Wagon number"),
    # containers and consignments
    "container.container_no": _("Container number"),
    "container.seal_numbers": _("Seal numbers"),
    "consignment.document_no": _("Number of the transport document"),
    "consignment.air_waybill": _("Air waybill number"),
    "consignment.item_no": _("Item number"),
    "consignment.consignor": _("Sender"),
    "consignment.consignor_address": _("Address of the sender"),
    "consignment.consignee": _("Receiver"),
    "consignment.consignee_address": _("Address of the receiver"),
    # goods
    "line.piece_numbers": _("Numbers on the pieces"),
    # persons
    "person.family_name": _("Family name"),
    "person.given_names": _("Given names"),
    "person.birth_name": _("Name at birth"),
    "person.aliases": _("Other names used"),
    "person.original_script": _("Name in its own script"),
    "person.father_name": _("Father's name"),
    "person.mother_name": _("Mother's name"),
    "person.birth_date": _("Date of birth"),
    "person.birth_place": _("Place of birth"),
    "person.birth_country": _("Country of birth"),
    "person.languages": _("Languages spoken"),
    "person.marks": _("Appearance and marks"),
    "person.addresses": _("Addresses"),
    "person.phones": _("Telephone numbers"),
    "person.emails": _("E-mail addresses"),
    "person.handles": _("Names in social media"),
    "person.imeis": _("Devices (IMEI)"),
    "person.imsis": _("SIM cards (IMSI)"),
    "person.ibans": _("Bank accounts (IBAN)"),
    "person.wallets": _("Wallet addresses"),
    "person.ticket_no": _("Ticket number"),
    "person.booking_ref": _("Booking reference"),
    "person.luggage_tags": _("Luggage tags"),
    "person.statement": _("Statement"),
    "person.warning_flags": _("Warnings for officers"),
    "person.suggested_action": _("Suggested action"),
    # documents
    "document.document_type": _("Kind of document"),
    "document.document_no": _("Number of the document"),
    "document.issuing_country": _("Issuing country"),
    "document.issued_on": _("Issued on"),
    "document.valid_until": _("Valid until"),
    "document.machine_readable_no": _("Number in the machine-readable line"),
    "document.falsity": _("How the document is false"),
    # companies
    "company.name": _("Name of the company"),
    "company.trading_names": _("Trading names"),
    "company.original_script": _("Name in its own script"),
    "company.legal_form": _("Legal form"),
    "company.register_no": _("Registration number"),
    "company.register_name": _("Register"),
    "company.tax_no": _("Tax number"),
    "company.eori": _("EORI number"),
    "company.lei": _("Legal entity identifier (LEI)"),
    "company.duns": _("D-U-N-S number"),
    "company.aeo_no": _("Number of the AEO authorisation"),
    "company.addresses": _("Addresses"),
    "company.phones": _("Telephone numbers"),
    "company.emails": _("E-mail addresses"),
    "company.websites": _("Web sites"),
    "company.ibans": _("Bank accounts (IBAN)"),
    "company.bic": _("Bank (BIC)"),
    # media
    "media.text_in_picture": _("Text read in the picture"),
    "media.original_taken_at": _("Taken at, as the camera says"),
}

HINTS: Final[dict[str, Words]] = {
    "narrative": _("Stays in your own database: names and numbers may stand here."),
    "retention_until": _("The record is erased after this day."),
    "review_on": _("The day on which somebody decides whether the record is still needed."),
    "conveyance.imo": _("Seven digits, painted on the stern."),
    "conveyance.mmsi": _("Nine digits of the ship's radio."),
    "conveyance.eni": _("Eight digits, for vessels on inland waters."),
    "conveyance.icao24": _("Six signs, 0 to 9 and A to F."),
    "conveyance.vin": _("17 signs without I, O and Q."),
    "conveyance.wagon_no": _("Twelve digits on the side of the wagon."),
    "container.container_no": _("Four letters and seven digits, such as CSQU3054383."),
    "consignment.air_waybill": _("Three digits of the airline and eight more."),
    "consignment.item_no": _("As on the label, such as RB473124829GB."),
    "person.family_name": _("As in the travel document."),
    "person.phones": _("With the country code, such as +221331234567."),
    "person.luggage_tags": _("Ten digits."),
    "document.machine_readable_no": _("With its check digit."),
    "company.register_no": _("The same number finds the same company again."),
    "company.lei": _("20 letters and digits."),
}


def nominal_label(path: str) -> Words:
    """Name a nominal fact, as "person.family_name"; raises LookupError for one without words."""
    return LABELS[path]


def nominal_hint(path: str) -> Words:
    """Explain a nominal fact in one line, or say nothing."""
    return HINTS.get(path, "")

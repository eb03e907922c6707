"""Tags and filters of the templates: icons, dates, quantities, codes, the frame."""

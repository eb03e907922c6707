"""The invented world: people, seizures and workbooks that are nobody's."""

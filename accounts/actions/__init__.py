"""The only writers: each locks, asks the gate, changes, records and announces."""

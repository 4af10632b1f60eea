"""The record that can only grow: a Merkle log of salted digests, its checkpoints, witnesses and receipts.

Takes: events as plain records, and the keys of who runs the ledger or watches it.
Gives: entries that are on the disk before they are acknowledged, signed checkpoints, proofs, receipts.
Never: keeps what an event says inside the tree, orders by a clock, or lets another room touch a secret key.
"""

"""What the public sends, sealed to the people who may read it, and the code by which its sender comes back.

Takes: bytes with the name of their case and part, public keys of readers, passphrases, a receipt code.
Gives: sealed bytes, keys wrapped for each reader, receipt codes, and what each of these opens again.
Never: knows a plan, reads a file or a clock, keeps a secret, or opens what was moved to another case or part.
"""

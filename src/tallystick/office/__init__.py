"""The office: where the secretariat and the bodies do their daily work, on the web.

Takes: a plan package, and what people who have signed in write.
Gives: pages for each role, and the package back with what they wrote.
Never: decides who may do what, judges a commitment or draws a public page; only the command line starts it.
"""

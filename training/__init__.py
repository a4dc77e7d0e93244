"""How the Dutch model in `pipeline/data/model` is made: `python -m training`, or `make model`.

Reads the reference material in `../shared`; the product needs neither that nor this package.
"""

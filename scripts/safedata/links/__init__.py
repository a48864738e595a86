"""The addresses of others: which still answer, and where copies of them are kept.

The only part of the program that asks other servers for anything. `places` says where addresses
stand, `client` asks with the manners of `manners`, `judge` says what an answer means, `report`
tells it, `excuses` is what is not to be told, and `archive` looks for copies.
"""

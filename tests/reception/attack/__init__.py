"""Somebody holds the whole database, the journal and the rota after closing: what can they tell? (issue 5, 4.2)"""

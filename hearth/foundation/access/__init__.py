"""Dossiers, grants, denials, the one rule, and tables that cannot be read without a reader.

Access is given to one kind of thing, the dossier. Two keys open a drawer of it: the
role may open such drawers at all (policy/access.toml), and the person's unit, or the
person by name, holds a grant in force on this dossier that covers the drawer. A denial
beats every grant; a sealed dossier opens to named people only. The rule is written once
for Python (rule.py) and once for PostgreSQL (sql/rule.sql, from the same policy page),
and an oracle in the tests proves that both say the same.
"""

"""Pages of the plan, each a function behind a guard."""

"""Houses, rooms, beds, holds and stays, the house log, the vacancy board."""

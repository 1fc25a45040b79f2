"""The pages of a case. Each stands behind one guard, makes one call, gives one answer."""

"""Courses, placements, jobs and their keeping, schooling."""

"""The tags and filters every template has without loading anything."""

from __future__ import annotations

from django import template

from hearth.foundation.design import numbers, sources
from hearth.foundation.design.templatetags.design import (
    fields,
    figures,
    furniture,
    links,
    moments,
    panels,
    parts,
    signs,
)

register = template.Library()

for sign in (signs.icon, signs.glyph, signs.badge, signs.unverified, signs.sprite):
    register.simple_tag(sign)

register.tag(links.url)
register.simple_tag(furniture.furniture, takes_context=True)

for drawn in (fields.field, fields.segments, fields.chips, fields.choices):
    register.inclusion_tag("design/parts/field.html", name=drawn.__name__)(drawn)
register.inclusion_tag("design/parts/error_summary.html")(fields.error_summary)

for block in (
    panels.panel,
    parts.note,
    parts.empty,
    parts.row,
    parts.moment,
    parts.facts,
    parts.table,
):
    register.simple_block_tag(block)
for part in (
    parts.fact,
    parts.button,
    parts.countdown,
    parts.progress,
    parts.steps,
    parts.dashes,
    parts.pager,
):
    register.inclusion_tag(f"design/parts/{part.__name__}.html", name=part.__name__)(part)
register.filter(parts.tone)

register.simple_tag(moments.when)
for said in (moments.on_day, moments.at_hour, moments.named_day, moments.within):
    register.filter(said)
register.filter(moments.ago)
register.filter(moments.due)

register.filter(sources.cited)

for number in (numbers.figure, numbers.percent, numbers.up_to):
    register.filter(number)

for chart in (figures.bars, figures.lines, figures.qark_map, figures.qark_tiles):
    register.inclusion_tag(f"design/figures/{chart.__name__}.html", name=chart.__name__)(chart)

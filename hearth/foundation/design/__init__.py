"""The look of every screen: one stylesheet, one sprite, templates and tags.

Words of this package: a *glyph* is a status's own silhouette, an *icon* a picture of a
thing, a *door* an entry of the navigation, a *look* the way one question is drawn. What is
always true: a status has shape, word and colour; no inline style or script; a page is whole
without JavaScript.
"""

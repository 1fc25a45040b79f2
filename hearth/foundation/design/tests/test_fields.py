"""A question reads the same to the eye and to a screen reader."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from hearth.foundation.design import widgets
from hearth.foundation.design.gallery import ReportForm, RequestForm
from hearth.foundation.design.templatetags.design.signs import UnknownShape, symbols


def drawn(source: str, **words: object) -> str:
    """The markup, with the blanks of the templates taken out."""
    with translation.override("en"):
        html = engines["django"].from_string(source).render(words)
    return re.sub(r"\s*([<>])\s*", r"\1", " ".join(html.split()))


def test_a_field_ties_its_hint_and_its_error_to_the_control() -> None:
    html = drawn("{% field form.born %}", form=RequestForm({"born": "32.13"}))
    assert '<label class="label" for="id_born">' in html
    assert 'aria-describedby="id_born_hint id_born_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index("id_born_hint") < html.index('id="id_born_error"') < html.index("<input")


def test_a_field_without_a_hint_is_described_by_nothing() -> None:
    class Plain(forms.Form):
        line = forms.CharField()
        one = forms.ChoiceField(choices=[("a", "A")])

    for name in ("line", "one"):
        assert "describedby" not in drawn(f"{{% field form.{name} %}}", form=Plain())


def test_segments_are_one_group_with_its_question() -> None:
    html = drawn("{% segments form.danger number=1 %}", form=ReportForm({"danger": "yes"}))
    assert 'role="radiogroup"' in html
    assert '<legend><span class="n">1</span>Is the person in danger now?</legend>' in html
    assert 'class="segment segment-danger"' in html
    assert html.count("checked") == 1


def test_grouped_chips_fold_into_families_and_open_where_something_is_ticked() -> None:
    html = drawn("{% chips form.signs %}", form=ReportForm({"signs": ["papers", "fear"]}))
    general, labour = html.split("</details>")[:2]
    assert '<details class="family" open>' in general
    assert "<span data-ticked-count>2</span>" in general
    assert '<details class="family">' in labour
    assert 'role="radiogroup"' not in html


def test_choices_explain_themselves() -> None:
    html = drawn("{% choices form.finding %}", form=ReportForm())
    assert 'aria-describedby="id_finding_0_hint"' in html
    assert "The police and the Responsible Authority are told." in html


def test_any_choice_can_be_drawn_in_any_look() -> None:
    class Plain(forms.Form):
        needs = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])
        place = forms.ChoiceField(choices=[("", ""), ("c", "C")])

    form = Plain({"needs": ["b"]})
    assert 'type="checkbox" id="id_needs_1" name="needs" value="b" checked' in drawn(
        "{% chips form.needs %}", form=form
    )
    assert drawn("{% segments form.place %}", form=form).count('type="radio"') == 1


def test_the_summary_leads_to_the_first_control_of_each_question() -> None:
    html = drawn("{% error_summary form %}", form=ReportForm({}))
    assert "Put 5 answers right" in html
    for anchor in ("id_danger_0", "id_place", "id_age_0", "id_signs_0_0", "id_finding_0"):
        assert f'href="#{anchor}"' in html
    assert drawn("{% error_summary form %}", form=ReportForm()) == ""


def test_every_anchor_of_the_summary_is_there() -> None:
    html = drawn(
        "{% error_summary form %}{% for field in form %}{% field field %}{% endfor %}",
        form=ReportForm({}),
    )
    for anchor in re.findall(r'href="#([\w-]+)"', html):
        assert f'id="{anchor}"' in html, anchor


def test_what_a_person_wrote_is_escaped_everywhere() -> None:
    class Hostile(forms.Form):
        story = forms.CharField(label="<b>", help_text="<i>", widget=forms.Textarea)
        pick = forms.ChoiceField(choices=[("x", "<u>")], widget=widgets.Choices(hints={"x": "<s>"}))

    html = drawn(
        "{% field form.story %}{% field form.pick %}{% badge 'good' word %}"
        "{% row 'due' word meta=words %}{% endrow %}"
        "{% panel word id=word aside=word %}{% endpanel %}"
        "{% panel word id=word act=word address=word %}{% endpanel %}"
        "{% fact word word %}{% moment 'good' word who=word %}{% endmoment %}",
        form=Hostile({"story": "</textarea><script>"}),
        word="<script>",
        words=["<script>"],
    )
    for tag in ("<script>", "<b>", "<i>", "<u>", "<s>"):
        assert tag not in html


def test_a_shape_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(UnknownShape):
        drawn('{% icon "unicorn" %}')
    assert {"i-bed", "g-danger", "g-new"} <= symbols()


def test_an_icon_is_decoration_unless_it_has_a_word() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "bed" %}')
    assert 'role="img" aria-label="Bed"' in drawn('{% icon "bed" label="Bed" %}')

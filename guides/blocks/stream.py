# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The streams of a page, composed of the blocks beside this file."""

from wagtail import blocks

from guides.blocks.chooser import ContactChooserBlock, PlaceChooserBlock
from guides.blocks.faq import QuestionBlock
from guides.blocks.step import StepBlock


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()

    class Meta:
        required = False


class QuestionsBlock(blocks.StreamBlock):
    question = QuestionBlock()

    class Meta:
        required = False


class ContactsBlock(blocks.StreamBlock):
    contact = ContactChooserBlock()

    class Meta:
        required = False


class PlacesBlock(blocks.StreamBlock):
    place = PlaceChooserBlock()

    class Meta:
        required = False

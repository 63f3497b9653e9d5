# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The streams of a page, composed of the blocks beside this file."""

from guides.blocks.chooser import ContactChooserBlock, PlaceChooserBlock
from guides.blocks.faq import QuestionBlock
from guides.blocks.step import StepBlock
from media_pipeline.chosen_in_bulk import ReadInBulk


class StepsBlock(ReadInBulk):
    step = StepBlock()

    class Meta:
        required = False


class QuestionsBlock(ReadInBulk):
    question = QuestionBlock()

    class Meta:
        required = False


class ContactsBlock(ReadInBulk):
    contact = ContactChooserBlock()

    class Meta:
        required = False


class PlacesBlock(ReadInBulk):
    place = PlaceChooserBlock()

    class Meta:
        required = False

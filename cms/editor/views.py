# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Wagtail's editor of pages, with what several of our apps add to it."""

from cms.checking.side_panel import WithCheckPanel
from cms.drafts.editing import CarefulCreateView, CarefulEditView, CarefulRevertView
from cms.reviewing.letters import ColleaguesHearMixin
from cms.reviewing.sending_back import SendsBackUnfinishedMixin


class PageCreateView(WithCheckPanel, CarefulCreateView):
    pass


class PageEditView(SendsBackUnfinishedMixin, ColleaguesHearMixin, WithCheckPanel, CarefulEditView):
    pass


class PageRevertView(SendsBackUnfinishedMixin, ColleaguesHearMixin, WithCheckPanel, CarefulRevertView):
    pass

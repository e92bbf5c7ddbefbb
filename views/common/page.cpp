// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/page.h"

#include <QEvent>
#include <QShowEvent>

namespace qunce {

Page::Page(PageId id, Message title, PageTools &tools, QWidget *parent)
    : QWidget(parent), m_id(id), m_title(std::move(title)), m_tools(tools)
{
    connect(&tools.selection, &Selection::changed, this, &Page::markStale);
    connect(&tools.reader, &BoardReader::dataChanged, this, &Page::markStale);
}

void Page::readingBegins()
{
    ++m_pending;
}

void Page::readingEnds()
{
    if (--m_pending == 0)
        emit settled();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isTranslated) {
        m_isTranslated = true;
        retranslate();
    }
    if (m_isStale) {
        m_isStale = false;
        refresh();
    }
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_isTranslated) {
        retranslate();
        markStale();
    }
}

void Page::markStale()
{
    m_isStale = !isVisible();
    if (!m_isStale)
        refresh();
}

} // namespace qunce

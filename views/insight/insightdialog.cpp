// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/insightdialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>

#include "views/common/texts.h"
#include "views/insight/groupstab.h"
#include "views/insight/insighttexts.h"
#include "views/insight/salestab.h"
#include "views/insight/servicetab.h"

namespace qunce {

namespace {

constexpr QSize kInsightSize {1180, 820};

} // namespace

InsightDialog::InsightDialog(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_what(new ThemedLabel(tools.theme, TextRole::Bold, Token::Text))
    , m_data(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_tabs(new QTabWidget)
{
    setObjectName(QStringLiteral("insightDialog"));
    setWindowTitle(text(QUNCE_TEXT("Business analysis")));
    resize(kInsightSize.boundedTo(parent ? parent->window()->size() : kInsightSize));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kGap);
    head->addWidget(m_what);
    head->addStretch(1);
    head->addWidget(m_data);
    column->addLayout(head);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setAccessibleName(text(QUNCE_TEXT("Parts of the analysis")));
    const auto add = [this](InsightTab *part, const char *name) {
        m_parts.push_back(part);
        m_tabs->addTab(part, text(name));
        connect(part, &InsightTab::shown, this, &InsightDialog::showHead);
    };
    add(new ServiceTab(tools, query), QUNCE_TEXT("Service quality"));
    add(new SalesTab(tools, query), QUNCE_TEXT("Sales and orders"));
    add(new GroupsTab(tools, query), QUNCE_TEXT("Groups"));
    column->addWidget(m_tabs, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    connect(m_tabs, &QTabWidget::currentChanged, this, &InsightDialog::openPart);
    connect(&tools.reader, &BoardReader::dataChanged, this, [this] {
        for (InsightTab *part : m_parts) {
            if (part->isRead())
                part->read();
        }
    });
    openPart(0);
}

bool InsightDialog::isSettled() const
{
    const InsightTab &part = tab(m_tabs->currentIndex());
    return part.isRead() && part.isSettled();
}

void InsightDialog::openPart(int index)
{
    if (!tab(index).isRead())
        tab(index).read();
    showHead();
}

void InsightDialog::showHead()
{
    const InsightHead *head = tab(m_tabs->currentIndex()).head();
    if (!head)
        return;
    const Format format = m_tools.format();
    m_what->setText(whatIsShown(*head, format));
    m_data->setText(howFarData(*head, format));
    m_data->setColor(head->arrival.isWhole() && head->notIn.empty() ? Token::TextSecondary : Token::Warn);
}

void InsightDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        reject(); // its words are those of the window that opened it
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/sopruns.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPushButton>

#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/sop/sopedit.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr size_t kMostLines = 5; // the newest; the calendar has all

} // namespace

SopRuns::SopRuns(PageTools &tools, QWidget *parent)
    : QWidget(parent), m_tools(tools), m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("sopRuns"));
    m_lines->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 8);
    m_lines->setSpacing(2);
}

void SopRuns::show(const std::vector<SopRun> &runs, const QString &whyNot)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // its button may be what is clicked
        }
        delete item;
    }
    for (size_t i = 0; i < std::min(runs.size(), kMostLines); ++i)
        addLine(runs[i], whyNot);
    setVisible(!runs.empty());
}

void SopRuns::addLine(const SopRun &run, const QString &whyNot)
{
    const Day today = m_tools.reader.now().day();
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *name = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Text, line);
    name->setObjectName(QStringLiteral("runName"));
    name->setText(QString::fromStdString(run.name));
    auto *about = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, line);
    about->setObjectName(QStringLiteral("runAbout"));
    about->setText(runText(run, today, m_tools.format()));
    row->addWidget(name);
    row->addWidget(about);
    row->addStretch(1);
    const auto add = [&](const char *id, const QString &words) {
        auto *button = new QPushButton(words, line);
        button->setObjectName(QLatin1String(id));
        button->setProperty("kind", QStringLiteral("link"));
        button->setAccessibleName(words + QLatin1Char(' ') + name->text());
        row->addWidget(button);
        return button;
    };
    QPushButton *open = add("openRun", text(QUNCE_TEXT("In the calendar")));
    connect(
        open, &QPushButton::clicked, this, [this, entry = run.entries.front().id] { emit openAsked(entry); });
    const auto commit = [this](EditRequest request) {
        if (!request.changes.empty())
            m_tools.edits.commit(std::move(request), this, {}); // a refusal is told by the desk
    };
    if (!submissionOf(run).changes.empty()) {
        QPushButton *submit = add("submitRun", text(QUNCE_TEXT("Submit the drafts")));
        submit->setEnabled(whyNot.isEmpty());
        submit->setToolTip(whyNot);
        connect(submit, &QPushButton::clicked, this, [commit, run] { commit(submissionOf(run)); });
    }
    if (run.isGoingOn(today)) {
        QPushButton *end = add("endRun", text(QUNCE_TEXT("End it")));
        end->setEnabled(whyNot.isEmpty());
        end->setToolTip(whyNot.isEmpty() ? text(QUNCE_TEXT(
                            "Comes to nobody after today. What guides have already stays theirs to send."))
                                         : whyNot);
        connect(end, &QPushButton::clicked, this, [commit, run, today] { commit(endingOf(run, today)); });
    }
    m_lines->addWidget(line);
    line->show();
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/checkdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/calendar/calendarparts.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/findinglist.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kFindingsWidth = 520;
constexpr int kTallest = 320;
constexpr size_t kMostShown = 50; ///< entries; of more, how many there are

bool mattersIn(const CheckedSource &entry)
{
    return hasErrors(entry.findings) || (hasWarnings(entry.findings) && !entry.reasonGiven);
}

} // namespace

CheckDialog::CheckDialog(PageTools &tools, const QString &title, const QString &verb,
    const std::vector<CheckedSource> &entries, std::function<void(const QString &)> take, QWidget *parent)
    : QDialog(parent), m_take(std::move(take)), m_reason(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("checkDialog"));
    setWindowTitle(title);
    setMinimumWidth(kFindingsWidth);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(text(QUNCE_TEXT("Checks")));
    auto *all = new QWidget;
    auto *list = new QVBoxLayout(all);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(8);
    size_t shown = 0;
    bool haveErrors = false;
    for (const CheckedSource &entry : entries) {
        if (!mattersIn(entry))
            continue;
        haveErrors |= hasErrors(entry.findings);
        m_needsReason |= hasWarnings(entry.findings) && !entry.reasonGiven;
        if (++shown > kMostShown)
            continue;
        const QString name = clippedLine(entry.source.entry.text("title"), 60);
        auto *heading = new WrappedText(tools.theme, TextRole::Bold, Token::Text, all);
        heading->setText(name);
        auto *findings = new FindingList(tools.theme, all);
        std::vector<PlanFinding> serious = entry.findings;
        std::erase_if(
            serious, [](const PlanFinding &finding) { return finding.severity() == Severity::Hint; });
        findings->show(serious);
        list->addWidget(heading);
        list->addWidget(findings);
        m_lines += name;
        m_lines += findings->lines();
    }
    if (shown > kMostShown) {
        auto *more = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, all);
        more->setText(text(QUNCE_TEXT("And %1 more entries."), {QString::number(shown - kMostShown)}));
        list->addWidget(more);
    }
    list->addStretch(1);
    scroll->setWidget(all);
    all->setAutoFillBackground(false); // which setWidget has switched on
    scroll->viewport()->setAutoFillBackground(false);
    all->layout()->activate();
    scroll->setFixedHeight(std::min(kTallest, std::max(list->heightForWidth(kFindingsWidth - 40), 60)));
    auto *advice = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    advice->setObjectName(QStringLiteral("advice"));
    advice->setWordWrap(true);
    advice->setText(
        haveErrors ? text(QUNCE_TEXT("With errors it cannot be approved: correct them before.")) : QString());
    advice->setVisible(haveErrors);
    auto *label = new QLabel(
        text(QUNCE_TEXT("Why it shall go out in spite of the warnings (is kept with the entry)")), this);
    label->setWordWrap(true);
    label->setBuddy(m_reason);
    m_reason->setAccessibleName(label->text());
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(72);
    label->setVisible(m_needsReason);
    m_reason->setVisible(m_needsReason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(verb);
    m_ok->setProperty("kind", QStringLiteral("primary"));
    m_ok->setEnabled(!m_needsReason);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &CheckDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QPlainTextEdit::textChanged, this,
        [this] { m_ok->setEnabled(!m_needsReason || !m_reason->toPlainText().trimmed().isEmpty()); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(scroll);
    column->addWidget(advice);
    column->addWidget(label);
    column->addWidget(m_reason);
    column->addWidget(buttons);
    if (m_needsReason)
        m_reason->setFocus();
}

void CheckDialog::accept()
{
    const QString reason = m_reason->toPlainText().trimmed();
    if (m_needsReason && reason.isEmpty())
        return;
    QDialog::accept();
    m_take(reason);
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/findinglist.h"

#include <algorithm>
#include <array>

#include <QHBoxLayout>
#include <QLabel>

#include "views/calendar/calendarparts.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

QString iconOf(Severity severity)
{
    constexpr std::array kNames {"error", "warning", "info"};
    return QString::fromLatin1(kNames[static_cast<size_t>(severity)]);
}

Token tokenOf(Severity severity)
{
    constexpr std::array kTokens {Token::Bad, Token::Warn, Token::TextSecondary};
    return kTokens[static_cast<size_t>(severity)];
}

Message textOf(Severity severity)
{
    constexpr std::array kTexts {QUNCE_TEXT("Error"), QUNCE_TEXT("Warning"), QUNCE_TEXT("Hint")};
    return {kTexts[static_cast<size_t>(severity)]};
}

QString findingText(const PlanFinding &finding)
{
    return text(QUNCE_TEXT("%1: %2"), {text(textOf(finding.severity())), text(finding.text)});
}

QString sendsText(const AudienceSends &sends, const Format &format)
{
    if (!sends.isCounted)
        return text(QUNCE_TEXT("Sends left: this channel is not limited"));
    const auto number = [&](int64_t value) { return format.integer(value); };
    const std::initializer_list<QString> arguments {number(static_cast<int64_t>(sends.reached)),
        number(sends.least), number(sends.most), number(static_cast<int64_t>(sends.withLeast))};
    return sends.areGroups
        ? text(QUNCE_TEXT("Sends left (without those of guides themselves): for %1 groups at least %2 of %3; "
                          "%4 have no more"),
            arguments)
        : text(QUNCE_TEXT("Sends left (without those of guides themselves): for the customers of %1 guides "
                          "at least %2 of %3; %4 have no more"),
            arguments);
}

FindingList::FindingList(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    setObjectName(QStringLiteral("findings"));
}

void FindingList::clear()
{
    m_lines.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *line = item->widget()) {
            line->hide();
            line->deleteLater();
        }
        delete item;
    }
}

void FindingList::addLine(const QString &iconName, Token color, const QString &words, const QString &said)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *picture = new QLabel(line);
    picture->setPixmap(iconPixmap(iconName, m_theme.color(color), 16, devicePixelRatioF()));
    auto *shown = new WrappedText(m_theme, TextRole::Body, color, line);
    shown->setText(words);
    shown->setAccessibleName(said);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addWidget(shown, 1);
    m_column->addWidget(line);
    m_lines += said;
}

void FindingList::show(const std::vector<PlanFinding> &findings)
{
    clear();
    setAccessibleName(text(QUNCE_TEXT("Checks")));
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        for (const PlanFinding &finding : findings) {
            if (finding.severity() == severity)
                addLine(iconOf(severity), tokenOf(severity), text(finding.text), findingText(finding));
        }
    }
}

void FindingList::show(const EntryCheck &check, const Format &format)
{
    show(check.findings);
    if (!hasErrors(check.findings) && !hasWarnings(check.findings)) {
        const QString words = text(QUNCE_TEXT("The checks find nothing."));
        addLine(QStringLiteral("check"), Token::Good, words, words);
    }
    if (check.sends) {
        const QString words = sendsText(*check.sends, format);
        addLine(QStringLiteral("info"), Token::TextSecondary, words, words);
    }
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVBoxLayout>
#include <QWidget>

#include "models/boards/entrycheck.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// How something that the checks found looks, wherever it is shown: an icon and a colour beside its word.
QString iconOf(Severity severity);
Token tokenOf(Severity severity);
Message textOf(Severity severity);
/// `错误：…`, as a tooltip and a screen reader say it.
QString findingText(const PlanFinding &finding);
/// 剩余可发次数（未含导购自发）, of whom the entry reaches; says so where nobody counts.
QString sendsText(const AudienceSends &sends, const Format &format);

/// What the checks found about an entry, the worst first, each with its icon and its words; and how often those it is
/// for may still get something. GUI thread.
class FindingList : public QWidget
{
    Q_OBJECT

public:
    explicit FindingList(Theme &theme, QWidget *parent = nullptr);

    void show(const EntryCheck &check, const Format &format);
    void show(const std::vector<PlanFinding> &findings);
    /// Each line as it is said, for tests.
    const QStringList &lines() const { return m_lines; }

private:
    void clear();
    void addLine(const QString &iconName, Token color, const QString &words, const QString &said);

    Theme &m_theme;
    QVBoxLayout *m_column;
    QStringList m_lines;
};

} // namespace qunce

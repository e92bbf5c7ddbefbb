// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QGridLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include "models/boards/kocroster.h"
#include "views/charts/chartcard.h"
#include "views/charts/linechart.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

/// One KOC: who it is, what it did in the last 30 and 90 days, and its sales by day. GUI thread.
class KocPane : public Card
{
    Q_OBJECT

public:
    KocPane(PageTools &tools, QWidget *parent);

    void show(const KocDetail &detail);
    using QWidget::show;
    void showProblem(const Error &error);
    void retranslate();
    /// Below the rest, whoever is shown.
    void addLasting(QWidget *part);
    /// Scrolls until the part is in sight.
    void bring(QWidget *part) { m_scroll->ensureWidgetVisible(part); }

    const std::optional<KocDetail> &detail() const { return m_detail; }
    /// Titles and values, as they are read.
    QStringList rows() const;

    QSize sizeHint() const override;

signals:
    void closeAsked();

private:
    void fill();
    void addRow(const QString &title, const QString &value);
    void restyle();

    PageTools &m_tools;
    std::optional<KocDetail> m_detail;
    QToolButton *m_close;
    QStackedWidget *m_stack;
    QWidget *m_facts;
    QGridLayout *m_grid;
    LineChart *m_chart;
    ChartCard *m_chartCard;
    EmptyState *m_problem;
    QVBoxLayout *m_column;
    QScrollArea *m_scroll;
};

} // namespace qunce

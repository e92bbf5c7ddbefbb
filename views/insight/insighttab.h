// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

#include "models/boards/insightparts.h"
#include "views/charts/chartcard.h"
#include "views/charts/tablecard.h"

namespace qunce {

/// One part of the analysis: cards of charts and tables that are read when it is shown first and whenever the data change.
/// What cannot be read says why, and can be read again. GUI thread.
class InsightTab : public QStackedWidget
{
    Q_OBJECT

public:
    InsightTab(PageTools &tools, const BoardQuery &query, QWidget *parent);

    /// Reads anew; what is shown stays until the new numbers are there.
    void read();
    bool isRead() const { return m_isRead; }
    bool isSettled() const { return !m_place.isWaiting(); }
    /// Of what is shown; null before anything is.
    const InsightHead *head() const { return m_head; }

signals:
    void shown();

protected:
    /// What a reader's thread makes, and what shows it here; null leaves everything as it is.
    template <typename Value>
    void ask(Result<Value> (*make)(BoardContext &, const BoardQuery &),
        std::function<void(std::shared_ptr<const Value>)> show);
    virtual void readAgain() = 0;

    PageTools &tools() const { return m_tools; }
    /// Cards below each other, or in a row of two.
    QVBoxLayout *column() const { return m_column; }
    void addRow(QWidget *left, QWidget *right, int leftShare = 1, int rightShare = 1);
    TableCard *makeTable(const char *name, std::vector<BoardColumn> columns = {});
    ChartCard *makeChart(const char *name, Chart *chart);
    /// 无数据, and why.
    static void sayNoData(EmptyState &empty, const QString &why);
    static void sayNoData(ChartCard &card, const QString &why);
    TextSource source(const QString &title) const;
    /// As high as its rows, up to so many.
    void fitRows(TableCard &card, int most) const;

private:
    void take(const InsightHead *head);
    void fail(const Error &error);

    PageTools &m_tools;
    const BoardQuery m_query;
    BoardPlace m_place;
    QVBoxLayout *m_column;
    EmptyState *m_problem;
    const InsightHead *m_head = nullptr;
    bool m_isRead = false;
};

template <typename Value>
void InsightTab::ask(Result<Value> (*make)(BoardContext &, const BoardQuery &),
    std::function<void(std::shared_ptr<const Value>)> show)
{
    using Shared = std::shared_ptr<const Value>;
    m_tools.reader.read<Shared>(
        m_place,
        [make, query = m_query](BoardContext &context) -> Result<Shared> {
            QUNCE_ASSIGN(Value made, make(context, query));
            return Shared(std::make_shared<Value>(std::move(made)));
        },
        [this, show = std::move(show)](Result<Shared> read) {
            if (!read.ok())
                return fail(read.error());
            take(&(*read)->head);
            show(std::move(*read));
            emit shown();
        });
}

} // namespace qunce

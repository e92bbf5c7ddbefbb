// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <thread>
#include <vector>

#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "models/boards/comparison.h"
#include "views/charts/chartcard.h"
#include "views/charts/linechart.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"
#include "views/compare/comparemodel.h"

namespace qunce {

/// 省区对比: units of the window's unit against themselves at another time: 环比, 上月同期, 同比, of all or of the same
/// stores, or a campaign against another one day by day. Says what is compared with what and what is left out. Files are
/// written in a thread of its own, which ends with the dialog. GUI thread.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    /// `query`: unit and period of the window.
    CompareDialog(PageTools &tools, const BoardQuery &query, QWidget *parent);

    bool isSettled() const { return !m_place.isWaiting(); }
    const std::optional<Comparison> &comparison() const { return m_comparison; }
    CompareModel &model() { return *m_model; }
    QTableView &table() { return *m_table; }
    QComboBox &measures() { return *m_measures; }
    QComboBox &levels() { return *m_levels; }
    QComboBox &bases() { return *m_bases; }
    QComboBox &campaigns() { return *m_campaigns; }
    QComboBox &against() { return *m_against; }
    ChartCard &chartCard() { return *m_chartCard; }
    const LineChart &chart() const { return *m_chart; }
    QString sentence() const { return m_sentence->text(); }
    QString leftOut() const { return m_leftOut->text(); }
    QString dataWords() const { return m_data->text(); }
    const EmptyState &problem() const { return *m_problem; }
    bool hasTable() const { return m_stack->currentWidget() == m_table; }

    void setMode(CompareMode mode);
    CompareMode mode() const;
    /// Rows as they stand, for a spreadsheet.
    void copyTable();
    /// CSV, or a workbook by the name of the file. written() tells the end.
    void saveTo(const QString &path);

signals:
    void written(bool ok);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeModes();
    void makeTable();
    QWidget *makeButtons();
    QComboBox *addBox(QHBoxLayout &row, const char *name, const char *objectName);
    void read();
    void take(Result<Comparison> read);
    void showComparison();
    void showChart();
    void fitColumns();
    void fillBoxes();
    void fillMeasures();
    void fillCampaigns();
    CompareChoice base() const;
    TextSource source() const;
    QStringList notes() const;
    void askWhere(bool isWorkbook);
    void sortCurrent(Qt::SortOrder order);
    void openHeatMap();

    PageTools &m_tools;
    ComparisonQuery m_query;
    BoardPlace m_place;
    QButtonGroup *m_modes;
    QComboBox *m_measures = nullptr;
    QComboBox *m_levels = nullptr;
    QComboBox *m_bases = nullptr;
    QComboBox *m_campaigns = nullptr;
    QComboBox *m_against = nullptr;
    std::vector<std::pair<QComboBox *, QWidget *>> m_labels;
    ThemedLabel *m_sentence;
    ThemedLabel *m_leftOut;
    ThemedLabel *m_data;
    LineChart *m_chart;
    ChartCard *m_chartCard;
    QStackedWidget *m_stack;
    CompareModel *m_model;
    QTableView *m_table;
    EmptyState *m_problem;
    QToolButton *m_copy = nullptr;
    QToolButton *m_export = nullptr;
    std::optional<Comparison> m_comparison;
    std::optional<ComparisonQuery> m_shown; ///< what was asked for
    std::vector<int> m_widths; ///< of the columns by what is in them
    std::optional<CompareMode> m_sortedMode; ///< whose columns the order is of
    std::jthread m_writer; ///< last: it ends before what it tells
};

} // namespace qunce

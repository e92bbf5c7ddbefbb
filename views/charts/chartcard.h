// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QFileInfo>
#include <QImage>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "models/base/result.h"
#include "models/protocol/exportpolicy.h"
#include "views/charts/chart.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

class ChartTableModel;

enum class ChartFile : uint8_t { Png, Svg, Pdf, Xlsx, Csv };

/// A card around one chart: title, badges for small samples and for what has not arrived, a menu that copies and
/// exports it, and its table twin. GUI thread.
class ChartCard : public Card
{
    Q_OBJECT

public:
    /// Takes the chart into its body.
    ChartCard(PageTools &tools, Chart *chart, QWidget *parent = nullptr);

    Chart *chart() const { return m_chart; }
    /// Also the card's title; `secondary` stands beside it.
    void setSource(const ChartSource &source, const QString &secondary = {});
    /// Regions of which data of the period have not arrived; 0 takes the badge away.
    void setMissingRegions(int count);
    /// What the values are about; sums, unless it is said.
    void setExportData(ExportData about) { m_data = about; }
    /// A tool of its own, before the menu.
    void addChartTool(QWidget *tool);
    /// What stands there if the chart is empty.
    void setEmptyText(const QString &why, const QString &detail = {});
    /// Texts in the language of the window.
    void retranslate();

    bool isShownAsTable() const;
    void showAsTable(bool shown);

    /// At least 2x, on the card's surface, with title and footer.
    QImage picture() const;
    QByteArray svg() const;
    /// One page as large as the picture, with texts that can be searched.
    QByteArray pdf() const;
    QString asText() const;
    Result<void> save(ChartFile kind, const QString &path) const;
    Result<void> save(ChartFile kind, const QString &path, const ChartSource &source);
    /// 每人完成率_浙江_9月1日–9月7日.png
    QString fileName(ChartFile kind) const;

    void copyPicture();
    void copyText();
    void copyTable();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitTitle();
    ChartTable table() const;
    QSize pictureSize() const;
    /// Where it comes from and what made it.
    QString pictureNote() const;
    void paintPicture(QPainter &painter, const QSize &size) const;
    void askAndSave(ChartFile kind);
    void follow();
    void restyle();

    PageTools &m_tools;
    Chart *const m_chart;
    ChartSource m_source;
    QString m_secondary;
    ExportData m_data = ExportData::Numbers;
    int m_missingRegions = 0;
    QString m_emptyWhy;
    QString m_emptyDetail;
    QStackedWidget *m_stack;
    QTableView *m_table;
    ChartTableModel *m_model;
    EmptyState *m_empty;
    ThemedLabel *m_smallBadge;
    ThemedLabel *m_missingBadge;
    QHBoxLayout *m_ownTools;
    QToolButton *m_more;
    QMenu *m_menu;
    std::vector<QAction *> m_actions;
    bool m_isTable = false;
};

} // namespace qunce

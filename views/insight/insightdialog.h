// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QDialog>
#include <QTabWidget>

#include "views/common/card.h"
#include "views/insight/insighttab.h"

namespace qunce {

/// 经营分析 of the header's unit and period: service quality, sales, groups. A part is read when it is shown first, and
/// again when the data change; nothing is written. GUI thread.
class InsightDialog : public QDialog
{
    Q_OBJECT

public:
    InsightDialog(PageTools &tools, const BoardQuery &query, QWidget *parent);

    QTabWidget &tabs() const { return *m_tabs; }
    InsightTab &tab(int index) const { return *m_parts[static_cast<size_t>(index)]; }
    /// The part that is shown is all there.
    bool isSettled() const;
    QString shownText() const { return m_what->text(); }
    QString dataText() const { return m_data->text(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void openPart(int index);
    void showHead();

    PageTools &m_tools;
    ThemedLabel *m_what;
    ThemedLabel *m_data;
    QTabWidget *m_tabs;
    std::vector<InsightTab *> m_parts;
};

} // namespace qunce

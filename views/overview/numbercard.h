// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>
#include <QToolButton>

#include "views/charts/chartdata.h"
#include "views/charts/progressbar.h"
#include "views/charts/sparkline.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/overview/overviewtexts.h"

namespace qunce {

/// One number of the overview: title with its formula, value, what it is made of, how it has gone, and two differences.
/// A click or Enter opens the page behind it; the menu copies it. GUI thread.
class NumberCard : public Card
{
    Q_OBJECT

public:
    NumberCard(PageTools &tools, OverviewCardId id, QWidget *parent = nullptr);

    OverviewCardId id() const { return m_id; }
    /// Null: nothing is known yet, the card keeps its place.
    void show(const Overview *overview, CompareChoice compare, const ChartSource &source);
    const CardTexts &texts() const { return m_texts; }
    const Sparkline &line() const { return *m_line; }
    const ProgressBar &progress() const { return *m_progress; }
    static constexpr int kHeight = 102;
    QSize minimumSizeHint() const override;

signals:
    void opened();
    void nudgeAsked(); ///< only of cards that count what guides have done

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void elide();
    void fillMenu(QMenu &menu);

    PageTools &m_tools;
    const OverviewCardId m_id;
    ChartSource m_source;
    CardTexts m_texts;
    bool m_hasRing = false; ///< the focus came by keyboard
    ThemedLabel *m_title;
    QLabel *m_info;
    QToolButton *m_more;
    QMenu *m_menu;
    ThemedLabel *m_note;
    ThemedLabel *m_number;
    Sparkline *m_line;
    ProgressBar *m_progress;
    QSpacerItem *m_gap; ///< between the two differences
    ThemedLabel *m_labels[2];
    ThemedLabel *m_values[2];
};

} // namespace qunce

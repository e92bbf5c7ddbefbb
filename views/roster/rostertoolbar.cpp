// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rostertoolbar.h"

#include <QAction>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/flowlayout.h"
#include "views/common/viewpicker.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kSearchWidth = 176;
constexpr int kNarrow = 760; ///< below this the saved views are without words
constexpr int kLongestFilter = 28; ///< characters of a chip; all of it is in the tooltip

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

RosterToolbar::RosterToolbar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout)
    , m_search(new QLineEdit(this))
    , m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_chips(new QWidget(this))
    , m_columns(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_export(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_clear(new QPushButton(m_chips))
{
    m_search->setObjectName(QStringLiteral("tableSearch"));
    m_search->setClearButtonEnabled(true);
    keepWidth(theme, m_search, kSearchWidth);
    m_clear->setProperty("kind", QStringLiteral("link"));
    m_clear->setCursor(Qt::PointingHandCursor);
    m_clear->hide();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::kOuterCellPadding, 8, metrics::kOuterCellPadding, 8);
    rows->setSpacing(8);
    rows->addLayout(m_row);
    QHBoxLayout *const row = m_row;
    row->setSpacing(8);
    auto *flow = new FlowLayout(m_chips, 8);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    flow->addWidget(m_clear);
    for (QToolButton *button : {m_columns, m_copy}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        keepHeight(theme, button, metrics::kControl);
    }
    for (QToolButton *button : {m_export, m_more})
        keepHeight(theme, button, metrics::kControl);
    m_export->setObjectName(QStringLiteral("exportTable"));
    m_more->setObjectName(QStringLiteral("copyTableAs"));
    m_more->setProperty("kind", QStringLiteral("quiet"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_search, 0, Qt::AlignTop);
    row->addWidget(m_chips, 1);
    row->addStretch(0); // for the room of the chips when they are below
    row->addWidget(m_columns, 0, Qt::AlignTop);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    row->addWidget(m_export, 0, Qt::AlignTop);
    row->addWidget(m_more, 0, Qt::AlignTop);
    connect(m_search, &QLineEdit::textChanged, this, &RosterToolbar::searchChanged);
    connect(m_clear, &QPushButton::clicked, this, &RosterToolbar::filtersCleared);
    connect(&theme, &Theme::changed, this, &RosterToolbar::restyle);
    connect(&theme, &Theme::changed, this, &RosterToolbar::fit);
    restyle();
    retranslate();
}

void RosterToolbar::retranslate()
{
    m_columns->setText(text(QUNCE_TEXT("Columns")));
    m_columns->setToolTip(text(QUNCE_TEXT("Which columns are shown")));
    m_copy->setText(text(QUNCE_TEXT("Copy table")));
    m_copy->setToolTip(text(QUNCE_TEXT("Copies the selected rows, or all of them, for a spreadsheet")));
    m_export->setToolTip(text(QUNCE_TEXT("Saves all rows shown: workbook, CSV or PDF")));
    m_export->setAccessibleName(text(QUNCE_TEXT("Export table")));
    m_more->setToolTip(text(QUNCE_TEXT("Copy as picture or text")));
    m_more->setAccessibleName(m_more->toolTip());
    m_clear->setText(text(QUNCE_TEXT("Clear filters")));
    for (QToolButton *button : {m_columns, m_copy})
        button->setAccessibleName(button->text());
}

void RosterToolbar::addLead(ViewPicker *control)
{
    m_lead = control;
    control->setNarrow(width() < kNarrow);
    m_row->insertWidget(0, control, 0, Qt::AlignTop);
    orderTabs();
}

void RosterToolbar::addTool(QToolButton *tool)
{
    keepHeight(m_theme, tool, metrics::kControl);
    m_row->insertWidget(m_row->indexOf(m_columns), tool, 0, Qt::AlignTop);
    m_tools.push_back(tool);
    orderTabs();
}

void RosterToolbar::orderTabs()
{
    std::vector<QWidget *> order {m_search};
    if (m_lead != nullptr)
        order.insert(order.begin(), m_lead);
    order.insert(order.end(), m_tools.begin(), m_tools.end());
    order.insert(order.end(), {m_columns, m_copy, m_export, m_more});
    for (size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void RosterToolbar::setSearchHint(const QString &hint)
{
    m_search->setPlaceholderText(hint);
    m_search->setAccessibleName(hint);
    m_search->setToolTip(
        text(QUNCE_TEXT("Also by pinyin: initials or syllables; several words must all be found (%1)"),
            {QStringLiteral("Ctrl+F")}));
}

void RosterToolbar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_lead)
        m_lead->setNarrow(width() < kNarrow);
    fit();
}

/// The buttons give up their words before the chips take a second line, and the chips have the whole width before they
/// take a third one.
void RosterToolbar::fit()
{
    QLayout *const chips = m_chips->layout();
    int others = m_search->minimumWidth() + 8 + 2 * metrics::kOuterCellPadding;
    for (const QWidget *part : {static_cast<const QWidget *>(m_lead), static_cast<const QWidget *>(m_export),
             static_cast<const QWidget *>(m_more)})
        others += part ? part->sizeHint().width() + 8 : 0;
    for (QToolButton *button : {m_columns, m_copy})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto room = [&] {
        return width() - others - m_columns->sizeHint().width() - m_copy->sizeHint().width() - 16;
    };
    const bool haveRoom = chips->sizeHint().width() <= room();
    for (QToolButton *button : {m_columns, m_copy})
        button->setToolButtonStyle(haveRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const int twoLines = 2 * zoomed(m_theme, metrics::kControl) + 8;
    const bool areBelow = chips->heightForWidth(std::max(1, room())) > twoLines;
    if (areBelow == (m_row->indexOf(m_chips) < 0))
        return;
    auto *rows = static_cast<QVBoxLayout *>(layout());
    if (areBelow) {
        m_row->removeWidget(m_chips);
        rows->addWidget(m_chips);
    } else {
        rows->removeWidget(m_chips);
        m_row->insertWidget(m_row->indexOf(m_search) + 1, m_chips, 1);
    }
}

void RosterToolbar::restyle()
{
    const QColor ink = m_theme.color(Token::TextSecondary);
    m_searchIcon->setIcon(icon(QStringLiteral("search"), ink));
    m_columns->setIcon(icon(QStringLiteral("columns"), ink));
    m_copy->setIcon(icon(QStringLiteral("copy"), ink));
    m_export->setIcon(icon(QStringLiteral("download"), ink));
    m_more->setIcon(icon(QStringLiteral("more"), ink));
    for (QPushButton *chip : m_filters)
        chip->setIcon(icon(QStringLiteral("close"), ink, 12));
}

void RosterToolbar::showQuickFilters(const std::vector<QuickChip> &chips)
{
    auto *flow = static_cast<FlowLayout *>(m_chips->layout());
    while (m_quick.size() > chips.size()) {
        delete m_quick.back();
        m_quick.pop_back();
    }
    while (m_quick.size() < chips.size()) {
        auto *chip = new QPushButton(m_chips);
        chip->setProperty("kind", QStringLiteral("chip"));
        chip->setCheckable(true);
        flow->insertWidget(static_cast<int>(m_quick.size()), chip);
        connect(chip, &QPushButton::clicked, this, [this, chip] {
            chip->setChecked(true); // there is always one
            emit quickFilterChosen(chip->property("filter").toString().toStdString());
        });
        m_quick.push_back(chip);
        chip->show();
    }
    for (size_t i = 0; i < chips.size(); ++i) {
        const QuickChip &chip = chips[i];
        const QString said =
            chip.count.isEmpty() ? chip.title : chip.title + QStringLiteral("  ") + chip.count;
        m_quick[i]->setText(escaped(said));
        m_quick[i]->setAccessibleName(said);
        m_quick[i]->setChecked(chip.isChosen);
        m_quick[i]->setProperty("filter", QString::fromStdString(chip.id));
        m_quick[i]->setObjectName(QStringLiteral("quickFilter.") + QString::fromStdString(chip.id));
    }
    flow->invalidate();
    m_chips->updateGeometry();
    fit();
}

void RosterToolbar::showFilters(const std::vector<FilterChip> &chips)
{
    auto *flow = static_cast<FlowLayout *>(m_chips->layout());
    for (QPushButton *chip : m_filters)
        chip->deleteLater();
    for (QPushButton *chip : m_filters)
        chip->hide();
    m_filters.clear();
    for (const FilterChip &one : chips) {
        auto *chip = new QPushButton(m_chips);
        const bool isLong = one.text.size() > kLongestFilter;
        chip->setText(escaped(isLong ? one.text.left(kLongestFilter - 1) + QStringLiteral("…") : one.text));
        chip->setToolTip(one.text);
        chip->setAccessibleName(text(QUNCE_TEXT("Remove the filter %1"), {one.text}));
        chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
        chip->setObjectName(QStringLiteral("filterChip.") + QString::fromStdString(one.column));
        connect(
            chip, &QPushButton::clicked, this, [this, column = one.column] { emit filterRemoved(column); });
        flow->insertWidget(flow->count() - 1, chip);
        chip->show();
        m_filters.push_back(chip);
    }
    m_clear->setVisible(!chips.empty());
    restyle();
    flow->invalidate();
    m_chips->updateGeometry();
    fit();
}

} // namespace qunce

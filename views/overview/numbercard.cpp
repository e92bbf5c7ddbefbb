// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/overview/numbercard.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include "views/charts/copyactions.h"
#include "views/common/zoom.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kLeastWidth = 190;
constexpr int kLeastLabel = 28; ///< of "vs previous": the differences themselves are never cut
constexpr int kPairGap = 10;
constexpr int kRoomForUnits = 262; ///< narrower cards are all without, also those where they would fit
constexpr int kTightGap = 2; ///< where there is no room

std::optional<double> shareOf(const std::optional<Fraction> &value)
{
    if (!value)
        return std::nullopt;
    return static_cast<double>(value->numerator) / static_cast<double>(value->denominator);
}

} // namespace

NumberCard::NumberCard(PageTools &tools, OverviewCardId id, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_id(id)
    , m_title(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Text, this))
    , m_info(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(m_more))
    , m_note(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_number(new ThemedLabel(tools.theme, TextRole::CardNumber, Token::Text, this))
    , m_line(new Sparkline(tools.theme, this))
    , m_progress(new ProgressBar(tools.theme, this))
    , m_gap(new QSpacerItem(kPairGap, 0))
{
    setObjectName(QStringLiteral("card%1").arg(static_cast<int>(id)));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_title->setObjectName(QStringLiteral("title"));
    m_number->setObjectName(QStringLiteral("number"));
    m_note->setObjectName(QStringLiteral("note"));
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(15, 9, 15, 9);
    rows->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setSpacing(5);
    top->addWidget(m_title);
    top->addWidget(m_info);
    top->addStretch(1);
    top->addWidget(m_note);
    top->addWidget(m_more);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_number);
    middle->addStretch(1);
    middle->addWidget(m_line);
    middle->addWidget(m_progress);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(3);
    for (int i = 0; i < 2; ++i) {
        m_labels[i] = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
        m_values[i] = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
        bottom->addWidget(m_labels[i]);
        bottom->addWidget(m_values[i]);
        if (i == 0)
            bottom->addItem(m_gap);
    }
    bottom->addStretch(1);
    rows->addLayout(top);
    rows->addLayout(middle);
    rows->addLayout(bottom);
    body()->addLayout(rows);
    m_more->setProperty("kind", QStringLiteral("quiet"));
    m_more->setObjectName(QStringLiteral("copyCard"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setCursor(Qt::ArrowCursor);
    m_more->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, [this] { fillMenu(*m_menu); });
    const bool isBar = id == OverviewCardId::Attainment;
    m_line->setVisible(!isBar);
    m_progress->setVisible(isBar);
    for (QLabel *label : {static_cast<QLabel *>(m_number), static_cast<QLabel *>(m_note)})
        label->setMinimumWidth(0);
    connect(&tools.theme, &Theme::changed, this, &NumberCard::restyle);
    restyle();
}

void NumberCard::show(const Overview *overview, CompareChoice compare, const ChartSource &source)
{
    m_source = source;
    const Format format = m_tools.format();
    const Overview nothing;
    m_texts = textsOf(m_id, overview != nullptr ? *overview : nothing, compare, format);
    if (overview == nullptr) {
        m_texts.note.clear();
        m_texts.briefNote.clear();
        m_texts.exact.clear();
        m_texts.apart.clear();
        for (CardDelta &delta : m_texts.deltas)
            delta = {delta.label, Format::missing(), Token::TextSecondary, {}};
    }
    m_title->setText(m_texts.title);
    m_more->setToolTip(text(QUNCE_TEXT("Copy and export")));
    m_more->setAccessibleName(text(QUNCE_TEXT("Copy and export: %1"), {m_texts.title}));
    m_info->setToolTip(m_texts.formula);
    m_info->setAccessibleName(m_texts.formula);
    m_number->setText(m_texts.number);
    m_number->setToolTip(m_texts.exact);
    QStringList said {m_texts.title, m_texts.number, m_texts.note};
    for (size_t i = 0; i < 2; ++i) {
        m_labels[i]->setText(m_texts.deltas[i].label);
        m_values[i]->setToolTip(m_texts.apart.isEmpty()
                ? m_texts.deltas[i].value
                : m_texts.deltas[i].value + QLatin1Char('\n') + m_texts.apart);
        m_values[i]->setColor(m_texts.deltas[i].color);
        said << m_texts.deltas[i].label + QLatin1Char(' ') + m_texts.deltas[i].value;
    }
    if (!m_texts.apart.isEmpty())
        said << m_texts.apart;
    setAccessibleName(said.join(QStringLiteral(", ")));
    const OverviewCard card = overview != nullptr ? overview->card(m_id) : OverviewCard();
    std::vector<std::optional<double>> days;
    for (const std::optional<Fraction> &day : card.days)
        days.push_back(shareOf(day));
    m_line->setValues(std::move(days), m_texts.line);
    m_progress->setShares(shareOf(card.now.value),
        overview != nullptr ? shareOf(overview->timeProgress) : std::nullopt, m_texts.exact);
    elide();
}

void NumberCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit opened();
}

void NumberCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit opened();
    else
        Card::keyPressEvent(event);
}

void NumberCard::contextMenuEvent(QContextMenuEvent *event)
{
    m_menu->popup(event->globalPos());
}

void NumberCard::fillMenu(QMenu &menu)
{
    fillCopyMenu(menu, m_tools, *this, [this] {
        ChartTable table {{m_texts.title, m_texts.deltas[0].label, m_texts.deltas[1].label, QString()},
            {{m_texts.number, m_texts.deltas[0].value, m_texts.deltas[1].value, m_texts.note}},
            {true, true, true, false}};
        ChartSource source = m_source;
        source.title = m_texts.title;
        return CopySource {table, source};
    });
    const CommandRegistry::Entry *targets = m_tools.commands.find("overview.targets");
    if (m_id == OverviewCardId::Attainment && targets != nullptr) {
        menu.addSeparator();
        menu.addAction(targets->action);
    }
    const CommandRegistry::Entry *insight = m_tools.commands.find("overview.insight");
    if (insight != nullptr
        && (m_id == OverviewCardId::Sales || m_id == OverviewCardId::Reply
            || m_id == OverviewCardId::AfterHours)) {
        menu.addSeparator();
        menu.addAction(insight->action);
    }
    if (m_id != OverviewCardId::DueCompletion && m_id != OverviewCardId::OnTime
        && m_id != OverviewCardId::NothingDone)
        return;
    menu.addSeparator();
    menu.addAction(text(QUNCE_TEXT("Remind…")), this, &NumberCard::nudgeAsked);
}

void NumberCard::focusInEvent(QFocusEvent *event)
{
    Card::focusInEvent(event);
    m_hasRing = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void NumberCard::focusOutEvent(QFocusEvent *event)
{
    Card::focusOutEvent(event);
    update();
}

void NumberCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    elide();
}

/// The page decides how wide cards are, and not what they say today.
QSize NumberCard::minimumSizeHint() const
{
    return {zoomed(m_tools.theme, kLeastWidth), zoomed(m_tools.theme, kHeight)};
}

/// Where the card is narrow, units and what the number is made of give way; tooltips have them in full.
void NumberCard::elide()
{
    const QFontMetrics small(m_note->font());
    const auto needed = [&](bool isBrief) {
        int sum = 32 + kPairGap;
        for (const CardDelta &delta : m_texts.deltas) {
            const QString &value = isBrief && !delta.brief.isEmpty() ? delta.brief : delta.value;
            const bool drops = isBrief && delta.label.startsWith(QLatin1String("vs "));
            sum += small.horizontalAdvance(drops ? delta.label.mid(3) : delta.label)
                + small.horizontalAdvance(value) + 8;
        }
        return sum;
    };
    const bool isBrief = width() < zoomed(m_tools.theme, kRoomForUnits) || needed(false) > width();
    m_gap->changeSize(isBrief && needed(true) > width() ? kTightGap : kPairGap, 0);
    for (size_t i = 0; i < m_texts.deltas.size(); ++i) {
        const CardDelta &delta = m_texts.deltas[i];
        // English only, and the accessible name has it all.
        const bool drops = isBrief && delta.label.startsWith(QLatin1String("vs "));
        m_labels[i]->setText(drops ? delta.label.mid(3) : delta.label);
        m_labels[i]->setMinimumWidth(std::min(kLeastLabel, small.horizontalAdvance(m_labels[i]->text())));
        m_values[i]->setText(isBrief && !delta.brief.isEmpty() ? delta.brief : delta.value);
    }
    layout()->invalidate();
    const int room = width() - 32 - m_more->sizeHint().width() - 5 - m_title->sizeHint().width() - 14 - 5 - 8;
    const bool isTight = small.horizontalAdvance(m_texts.note) > room && !m_texts.briefNote.isEmpty();
    m_note->setText(
        small.elidedText(isTight ? m_texts.briefNote : m_texts.note, Qt::ElideRight, std::max(0, room)));
    m_note->setToolTip(m_texts.note);
}

void NumberCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (!hasFocus() || !m_hasRing)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_tools.theme.color(Token::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRadius, metrics::kRadius);
}

void NumberCard::restyle()
{
    setFixedHeight(zoomed(m_tools.theme, kHeight));
    // A line of text high: the card's title has no more room.
    const int line = zoomed(m_tools.theme, 16);
    m_more->setStyleSheet(
        QStringLiteral("QToolButton { min-height: %1px; max-height: %1px; padding: 0 1px; } "
                       "QToolButton:focus { min-height: %2px; max-height: %2px; padding: 0; }")
            .arg(line)
            .arg(line - 2));
    m_more->setIcon(icon(QStringLiteral("more"), m_tools.theme.color(Token::TextSecondary)));
    m_info->setPixmap(iconPixmap(
        QStringLiteral("info"), m_tools.theme.color(Token::TextSecondary), 14, devicePixelRatioF()));
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/traypanel.h"

#include <algorithm>
#include <set>
#include <utility>

#include <QApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kWidth = 188;
constexpr int kFolded = 30;
constexpr int kCard = 26;
constexpr int kLayer = Qt::UserRole + 1;
constexpr int kStatus = Qt::UserRole + 2;

/// Cards as in the calendar: a tint by layer, a stripe, the title, the state.
class TrayCard : public QStyledItemDelegate
{
public:
    TrayCard(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {10, zoomed(m_theme, kCard) + 4};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto layer = static_cast<ContentLayer>(index.data(kLayer).toInt());
        const auto status = static_cast<EntryStatus>(index.data(kStatus).toInt());
        const bool isChosen = option.state & QStyle::State_Selected;
        const QRectF card = QRectF(option.rect).adjusted(2, 2, -2, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(isChosen ? Token::Accent : Token::Border), isChosen ? 2 : 1));
        painter->setBrush(m_theme.color(layer == ContentLayer::None ? Token::Surface : tintOf(layer)));
        painter->drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const int sign = zoomed(m_theme, 14);
        const QRectF state(card.right() - sign - 5, card.top(), sign, card.height());
        drawIcon(*painter, state, iconOf(status), m_theme.color(tokenOf(status)), sign);
        painter->setFont(fontOf(TextRole::Secondary));
        painter->setPen(m_theme.color(layer == ContentLayer::None ? Token::Text : inkOf(layer)));
        const QRectF words(card.left() + 8, card.top(), state.left() - card.left() - 12, card.height());
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(painter->font())
                .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }

private:
    Theme &m_theme;
};

} // namespace

QStringList uprightSigns(const QString &words)
{
    const auto isHan = [](QChar sign) { return sign.script() == QChar::Script_Han; };
    if (std::none_of(words.begin(), words.end(), isHan))
        return {};
    QStringList signs;
    bool goesOn = false; // a number, in one piece
    for (const QChar sign : words) {
        if (sign.isSpace()) {
            goesOn = false;
        } else if (!isHan(sign) && goesOn) {
            signs.back() += sign;
        } else {
            signs << QString(sign);
            goesOn = !isHan(sign);
        }
    }
    return signs;
}

void TrayList::mousePressEvent(QMouseEvent *event)
{
    QListWidget::mousePressEvent(event);
    const bool isCard = event->button() == Qt::LeftButton && itemAt(event->pos()) != nullptr;
    m_press = isCard ? std::optional(event->pos()) : std::nullopt;
    m_isCarrying = false;
}

void TrayList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->globalPosition().toPoint();
    if (m_isCarrying) {
        emit carried(at);
        return;
    }
    if (!m_press || !(event->buttons() & Qt::LeftButton)
        || (event->pos() - *m_press).manhattanLength() < QApplication::startDragDistance())
        return; // a list that is dragged over chooses nothing
    m_press.reset();
    m_isCarrying = true;
    emit carryBegan(at);
}

void TrayList::mouseReleaseEvent(QMouseEvent *event)
{
    m_press.reset();
    if (std::exchange(m_isCarrying, false)) {
        emit carryEnded(event->globalPosition().toPoint());
        return;
    }
    QListWidget::mouseReleaseEvent(event);
}

TrayPanel::TrayPanel(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_heading(new ThemedLabel(theme, TextRole::Bold, Token::Text, this))
    , m_fold(new QToolButton(this))
    , m_title(new QLineEdit(this))
    , m_empty(new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_list(new TrayList(this))
{
    setObjectName(QStringLiteral("tray"));
    m_fold->setProperty("kind", QStringLiteral("quiet"));
    m_fold->setObjectName(QStringLiteral("tray.fold"));
    m_title->setObjectName(QStringLiteral("tray.title"));
    m_title->setMaxLength(4096);
    m_list->setObjectName(QStringLiteral("tray.list"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new TrayCard(theme, m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_empty->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_heading, 1);
    head->addWidget(m_fold);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 8, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_title);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    connect(m_fold, &QToolButton::clicked, this, [this] { emit foldAsked(!m_isFolded); });
    connect(m_title, &QLineEdit::returnPressed, this, [this] {
        const QString words = m_title->text().simplified();
        if (words.isEmpty())
            return;
        m_title->clear();
        emit makeAsked(words);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit opened(m_entries[static_cast<size_t>(m_list->row(item))].id);
    });
    connect(m_list, &TrayList::carryBegan, this, [this](QPoint at) { emit carryBegan(chosen(), at); });
    connect(&theme, &Theme::changed, this,
        [this] { setFolded(m_isFolded); }); // it brings another size of type too
    setFolded(false);
}

void TrayPanel::showEntries(std::vector<CalendarEntry> entries, const Message &whyNoNew)
{
    m_entries = std::move(entries);
    m_whyNoNew = whyNoNew;
    fill();
    retranslate();
}

/// What is chosen stays chosen.
void TrayPanel::fill()
{
    std::set<Uuid> chosenBefore;
    for (const QListWidgetItem *item : m_list->selectedItems())
        chosenBefore.insert(*Uuid::parse(item->data(Qt::UserRole).toString().toStdString()));
    m_list->clear();
    for (const CalendarEntry &entry : m_entries) {
        auto *item = new QListWidgetItem(clippedLine(entry.title, 80), m_list);
        item->setData(Qt::UserRole, QString::fromStdString(entry.id.toString()));
        item->setData(kLayer, static_cast<int>(entry.layer));
        item->setData(kStatus, static_cast<int>(entry.status));
        item->setToolTip(
            plainTip(clippedLine(entry.title, 400) + QLatin1Char('\n') + text(textOf(entry.status))));
        item->setData(Qt::AccessibleTextRole,
            QString(clippedLine(entry.title, 80) + QLatin1Char(' ') + text(textOf(entry.status))));
        item->setSelected(chosenBefore.contains(entry.id));
    }
}

std::vector<CalendarEntry> TrayPanel::chosen() const
{
    std::vector<CalendarEntry> chosen;
    const int current = m_list->currentRow();
    if (current >= 0 && m_list->item(current)->isSelected())
        chosen.push_back(m_entries[static_cast<size_t>(current)]);
    for (int row = 0; row < m_list->count(); ++row) {
        if (row != current && m_list->item(row)->isSelected())
            chosen.push_back(m_entries[static_cast<size_t>(row)]);
    }
    return chosen;
}

void TrayPanel::setFolded(bool isFolded)
{
    m_isFolded = isFolded;
    for (QWidget *part :
        {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_list)})
        part->setVisible(!isFolded);
    setFixedWidth(zoomed(m_theme, isFolded ? kFolded : kWidth));
    layout()->setContentsMargins(isFolded ? 1 : 10, 6, isFolded ? 1 : 8, 8);
    retranslate();
}

void TrayPanel::setTarget(bool isTarget)
{
    m_isTarget = isTarget;
    update();
}

QString TrayPanel::countText() const
{
    return m_entries.empty() ? text(QUNCE_TEXT("Unplanned"))
                             : text(QUNCE_TEXT("Unplanned %1"), {QString::number(m_entries.size())});
}

void TrayPanel::retranslate()
{
    const QString name = text(QUNCE_TEXT("Entries without a date"));
    setAccessibleName(name);
    m_heading->setText(countText());
    m_list->setAccessibleName(countText());
    const QString fold = m_isFolded ? text(QUNCE_TEXT("Show entries without a date"))
                                    : text(QUNCE_TEXT("Fold entries without a date"));
    m_fold->setIcon(icon(m_isFolded ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
        m_theme.color(Token::TextSecondary)));
    m_fold->setAccessibleName(fold);
    m_fold->setToolTip(fold + QStringLiteral(" (Alt+7)"));
    m_title->setPlaceholderText(text(QUNCE_TEXT("Title, then Enter")));
    m_title->setAccessibleName(text(QUNCE_TEXT("Title of a new entry without a date")));
    m_title->setEnabled(m_whyNoNew.empty());
    m_title->setToolTip(text(m_whyNoNew));
    m_empty->setText(
        text(QUNCE_TEXT("What has no date yet waits here. Type a title above, or drop a draft here.")));
    m_empty->setVisible(!m_isFolded && m_entries.empty());
    update();
}

void TrayPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TrayPanel::mousePressEvent(QMouseEvent *event)
{
    if (m_isFolded && event->button() == Qt::LeftButton)
        emit foldAsked(false);
}

/// Chinese stands upright, one character under the other and a number in one piece, as on the spine of a Chinese book;
/// other words lie, from below to above.
void TrayPanel::paintSpine(QPainter &painter, int top)
{
    const QStringList signs = uprightSigns(countText());
    if (signs.isEmpty()) {
        painter.translate(0, height());
        painter.rotate(-90);
        painter.drawText(
            QRectF(0, 0, height() - top, width()), Qt::AlignRight | Qt::AlignVCenter, countText());
        return;
    }
    const int step = painter.fontMetrics().height() + 1;
    for (const QString &sign : signs) {
        painter.drawText(QRect(0, top, width(), step), Qt::AlignHCenter | Qt::AlignVCenter, sign);
        top += step;
    }
}

void TrayPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(Token::Border));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
    if (m_isFolded) {
        painter.save();
        painter.setFont(fontOf(TextRole::SecondaryBold));
        painter.setPen(m_theme.color(Token::TextSecondary));
        paintSpine(painter, m_fold->geometry().bottom() + 10);
        painter.restore();
    }
    if (!m_isTarget)
        return;
    QColor wash = m_theme.color(Token::Accent);
    wash.setAlphaF(0.12F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Accent), 2, Qt::DashLine));
    painter.setBrush(wash);
    painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 6, 6);
}

} // namespace qunce

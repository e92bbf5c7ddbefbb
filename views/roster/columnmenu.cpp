// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/columnmenu.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

#include "models/items/pinyin.h"
#include "views/common/card.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/roster/valuelist.h"

namespace qunce {

namespace {

constexpr int kWidth = 248;
constexpr int kListHeight = 252;

/// Units of the column for one that people type: fen for yuan, millionths for per cent.
int64_t unitOf(CellType type)
{
    return type == CellType::Money ? 100 : type == CellType::Rate || type == CellType::Points ? 10'000 : 1;
}

std::optional<int64_t> typedBound(const QLineEdit &field, CellType type)
{
    QString typed = QString::fromStdString(foldedText(field.text().toStdString()));
    typed.remove(QLatin1Char(',')).remove(QLatin1Char('%')).remove(QStringLiteral("¥"));
    bool isNumber = false;
    const double number = typed.toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return qRound64(number * static_cast<double>(unitOf(type)));
}

QString boundText(const std::optional<int64_t> &bound, CellType type)
{
    return bound ? QString::number(static_cast<double>(*bound) / static_cast<double>(unitOf(type)), 'g', 15)
                 : QString();
}

} // namespace

ColumnMenu::ColumnMenu(
    Theme &theme, const CellTexts &texts, const TableColumn &column, ColumnFilter filter, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_theme(theme), m_texts(texts), m_column(column), m_filter(std::move(filter))
{
    setObjectName(QStringLiteral("columnMenu"));
    setAccessibleName(text(QUNCE_TEXT("Order and filter of %1"), {texts.title(column)}));
    setFixedWidth(kWidth);
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter.column = column.id;
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 5, 1, 1);
    all->setSpacing(2);
    addOrders(*all);
    if (column.isText())
        addValues(*all);
    else if (column.type != CellType::Day && column.type != CellType::Instant
        && column.type != CellType::Movement)
        addBounds(*all);
    if (m_values || m_least)
        addFooter(*all);
    else
        all->setContentsMargins(1, 5, 1, 5);
}

void ColumnMenu::addOrders(QVBoxLayout &column)
{
    const bool isPinyin = m_column.type == CellType::Text;
    for (const bool descending : {false, true}) {
        auto *button = new QPushButton(this);
        button->setProperty("kind", QStringLiteral("quiet"));
        button->setIcon(icon(descending ? QStringLiteral("arrow-down") : QStringLiteral("arrow-up"),
            m_theme.color(Token::TextSecondary)));
        const QString name = descending
            ? text(isPinyin ? QUNCE_TEXT("Descending (pinyin)") : QUNCE_TEXT("Descending"))
            : text(isPinyin ? QUNCE_TEXT("Ascending (pinyin)") : QUNCE_TEXT("Ascending"));
        button->setText(name);
        button->setToolTip(descending ? QStringLiteral("Alt+↓") : QStringLiteral("Alt+↑"));
        button->setObjectName(descending ? QStringLiteral("descending") : QStringLiteral("ascending"));
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        connect(button, &QPushButton::clicked, this, [this, descending] {
            emit sortAsked(descending);
            close();
        });
        auto *row = new QHBoxLayout;
        row->setContentsMargins(4, 0, 4, 0);
        row->addWidget(button);
        column.addLayout(row);
    }
}

void ColumnMenu::addValues(QVBoxLayout &column)
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("valueSearch"));
    m_search->setPlaceholderText(text(QUNCE_TEXT("Find %1, also by pinyin"), {m_texts.title(m_column)}));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->addAction(
        icon(QStringLiteral("search"), m_theme.color(Token::TextSecondary)), QLineEdit::LeadingPosition);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 4);
    row->addWidget(m_search);
    column.addLayout(row);
    m_values = new ValueList(m_texts, m_column, m_filter.texts, this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("values"));
    m_list->setAccessibleName(text(QUNCE_TEXT("Values of %1"), {m_texts.title(m_column)}));
    m_list->setModel(m_values);
    m_list->setItemDelegate(new ValueDelegate(m_theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setMouseTracking(true);
    m_list->setFixedHeight(kListHeight);
    column.addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, m_values, &ValueList::search);
    connect(m_values, &ValueList::chosenChanged, this, &ColumnMenu::sayChosen);
}

void ColumnMenu::addBounds(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 8);
    row->setSpacing(6);
    for (QLineEdit **field : {&m_least, &m_most}) {
        const bool isLeast = field == &m_least;
        *field = new QLineEdit(boundText(isLeast ? m_filter.least : m_filter.most, m_column.type), this);
        (*field)->setObjectName(isLeast ? QStringLiteral("least") : QStringLiteral("most"));
        (*field)->setPlaceholderText(isLeast ? text(QUNCE_TEXT("at least")) : text(QUNCE_TEXT("at most")));
        (*field)->setAccessibleName((*field)->placeholderText());
        row->addWidget(*field);
    }
    column.addLayout(row);
}

void ColumnMenu::addFooter(QVBoxLayout &column)
{
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: ") + m_theme.color(Token::Line).name());
    column.addWidget(line);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 12, 8);
    auto *clear = new QPushButton(text(QUNCE_TEXT("Clear")), this);
    clear->setObjectName(QStringLiteral("clear"));
    clear->setProperty("kind", QStringLiteral("link"));
    m_chosen = new ThemedLabel(m_theme, TextRole::Secondary, Token::TextSecondary, this);
    auto *apply = new QPushButton(text(QUNCE_TEXT("Apply")), this);
    apply->setObjectName(QStringLiteral("apply"));
    apply->setProperty("kind", QStringLiteral("primary"));
    apply->setDefault(true);
    row->addWidget(clear);
    row->addWidget(m_chosen, 1);
    row->addWidget(apply);
    column.addLayout(row);
    connect(apply, &QPushButton::clicked, this, &ColumnMenu::apply);
    connect(clear, &QPushButton::clicked, this, [this] {
        if (m_values)
            return m_values->clear();
        m_least->clear();
        m_most->clear();
    });
    sayChosen();
}

void ColumnMenu::sayChosen()
{
    if (!m_values || !m_chosen)
        return;
    const std::vector<std::string> chosen = m_values->chosen();
    const Format format = m_texts.format();
    m_chosen->setText(chosen.empty()
            ? text(QUNCE_TEXT("all"))
            : text(QUNCE_TEXT("%1 chosen · %2 rows"),
                {format.integer(static_cast<int64_t>(chosen.size())),
                    format.integer(static_cast<int64_t>(m_values->rowsOfChosen()))}));
}

void ColumnMenu::showValues(std::vector<ValueCount> values)
{
    if (!m_values)
        return;
    m_values->setValues(std::move(values));
    sayChosen();
}

void ColumnMenu::apply()
{
    if (m_values) {
        m_filter.texts = m_values->chosen();
    } else {
        m_filter.least = typedBound(*m_least, m_column.type);
        m_filter.most = typedBound(*m_most, m_column.type);
    }
    emit filterAsked(m_filter);
    close();
}

void ColumnMenu::popUpBelow(const QRect &globalHeader)
{
    adjustSize();
    QPoint place = globalHeader.bottomLeft() + QPoint(0, 2);
    if (const QScreen *screen = QGuiApplication::screenAt(globalHeader.center())) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    if (m_search)
        m_search->setFocus(Qt::PopupFocusReason);
    else if (m_least)
        m_least->setFocus(Qt::PopupFocusReason);
}

void ColumnMenu::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_values || m_least)
            return apply();
        break;
    case Qt::Key_Down:
        if (m_list && m_search->hasFocus()) {
            m_list->setFocus();
            m_list->setCurrentIndex(m_values->index(0));
            return;
        }
        break;
    default:
        break;
    }
    QFrame::keyPressEvent(event);
}

void ColumnMenu::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.setPen(m_theme.color(Token::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace qunce

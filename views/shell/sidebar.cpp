// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/sidebar.h"

#include <QPainter>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kSidebarIcon = 16;
constexpr int kLogo = 24;
constexpr int kMargin = 8;

void paintFocus(QPainter &painter, const QWidget &widget, const Theme &theme)
{
    if (!widget.hasFocus())
        return;
    painter.setPen(QPen(theme.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(widget.rect()).adjusted(1, 1, -1, -1), metrics::kControlRadius, metrics::kControlRadius);
}

} // namespace

SidebarButton::SidebarButton(Theme &theme, QString icon, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_icon(std::move(icon))
{
    setCheckable(true);
    setAutoExclusive(false); // the sidebar marks what is shown, not what was clicked
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SidebarButton::setFolded(bool folded)
{
    m_isFolded = folded;
    update();
}

void SidebarButton::setBadge(int count)
{
    m_badge = count;
    setAccessibleDescription(
        count == 0 ? QString() : qunce::text(QUNCE_TEXT("%1 need you"), {QString::number(count)}));
    update();
}

QSize SidebarButton::sizeHint() const
{
    return {metrics::kSidebarFolded - 2 * kMargin,
        std::max(32, QFontMetrics(fontOf(TextRole::Body)).height() + 12)};
}

void SidebarButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = isChecked();
    if (isCurrent || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(isCurrent ? Token::AccentSoft : Token::Sunken));
        painter.drawRoundedRect(rect(), metrics::kControlRadius, metrics::kControlRadius);
    }
    paintFocus(painter, *this, m_theme);
    const QColor ink = m_theme.color(isCurrent ? Token::AccentInk : Token::Text);
    const int side = zoomed(m_theme, kSidebarIcon);
    const double iconX = m_isFolded ? (width() - side) / 2.0 : 10;
    drawIcon(painter, QRectF(iconX, (height() - side) / 2.0, side, side), m_icon,
        isCurrent ? ink : m_theme.color(Token::TextSecondary), side);
    if (m_isFolded) {
        if (m_badge > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(Token::Accent));
            painter.drawEllipse(QRectF(width() - 14, 6, 7, 7));
        }
        return;
    }
    int right = width() - 10;
    if (m_badge > 0) {
        const QString count = QString::number(m_badge);
        const QFont font = fontOf(TextRole::Secondary);
        const int badge = std::max(20, QFontMetrics(font).horizontalAdvance(count) + 12);
        const int high = zoomed(m_theme, 18);
        const QRectF place(right - badge, (height() - high) / 2.0, badge, high);
        painter.setPen(m_theme.color(Token::Border));
        painter.setBrush(m_theme.color(Token::Sunken));
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), high / 2.0, high / 2.0);
        painter.setFont(font);
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(place, Qt::AlignCenter, count);
        right -= badge + 6;
    }
    painter.setFont(fontOf(isCurrent ? TextRole::Bold : TextRole::Body));
    painter.setPen(ink);
    const int from = 10 + side + 10;
    painter.drawText(QRect(from, 0, right - from, height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(painter.font()).elidedText(text(), Qt::ElideRight, right - from));
}

/// Mark, name and user; opens the program's menu.
class Sidebar::BrandButton : public QAbstractButton
{
public:
    BrandButton(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        keepHeight(theme, this, metrics::kHeader);
    }
    void setFolded(bool folded)
    {
        m_isFolded = folded;
        update();
    }
    void setUser(const QString &user)
    {
        m_user = user;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(Token::Sunken));
            painter.drawRoundedRect(
                rect().adjusted(0, 6, 0, -6), metrics::kControlRadius, metrics::kControlRadius);
        }
        paintFocus(painter, *this, m_theme);
        const double logoX = m_isFolded ? (width() - kLogo) / 2.0 : 8;
        drawIcon(painter, QRectF(logoX, (height() - kLogo) / 2.0, kLogo, kLogo), QStringLiteral("qunce"),
            m_theme.color(Token::Accent), kLogo);
        if (m_isFolded)
            return;
        int x = 8 + kLogo + 10;
        const QFont bold = fontOf(TextRole::Bold);
        painter.setFont(bold);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
        x += QFontMetrics(bold).horizontalAdvance(text()) + 10;
        const QFont small = fontOf(TextRole::Secondary);
        const int room = width() - x - 22;
        painter.setFont(small);
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(small).elidedText(m_user, Qt::ElideRight, room));
        drawIcon(painter, QRectF(width() - 18, (height() - 12) / 2.0, 12, 12), QStringLiteral("chevron-down"),
            m_theme.color(Token::TextSecondary), 12);
    }

private:
    Theme &m_theme;
    QString m_user;
    bool m_isFolded = false;
};

Sidebar::Sidebar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_brand(new BrandButton(theme, this))
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    m_brand->setObjectName(QStringLiteral("brand"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 0, kMargin + 1, kMargin);
    column->setSpacing(0);
    column->addWidget(m_brand);
    for (QVBoxLayout *part : {m_top, m_bottom}) {
        part->setSpacing(2);
        column->addLayout(part);
        if (part == m_top)
            column->addStretch(1);
    }
    setFixedWidth(metrics::kSidebar);
    connect(m_brand, &QAbstractButton::clicked, this,
        [this] { emit menuAsked(m_brand->mapToGlobal(QPoint(0, m_brand->height() - 4))); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sidebar::addPage(PageId id, const QString &icon, bool atBottom)
{
    auto *button = new SidebarButton(m_theme, icon, this);
    button->setObjectName(QStringLiteral("sidebar.%1").arg(static_cast<int>(id)));
    (atBottom ? m_bottom : m_top)->addWidget(button);
    m_buttons[id] = button;
    connect(button, &QAbstractButton::clicked, this, [this, id] { emit chosen(id); });
}

void Sidebar::setTitle(PageId id, const QString &title, const QString &shortcut)
{
    SidebarButton *const button = m_buttons.at(id);
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolTip(
        shortcut.isEmpty() ? title : QString(title + QStringLiteral(" (") + shortcut + QLatin1Char(')')));
}

void Sidebar::setBadge(PageId id, int count)
{
    if (const auto found = m_buttons.find(id); found != m_buttons.end())
        found->second->setBadge(count);
}

int Sidebar::badge(PageId id) const
{
    const auto found = m_buttons.find(id);
    return found == m_buttons.end() ? 0 : found->second->badge();
}

void Sidebar::setCurrent(PageId id)
{
    for (const auto &[page, button] : m_buttons)
        button->setChecked(page == id);
    update();
}

void Sidebar::setBrand(const QString &program, const QString &user)
{
    m_brand->setText(program);
    m_brand->setUser(user);
    m_brand->setAccessibleName(program + QLatin1Char(' ') + user);
    m_brand->setToolTip(program + QStringLiteral(" · ") + user);
}

void Sidebar::setFolded(bool folded)
{
    m_isFolded = folded;
    setFixedWidth(folded ? metrics::kSidebarFolded : metrics::kSidebar);
    m_brand->setFolded(folded);
    for (const auto &[page, button] : m_buttons)
        button->setFolded(folded);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color(Token::Border));
    for (const auto &[page, button] : m_buttons) {
        if (button->isChecked())
            painter.fillRect(
                QRect(0, button->y() + 6, 3, button->height() - 12), m_theme.color(Token::Accent));
    }
}

} // namespace qunce

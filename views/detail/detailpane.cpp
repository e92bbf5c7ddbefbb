// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/detailpane.h"

#include <QPainter>
#include <QScrollBar>

#include "views/common/icons.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kAvatar = 36;
constexpr int kMinimumWidth = 320;

QWidget *headOf(QLabel *avatar, std::initializer_list<QWidget *> lines, QToolButton *close)
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::kOuterCellPadding, 10, 10, 10);
    row->setSpacing(10);
    avatar->setFixedSize(kAvatar, kAvatar);
    row->addWidget(avatar, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    for (QWidget *line : lines)
        texts->addWidget(line);
    row->addLayout(texts, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    return head;
}

ElidedLabel *noteOf(Theme &theme, const QString &note)
{
    auto *label = new ElidedLabel(theme, TextRole::Secondary, Token::TextSecondary);
    label->setAlignment(Qt::AlignRight);
    label->setText(note);
    return label;
}

} // namespace

DetailPane::DetailPane(Theme &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_avatar(new QLabel)
    , m_title(new ElidedLabel(theme, TextRole::Bold, Token::Text))
    , m_subtitle(new ElidedLabel(theme, TextRole::Secondary, Token::TextSecondary))
    , m_more(new ElidedLabel(theme, TextRole::Secondary, Token::TextSecondary))
    , m_close(new QToolButton)
    , m_scroll(new QScrollArea)
    , m_empty(new EmptyState(theme))
    , m_stack(new QStackedWidget)
    , m_actions(new QHBoxLayout)
{
    setMinimumWidth(kMinimumWidth);
    m_close->setProperty("kind", QStringLiteral("quiet"));
    m_close->setAutoRaise(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *contents = new QWidget;
    m_column = new QVBoxLayout(contents);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    m_scroll->setWidget(contents);
    contents->setAutoFillBackground(false); // setWidget() says otherwise; the card shows through
    m_scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    body()->addWidget(headOf(m_avatar, {m_title, m_subtitle, m_more}, m_close));
    body()->addWidget(m_stack, 1);
    m_actions->setContentsMargins(metrics::kOuterCellPadding, 10, metrics::kOuterCellPadding, 10);
    m_actions->setSpacing(8);
    body()->addLayout(m_actions);
    connect(m_close, &QToolButton::clicked, this, &DetailPane::closed);
    connect(&theme, &Theme::changed, this, &DetailPane::restyle);
    restyle();
}

void DetailPane::setHeading(const QString &title, const QString &subtitle, const QString &more)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    setAccessibleName(title);
    paintAvatar();
}

void DetailPane::setSections(std::vector<QWidget *> sections)
{
    const int place = m_scroll->verticalScrollBar()->value();
    auto *all = new QWidget;
    all->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // it is scrolled, never squeezed
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *section : sections)
        column->addWidget(section);
    delete m_sections; // with what was in it
    m_sections = all;
    m_column->insertWidget(0, all);
    all->show(); // the layout would do it a turn later, and the place would be lost by then
    m_stack->setCurrentWidget(m_scroll);
    for (QPushButton *button : m_buttons)
        button->setEnabled(true);
    m_column->activate();
    m_scroll->widget()->adjustSize();
    m_scroll->verticalScrollBar()->setValue(place);
}

void DetailPane::addLasting(QWidget *part)
{
    m_column->insertWidget(m_column->count() - 1, part);
}

void DetailPane::say(const QString &iconName, const QString &why, const QString &detail)
{
    m_empty->say(iconName, why, detail);
    m_stack->setCurrentWidget(m_empty);
    for (QPushButton *button : m_buttons)
        button->setEnabled(false);
}

QPushButton *DetailPane::addAction(std::function<void()> run)
{
    auto *button = new QPushButton;
    if (m_buttons.empty())
        button->setProperty("kind", QStringLiteral("primary"));
    keepHeight(m_theme, button, metrics::kControl);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_actions->addWidget(button, 1);
    m_buttons.push_back(button);
    return button;
}

void DetailPane::setCloseText(const QString &name)
{
    m_close->setAccessibleName(name);
    m_close->setToolTip(name + QStringLiteral(" (Esc)"));
}

void DetailPane::restyle()
{
    m_close->setIcon(icon(QStringLiteral("close"), m_theme.color(Token::TextSecondary)));
    paintAvatar();
}

/// The first character of the name in a disc.
void DetailPane::paintAvatar()
{
    QPixmap picture(QSize(kAvatar, kAvatar) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::AccentSoft));
    const QRectF disc(0, 0, kAvatar, kAvatar);
    painter.drawEllipse(disc);
    painter.setPen(m_theme.color(Token::AccentInk));
    painter.setFont(fontOf(TextRole::Bold));
    const QString name = m_title->text();
    painter.drawText(disc, Qt::AlignCenter, name.left(!name.isEmpty() && name[0].isHighSurrogate() ? 2 : 1));
    painter.end();
    m_avatar->setPixmap(picture);
}

DetailSection::DetailSection(Theme &theme, QWidget *content) : m_theme(theme)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kOuterCellPadding, 12, metrics::kOuterCellPadding, 12);
    column->setSpacing(8);
    column->addWidget(content);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

DetailSection::DetailSection(Theme &theme, const QString &heading, QWidget *right, QWidget *content)
    : DetailSection(theme, content)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *title = new ThemedLabel(theme, TextRole::CardTitle, Token::Text);
    title->setText(heading);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(right);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, row);
}

DetailSection::DetailSection(Theme &theme, const QString &heading, const QString &note, QWidget *content)
    : DetailSection(theme, heading, noteOf(theme, note), content)
{ }

void DetailSection::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), 1, m_theme.color(Token::Border));
}

} // namespace qunce

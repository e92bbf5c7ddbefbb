// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/tasks/drillbar.h"

#include <QPainter>

#include "views/common/clippedline.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/nudge/nudgecommand.h"

namespace qunce {

namespace {

constexpr int kMostName = 220; ///< tasks and units are named by people

/// Gives way to everything else in its row, and says so with an ellipsis.
class Hint : public ThemedLabel
{
public:
    using ThemedLabel::ThemedLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

DrillBar::DrillBar(PageTools &tools, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_back(new QToolButton(this))
    , m_path(new QHBoxLayout)
    , m_hint(new Hint(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_segments(new QHBoxLayout)
    , m_nudge(new QPushButton(this))
    , m_group(new QButtonGroup(this))
{
    keepHeight(tools.theme, this, metrics::kToolbar);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(6);
    m_back->setProperty("kind", QStringLiteral("quiet"));
    row->addWidget(m_back);
    m_path->setSpacing(2);
    row->addLayout(m_path);
    // The first to give way.
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_hint->setMinimumWidth(0);
    row->addWidget(m_hint, 1);
    m_segments->setSpacing(4);
    row->addLayout(m_segments);
    row->addWidget(m_nudge);
    body()->addLayout(row);
    m_group->setExclusive(true);
    connect(m_back, &QToolButton::clicked, this, &DrillBar::backAsked);
    connect(m_nudge, &QPushButton::clicked, this, &DrillBar::nudgeAsked);
    connect(m_group, &QButtonGroup::idClicked, this, &DrillBar::choiceMade);
    connect(&tools.theme, &Theme::changed, this, &DrillBar::restyle);
    restyle();
}

void DrillBar::setCrumbs(std::vector<Crumb> crumbs)
{
    m_shown = std::move(crumbs);
    for (QWidget *part : m_parts) {
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
    m_crumbs.clear();
    for (size_t i = 0; i < m_shown.size(); ++i) {
        const Crumb &crumb = m_shown[i];
        const bool isLast = i + 1 == m_shown.size();
        if (i > 0) {
            auto *arrow = new QLabel(this);
            arrow->setPixmap(iconPixmap(QStringLiteral("chevron-right"),
                m_tools.theme.color(Token::TextSecondary), 16, devicePixelRatioF()));
            m_path->addWidget(arrow);
            arrow->show();
            m_parts.push_back(arrow);
        }
        QString numbers;
        for (const QString &more : {crumb.rate, isLast ? crumb.pair : QString()}) {
            if (!more.isEmpty())
                numbers += QStringLiteral("  ") + more;
        }
        const QString shown = QFontMetrics(fontOf(TextRole::Bold))
                                  .elidedText(crumb.name, Qt::ElideRight, zoomed(m_tools.theme, kMostName))
            + numbers;
        // An ampersand of a name is no shortcut.
        auto *button = new QPushButton(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        button->setAccessibleName(crumb.name + numbers);
        button->setToolTip(
            plainTip(crumb.name + QLatin1Char(' ') + crumb.rate + QLatin1Char(' ') + crumb.pair));
        button->setProperty("kind", isLast ? QStringLiteral("current") : QStringLiteral("link"));
        button->setCheckable(isLast);
        button->setChecked(isLast);
        if (isLast) {
            button->setFont(fontOf(TextRole::Bold));
            connect(button, &QPushButton::toggled, button, [button] { button->setChecked(true); });
        }
        connect(button, &QPushButton::clicked, this, [this, i] { emit crumbChosen(static_cast<int>(i)); });
        m_path->addWidget(button);
        button->show(); // not a turn of the event loop later: the path must not blink
        m_parts.push_back(button);
        m_crumbs.push_back(button);
    }
}

void DrillBar::setChoices(const QStringList &names, int chosen)
{
    const bool isSame = names.size() == static_cast<qsizetype>(m_choices.size());
    if (!isSame) {
        for (QToolButton *button : m_choices) {
            m_group->removeButton(button);
            button->hide();
            button->deleteLater();
        }
        m_choices.clear();
        for (int i = 0; i < names.size(); ++i) {
            auto *button = new QToolButton(this);
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
            button->setCheckable(true);
            m_group->addButton(button, i);
            m_segments->addWidget(button);
            button->show();
            m_choices.push_back(button);
        }
    }
    for (int i = 0; i < names.size(); ++i) {
        QToolButton *button = m_choices[static_cast<size_t>(i)];
        button->setText(names[i]);
        button->setAccessibleName(text(QUNCE_TEXT("Completion by: %1"), {names[i]}));
        button->setChecked(i == chosen);
    }
}

void DrillBar::setCanGoBack(bool can)
{
    m_back->setEnabled(can);
}

void DrillBar::retranslate()
{
    m_back->setToolTip(text(QUNCE_TEXT("Back (Backspace)")));
    m_back->setAccessibleName(text(QUNCE_TEXT("Back")));
    m_nudge->setText(text(QUNCE_TEXT("Remind…")));
    m_nudge->setToolTip(text(QUNCE_TEXT("Who has not done it, and the words for them (%1)"),
        {nudgeKeys().toString(QKeySequence::NativeText)}));
    m_hint->setText(text(QUNCE_TEXT("Click a bar or number to go one level down, Backspace goes back")));
    m_hint->setToolTip(m_hint->text());
    setAccessibleName(text(QUNCE_TEXT("Path")));
}

void DrillBar::restyle()
{
    m_back->setIcon(icon(QStringLiteral("chevron-left"), m_tools.theme.color(Token::TextSecondary)));
    setCrumbs(m_shown);
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/filterbutton.h"

#include <algorithm>

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include "views/calendar/calendartext.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kNameCharacters = 40;

QString menuText(const QString &name)
{
    return QString(name).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

void TickMenu::mouseReleaseEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->position().toPoint());
    if (action && action->isEnabled() && action->isCheckable())
        action->trigger();
    else
        QMenu::mouseReleaseEvent(event);
}

void TickMenu::keyPressEvent(QKeyEvent *event)
{
    QAction *action = activeAction();
    const bool isTick =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isTick && action && action->isEnabled() && action->isCheckable())
        action->trigger();
    else
        QMenu::keyPressEvent(event);
}

FilterButton::FilterButton(Theme &theme, Message title, QWidget *parent)
    : QPushButton(parent), m_theme(theme), m_title(std::move(title)), m_menu(new TickMenu(this))
{
    setMenu(m_menu);
    setLayoutDirection(Qt::RightToLeft); // the arrow behind the words
    // Filled when it opens: a brand may have hundreds of campaigns.
    connect(m_menu, &QMenu::aboutToShow, this, &FilterButton::fillMenu);
    connect(&theme, &Theme::changed, this, &FilterButton::say);
}

void FilterButton::setSections(std::vector<Section> sections)
{
    m_sections = std::move(sections);
    say();
}

void FilterButton::toggle(size_t section, const std::string &id)
{
    std::set<std::string> &chosen = m_sections[section].chosen;
    if (!chosen.erase(id))
        chosen.insert(id);
    say();
    emit changed();
}

void FilterButton::clear(size_t section)
{
    m_sections[section].chosen.clear();
    say();
    emit changed();
}

void FilterButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
}

QString FilterButton::nameOf(const Section &section, const std::string &id) const
{
    const auto found = std::find_if(section.choices.begin(), section.choices.end(),
        [&](const CalendarChoice &choice) { return choice.id == id; });
    return found == section.choices.end() ? qunce::text(QUNCE_TEXT("Unknown"))
                                          : clippedLine(found->name, kNameCharacters);
}

void FilterButton::say()
{
    QString names;
    size_t number = 0;
    for (const Section &section : m_sections) {
        for (const std::string &id : section.chosen) {
            if (number++ == 0)
                names = nameOf(section, id);
        }
    }
    QString shown = qunce::text(QUNCE_TEXT("All"));
    if (number == 1)
        shown = names;
    else if (number > 1)
        shown = qunce::text(QUNCE_TEXT("%1 and %2 more"), {names, QString::number(number - 1)});
    const QString title = qunce::text(m_title);
    setText(menuText(m_sections.size() > 1 && number == 0 ? title : title + QLatin1Char(' ') + shown));
    setAccessibleName(title + QStringLiteral(": ") + shown);
    setToolTip(plainTip(title + QStringLiteral(": ") + shown));
    setIcon(qunce::icon(QStringLiteral("chevron-down"), m_theme.color(Token::TextSecondary), 12));
}

void FilterButton::fillMenu()
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    if (m_sections.size() == 1) {
        fill(*m_menu, 0);
        return;
    }
    for (size_t i = 0; i < m_sections.size(); ++i) {
        auto *menu = new TickMenu(qunce::text(m_sections[i].title), m_menu);
        fill(*menu, i);
        m_menu->addMenu(menu);
    }
}

void FilterButton::fill(QMenu &menu, size_t section)
{
    QAction *all = menu.addAction(qunce::text(QUNCE_TEXT("All")));
    all->setCheckable(true);
    std::vector<QAction *> boxes;
    for (const CalendarChoice &choice : m_sections[section].choices) {
        QAction *box = menu.addAction(menuText(clippedLine(choice.name, kNameCharacters)));
        box->setCheckable(true);
        box->setChecked(m_sections[section].chosen.contains(choice.id));
        connect(box, &QAction::triggered, this, [this, section, all, id = choice.id] {
            toggle(section, id);
            all->setChecked(m_sections[section].chosen.empty());
        });
        boxes.push_back(box);
    }
    all->setChecked(m_sections[section].chosen.empty());
    connect(all, &QAction::triggered, this, [this, section, all, boxes] {
        for (QAction *box : boxes)
            box->setChecked(false);
        all->setChecked(true);
        clear(section);
    });
}

} // namespace qunce

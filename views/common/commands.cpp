// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/commands.h"

#include <algorithm>

#include <QWidget>

#include "views/common/texts.h"

namespace qunce {

CommandRegistry::CommandRegistry(QObject *parent) : QObject(parent) { }

CommandRegistry::~CommandRegistry() = default;

QAction *CommandRegistry::add(
    CommandInfo info, QWidget *owner, std::function<void()> run, std::function<Message()> whyNot)
{
    auto *action = new QAction(this);
    action->setObjectName(QString::fromStdString(info.id));
    action->setShortcut(info.shortcut);
    action->setShortcutContext(info.isOfPage ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    owner->addAction(action);
    m_entries.push_back(
        std::make_unique<Entry>(Entry {std::move(info), action, owner, std::move(whyNot), {}}));
    connect(owner, &QObject::destroyed, this, [this, owner] {
        std::erase_if(m_entries, [owner](const auto &entry) {
            if (entry->owner != owner)
                return false;
            entry->action->deleteLater();
            return true;
        });
        emit changed();
    });
    refresh();
    emit changed();
    return action;
}

std::vector<const CommandRegistry::Entry *> CommandRegistry::entries() const
{
    std::vector<const Entry *> all;
    for (const auto &entry : m_entries)
        all.push_back(entry.get());
    return all;
}

const CommandRegistry::Entry *CommandRegistry::find(const std::string &id) const
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const auto &entry) { return entry->info.id == id; });
    return found == m_entries.end() ? nullptr : found->get();
}

void CommandRegistry::setObject(const std::string &id, std::function<QString()> object)
{
    for (const auto &entry : m_entries) {
        if (entry->info.id == id)
            entry->object = std::move(object);
    }
}

void CommandRegistry::refresh()
{
    for (const auto &entry : m_entries) {
        QAction &action = *entry->action;
        const Message reason = entry->whyNot ? entry->whyNot() : Message();
        const QString object = entry->object ? entry->object() : QString();
        const QString name = object.isEmpty() ? text(entry->info.text)
                                              : text(QUNCE_TEXT("%1: %2"), {text(entry->info.text), object});
        const QString shortcut = action.shortcut().toString(QKeySequence::NativeText);
        action.setText(name);
        action.setEnabled(reason.empty());
        QString tip = name;
        if (!shortcut.isEmpty())
            tip += QStringLiteral(" (") + shortcut + QLatin1Char(')');
        if (!reason.empty())
            tip += QLatin1Char('\n') + text(reason);
        else if (!entry->info.help.empty())
            tip += QLatin1Char('\n') + text(entry->info.help);
        action.setToolTip(tip);
    }
}

} // namespace qunce

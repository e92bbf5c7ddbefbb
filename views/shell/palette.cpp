// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/palette.h"

#include <algorithm>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "models/items/textsearch.h"
#include "views/common/card.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kPaletteWidth = 520;
constexpr int kRows = 10;
constexpr int kRow = 34;
constexpr int kTop = 72;

QString plain(const QString &words)
{
    return words.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// Its page is not on screen.
bool isAway(const CommandRegistry::Entry &entry)
{
    return entry.info.isOfPage && !entry.owner->isVisible();
}

} // namespace

std::vector<std::string> commandsFound(const CommandRegistry &commands, const QString &typed)
{
    const TextSearch words(plain(typed).toStdString());
    const QString first = plain(typed).section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
    struct Found {
        int rank;
        std::string id;
    };
    std::vector<Found> found;
    for (const CommandRegistry::Entry *entry : commands.entries()) {
        if (isAway(*entry))
            continue;
        const QString name = plain(entry->action->text());
        const QString all =
            name + QLatin1Char(' ') + plain(QString::fromStdString(entry->info.text.english()));
        if (!words.matches(all.toStdString()))
            continue;
        const bool begins = !words.isEmpty() && name.startsWith(first);
        found.push_back(
            {(entry->action->isEnabled() ? 0 : 2) + (begins || words.isEmpty() ? 0 : 1), entry->info.id});
    }
    std::stable_sort(
        found.begin(), found.end(), [](const Found &a, const Found &b) { return a.rank < b.rank; });
    std::vector<std::string> ids;
    for (Found &one : found)
        ids.push_back(std::move(one.id));
    return ids;
}

Palette::Palette(Theme &theme, CommandRegistry &commands, QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_theme(theme)
    , m_commands(commands)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_TranslucentBackground);
    m_field->setObjectName(QStringLiteral("palette.field"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::list);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::run);
}

void Palette::open()
{
    m_commands.refresh();
    m_field->clear();
    m_field->setPlaceholderText(text(QUNCE_TEXT("Search pages and commands")));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list->setAccessibleName(text(QUNCE_TEXT("Commands")));
    list();
    setFixedSize(zoomed(m_theme, kPaletteWidth), 8 + zoomed(m_theme, 28 + 6 + kRows * kRow) + 16);
    const QWidget *window = parentWidget();
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, kTop)));
    show();
    m_field->setFocus();
}

void Palette::list()
{
    m_list->clear();
    for (const std::string &id : commandsFound(m_commands, m_field->text())) {
        const CommandRegistry::Entry &entry = *m_commands.find(id);
        QString name = entry.action->text();
        const QString shortcut = entry.action->shortcut().toString(QKeySequence::NativeText);
        if (!shortcut.isEmpty())
            name += QStringLiteral("    ") + shortcut;
        const Message reason = entry.whyNot ? entry.whyNot() : Message();
        if (!reason.empty())
            name += QStringLiteral("    ") + text(reason);
        auto *item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, QString::fromStdString(id));
        item->setSizeHint(QSize(0, zoomed(m_theme, kRow)));
        if (*entry.info.icon != '\0')
            item->setIcon(icon(QLatin1String(entry.info.icon), m_theme.color(Token::TextSecondary)));
        if (!entry.action->isEnabled())
            item->setForeground(m_theme.color(Token::TextSecondary));
    }
    if (m_list->count() == 0) {
        auto *item = new QListWidgetItem(text(QUNCE_TEXT("No command has all of these words.")), m_list);
        item->setFlags(Qt::NoItemFlags);
        item->setSizeHint(QSize(0, zoomed(m_theme, kRow)));
    }
    m_list->setCurrentRow(0);
}

void Palette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    const CommandRegistry::Entry *entry =
        item ? m_commands.find(item->data(Qt::UserRole).toString().toStdString()) : nullptr;
    if (!entry || !entry->action->isEnabled())
        return;
    QAction *const action = entry->action;
    close(); // first: the command may want the focus
    action->trigger();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent *)
{
    paintSurface(*this, m_theme);
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/tagsfield.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QTimer>

#include "views/common/card.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/flowlayout.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kChipHeight = 26;
constexpr int kFieldWidth = 132;
constexpr int kLongestTag = 40; // characters; the dictionary takes 128 bytes

QStringList tagsIn(const QString &typed)
{
    static const QRegularExpression kBetween(QStringLiteral("[,，、;；\\n\\t]+"));
    QStringList tags;
    for (const QString &part : typed.split(kBetween)) {
        const QString tag = part.simplified().left(kLongestTag);
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

} // namespace

TagsField::TagsField(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_flow(new FlowLayout(this, 6)), m_field(new QLineEdit(this))
{
    m_field->setObjectName(QStringLiteral("tagField"));
    keepSize(theme, m_field, {kFieldWidth, kChipHeight});
    m_field->installEventFilter(this);
    m_flow->insertWidget(0, m_field);
    auto *completer = new QCompleter(&m_known, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    // The completer fills the field after this; only then may it be emptied.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
        [this] { QTimer::singleShot(0, this, &TagsField::take); });
    connect(m_field, &QLineEdit::editingFinished, this, &TagsField::take);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &typed) {
        static const QRegularExpression kEnd(QStringLiteral("[,，、;；]$"));
        if (typed.contains(kEnd))
            take();
    });
    connect(&theme, &Theme::changed, this, &TagsField::restyle);
    retranslate();
}

void TagsField::retranslate()
{
    m_field->setPlaceholderText(text(QUNCE_TEXT("Add a tag")));
    m_field->setAccessibleName(text(QUNCE_TEXT("Add a tag")));
    rebuild();
}

void TagsField::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    rebuild();
}

void TagsField::setReadOnly(const QString &whyNot)
{
    m_field->setVisible(whyNot.isEmpty());
    if (whyNot == m_whyNot)
        return;
    m_whyNot = whyNot;
    rebuild();
}

void TagsField::setKnown(const QStringList &tags)
{
    m_known.setStringList(tags);
}

QToolButton *TagsField::chip(const QString &tag) const
{
    const qsizetype place = m_tags.indexOf(tag);
    return place < 0 ? nullptr : m_chips.at(place);
}

void TagsField::take()
{
    QStringList tags = tagsIn(m_field->text());
    m_field->clear();
    for (const QString &tag : m_tags)
        tags.removeAll(tag);
    if (!tags.isEmpty())
        emit added(tags);
}

void TagsField::rebuild()
{
    QString focused;
    for (QToolButton *chip : m_chips) {
        if (chip->hasFocus())
            focused = chip->text();
        chip->hide();
        chip->deleteLater(); // it may be the one that is clicked
    }
    m_chips.clear();
    while (QLayoutItem *item = m_flow->takeAt(0))
        delete item;
    for (const QString &tag : m_tags) {
        auto *chip = new QToolButton(this);
        chip->setText(tag);
        chip->setObjectName(QStringLiteral("tag"));
        keepHeight(m_theme, chip, kChipHeight);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setLayoutDirection(Qt::RightToLeft); // the mark for taking it away comes last
        chip->setFocusPolicy(m_whyNot.isEmpty() ? Qt::StrongFocus : Qt::NoFocus);
        const QString does = m_whyNot.isEmpty() ? text(QUNCE_TEXT("Remove the tag %1"), {tag}) : m_whyNot;
        chip->setToolTip(does);
        chip->setAccessibleName(m_whyNot.isEmpty() ? does : tag);
        chip->installEventFilter(this);
        if (m_whyNot.isEmpty())
            connect(chip, &QToolButton::clicked, this, [this, tag] { emit removed(tag); });
        m_chips.append(chip);
        m_flow->insertWidget(m_flow->count(), chip);
        chip->show();
        if (tag == focused)
            chip->setFocus();
    }
    m_flow->insertWidget(m_flow->count(), m_field);
    QWidget *before = nullptr;
    for (QToolButton *chip : m_chips) {
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before)
        setTabOrder(before, m_field);
    restyle();
    updateGeometry();
}

void TagsField::restyle()
{
    for (QToolButton *chip : m_chips)
        chip->setIcon(m_whyNot.isEmpty()
                ? icon(QStringLiteral("close"), m_theme.color(Token::TextSecondary), 12)
                : QIcon());
}

bool TagsField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusIn)
        emit entered();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched != m_field && (key == Qt::Key_Delete || key == Qt::Key_Backspace) && m_whyNot.isEmpty()) {
            emit removed(static_cast<QToolButton *>(watched)->text());
            return true;
        }
        if (watched == m_field && key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
        if (watched == m_field && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            take(); // the page must not take the key for its own
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace qunce

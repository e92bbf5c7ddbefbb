// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/contentpicker.h"

#include <algorithm>

#include <QKeyEvent>
#include <QVBoxLayout>

#include "models/boards/fieldlabels.h"
#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr size_t kMostFound = 100;
constexpr int kListHeight = 148;

QString wordsOf(const ContentChoice &content)
{
    QStringList parts {clippedLine(content.title, 40)};
    if (!content.code.empty())
        parts += QString::fromStdString(content.code);
    if (!content.isUsable())
        parts += text(choiceLabel(Kind::Content, "status", content.status));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ContentPicker::ContentPicker(PageTools &tools, const QString &none, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_none(none)
    , m_place(this)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_words(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
{
    m_search->setObjectName(QStringLiteral("content.search"));
    m_search->setPlaceholderText(text(QUNCE_TEXT("Title, code or words of the text, also pinyin")));
    m_search->setAccessibleName(text(QUNCE_TEXT("Find content")));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("content.found"));
    m_list->setAccessibleName(text(QUNCE_TEXT("Content found")));
    m_list->setProperty("kind", QStringLiteral("field"));
    m_list->setUniformItemSizes(true);
    keepHeight(tools.theme, m_list, kListHeight);
    m_words->setWordWrap(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_words);
    connect(m_search, &QLineEdit::textChanged, this, &ContentPicker::find);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        const bool isContent = row > 0 && static_cast<size_t>(row) <= m_found.size();
        m_words->setText(
            isContent ? clippedLine(m_found[static_cast<size_t>(row) - 1].beginning, 60) : QString());
        emit chosenChanged();
    });
    showFound({});
    find();
}

Uuid ContentPicker::chosen() const
{
    const int row = m_list->currentRow();
    return row > 0 && static_cast<size_t>(row) <= m_found.size() ? m_found[static_cast<size_t>(row) - 1].id
                                                                 : Uuid();
}

void ContentPicker::find()
{
    using Found = std::vector<ContentChoice>;
    m_tools.reader.read<Found>(
        m_place,
        [words = m_search->text().toStdString()](
            BoardContext &context) { return findContents(context, words, kMostFound); },
        [this](Result<Found> found) { showFound(found.ok() ? std::move(*found) : Found()); });
}

/// What is chosen stays chosen as long as it is found.
void ContentPicker::showFound(std::vector<ContentChoice> found)
{
    const Uuid before = chosen();
    m_found = std::move(found);
    m_list->clear();
    m_list->addItem(m_none);
    int row = 0;
    for (size_t i = 0; i < m_found.size(); ++i) {
        m_list->addItem(wordsOf(m_found[i]));
        m_list->item(static_cast<int>(i) + 1)
            ->setToolTip(calendarTip(clippedLine(m_found[i].beginning, 120)));
        if (!before.isNil() && m_found[i].id == before)
            row = static_cast<int>(i) + 1;
    }
    m_list->setCurrentRow(row);
    if (m_found.empty() && !m_search->text().isEmpty())
        m_words->setText(text(QUNCE_TEXT("Nothing is found. Try fewer words.")));
}

bool ContentPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace qunce

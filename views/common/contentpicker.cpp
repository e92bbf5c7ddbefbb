// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/contentpicker.h"

#include <algorithm>

#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "views/common/clippedline.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr size_t kMostFound = 100;
constexpr int kLeastHeight = 148;

} // namespace

QString contentText(const ContentChoice &content)
{
    QString words;
    if (content.layer != ContentLayer::None) {
        const std::string_view mark = markOf(content.layer);
        words =
            QStringLiteral("【%1】").arg(QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size())));
    }
    words += clippedLine(content.title, 40);
    if (!content.code.empty())
        words += QStringLiteral(" · ") + QString::fromStdString(content.code);
    if (content.size.images > 0)
        words +=
            QStringLiteral(" · ") + text(QUNCE_TEXT("%1 images"), {QString::number(content.size.images)});
    return words;
}

ContentPicker::ContentPicker(PageTools &tools, std::string channel, const QString &none, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_channel(std::move(channel))
    , m_none(none)
    , m_place(this)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_words(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad, this))
{
    m_search->setObjectName(QStringLiteral("content.search"));
    m_search->setPlaceholderText(text(QUNCE_TEXT("Title, code, product or words of the text, also pinyin")));
    m_search->setAccessibleName(text(QUNCE_TEXT("Find content")));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("content.found"));
    m_list->setAccessibleName(text(QUNCE_TEXT("Content found")));
    m_list->setProperty("kind", QStringLiteral("field"));
    m_list->setUniformItemSizes(true);
    keepMinimumHeight(tools.theme, m_list, kLeastHeight);
    m_words->setObjectName(QStringLiteral("content.words"));
    m_words->setWordWrap(false);
    m_why->setObjectName(QStringLiteral("content.why"));
    m_why->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_words);
    column->addWidget(m_why);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &ContentPicker::find);
    connect(m_list, &QListWidget::itemActivated, this, &ContentPicker::taken);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        showWords();
        emit chosenChanged();
    });
    showFound({});
    find();
}

const ContentChoice *ContentPicker::chosen() const
{
    const int row = m_list->currentRow() - (m_none.isEmpty() ? 0 : 1);
    return row >= 0 && static_cast<size_t>(row) < m_found.size() ? &m_found[static_cast<size_t>(row)]
                                                                 : nullptr;
}

Uuid ContentPicker::chosenId() const
{
    const ContentChoice *content = chosen();
    return content ? content->id : Uuid();
}

void ContentPicker::showWords()
{
    const ContentChoice *content = chosen();
    const bool isNothing = m_found.empty() && !m_search->text().isEmpty();
    m_words->setText(isNothing ? text(QUNCE_TEXT("Nothing is found. Try fewer words."))
            : content          ? clippedLine(content->beginning, 60)
                               : QString());
    const std::optional<Message> why =
        content ? whyNotSent(*content, m_channel, m_tools.reader.now().day()) : std::nullopt;
    m_why->setText(why ? text(*why) : QString());
    m_why->setVisible(why.has_value());
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
    const Uuid before = chosenId();
    const Day today = m_tools.reader.now().day();
    {
        const QSignalBlocker quiet(m_list); // nobody hears of lines that are only on their way
        m_found = std::move(found);
        m_list->clear();
        if (!m_none.isEmpty())
            m_list->addItem(m_none);
        int row = m_list->count() + static_cast<int>(m_found.size()) > 0 ? 0 : -1;
        for (const ContentChoice &content : m_found) {
            QString line = contentText(content);
            if (const std::optional<Message> why = whyNotSent(content, m_channel, today))
                line += QStringLiteral(" · ") + text(*why);
            m_list->addItem(line);
            m_list->item(m_list->count() - 1)->setToolTip(plainTip(clippedLine(content.beginning, 120)));
            if (!before.isNil() && content.id == before)
                row = m_list->count() - 1;
        }
        m_list->setCurrentRow(row);
    }
    showWords();
    emit chosenChanged();
}

bool ContentPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/sopcontentpicker.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kSize {560, 460};

} // namespace

QString contentText(const SopContent &content)
{
    QString words;
    if (content.layer != ContentLayer::None) {
        const std::string_view mark = markOf(content.layer);
        words =
            QStringLiteral("【%1】").arg(QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size())));
    }
    words += QString::fromStdString(content.title).simplified();
    if (content.images > 0)
        words += QStringLiteral(" · ") + text(QUNCE_TEXT("%1 images"), {QString::number(content.images)});
    return words;
}

SopContentPicker::SopContentPicker(PageTools &tools, std::string channel, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_channel(std::move(channel))
    , m_place(this)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("sopContentPicker"));
    setWindowTitle(text(QUNCE_TEXT("Choose a content")));
    resize(kSize);
    m_search->setObjectName(QStringLiteral("contentSearch"));
    m_search->setPlaceholderText(text(QUNCE_TEXT("Words of the title, the text or the product")));
    m_search->setAccessibleName(text(QUNCE_TEXT("Find content")));
    m_list->setObjectName(QStringLiteral("contentFound"));
    m_list->setAccessibleName(text(QUNCE_TEXT("Found")));
    m_list->setProperty("kind", QStringLiteral("field"));
    m_why->setObjectName(QStringLiteral("contentWhy"));
    m_why->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Take it")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_why);
    column->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &SopContentPicker::search);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        const SopContent *content = chosen();
        const std::optional<Message> why =
            content ? whyNotSent(*content, m_channel, m_tools.reader.now().day()) : std::nullopt;
        m_why->setText(why ? text(*why) : QString());
        m_ok->setEnabled(content != nullptr);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    search();
    m_search->setFocus();
}

const SopContent *SopContentPicker::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_found.size()) ? &m_found[static_cast<size_t>(row)] : nullptr;
}

void SopContentPicker::search()
{
    using Found = std::vector<SopContent>;
    m_tools.reader.read<Found>(
        m_place,
        [words = m_search->text().simplified().toStdString()](
            BoardContext &context) { return readSopContents(context, words); },
        [this](Result<Found> found) { show(found.ok() ? std::move(*found) : Found()); });
}

void SopContentPicker::show(std::vector<SopContent> found)
{
    m_found = std::move(found);
    m_list->clear();
    const Day today = m_tools.reader.now().day();
    for (const SopContent &content : m_found) {
        QString line = contentText(content);
        if (const std::optional<Message> why = whyNotSent(content, m_channel, today))
            line += QStringLiteral(" · ") + text(*why);
        m_list->addItem(line);
    }
    m_list->setCurrentRow(m_found.empty() ? -1 : 0);
    m_ok->setEnabled(!m_found.empty());
    if (m_found.empty())
        m_why->setText(text(QUNCE_TEXT("No content says that. Content is made on the page of contents.")));
}

} // namespace qunce

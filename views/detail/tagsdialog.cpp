// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/tagsdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include "models/boards/subjectnotes.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kWidth = 440;

std::vector<std::string> sorted(const QStringList &tags)
{
    std::vector<std::string> all;
    for (const QString &tag : tags)
        all.push_back(tag.toStdString());
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TagsDialog::TagsDialog(
    PageTools &tools, Kind kind, const QString &rows, std::function<void(SetEdit)> save, QWidget *parent)
    : QDialog(parent)
    , m_save(std::move(save))
    , m_knownPlace(this)
    , m_added(new TagsField(tools.theme))
    , m_removed(new TagsField(tools.theme))
{
    setObjectName(QStringLiteral("tagsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Tags of %1"), {rows}));
    setMinimumWidth(kWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    const auto addPart = [&](const QString &heading, TagsField *field) {
        auto *title = new ThemedLabel(tools.theme, TextRole::Bold, Token::Text);
        title->setText(heading);
        column->addWidget(title);
        column->addWidget(field);
        field->field()->setAccessibleName(heading);
        connect(field, &TagsField::added, this, [this, field](const QStringList &tags) {
            field->setTags(field->tags() + tags);
            sayReady();
        });
        connect(field, &TagsField::removed, this, [this, field](const QString &tag) {
            QStringList left = field->tags();
            left.removeAll(tag);
            field->setTags(left);
            sayReady();
        });
    };
    addPart(text(QUNCE_TEXT("Add to each")), m_added);
    addPart(text(QUNCE_TEXT("Take from each")), m_removed);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Save")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    column->addSpacing(8);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    tools.reader.read<std::vector<std::string>>(
        m_knownPlace, [kind](BoardContext &context) { return readKnownTags(context, kind); },
        [this](const Result<std::vector<std::string>> &tags) {
            if (!tags.ok())
                return;
            QStringList known;
            for (const std::string &tag : *tags)
                known.append(QString::fromStdString(tag));
            m_added->setKnown(known);
            m_removed->setKnown(known);
        });
    sayReady();
    m_added->field()->setFocus();
}

void TagsDialog::sayReady()
{
    m_ok->setEnabled(!m_added->tags().isEmpty() || !m_removed->tags().isEmpty());
}

void TagsDialog::accept()
{
    SetEdit change {sorted(m_added->tags()), sorted(m_removed->tags())};
    // Who asks for both wants it there.
    std::erase_if(change.remove, [&change](const std::string &tag) {
        return std::binary_search(change.add.begin(), change.add.end(), tag);
    });
    m_save(std::move(change));
    QDialog::accept();
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/revisedialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

ReviseDialog::ReviseDialog(
    PageTools &tools, const QString &title, const std::string &channel, Take take, QWidget *parent)
    : QDialog(parent)
    , m_take(std::move(take))
    , m_before(title)
    , m_title(new QLineEdit(title, this))
    , m_content(new ContentPicker(tools, channel, text(QUNCE_TEXT("The content stays")), this))
{
    setObjectName(QStringLiteral("reviseDialog"));
    setWindowTitle(text(QUNCE_TEXT("Propose a new text")));
    setMinimumWidth(460);
    auto *advice = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    advice->setWordWrap(true);
    advice->setText(text(QUNCE_TEXT(
        "Somebody else has to confirm it. Whoever has not sent it by then sends the new text; the lock does "
        "not stop this.")));
    auto *form = new QFormLayout;
    m_title->setAccessibleName(text(QUNCE_TEXT("New title")));
    form->addRow(text(QUNCE_TEXT("New title")), m_title);
    form->addRow(text(QUNCE_TEXT("New content")), m_content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Propose")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &ReviseDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_title, &QLineEdit::textChanged, this, [this] { m_ok->setEnabled(isAnything()); });
    connect(m_content, &ContentPicker::chosenChanged, this, [this] { m_ok->setEnabled(isAnything()); });
    m_ok->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(advice);
    column->addLayout(form);
    column->addWidget(buttons);
    m_title->setFocus();
}

bool ReviseDialog::isAnything() const
{
    const QString title = m_title->text().trimmed();
    return (!title.isEmpty() && title != m_before) || !m_content->chosenId().isNil();
}

void ReviseDialog::accept()
{
    if (!isAnything())
        return;
    const QString title = m_title->text().trimmed();
    const Uuid content = m_content->chosenId();
    QDialog::accept();
    m_take(title == m_before ? QString() : title, content);
}

} // namespace qunce

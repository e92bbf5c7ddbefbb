// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/contentdialog.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kContentDialogSize {560, 460};

} // namespace

ContentDialog::ContentDialog(PageTools &tools, std::string channel, QWidget *parent)
    : QDialog(parent), m_picker(new ContentPicker(tools, std::move(channel), QString(), this))
{
    setObjectName(QStringLiteral("contentDialog"));
    setWindowTitle(text(QUNCE_TEXT("Choose a content")));
    resize(kContentDialogSize);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Take it")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    m_ok->setEnabled(m_picker->chosen() != nullptr);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_picker, 1);
    column->addWidget(buttons);
    connect(m_picker, &ContentPicker::chosenChanged, this,
        [this] { m_ok->setEnabled(m_picker->chosen() != nullptr); });
    connect(m_picker, &ContentPicker::taken, this, &ContentDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &ContentDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_picker->setFocus();
}

void ContentDialog::accept()
{
    if (m_picker->chosen())
        QDialog::accept();
}

} // namespace qunce

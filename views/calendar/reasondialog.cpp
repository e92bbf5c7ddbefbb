// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/reasondialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

ReasonDialog::ReasonDialog(PageTools &, const QString &title, const QString &verb,
    std::function<void(const QString &)> take, QWidget *parent)
    : QDialog(parent), m_take(std::move(take)), m_reason(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("reasonDialog"));
    setWindowTitle(title);
    setMinimumWidth(420);
    auto *label = new QLabel(text(QUNCE_TEXT("Reason")));
    label->setBuddy(m_reason);
    m_reason->setAccessibleName(text(QUNCE_TEXT("Reason")));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(96);
    m_reason->setProperty("kind", QStringLiteral("field"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(verb);
    m_ok->setProperty("kind", QStringLiteral("primary"));
    m_ok->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &ReasonDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QPlainTextEdit::textChanged, this,
        [this] { m_ok->setEnabled(!m_reason->toPlainText().trimmed().isEmpty()); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_reason);
    column->addWidget(buttons);
    m_reason->setFocus();
}

void ReasonDialog::accept()
{
    const QString reason = m_reason->toPlainText().trimmed();
    if (reason.isEmpty())
        return;
    QDialog::accept();
    m_take(reason);
}

} // namespace qunce

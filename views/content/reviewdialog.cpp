// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/content/reviewdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kMostPoints = 100'000;

} // namespace

ReviewDialog::ReviewDialog(
    bool isTaken, bool withPoints, std::function<void(const Said &)> take, QWidget *parent)
    : QDialog(parent), m_isTaken(isTaken), m_take(std::move(take)), m_note(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("reviewDialog"));
    setWindowTitle(
        isTaken ? text(QUNCE_TEXT("Take the content")) : text(QUNCE_TEXT("Do not take the content")));
    setMinimumWidth(420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    const QString asked = isTaken ? text(QUNCE_TEXT("Remark (may be empty)")) : text(QUNCE_TEXT("Reason"));
    auto *label = new QLabel(asked, this);
    label->setBuddy(m_note);
    m_note->setObjectName(QStringLiteral("reviewNote"));
    m_note->setAccessibleName(asked);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(96);
    m_note->setProperty("kind", QStringLiteral("field"));
    column->addWidget(label);
    column->addWidget(m_note);
    if (isTaken && withPoints) {
        m_points = new QSpinBox(this);
        m_points->setObjectName(QStringLiteral("reviewPoints"));
        m_points->setRange(0, kMostPoints);
        m_points->setAccessibleName(text(QUNCE_TEXT("Points for the KOC")));
        auto *points = new QLabel(text(QUNCE_TEXT("Points for the KOC")), this);
        points->setBuddy(m_points);
        column->addWidget(points);
        column->addWidget(m_points);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(isTaken ? text(QUNCE_TEXT("Take it")) : text(QUNCE_TEXT("Do not take it")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    m_ok->setEnabled(isTaken);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReviewDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_note, &QPlainTextEdit::textChanged, this,
        [this] { m_ok->setEnabled(m_isTaken || !m_note->toPlainText().trimmed().isEmpty()); });
    m_note->setFocus();
}

void ReviewDialog::accept()
{
    Said said {m_note->toPlainText().trimmed(), {}};
    if (!m_isTaken && said.note.isEmpty())
        return;
    if (m_points && m_points->value() > 0)
        said.points = m_points->value();
    QDialog::accept();
    m_take(said);
}

} // namespace qunce

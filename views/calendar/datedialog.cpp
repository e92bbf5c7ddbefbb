// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/datedialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

DateDialog::DateDialog(PageTools &tools, const QString &title, Instant start, Take take, QWidget *parent)
    : QDialog(parent), m_take(std::move(take)), m_start(new QDateTimeEdit)
{
    setObjectName(QStringLiteral("dateDialog"));
    setWindowTitle(title);
    setMinimumWidth(360);
    // Business time as the field shows it, whatever the machine's time zone is.
    m_start->setTimeSpec(Qt::UTC);
    m_start->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_start->setCalendarPopup(true);
    m_start->setDateTime(QDateTime::fromSecsSinceEpoch(start.seconds + kBusinessUtcOffset, Qt::UTC));
    m_start->setObjectName(QStringLiteral("date.start"));
    m_start->setAccessibleName(text(QUNCE_TEXT("Starts")));
    auto *zone = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary);
    zone->setText(text(QUNCE_TEXT("Beijing time (UTC+8), wherever this computer is")));
    auto *form = new QFormLayout;
    form->addRow(text(QUNCE_TEXT("Starts")), m_start);
    form->addRow(QString(), zone);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setText(text(QUNCE_TEXT("Put on this date")));
    ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &DateDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(buttons);
    m_start->setFocus();
}

void DateDialog::accept()
{
    const Instant start {m_start->dateTime().toSecsSinceEpoch() - kBusinessUtcOffset};
    QDialog::accept();
    m_take(start);
}

} // namespace qunce

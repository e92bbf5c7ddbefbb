// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/devicescard.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QPointer>

#include "views/common/texts.h"

namespace qunce {

DevicesCard::DevicesCard(PageTools &tools, SyncLink &link, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_link(link)
    , m_rows(new QVBoxLayout)
    , m_state(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_again(new QPushButton(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    m_rows->setSpacing(6);
    all->addLayout(m_rows);
    auto *below = new QHBoxLayout;
    m_state->setObjectName(QStringLiteral("devices.state"));
    m_state->setWordWrap(true);
    m_again->setObjectName(QStringLiteral("devices.again"));
    below->addWidget(m_state, 1);
    below->addWidget(m_again);
    all->addLayout(below);
    connect(m_again, &QPushButton::clicked, this, &DevicesCard::read);
    arrange();
}

void DevicesCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void DevicesCard::read()
{
    if (m_isAsking || !m_link.askDevices)
        return;
    m_isAsking = true;
    emit readingBegan();
    arrange();
    const QPointer<DevicesCard> here(this);
    m_link.askDevices([here](Result<DevicesReply> devices) {
        if (here)
            here->take(std::move(devices));
    });
}

void DevicesCard::take(Result<DevicesReply> devices)
{
    m_isAsking = false;
    m_problem = {};
    if (devices.ok())
        m_devices = std::move(*devices);
    else
        m_problem = devices.error().userText;
    arrange();
    emit readingEnded();
}

void DevicesCard::arrange()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (m_devices) {
        for (const OwnDevice &device : m_devices->devices)
            addDevice(device);
    }
    QString state;
    if (!m_problem.empty())
        state = text(m_problem);
    else if (m_isAsking && !m_devices)
        state = text(QUNCE_TEXT("Asking the server…"));
    else if (m_devices && m_devices->devices.size() <= 1)
        state = text(QUNCE_TEXT("You are signed in nowhere else."));
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    m_again->setText(text(QUNCE_TEXT("Try again")));
    m_again->setVisible(!m_problem.empty());
}

void DevicesCard::addDevice(const OwnDevice &device)
{
    const Format format = m_tools.format();
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *name = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Text, row);
    name->setTextFormat(Qt::PlainText);
    name->setText(QString::fromStdString(device.name));
    name->setObjectName(QStringLiteral("device.name"));
    auto *seen = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, row);
    seen->setObjectName(QStringLiteral("device.seen"));
    const QString when = format.dateTime(Instant {device.lastSeenMs / 1000});
    seen->setText(
        device.isCurrent ? text(QUNCE_TEXT("This computer")) : text(QUNCE_TEXT("Last online %1"), {when}));
    line->addWidget(name, 1);
    line->addWidget(seen);
    if (!device.isCurrent) {
        auto *button = new QPushButton(text(QUNCE_TEXT("Revoke")), row);
        button->setObjectName(QStringLiteral("device.revoke"));
        button->setAccessibleName(text(QUNCE_TEXT("Revoke %1"), {QString::fromStdString(device.name)}));
        connect(button, &QPushButton::clicked, this, [this, device] { askToRevoke(device); });
        line->addWidget(button);
    }
    m_rows->addWidget(row);
    row->show();
}

/// It cannot be taken back, so it is asked.
void DevicesCard::askToRevoke(const OwnDevice &device)
{
    auto *box = new QMessageBox(QMessageBox::Warning, text(QUNCE_TEXT("Revoke the device")),
        text(QUNCE_TEXT("Revoke %1?"), {QString::fromStdString(device.name).toHtmlEscaped()}),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("devices.box"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        text(QUNCE_TEXT("It deletes its data as soon as it reaches the server. Changes that it has not sent "
                        "are kept there, sealed for your administrator.")));
    QPushButton *yes = box->addButton(text(QUNCE_TEXT("Revoke")), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("devices.yes"));
    QPushButton *no = box->addButton(text(QUNCE_TEXT("Cancel")), QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("devices.no"));
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, device] { revoke(device); });
    box->open();
}

void DevicesCard::revoke(const OwnDevice &device)
{
    if (!m_link.revokeDevice)
        return;
    const QPointer<DevicesCard> here(this);
    m_link.revokeDevice(device.id, [here, name = device.name](const Result<void> &outcome) {
        if (!here)
            return;
        if (outcome.ok())
            here->m_tools.toast(Message(QUNCE_TEXT("%1 is revoked."), {name}));
        else
            here->m_problem = outcome.error().userText;
        here->arrange();
        if (outcome.ok())
            here->read();
    });
}

void DevicesCard::retranslate()
{
    arrange();
}

QStringList DevicesCard::lines() const
{
    QStringList lines;
    for (int row = 0; row < m_rows->count(); ++row) {
        const QWidget *line = m_rows->itemAt(row)->widget();
        lines << line->findChild<QLabel *>(QStringLiteral("device.name"))->text() + QLatin1Char('|')
                + line->findChild<QLabel *>(QStringLiteral("device.seen"))->text();
    }
    return lines;
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QPushButton>
#include <QVBoxLayout>

#include "models/protocol/devicemessages.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/shell/synclink.h"

namespace qunce {

/// Where the user is signed in: each computer with when it was last there, and a button that revokes it. Asks the server
/// each time it comes into sight. GUI thread.
class DevicesCard : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    DevicesCard(PageTools &tools, SyncLink &link, QWidget *parent = nullptr);

    void read();
    void retranslate();
    /// What stands there, line by line, for tests.
    QStringList lines() const;

signals:
    void readingBegan();
    void readingEnded();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(Result<DevicesReply> devices);
    void arrange();
    void addDevice(const OwnDevice &device);
    void askToRevoke(const OwnDevice &device);
    void revoke(const OwnDevice &device);

    PageTools &m_tools;
    SyncLink &m_link;
    QVBoxLayout *m_rows;
    ThemedLabel *m_state;
    QPushButton *m_again;
    std::optional<DevicesReply> m_devices;
    Message m_problem; ///< why there is nothing newer; empty if all is well
    bool m_isAsking = false;
};

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/sync/transport.h"

namespace qunce {

/// Transport by QNetworkAccessManager in a thread of its own, with the system's proxy settings. HTTP/1.1 only. Needs a
/// QCoreApplication. The one part of models/sync that needs Qt.
class QnamTransport : public Transport
{
public:
    QnamTransport();
    /// Ends what runs; receivers are called before it returns.
    ~QnamTransport() override;

    void send(uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs,
        Receiver receiver) override;
    void cancel(uint64_t call) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/devicemessages.h"
#include "models/protocol/importmessages.h"
#include "models/protocol/syncmessages.h"
#include "models/sync/transport.h"

namespace qunce {

/// Questions beside the sync, which change nothing here: what happened to a record, where the user is signed in. Stands
/// between the driver and its transport, and asks with the rights that the driver's last call had; so there is nothing to
/// renew or to keep. Any thread.
class SideCalls : public Transport
{
public:
    /// `inner` outlives it.
    explicit SideCalls(Transport &inner);
    ~SideCalls() override;

    void send(uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs,
        Receiver receiver) override;
    void cancel(uint64_t call) override;

    /// `heard` is called once, in any thread: Io where nobody answered or nobody is signed in, NotFound where the server
    /// knows no such record (any more).
    using HistoryHeard = std::function<void(Result<HistoryReply> history)>;
    void askHistory(std::string_view kind, const Uuid &id, HistoryHeard heard);

    /// Where the user is signed in; `heard` as above.
    using DevicesHeard = std::function<void(Result<DevicesReply> devices)>;
    void askDevices(DevicesHeard heard);
    /// Revokes another device of the user's own. Also PermissionDenied for the one that asks.
    using Done = std::function<void(Result<void> outcome)>;
    void revokeDevice(const Uuid &device, Done done);

    /// An image (docs/SYNC.md, "Blobs"); `heard` as above, with bytes that have the name's hash.
    using BlobHeard = std::function<void(Result<std::string> bytes)>;
    void askBlob(const std::string &name, BlobHeard heard);
    /// Also PermissionDenied, and InvalidInput for what the server does not take.
    void sendBlob(const std::string &name, std::string bytes, Done done);

    /// Imports (docs/SYNC.md, "Imports"); `heard` as above. Also PermissionDenied, NotFound for an upload that the server
    /// has forgotten, Conflict while somebody else imports, and InvalidInput with the server's own words. The number of
    /// the call, for cancel(); 0 if nobody is signed in.
    using UploadHeard = std::function<void(Result<UploadReply> reply)>;
    uint64_t sendImportPiece(const Uuid &upload, uint64_t offset, std::string bytes, UploadHeard heard);
    using ImportHeard = std::function<void(Result<ImportReply> reply)>;
    uint64_t runImport(const ImportAsk &ask, ImportHeard heard);
    using ImportsHeard = std::function<void(Result<ImportsReply> reply)>;
    void askImports(ImportsHeard heard);
    /// Also NotFound for an import of which the server keeps nothing (any more).
    using UndoHeard = std::function<void(Result<UndoReply> reply)>;
    void undoImport(const UndoAsk &ask, UndoHeard heard);
    /// The server need not keep it any longer; nobody waits for that.
    void dropUpload(const Uuid &upload);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/undo/importundo.h"

#include <nlohmann/json.hpp>

#include "models/protocol/importkinds.h"
#include "models/protocol/importmessages.h"
#include "server/import/factsinks.h"
#include "server/undo/factundo.h"
#include "server/undo/orderundo.h"
#include "server/undo/recordundo.h"

namespace qunce::server {

namespace {

Error nothingKept(const std::string &id)
{
    return {ErrorCode::NotFound, importNotKept(), "import " + id};
}

Result<void> takeBack(ImportKind kind, const UndoParts &parts)
{
    if (!isFactKind(kind))
        return RecordUndo(parts, kind).run();
    if (kind == ImportKind::Orders)
        QUNCE_TRY(OrderUndo(parts).run());
    return FactUndo(parts).run(kind);
}

Result<void> noteUndo(WriteTransaction &transaction, const UndoRequest &request, const UndoReport &report)
{
    const nlohmann::json detail {{"id", report.id}, {"kind", report.kind}, {"restored", report.restored},
        {"removed", report.removed}, {"kept", report.kept}};
    return transaction.appendAudit({request.nowMs, request.who, "import.undo",
        detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

} // namespace

Result<UndoReport> undoImport(Storage &storage, const UndoRequest &request, IdSource &ids)
{
    QUNCE_ASSIGN(const std::unique_ptr<WriteTransaction> transaction, storage.beginWrite());
    FormerValues *const formers = transaction->formerValues();
    if (!formers)
        return nothingKept(request.id);
    QUNCE_ASSIGN(const std::optional<KeptImport> kept, formers->find(request.id));
    const std::optional<ImportKind> kind = kept ? importKindNamed(kept->kind) : std::nullopt;
    if (!kind)
        return nothingKept(request.id);
    transaction->setAuthor(request.who);
    UndoTally tally(*transaction, request);
    UndoReport &report = tally.report();
    report.id = request.id;
    report.kind = kept->kind;
    report.dryRun = request.dryRun;
    QUNCE_TRY(takeBack(*kind, {*transaction, *formers, *kept, tally, ids}));
    QUNCE_TRY(tally.goOn());
    if (!request.dryRun) {
        QUNCE_TRY(formers->forget(*kept));
        QUNCE_TRY(noteUndo(*transaction, request, report));
        QUNCE_TRY(transaction->commit());
    }
    return std::move(report);
}

} // namespace qunce::server

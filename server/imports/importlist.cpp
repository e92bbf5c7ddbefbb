// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/importlist.h"

#include <map>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace qunce::server {

namespace {

uint64_t countIn(const nlohmann::json &detail, const char *name)
{
    const auto found = detail.find(name);
    return found != detail.end() && found->is_number_unsigned() ? found->get<uint64_t>() : 0;
}

std::string textIn(const nlohmann::json &detail, const char *name)
{
    const auto found = detail.find(name);
    return found != detail.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::optional<PastImport> pastImportOf(const AuditEntry &entry)
{
    if (entry.action != "import" && entry.action != "import.undo")
        return std::nullopt;
    const nlohmann::json detail = nlohmann::json::parse(entry.detailJson, nullptr, false);
    if (!detail.is_object())
        return std::nullopt;
    PastImport past;
    past.id = textIn(detail, "id");
    past.atMs = entry.atMs;
    past.who = entry.who;
    past.kind = textIn(detail, "kind");
    if (entry.action == "import.undo") {
        past.undoes = std::exchange(past.id, {});
        past.updated = countIn(detail, "restored");
        past.rejected = countIn(detail, "kept");
        past.rows = past.updated + countIn(detail, "removed");
        return past;
    }
    past.file = textIn(detail, "file");
    past.fed = detail.value("fed", nlohmann::json(false)) == true;
    past.rows = countIn(detail, "rows");
    past.created = countIn(detail, "created");
    past.updated = countIn(detail, "updated");
    past.unchanged = countIn(detail, "unchanged");
    past.rejected = countIn(detail, "rejected");
    return past;
}

Result<std::vector<PastImport>> pastImports(Storage &storage)
{
    QUNCE_ASSIGN(const auto transaction, storage.beginRead());
    QUNCE_ASSIGN(const std::vector<AuditEntry> entries, transaction->audit(kAuditLooked));
    QUNCE_ASSIGN(const std::vector<KeptImport> kept, transaction->keptImports());
    std::set<std::string> undoable;
    for (const KeptImport &import : kept)
        undoable.insert(import.id);
    std::vector<PastImport> imports;
    std::map<std::string, const AuditEntry *> undone; // an undo is younger, so it comes first
    for (const AuditEntry &entry : entries) {
        std::optional<PastImport> past = pastImportOf(entry);
        if (!past)
            continue;
        if (!past->undoes.empty())
            undone.emplace(past->undoes, &entry);
        else if (const auto by = undone.find(past->id); by != undone.end() && !past->id.empty()) {
            past->undoneMs = by->second->atMs;
            past->undoneBy = by->second->who;
        }
        past->canUndo = undoable.contains(past->id);
        imports.push_back(*std::move(past));
        if (imports.size() == kListedImports)
            break;
    }
    return imports;
}

} // namespace qunce::server

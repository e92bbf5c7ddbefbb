// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/importlist.h"

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
    if (entry.action != "import")
        return std::nullopt;
    const nlohmann::json detail = nlohmann::json::parse(entry.detailJson, nullptr, false);
    if (!detail.is_object())
        return std::nullopt;
    PastImport past;
    past.id = textIn(detail, "id");
    past.atMs = entry.atMs;
    past.who = entry.who;
    past.kind = textIn(detail, "kind");
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
    std::vector<PastImport> imports;
    for (const AuditEntry &entry : entries) {
        if (std::optional<PastImport> past = pastImportOf(entry))
            imports.push_back(*std::move(past));
        if (imports.size() == kListedImports)
            break;
    }
    return imports;
}

} // namespace qunce::server

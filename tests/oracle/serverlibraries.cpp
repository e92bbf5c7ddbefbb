// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/serverlibraries.h"

#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "server/admin/check.h"
#include "server/import/importer.h"
#include "server/rules/scope.h"
#include "server/storage/brandloader.h"
#include "server/storage/storagefacts.h"
#include "tests/oracle/productcsv.h"

namespace qunce::oracle {

namespace {

template <typename T>
T mustServe(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().userText.english() + " " + result.error().detail);
    return std::move(*result);
}

std::string content(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

ServerLibraries::ServerLibraries()
{
    m_storage = mustServe(server::SqliteStorage::open(
        m_directory.file("qunce.db"), server::SqliteStorage::Mode::Create, m_clock));
}

ImportOutcome ServerLibraries::import(const SourceFile &file, const FileStyle &style)
{
    const std::string path = m_directory.file(file.kind + ".csv");
    std::ofstream(path, std::ios::binary) << writtenFile(file, style);
    server::ImportRequest request;
    request.import.today = file.today;
    request.import.nowMs = m_clock.nowMs();
    request.import.fed = file.fed;
    request.errorsPath = m_directory.file("errors.csv");
    const auto report =
        server::importFile(*m_storage, mustServe(server::parseImportKind(file.kind)), path, request, m_ids);
    ImportOutcome outcome;
    if (!report) {
        outcome.output = report.error().userText.english() + " " + report.error().detail;
        return outcome;
    }
    outcome = {true, report->rows, report->counts.created, report->counts.updated, report->counts.unchanged,
        report->rejected, {}};
    for (const std::string &column : report->unknownColumns)
        outcome.output += "unknown column " + column + "\n";
    if (report->rejected > 0)
        outcome.output += content(request.errorsPath);
    return outcome;
}

bool ServerLibraries::addUser(const RegionalUser &user)
{
    m_regionsOf[user.name] = user.regions;
    return true;
}

std::string ServerLibraries::exported(const std::vector<std::string> &arguments)
{
    const auto transaction = mustServe(m_storage->beginRead());
    const OrgTree org = mustServe(server::loadOrganisation(*transaction));
    server::Scope scope = server::Scope::everything();
    for (size_t i = 0; i + 1 < arguments.size(); ++i)
        if (arguments[i] == "--as-user") {
            std::vector<Uuid> regions;
            for (const std::string &code : m_regionsOf.at(arguments[i + 1]))
                regions.push_back(org.at(org.byCode(code).value()).id);
            scope = server::Scope::ofRegions(server::Role::RegionManager, m_ids.next(), regions);
        }
    const Brand brand = mustServe(server::loadBrand(*transaction, scope.filter()));
    return productCsv(brand, server::StorageFacts(*transaction, brand), arguments);
}

bool ServerLibraries::check()
{
    const auto transaction = mustServe(m_storage->beginRead());
    const server::CheckReport report = mustServe(server::checkDatabase(*transaction));
    for (const Message &problem : report.problems)
        std::cerr << problem.english() << "\n";
    return report.clean();
}

std::string ServerLibraries::heads()
{
    std::string text;
    const auto transaction = mustServe(m_storage->beginRead());
    for (const server::BucketHead &head : mustServe(transaction->heads()))
        text += head.bucket + " " + std::to_string(head.headSeq) + " " + std::to_string(head.digest) + "\n";
    return text;
}

} // namespace qunce::oracle

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/watchfolder.h"

#include <algorithm>
#include <vector>

#include "models/base/filewriter.h"

namespace qunce::server {

namespace {

namespace fs = std::filesystem;

constexpr const char *kWho = "watch";

std::vector<std::string> partsOf(const std::string &name)
{
    std::vector<std::string> parts;
    size_t begin = 0;
    for (size_t dot = 0; (dot = name.find('.', begin)) != std::string::npos; begin = dot + 1)
        parts.push_back(name.substr(begin, dot - begin));
    parts.push_back(name.substr(begin));
    return parts;
}

/// Somebody may have meant it to go in.
bool isTable(const std::string &name)
{
    const std::string extension = name.front() == '.' ? std::string() : partsOf(name).back();
    return extension == "csv" || extension == "tsv" || extension == "xlsx";
}

/// The same file may succeed later.
bool isPassing(ErrorCode code)
{
    return code == ErrorCode::Locked || code == ErrorCode::DiskFull || code == ErrorCode::Cancelled
        || code == ErrorCode::Io || code == ErrorCode::Internal;
}

/// `name`, or with the time in front if there is such a file already.
std::string freeName(const fs::path &folder, const std::string &name, int64_t nowMs)
{
    std::error_code failed;
    std::string found = name;
    for (int64_t stamp = nowMs; fs::exists(folder / found, failed); ++stamp)
        found = std::to_string(stamp) + "." + name;
    return found;
}

Error folderError(const std::error_code &failed, const fs::path &path)
{
    return fileError(failed.value(), path.string());
}

} // namespace

std::optional<WatchedName> watchedName(const std::string &fileName)
{
    if (fileName.empty() || fileName.front() == '.')
        return std::nullopt;
    std::vector<std::string> parts = partsOf(fileName);
    const std::string &extension = parts.back();
    if (extension != "csv" && extension != "tsv" && extension != "txt" && extension != "xlsx")
        return std::nullopt;
    parts.pop_back();
    WatchedName what;
    if (parts.size() > 1 && parts.back() == "fed") {
        what.fed = true;
        parts.pop_back();
    }
    const std::optional<ImportKind> kind = parts.empty() ? std::nullopt : importKindNamed(parts.back());
    if (!kind)
        return std::nullopt;
    what.kind = *kind;
    return what;
}

WatchFolder::WatchFolder(fs::path folder, ImportRunner &runner, const Clock &clock,
    std::function<std::string(const Message &)> translate)
    : m_folder(std::move(folder)), m_runner(runner), m_clock(clock), m_translate(std::move(translate))
{ }

Result<void> WatchFolder::noteFiles(int64_t nowMs)
{
    std::error_code failed;
    std::map<std::string, Seen> now;
    for (fs::directory_iterator entry(m_folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code gone; // it may be moved away while we look
        Seen seen;
        seen.sinceMs = nowMs;
        if (entry->symlink_status(gone).type() != fs::file_type::regular || gone)
            continue;
        seen.size = entry->file_size(gone);
        if (!gone)
            seen.changed = entry->last_write_time(gone);
        if (gone)
            continue;
        const std::string name = entry->path().filename().string();
        const auto known = m_seen.find(name);
        now.emplace(name, known != m_seen.end() && known->second.isSame(seen) ? known->second : seen);
    }
    if (failed)
        return folderError(failed, m_folder);
    m_seen = std::move(now);
    return {};
}

Result<std::string> WatchFolder::look()
{
    const int64_t nowMs = m_clock.nowMs();
    QUNCE_TRY(noteFiles(nowMs));
    // By kind first, as `import all` does: what is referred to comes before what refers to it. Then by name.
    std::vector<std::pair<WatchedName, std::string>> ready;
    bool isCopying = false; // a file of an earlier kind may still be on its way
    for (auto &[name, seen] : m_seen) {
        const std::optional<WatchedName> what = watchedName(name);
        if (!what && isTable(name) && !std::exchange(seen.isSaid, true))
            return name + " stays: its name says no kind; NAME.KIND.csv does, for example erp.guides.csv";
        if (!what || seen.isIn)
            continue;
        if (nowMs - seen.sinceMs < kQuietMs)
            isCopying = true;
        else
            ready.emplace_back(*what, name);
    }
    if (ready.empty() || isCopying)
        return std::string();
    std::stable_sort(
        ready.begin(), ready.end(), [](const auto &a, const auto &b) { return a.first.kind < b.first.kind; });
    const auto &[what, name] = ready.front();
    return take(name, what, m_seen.at(name));
}

Result<std::string> WatchFolder::take(const std::string &name, const WatchedName &what, Seen &seen)
{
    auto turn = m_runner.takeTurn(kWho, name);
    if (!std::holds_alternative<std::shared_ptr<ImportRunner::Turn>>(turn))
        return std::string(); // somebody imports: later
    const fs::path failedFolder = m_folder / "failed";
    const int64_t nowMs = m_clock.nowMs();
    const std::string failedName = freeName(failedFolder, name, nowMs);
    const std::string errorsPath = (failedFolder / (failedName + ".errors.csv")).string();
    std::error_code made;
    fs::create_directories(failedFolder, made);
    if (made)
        return folderError(made, failedFolder);
    const Result<ImportReport> report =
        m_runner.importPath((m_folder / name).string(), what.kind, what.fed, kWho, errorsPath, m_translate);
    if (!report.ok() && isPassing(report.error().code))
        return report.error();
    seen.isIn = true; // whatever becomes of moving it
    if (!report.ok()) {
        const std::string reason = m_translate(report.error().userText) + "\n";
        QUNCE_TRY(writeFileWhole((failedFolder / (failedName + ".error.txt")).string(), reason));
        QUNCE_TRY(moveTo("failed", name, failedName));
        return name + " failed: " + report.error().userText.english();
    }
    if (report->rejected > 0)
        QUNCE_TRY(moveTo("failed", name, failedName));
    else
        QUNCE_TRY(moveTo("done", name, freeName(m_folder / "done", name, nowMs)));
    return name + ": " + std::to_string(report->rows) + " rows, " + std::to_string(report->rejected)
        + " rejected";
}

Result<void> WatchFolder::moveTo(const char *folder, const std::string &name, const std::string &newName)
{
    std::error_code failed;
    fs::create_directories(m_folder / folder, failed);
    if (!failed)
        fs::rename(m_folder / name, m_folder / folder / newName, failed);
    if (failed)
        return folderError(failed, m_folder / name);
    m_seen.erase(name);
    return {};
}

} // namespace qunce::server

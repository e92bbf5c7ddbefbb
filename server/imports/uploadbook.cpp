// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/uploadbook.h"

#include <string>

namespace qunce::server {

UploadBook::UploadBook(std::filesystem::path folder, const Clock &clock, UploadLimits limits)
    : m_folder(std::move(folder)), m_clock(clock), m_limits(limits)
{ }

Outcome<uint64_t> UploadBook::add(
    const Uuid &person, const Uuid &upload, uint64_t offset, std::string_view piece)
{
    const int64_t nowMs = m_clock.nowMs();
    const std::lock_guard lock(m_mutex);
    forgetIdleLocked(nowMs);
    auto found = m_uploads.find(person);
    if (found != m_uploads.end() && found->second.name != upload && offset == 0) {
        m_uploads.erase(found);
        found = m_uploads.end();
    }
    if (found == m_uploads.end() && offset == 0) {
        if (m_uploads.size() >= m_limits.uploads) {
            Refusal busy {Refusal::Code::SlowDown, "too many files are being uploaded"};
            busy.retryAfterMs = 5000;
            return busy;
        }
        QUNCE_ASSIGN(std::shared_ptr<UploadedFile> file, UploadedFile::make(m_folder));
        found = m_uploads.emplace(person, Upload {upload, std::move(file), nowMs}).first;
    }
    if (found == m_uploads.end() || found->second.name != upload)
        return Refusal {Refusal::Code::NotFound, "no such upload (any more)"};
    Upload &known = found->second;
    const uint64_t have = known.file->size();
    if (offset > have)
        return Refusal {Refusal::Code::Malformed, "a piece is missing before this one"};
    if (offset + piece.size() > m_limits.fileBytes) {
        m_uploads.erase(found); // nobody can make anything of it
        return Refusal {
            Refusal::Code::TooLarge, "a file has at most " + std::to_string(m_limits.fileBytes) + " bytes"};
    }
    known.touchedMs = nowMs;
    const uint64_t passed = have - offset;
    if (passed >= piece.size())
        return have;
    const Result<void> appended = known.file->append(piece.substr(static_cast<size_t>(passed)));
    if (!appended.ok()) {
        m_uploads.erase(found); // half a piece may stand at its end
        return appended.error();
    }
    return known.file->size();
}

std::shared_ptr<const UploadedFile> UploadBook::find(const Uuid &person, const Uuid &upload)
{
    const int64_t nowMs = m_clock.nowMs();
    const std::lock_guard lock(m_mutex);
    forgetIdleLocked(nowMs);
    const auto found = m_uploads.find(person);
    if (found == m_uploads.end() || found->second.name != upload)
        return nullptr;
    found->second.touchedMs = nowMs;
    return found->second.file;
}

void UploadBook::drop(const Uuid &person, const Uuid &upload)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_uploads.find(person);
    if (found != m_uploads.end() && found->second.name == upload)
        m_uploads.erase(found);
}

void UploadBook::forgetIdle()
{
    const int64_t nowMs = m_clock.nowMs();
    const std::lock_guard lock(m_mutex);
    forgetIdleLocked(nowMs);
}

size_t UploadBook::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_uploads.size();
}

void UploadBook::forgetIdleLocked(int64_t nowMs)
{
    std::erase_if(
        m_uploads, [&](const auto &entry) { return entry.second.touchedMs + m_limits.idleMs < nowMs; });
}

} // namespace qunce::server

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/blobstore.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "models/base/outputfile.h"
#include "models/protocol/imagefile.h"
#include "models/store/profile.h"

namespace qunce {

namespace fs = std::filesystem;

namespace {

Result<void> writeWhole(const std::string &folder, const std::string &name, std::string_view bytes)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        return Error {
            ErrorCode::Io, QUNCE_TEXT("The image cannot be saved on this computer."), failure.message()};
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(folder + "/" + name));
    QUNCE_TRY(file.write(bytes));
    QUNCE_TRY(file.commit());
    return flushDirectory(folder);
}

std::optional<std::string> wholeFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Images in a folder: the parts of files that were never finished are none.
std::vector<std::string> namesIn(const std::string &folder)
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, ignored)) {
        std::string name = entry.path().filename().string();
        if (isBlobName(name))
            names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

BlobStore::BlobStore(const std::string &directory, uint64_t mostBytes)
    : m_kept(directory + "/blobs"), m_waiting(m_kept + "/waiting"), m_mostBytes(mostBytes)
{ }

Result<std::string> BlobStore::add(std::string_view bytes)
{
    QUNCE_ASSIGN(const ContentImage image, imageFrom(bytes));
    const std::lock_guard lock(m_mutex);
    QUNCE_TRY(writeWhole(m_waiting, image.hash, bytes));
    return image.hash;
}

Result<void> BlobStore::keep(const std::string &name, std::string_view bytes)
{
    if (!isBlobName(name) || blobName(bytes) != name)
        return Error {ErrorCode::Corrupt, QUNCE_TEXT("The image came damaged."), name};
    const std::lock_guard lock(m_mutex);
    QUNCE_TRY(writeWhole(m_kept, name, bytes));
    makeRoom();
    return {};
}

Result<std::string> BlobStore::read(const std::string &name)
{
    if (isBlobName(name)) {
        for (const std::string &path : {pathOf(name), waitingPathOf(name)}) {
            std::optional<std::string> bytes = wholeFile(path);
            if (!bytes)
                continue;
            std::error_code ignored;
            if (blobName(*bytes) == name) {
                fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
                return std::move(*bytes);
            }
            fs::remove(path, ignored);
        }
    }
    return Error {ErrorCode::NotFound, QUNCE_TEXT("The image is not on this computer."), name};
}

std::vector<std::string> BlobStore::waiting() const
{
    return namesIn(m_waiting);
}

bool BlobStore::isWaiting(const std::string &name) const
{
    std::error_code ignored;
    return isBlobName(name) && fs::exists(waitingPathOf(name), ignored);
}

Result<void> BlobStore::sent(const std::string &name)
{
    const std::lock_guard lock(m_mutex);
    std::error_code failure;
    fs::rename(waitingPathOf(name), pathOf(name), failure);
    if (failure && failure != std::errc::no_such_file_or_directory)
        return Error {
            ErrorCode::Io, QUNCE_TEXT("The image cannot be saved on this computer."), failure.message()};
    makeRoom();
    return {};
}

void BlobStore::makeRoom()
{
    struct File {
        fs::file_time_type at;
        uint64_t size = 0;
        std::string name;
    };
    std::vector<File> files;
    uint64_t all = 0;
    std::error_code failure;
    for (std::string &name : namesIn(m_kept)) {
        const uint64_t size = fs::file_size(pathOf(name), failure);
        const fs::file_time_type at =
            failure ? fs::file_time_type() : fs::last_write_time(pathOf(name), failure);
        if (failure)
            continue; // somebody else has removed it
        all += size;
        files.push_back({at, size, std::move(name)});
    }
    std::sort(files.begin(), files.end(), [](const File &a, const File &b) { return a.at < b.at; });
    for (const File &file : files) {
        if (all <= m_mostBytes)
            return;
        fs::remove(pathOf(file.name), failure);
        all -= file.size;
    }
}

void BlobStore::clear(const std::string &directory)
{
    std::error_code ignored;
    for (const std::string &name : namesIn(directory + "/blobs"))
        fs::remove(directory + "/blobs/" + name, ignored);
}

} // namespace qunce

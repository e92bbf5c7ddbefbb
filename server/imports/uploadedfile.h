// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "models/base/fileaccess.h"
#include "models/base/result.h"

namespace qunce::server {

/// A file without a name in a folder: whatever happens to the process, it leaves nothing behind. One thread at a time
/// writes; afterwards any may read.
class UploadedFile
{
public:
    /// Fails with Io or DiskFull, as openSpoolFile().
    static Result<std::shared_ptr<UploadedFile>> make(const std::filesystem::path &folder);
    ~UploadedFile();
    UploadedFile(const UploadedFile &) = delete;
    UploadedFile &operator=(const UploadedFile &) = delete;

    Result<void> append(std::string_view bytes);
    uint64_t size() const { return m_size; }
    /// At most so many bytes from its beginning, also those that another descriptor has written.
    Result<std::string> head(size_t most) const;
    /// A descriptor of its own, at the file's beginning, or the negative errno. The caller's to close.
    int reopen(int flags) const;

private:
    explicit UploadedFile(int descriptor) : m_descriptor(descriptor) { }

    const int m_descriptor;
    uint64_t m_size = 0;
};

/// What an import of an uploaded file sees of the file system: the upload under the name it had where it comes from, and
/// another nameless file for the refused rows. One thread.
class UploadFileAccess : public FileAccess
{
public:
    /// The errors file goes to `errors`; null: there is none.
    UploadFileAccess(std::string name, std::shared_ptr<const UploadedFile> file,
        std::shared_ptr<const UploadedFile> errors)
        : m_name(std::move(name)), m_file(std::move(file)), m_errors(std::move(errors))
    { }

    FileReply ask(const FileRequest &request) override;

private:
    const std::string m_name;
    const std::shared_ptr<const UploadedFile> m_file;
    const std::shared_ptr<const UploadedFile> m_errors;
};

} // namespace qunce::server

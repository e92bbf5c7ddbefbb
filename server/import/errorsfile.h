// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/fileaccess.h"
#include "models/base/result.h"

namespace qunce::server {

/// The refused rows of an import: the input's own columns, then `line` and `reason`; UTF-8 with BOM and CRLF. It grows
/// under a temporary name and gets its own one only in publish(); destroyed before, it leaves nothing. Fails with Io or
/// DiskFull. One thread, which is also that of `files`.
class ErrorsFile
{
public:
    /// With an empty path nothing is written.
    ErrorsFile(std::string path, std::vector<std::string> header, FileAccess &files);
    ~ErrorsFile();
    ErrorsFile(const ErrorsFile &) = delete;
    ErrorsFile &operator=(const ErrorsFile &) = delete;

    /// Fewer cells than the header has are filled up.
    Result<void> add(std::span<const std::string_view> cells, uint64_t line, std::string_view reason);
    /// Everything is on the disk, still under the temporary name.
    Result<void> close();
    /// Takes its name, or removes a file of that name from an earlier run if no row was refused.
    Result<void> publish();

private:
    struct Closer {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    Result<void> open();
    Result<void> write(const std::string &bytes);
    Error failure(int number) const;

    std::string m_path;
    std::string m_temporary;
    std::vector<std::string> m_header;
    FileAccess &m_files;
    std::unique_ptr<std::FILE, Closer> m_file;
    bool m_used = false;
    std::string m_row;
};

} // namespace qunce::server

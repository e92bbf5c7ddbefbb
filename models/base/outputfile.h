// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce {

/// A file that appears under its name only when it is whole: bytes go to a sibling that commit() renames, and that is
/// removed if there is no commit(). What is no regular file, such as a pipe, /dev/stdout or any symbolic link, is written
/// directly.
/// Failures are those of fileError(); after one, every further call fails too. One thread at a time.
class OutputFile
{
public:
    static Result<OutputFile> create(const std::string &path);
    OutputFile(OutputFile &&other) noexcept;
    OutputFile &operator=(OutputFile &&) = delete;
    ~OutputFile();

    Result<void> write(std::string_view bytes);
    /// Durable and in place when it returns.
    Result<void> commit();

private:
    OutputFile(std::string path, std::string part, int descriptor);
    Result<void> flush();

    std::string m_path;
    std::string m_part; ///< what is being written; equal to the path if directly
    int m_descriptor;
    std::string m_buffer;
    bool m_failed = false;
};

} // namespace qunce

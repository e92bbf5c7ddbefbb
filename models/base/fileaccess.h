// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace qunce {

/// What FileAccess is asked to do.
struct FileRequest {
    enum class Operation : uint8_t {
        OpenInput, ///< to read at any position: what is no regular file is copied to a nameless one first
        CreateOutput, ///< made or emptied, to write
        Rename, ///< `path` takes the name `second`
        Remove, ///< a file that does not exist is no failure
        IsRegular,
        IsSame, ///< `path` and `second` are one existing file
        FolderOf, ///< absolute folder of the path, links followed; empty if that cannot be told
        FirstLine, ///< without its end; of standard input if `path` is empty
    };
    Operation operation = Operation::OpenInput;
    std::string path;
    std::string second;
};

struct FileReply {
    int error = 0; ///< errno
    bool yes = false; ///< IsRegular, IsSame
    int descriptor = -1; ///< OpenInput, CreateOutput: the caller's to close
    std::string text; ///< FolderOf, FirstLine
};

/// The files that somebody names on a command line, with that person's rights and present folder, which need not be
/// those of the process that does the work. One thread at a time.
class FileAccess
{
public:
    virtual ~FileAccess() = default;
    virtual FileReply ask(const FileRequest &request) = 0;

    /// A descriptor, or the negative errno.
    int openInput(const std::string &path);
    int createOutput(const std::string &path);
    /// 0 or errno.
    int rename(const std::string &from, const std::string &to);
    int remove(const std::string &path);
    bool isRegular(const std::string &path);
    bool isSame(const std::string &path, const std::string &second);
    std::string folderOf(const std::string &path);
    FileReply firstLine(const std::string &path);
};

/// The files as this process sees them.
class LocalFileAccess : public FileAccess
{
public:
    FileReply ask(const FileRequest &request) override;
};

} // namespace qunce

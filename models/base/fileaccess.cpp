// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/fileaccess.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fcntl.h>
#include <unistd.h>

#include "models/base/textfile.h"

namespace qunce {

namespace {

namespace fs = std::filesystem;
using Operation = FileRequest::Operation;

FileReply opened(int descriptorOrError)
{
    FileReply reply;
    (descriptorOrError < 0 ? reply.error : reply.descriptor) = std::abs(descriptorOrError);
    return reply;
}

FileReply firstLineOf(const std::string &path)
{
    FileReply reply;
    if (path.empty()) {
        std::getline(std::cin, reply.text);
        return reply;
    }
    std::ifstream file(path);
    if (file)
        std::getline(file, reply.text);
    else
        reply.error = errno;
    return reply;
}

std::string folder(const std::string &path)
{
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(fs::path(path), failed);
    return failed ? std::string() : whole.parent_path().string();
}

} // namespace

int FileAccess::openInput(const std::string &path)
{
    const FileReply reply = ask({Operation::OpenInput, path, {}});
    return reply.error != 0 ? -reply.error : reply.descriptor;
}

int FileAccess::createOutput(const std::string &path)
{
    const FileReply reply = ask({Operation::CreateOutput, path, {}});
    return reply.error != 0 ? -reply.error : reply.descriptor;
}

int FileAccess::rename(const std::string &from, const std::string &to)
{
    return ask({Operation::Rename, from, to}).error;
}

int FileAccess::remove(const std::string &path)
{
    return ask({Operation::Remove, path, {}}).error;
}

bool FileAccess::isRegular(const std::string &path)
{
    return ask({Operation::IsRegular, path, {}}).yes;
}

bool FileAccess::isSame(const std::string &path, const std::string &second)
{
    return ask({Operation::IsSame, path, second}).yes;
}

std::string FileAccess::folderOf(const std::string &path)
{
    return ask({Operation::FolderOf, path, {}}).text;
}

FileReply FileAccess::firstLine(const std::string &path)
{
    return ask({Operation::FirstLine, path, {}});
}

FileReply LocalFileAccess::ask(const FileRequest &request)
{
    FileReply reply;
    std::error_code failed;
    switch (request.operation) {
    case Operation::OpenInput:
        return opened(TextFile::openSeekable(request.path));
    case Operation::CreateOutput: {
        const int descriptor = ::open(request.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        return opened(descriptor < 0 ? -errno : descriptor);
    }
    case Operation::Rename:
        reply.error = std::rename(request.path.c_str(), request.second.c_str()) == 0 ? 0 : errno;
        break;
    case Operation::Remove:
        reply.error = ::unlink(request.path.c_str()) == 0 || errno == ENOENT ? 0 : errno;
        break;
    case Operation::IsRegular:
        reply.yes = fs::is_regular_file(request.path, failed);
        break;
    case Operation::IsSame:
        reply.yes = fs::equivalent(request.path, request.second, failed);
        break;
    case Operation::FolderOf:
        reply.text = folder(request.path);
        break;
    case Operation::FirstLine:
        return firstLineOf(request.path);
    }
    return reply;
}

} // namespace qunce

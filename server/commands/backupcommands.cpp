// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cerrno>
#include <filesystem>

#include <unistd.h>

#include "models/base/filewriter.h"
#include "server/admin/backup.h"
#include "server/admin/sealedoutbox.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

namespace {

/// A sealed file holds what one laptop had not sent; nobody types that much.
constexpr size_t kMostSealedBytes = size_t {256} * 1024 * 1024;

Result<std::string> contentOf(const std::string &path, const Environment &environment)
{
    const int file = environment.files->openInput(path);
    if (file < 0)
        return fileError(-file, path);
    std::string text;
    std::string part(64 * 1024, '\0');
    ssize_t count = 0;
    while (text.size() <= kMostSealedBytes && (count = ::read(file, part.data(), part.size())) > 0)
        text.append(part, 0, static_cast<size_t>(count));
    const int failed = count < 0 ? errno : text.size() > kMostSealedBytes ? EFBIG : 0;
    ::close(file);
    return failed == 0 ? Result<std::string>(std::move(text)) : Result<std::string>(fileError(failed, path));
}

} // namespace

Result<int> runBackup(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "FILE"));
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    QUNCE_TRY(refuseInside(line, environment, line.words[0]));
    QUNCE_TRY(backUp(DataLayout {directory}, line.words[0]));
    environment.print(
        environment.text({QUNCE_TEXT("The brand and its keys are in %1. Keep it where only you can read it."),
            {line.words[0]}}));
    return 0;
}

Result<int> runRestore(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "FILE"));
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    QUNCE_ASSIGN(
        const Restored restored, restore(line.words[0], directory, environment.clock, line.has("damaged")));
    if (!restored.keptDatabase.empty())
        environment.print(environment.text(
            {QUNCE_TEXT("The database that was there is now %1."), {restored.keptDatabase}}));
    environment.print(environment.text({QUNCE_TEXT(
        "The brand is as it was in the backup. Consoles send their edits of the last 30 days again.")}));
    if (!restored.keptKeys.empty()) {
        std::string names;
        for (const std::string &name : restored.keptKeys)
            names += (names.empty() ? "" : ", ") + name;
        environment.warn(
            {QUNCE_TEXT("The backup has other keys, so it is of another brand than the one that was "
                        "here. The keys that were here are now %1."),
                {names}});
    }
    if (restored.problems > 0)
        environment.warn({QUNCE_TEXT("The check finds %1 problems in what was restored; `check` lists them."),
            {std::to_string(restored.problems)}});
    environment.warn(
        {QUNCE_TEXT("Users, passwords and revoked devices are those of the backup too: look through "
                    "`user list` and `device list`.")});
    return 0;
}

Result<int> runOutboxOpen(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "FILE"));
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    QUNCE_ASSIGN(const KeyPair keys, readKeyPair(DataLayout {directory}.sealingKey()));
    QUNCE_ASSIGN(const std::string sealed, contentOf(line.words[0], environment));
    QUNCE_ASSIGN(const std::string text, openSealedOutbox(sealed, keys));
    environment.print(text);
    return 0;
}

} // namespace qunce::server

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/leftedits.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "models/base/filewriter.h"
#include "models/store/editfile.h"
#include "models/store/editlog.h"

namespace qunce {

namespace {

namespace fs = std::filesystem;

constexpr const char *kLeftFolder = "/left";

/// Ids are made of the time, so names tell which is older.
std::vector<fs::path> leftFiles(const std::string &directory)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator each(directory + kLeftFolder, failed), end; !failed && each != end;
         each.increment(failed)) {
        if (each->path().extension() == ".json")
            files.push_back(each->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

Result<void> leaveEdits(const std::string &directory, const EditAction &action)
{
    ListedAction listed {action.aid, action.title, action.atMs, action.undoes, {}};
    for (const PushGroup &group : action.groups) {
        for (const PushOp &op : group.ops) {
            StoredEdit edit;
            edit.gid = group.gid;
            edit.aid = action.aid;
            edit.op = op;
            listed.edits.push_back(std::move(edit));
        }
    }
    const std::string folder = directory + kLeftFolder;
    std::error_code failed;
    fs::create_directory(folder, failed);
    if (failed)
        return fileError(failed.value(), folder);
    fs::permissions(folder, fs::perms::owner_all, failed);
    return writePrivateFile(
        folder + "/" + action.aid.toString() + ".json", editsToText({&listed, 1}, action.atMs));
}

Result<void> takeLeftEdits(const std::string &directory, EditLog &log)
{
    for (const fs::path &file : leftFiles(directory)) {
        QUNCE_ASSIGN(const std::string text, readWholeFile(file.string()));
        const Result<std::vector<EditAction>> actions = editsFromText(text);
        std::error_code ignored;
        if (!actions.ok()) {
            fs::rename(file, file.string() + ".damaged", ignored);
            continue;
        }
        for (const EditAction &action : *actions) {
            const Result<void> done = log.commit(action);
            if (!done.ok() && done.error().code != ErrorCode::AlreadyExists)
                return done.error();
        }
        fs::remove(file, ignored); // if that fails, it is taken again and is there already
    }
    return {};
}

} // namespace qunce

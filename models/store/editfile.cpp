// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editfile.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

using nlohmann::json;

constexpr char kEditFileFormat[] = "qunce-edits";
constexpr int kVersion = 1;
constexpr std::string_view kSealedHead = "qunce-sealed-edits 1\n";

const char *stateName(EditState state)
{
    switch (state) {
    case EditState::Rejected:
        return "rejected";
    case EditState::SetAside:
        return "set_aside";
    default:
        return "pending";
    }
}

bool isExported(EditState state)
{
    return state == EditState::Pending || state == EditState::Sent || state == EditState::Rejected
        || state == EditState::SetAside;
}

/// An edit in the JSON of a push, by way of a push of nothing else.
json opToJson(const PushOp &op)
{
    PushOp typed = op;
    typed.mid = 0;
    const PushRequest request {{}, {}, 0, {{{}, {}, {typed}}}};
    return json::parse(encode(request, WireFormat::Json)).at("groups").at(0).at("ops").at(0);
}

Result<PushOp> opFromJson(const json &op)
{
    const std::string nil = Uuid().toString();
    const json request {{"epoch", ""}, {"client_id", nil}, {"session_no", 0},
        {"groups", json::array({{{"gid", nil}, {"aid", nil}, {"ops", json::array({op})}}})}};
    QUNCE_ASSIGN(PushRequest read, decodePushRequest(request.dump(), WireFormat::Json));
    return std::move(read.groups.at(0).ops.at(0));
}

Error noEdits(const std::string &detail)
{
    return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The file holds no edits of this program.")), detail};
}

Uuid idFrom(const json &value)
{
    return Uuid::parse(value.get<std::string>()).value_or(Uuid {});
}

/// Throws what the JSON library throws.
Result<EditAction> actionFrom(const json &stored)
{
    EditAction action;
    action.aid = idFrom(stored.at("aid"));
    action.atMs = stored.at("at_ms").get<int64_t>();
    std::vector<std::string> title = stored.at("title").get<std::vector<std::string>>();
    if (title.empty() || action.aid.isNil())
        return noEdits("an action without a name");
    action.title.source = title.front();
    action.title.arguments.assign(title.begin() + 1, title.end());
    if (stored.contains("undoes"))
        action.undoes = idFrom(stored.at("undoes"));
    for (const json &edit : stored.at("edits")) {
        const Uuid gid = idFrom(edit.at("gid"));
        if (action.groups.empty() || action.groups.back().gid != gid)
            action.groups.push_back({gid, action.aid, {}});
        QUNCE_ASSIGN(PushOp op, opFromJson(edit.at("op")));
        action.groups.back().ops.push_back(std::move(op));
    }
    return action;
}

} // namespace

std::string editsToText(std::span<const ListedAction> actions, int64_t nowMs)
{
    json listed = json::array();
    for (const ListedAction &action : actions) {
        json edits = json::array();
        for (const StoredEdit &edit : action.edits) {
            if (!isExported(edit.state))
                continue;
            json stored {
                {"gid", edit.gid.toString()}, {"state", stateName(edit.state)}, {"op", opToJson(edit.op)}};
            if (!edit.result.code.empty())
                stored["code"] = edit.result.code;
            edits.push_back(std::move(stored));
        }
        if (edits.empty())
            continue;
        json title = json::array({action.title.source});
        for (const std::string &argument : action.title.arguments)
            title.push_back(argument);
        json stored {{"aid", action.aid.toString()}, {"title", std::move(title)}, {"at_ms", action.atMs},
            {"edits", std::move(edits)}};
        if (!action.undoes.isNil())
            stored["undoes"] = action.undoes.toString();
        listed.push_back(std::move(stored));
    }
    const json whole {{"format", kEditFileFormat}, {"version", kVersion}, {"saved_at_ms", nowMs},
        {"actions", std::move(listed)}};
    return whole.dump(1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<EditAction>> editsFromText(std::string_view text)
{
    std::vector<EditAction> actions;
    try {
        const json whole = json::parse(text);
        if (whole.at("format").get<std::string>() != kEditFileFormat)
            return noEdits("format");
        if (whole.at("version").get<int>() != kVersion)
            return Error {ErrorCode::VersionMismatch,
                Message(QUNCE_TEXT("The file was written by a newer program. Install that first.")), {}};
        for (const json &stored : whole.at("actions")) {
            QUNCE_ASSIGN(EditAction action, actionFrom(stored));
            actions.push_back(std::move(action));
        }
    } catch (const json::exception &failed) {
        return noEdits(failed.what());
    }
    return actions;
}

Result<std::string> sealedText(std::string_view text, std::string_view publicKey)
{
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES)
        return Error {ErrorCode::InvalidInput,
            Message(QUNCE_TEXT("The server's key is not known, so nothing can be sealed for it.")), {}};
    std::string sealed(kSealedHead);
    sealed.resize(kSealedHead.size() + text.size() + crypto_box_SEALBYTES);
    crypto_box_seal(reinterpret_cast<unsigned char *>(sealed.data() + kSealedHead.size()),
        reinterpret_cast<const unsigned char *>(text.data()), text.size(),
        reinterpret_cast<const unsigned char *>(publicKey.data()));
    return sealed;
}

Result<void> writePrivateFile(const std::string &path, std::string_view bytes)
{
    const std::string part = path + ".part";
    ::unlink(part.c_str());
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fileError(errno, path);
    Result<void> written;
    while (written.ok() && !bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            written = fileError(errno, path);
        bytes.remove_prefix(count > 0 ? static_cast<size_t>(count) : 0);
    }
    if (written.ok() && ::fsync(file) != 0)
        written = fileError(errno, path);
    ::close(file);
    if (written.ok() && std::rename(part.c_str(), path.c_str()) != 0)
        written = fileError(errno, path);
    if (!written.ok()) {
        ::unlink(part.c_str());
        return written;
    }
    const size_t slash = path.find_last_of('/');
    return flushDirectory(slash == std::string::npos ? "." : path.substr(0, slash));
}

Result<std::string> readWholeFile(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fileError(errno, path);
    std::string text;
    char buffer[16384];
    ssize_t got = 0;
    while ((got = ::read(file, buffer, sizeof buffer)) > 0)
        text.append(buffer, static_cast<size_t>(got));
    const int reason = errno;
    ::close(file);
    return got == 0 ? Result<std::string>(std::move(text)) : Result<std::string>(fileError(reason, path));
}

} // namespace qunce

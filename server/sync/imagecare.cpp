// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/imagecare.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "models/protocol/imagefile.h"

namespace qunce::server {

namespace {

constexpr std::string_view kSetting = "unused_images"; ///< {hash: marked at, ms}

using Marks = std::map<std::string, int64_t, std::less<>>;

Result<Marks> marksOf(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(const std::string kept, transaction.setting(kSetting));
    Marks marks;
    const nlohmann::json json = nlohmann::json::parse(kept, nullptr, false);
    if (json.is_object()) {
        for (const auto &[hash, at] : json.items()) {
            if (isBlobName(hash) && at.is_number_integer())
                marks[hash] = at.get<int64_t>();
        }
    }
    return marks;
}

Result<void> keep(WriteTransaction &transaction, const Marks &marks)
{
    if (marks.empty())
        return transaction.dropSetting(kSetting);
    nlohmann::json json = nlohmann::json::object();
    for (const auto &[hash, at] : marks)
        json[hash] = at;
    return transaction.putSetting(kSetting, json.dump());
}

/// Whatever looks like a name of an image, wherever it stands.
void addNames(std::string_view text, std::set<std::string, std::less<>> &names)
{
    constexpr size_t kLength = 64;
    for (size_t at = 0; at + kLength <= text.size();) {
        const std::string_view word = text.substr(at, kLength);
        if (isBlobName(word)) {
            names.emplace(word);
            at += kLength;
        } else {
            ++at;
        }
    }
}

/// By contents, and by conflicts that have a content's images to choose from.
Result<std::set<std::string, std::less<>>> namedImages(ReadTransaction &transaction)
{
    std::set<std::string, std::less<>> names;
    QUNCE_TRY(transaction.eachRecord(Kind::Content, [&names](const Record &content) -> Result<void> {
        for (const ContentImage &image : imagesFromJson(content.text("images")))
            names.insert(image.hash);
        return {};
    }));
    QUNCE_TRY(transaction.eachRecord(Kind::Conflict, [&names](const Record &conflict) -> Result<void> {
        for (const auto &[field, value] : conflict.fields) {
            if (const auto *text = std::get_if<std::string>(&value))
                addNames(*text, names);
        }
        return {};
    }));
    return names;
}

/// As they should be: what is not named any more is marked now.
Result<Marks> wantedMarks(ReadTransaction &transaction, const Marks &before, int64_t nowMs)
{
    QUNCE_ASSIGN(const auto named, namedImages(transaction));
    QUNCE_ASSIGN(const std::vector<std::string> all, transaction.blobNames());
    Marks marks;
    for (const std::string &hash : all) {
        if (named.contains(hash))
            continue;
        const auto known = before.find(hash);
        marks[hash] = known == before.end() ? nowMs : known->second;
    }
    return marks;
}

} // namespace

Result<uint64_t> forgetUnusedImages(WriteTransaction &transaction, int64_t nowMs, int64_t markedBeforeMs)
{
    QUNCE_ASSIGN(const Marks before, marksOf(transaction));
    QUNCE_ASSIGN(Marks marks, wantedMarks(transaction, before, nowMs));
    uint64_t forgotten = 0;
    for (auto mark = marks.begin(); mark != marks.end();) {
        if (mark->second >= markedBeforeMs) {
            ++mark;
            continue;
        }
        QUNCE_TRY(transaction.dropBlob(mark->first));
        mark = marks.erase(mark);
        ++forgotten;
    }
    if (marks != before)
        QUNCE_TRY(keep(transaction, marks));
    return forgotten;
}

Result<bool> hasUnusedImages(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(const Marks before, marksOf(transaction));
    QUNCE_ASSIGN(const Marks marks, wantedMarks(transaction, before, 0));
    return !marks.empty() || !before.empty();
}

Result<bool> isMarkedUnused(ReadTransaction &transaction, std::string_view hash)
{
    QUNCE_ASSIGN(const Marks marks, marksOf(transaction));
    return marks.contains(hash);
}

Result<void> unmarkImage(WriteTransaction &transaction, std::string_view hash)
{
    QUNCE_ASSIGN(Marks marks, marksOf(transaction));
    const auto mark = marks.find(hash);
    if (mark == marks.end())
        return {};
    marks.erase(mark);
    return keep(transaction, marks);
}

} // namespace qunce::server

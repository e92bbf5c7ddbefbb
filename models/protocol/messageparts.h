// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include "models/protocol/syncmessages.h"
#include "models/protocol/wirereader.h"

// Parts of messages that several of them share.

namespace qunce {

void writeUser(WireWriter &out, const UserInfo &user);
UserInfo readUser(WireReader &in);

/// The five fields of a bucket's state, into a map that is open.
void writeState(WireWriter &out, const BucketState &state);
/// A map of just these.
BucketState readState(WireReader &in);

void writeTexts(WireWriter &out, std::string_view key, const std::vector<std::string> &texts);
std::vector<std::string> readTexts(WireReader &in);

/// All of a pull's answer but `tables` and `del`, into a map that is open; with the end.
void writePullHeader(WireWriter &out, const PullHeader &header);
/// A whole answer to a pull; `readTables` and `readDeletions` take the values of `tables` and `del`.
void readPullAnswer(WireReader &in, PullHeader &header, const std::function<void()> &readTables,
    const std::function<void()> &readDeletions);

} // namespace qunce

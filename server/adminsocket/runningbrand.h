// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace qunce::server {

class Storage;

/// The brand that a running server has open, for commands that come through its admin socket.
struct RunningBrand {
    std::string directory;
    Storage &storage;
};

} // namespace qunce::server

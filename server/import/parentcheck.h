// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "models/base/message.h"

namespace qunce::server {

/// Says whether what an import file proposes is a tree together with what is stored already, whatever the order of the
/// file. By code; one thread.
class ParentCheck
{
public:
    /// Ranks of nodes: a parent's rank must be one that the child takes; kAny stands for kinds without ranks.
    static constexpr int kAny = -1;
    struct Node {
        std::string parent; ///< empty at the top
        int rank = kAny;
    };

    void setStored(const std::string &code, Node node) { m_stored[code] = std::move(node); }
    void propose(const std::string &code, Node node) { m_proposed[code] = std::move(node); }
    void withdraw(const std::string &code) { m_proposed.erase(code); }
    const Node *stored(const std::string &code) const;

    /// Why the proposal of `code` cannot be; nothing if it can.
    std::optional<Message> judge(const std::string &code) const;

private:
    const Node *find(const std::string &code) const;

    std::unordered_map<std::string, Node> m_stored;
    std::unordered_map<std::string, Node> m_proposed;
};

} // namespace qunce::server

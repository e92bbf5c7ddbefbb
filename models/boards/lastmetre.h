// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/protocol/imagefile.h"

namespace qunce {

/// What somebody who sends an entry puts into the chat, whole: its content's text, or its title where it has none.
struct ChatText {
    std::string words; ///< the text alone
    std::string all; ///< with title and link, for who forwards it
    std::vector<ContentImage> images; ///< in the order in which they are sent

    bool operator==(const ChatText &) const = default;
};
/// NotFound if the entry is not there any more. Reader's thread.
Result<ChatText> readChatText(BoardContext &context, const Uuid &entry);
/// Of the entry that a task was made of. A task without one has its title alone.
Result<ChatText> readTaskText(BoardContext &context, const Uuid &task);

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce {

/// Reads the XML of workbooks from the front to the end, one token after the other; memory stays the same however long
/// the document is. UTF-8 only, as the format wants it. There are no document types, hence no entities of a document's
/// own: the known trick of a billion of them ends here. Prefixes of names are passed over. One thread.
class XmlPull
{
public:
    enum class Token : uint8_t { Start, End, Text, Done };
    /// Fills the span from the front, 0 at the end.
    using Read = std::function<Result<size_t>(std::span<char>)>;

    /// What stands between < and > may be so long, a piece of text comes in such pieces.
    static constexpr size_t kMostTagBytes = 256 * 1024;

    explicit XmlPull(Read read);

    /// Fails with InvalidInput if the text is no XML or ends in the middle, and as `read` does.
    Result<Token> next();
    /// Of Start and End.
    std::string_view name() const { return m_name; }
    /// Of Start, decoded; empty if there is none. Valid until the next call.
    std::string_view attribute(std::string_view name);
    /// Of Text, decoded; a long text comes in several pieces. Valid until next().
    std::string_view text() const { return m_text; }

private:
    Result<bool> more();
    Result<Token> readTag();
    Result<Token> readText();
    /// Passes over everything up to and with `mark`.
    Result<void> skipBehind(std::string_view mark);
    Result<size_t> find(std::string_view mark, size_t from, size_t most);

    Read m_read;
    std::string m_buffer;
    size_t m_at = 0; ///< of the next byte in the buffer
    bool m_ended = false;
    bool m_isEmptyTag = false; ///< the end of what has begun comes next
    size_t m_depth = 0;
    std::string m_name;
    std::string m_attributes; ///< of the tag, as they stand there
    std::string m_text;
    std::string m_value;
};

/// Entities and character references as what they mean; what is unknown stays as it is.
void appendDecoded(std::string_view xml, std::string &out);

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(scope, text) text
#endif

/// Marks an English source text for lupdate (context "qunce") without depending on Qt.
#define QUNCE_TEXT(text) QT_TRANSLATE_NOOP("qunce", text)

namespace qunce {

/// A text for people: English source with %1 … %9, and the arguments. It is translated at the program's edge
/// (translate() of the program), so that models need neither Qt nor a language. Source is always a literal
/// written as QUNCE_TEXT("…"), or outlives the message (EditTitle). Immutable value, any thread.
class Message
{
public:
    Message() = default;
    Message(const char *source, std::initializer_list<std::string> arguments = {})
        : m_source(source), m_arguments(arguments)
    { }
    Message(const char *source, std::vector<std::string> arguments)
        : m_source(source), m_arguments(std::move(arguments))
    { }

    const char *source() const { return m_source; }
    const std::vector<std::string> &arguments() const { return m_arguments; }
    bool empty() const { return *m_source == '\0'; }

    /// The source text with its arguments filled in.
    std::string english() const { return filledIn(m_source); }
    /// Fills the arguments into `pattern`, a translation of source().
    std::string filledIn(std::string_view pattern) const;

private:
    const char *m_source = "";
    std::vector<std::string> m_arguments;
};

} // namespace qunce

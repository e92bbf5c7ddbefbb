// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as the head of a request: refused, or one whose parts hold nothing that could end a line.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/requestparser.h"
#include "tests/fuzz/require.h"

using namespace qunce::server;
using qunce::test::require;

namespace {

bool isOneLine(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const size_t length = headLength(bytes, 0);
    require(length <= size, "a head ends where its bytes do");
    for (size_t seen = 0; seen < (length == 0 ? size : length) && size < 512; ++seen)
        require(headLength(bytes, seen) == length, "a head is found wherever the search goes on");
    static_cast<void>(hasBareLineFeed(bytes, 0));
    const auto parsed = parseRequestHead(bytes.substr(0, length == 0 ? size : length));
    if (const auto *problem = std::get_if<HeadProblem>(&parsed)) {
        require(problem->status >= 400 && problem->status < 600, "a refusal has its status");
        return 0;
    }
    const RequestHead &head = std::get<RequestHead>(parsed);
    require(!head.method.empty() && isOneLine(head.method), "a method is a word");
    require(!head.path.empty() && head.path.front() == '/' && isOneLine(head.path), "a path is a path");
    require(head.headers.size() <= kMaxHeaderFields, "fields have a bound");
    for (const auto &[name, value] : head.headers)
        require(isOneLine(name) && isOneLine(value), "a field is a line");
    return 0;
}

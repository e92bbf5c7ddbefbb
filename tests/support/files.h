// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace qunce::test {

/// Writes the file and gives back its path.
inline std::string writeFile(const std::string &path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

inline std::string readFile(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace qunce::test

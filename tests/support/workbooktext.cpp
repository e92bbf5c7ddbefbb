// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/workbooktext.h"

#include <array>

#include <fcntl.h>

#include "models/sheets/xlsxtext.h"

namespace qunce::test {

std::string workbookText(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return "no file";
    Result<std::unique_ptr<XlsxText>> book = XlsxText::adopt(path, file);
    if (!book.ok())
        return "no workbook: " + book.error().userText.english();
    std::string all;
    std::array<char, 65536> part {};
    for (;;) {
        const Result<size_t> count = (*book)->read(part);
        if (!count.ok())
            return "no workbook: " + count.error().userText.english();
        if (*count == 0)
            return all;
        all.append(part.data(), *count);
    }
}

} // namespace qunce::test

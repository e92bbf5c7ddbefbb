// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer entry point for the way of a brand's file through TextFile, CsvReader and mapHeader. It aborts when a promise
// of their headers is broken. replay.cpp runs it over the corpus under ctest; CMakeLists.txt says how to let it search.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "models/base/csvcell.h"
#include "models/base/csvreader.h"
#include "models/base/utf8.h"
#include "models/protocol/headermap.h"
#include "tests/support/textinmemory.h"

using namespace qunce;

namespace {

void require(bool condition, const char *promise)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

struct Row {
    uint64_t line = 0;
    CsvProblem problem = CsvProblem::None;
    std::vector<std::string> raw;

    bool operator==(const Row &) const = default;
};

std::string decoded(std::string_view bytes)
{
    const int descriptor = memfd_create("csvfuzz", 0);
    require(write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "fixture");
    const auto file = TextFile::open("/proc/self/fd/" + std::to_string(descriptor));
    require(file.ok(), "every file of bytes can be opened");
    std::string text;
    std::string piece(4096, '\0');
    for (;;) {
        const Result<size_t> count = (*file)->read(piece);
        require(count.ok(), "every file of bytes can be read");
        if (*count == 0)
            break;
        text.append(piece, 0, *count);
    }
    close(descriptor);
    require(wellFormedUtf8Prefix(text) == text.size(), "what is read is UTF-8");
    return text;
}

std::vector<Row> rowsOf(const std::string &text, size_t piece, std::vector<std::string> &header)
{
    test::TextInMemory source(text, piece);
    const auto reader = CsvReader::open(source);
    std::vector<Row> rows;
    header.clear();
    if (!reader.ok())
        return rows;
    header = (*reader)->header();
    uint64_t line = 0;
    while (*(*reader)->next()) {
        require((*reader)->line() > line, "lines ascend");
        line = (*reader)->line();
        require((*reader)->cells().size() == header.size(), "a row has as many cells as the header");
        require((*reader)->rawCells().size() == header.size(), "a row has as many raw cells as the header");
        require((*reader)->problemText().empty() == ((*reader)->problem() == CsvProblem::None),
            "a problem has a text");
        Row row {line, (*reader)->problem(), {}};
        for (const std::string_view cell : (*reader)->rawCells())
            row.raw.emplace_back(cell);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Good rows written back, as into an errors file, are read as they were.
void checkRoundTrip(const std::vector<std::string> &header, const std::vector<Row> &rows)
{
    if (header.size() < 2)
        return;
    std::string text;
    for (size_t i = 0; i < header.size(); ++i)
        text += (i ? ",c" : "c") + std::to_string(i);
    std::vector<std::vector<std::string>> good;
    for (const Row &row : rows) {
        if (row.problem != CsvProblem::None)
            continue;
        good.push_back(row.raw);
        text += "\r\n";
        for (size_t i = 0; i < row.raw.size(); ++i) {
            if (i)
                text += ',';
            appendCsvCell(text, row.raw[i]);
        }
    }
    std::vector<std::string> ignored;
    const std::vector<Row> again = rowsOf(text, 1 << 20, ignored);
    require(again.size() == good.size(), "as many rows are read as were written");
    for (size_t i = 0; i < good.size(); ++i) {
        require(again[i].problem == CsvProblem::None, "a row that was written is good");
        for (size_t c = 0; c < good[i].size(); ++c)
            require(
                withoutFormulaGuard(again[i].raw[c]) == withoutFormulaGuard(good[i][c]), "a cell survives");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string text = decoded({reinterpret_cast<const char *>(data), size});
    std::vector<std::string> header;
    const std::vector<Row> rows = rowsOf(text, 1 << 20, header);
    if (size < 4096) {
        std::vector<std::string> sameHeader;
        require(rowsOf(text, 3, sameHeader) == rows && sameHeader == header, "pieces make no difference");
    }
    checkRoundTrip(header, rows);
    for (const ImportDescriptor &kind : allImportKinds()) {
        const Result<HeaderMap> map = mapHeader(kind, header);
        require(!map.ok() || map->source.size() == kind.columns.size(), "a map covers the kind's columns");
    }
    return 0;
}

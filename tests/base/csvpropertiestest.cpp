// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <iconv.h>

#include "models/base/csvcell.h"
#include "models/base/csvreader.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"
#include "tests/support/textinmemory.h"

using namespace qunce;

namespace {

struct CsvRow {
    uint64_t line;
    CsvProblem problem;
    std::vector<std::string> raw;
    std::vector<std::string> cells;

    bool operator==(const CsvRow &) const = default;
};

struct Outcome {
    bool opened = false;
    std::vector<std::string> header;
    std::vector<CsvRow> rows;

    bool operator==(const Outcome &) const = default;
};

std::ostream &operator<<(std::ostream &out, const Outcome &outcome)
{
    out << (outcome.opened ? "opened" : "refused");
    for (const CsvRow &row : outcome.rows) {
        out << "\n" << row.line << " problem " << static_cast<int>(row.problem);
        for (const std::string &cell : row.raw)
            out << " [" << cell << ']';
    }
    return out;
}

Outcome readAll(TextInput &source)
{
    Outcome outcome;
    const auto reader = CsvReader::open(source);
    if (!reader.ok())
        return outcome;
    outcome.opened = true;
    outcome.header = (*reader)->header();
    while (*(*reader)->next()) {
        const auto raw = (*reader)->rawCells();
        const auto cells = (*reader)->cells();
        outcome.rows.push_back({(*reader)->line(), (*reader)->problem(), {raw.begin(), raw.end()},
            {cells.begin(), cells.end()}});
    }
    return outcome;
}

/// Cells with everything that hurts: quotes, delimiters, line breaks, spaces, formulas, rare and right-to-left text.
rc::Gen<std::string> anyCell()
{
    const auto piece = rc::gen::element<std::string>("a", "7", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n",
        "\r", " ", "'", "=", "-", "@", "姓名", "𠮷", "é", "\u3000", "שלום", "👩‍👧", "１");
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string> &pieces) {
            std::string cell;
            for (const std::string &text : pieces)
                cell += text;
            return cell;
        });
}

using Table = std::vector<std::vector<std::string>>;

/// Rows as wide as the header, none of them blank.
Table anyTable(size_t columns)
{
    Table table;
    const auto rows = *rc::gen::inRange<size_t>(0, 12);
    for (size_t i = 0; i < rows; ++i) {
        auto row = *rc::gen::container<std::vector<std::string>>(columns, anyCell());
        row[i % columns] += "x";
        table.push_back(std::move(row));
    }
    return table;
}

std::string written(const Table &table, size_t columns, char delimiter, const std::string &lineEnd)
{
    std::string text;
    for (size_t i = 0; i < columns; ++i)
        text += (i ? std::string(1, delimiter) : std::string()) + "c" + std::to_string(i);
    for (const auto &row : table) {
        text += lineEnd;
        for (size_t i = 0; i < columns; ++i) {
            if (i)
                text += delimiter;
            appendCsvCell(text, row[i], delimiter);
        }
    }
    return text + lineEnd;
}

std::string converted(const std::string &utf8, const char *encoding)
{
    const iconv_t handle = iconv_open(encoding, "UTF-8");
    std::string out(utf8.size() * 4 + 16, '\0');
    std::string in = utf8;
    char *from = in.data();
    char *to = out.data();
    size_t left = in.size();
    size_t room = out.size();
    RC_ASSERT(iconv(handle, &from, &left, &to, &room) == 0U);
    iconv_close(handle);
    out.resize(out.size() - room);
    return out;
}

TEST(CsvProperties, WhatIsWrittenIsReadAgain)
{
    EXPECT_TRUE(rc::check([] {
        const auto columns = *rc::gen::inRange<size_t>(2, 6);
        const char delimiter = *rc::gen::element(',', '\t', ';');
        const auto lineEnd = *rc::gen::element<std::string>("\r\n", "\n", "\r");
        const Table table = anyTable(columns);
        test::TextInMemory source(written(table, columns, delimiter, lineEnd));
        const Outcome outcome = readAll(source);
        RC_ASSERT(outcome.rows.size() == table.size());
        for (size_t i = 0; i < table.size(); ++i) {
            RC_ASSERT(outcome.rows[i].problem == CsvProblem::None);
            for (size_t c = 0; c < columns; ++c) {
                RC_ASSERT(withoutFormulaGuard(outcome.rows[i].raw[c]) == withoutFormulaGuard(table[i][c]));
                RC_ASSERT(trimmed(outcome.rows[i].cells[c]) == outcome.rows[i].cells[c]);
            }
        }
    }));
}

TEST(CsvProperties, EveryEncodingGivesTheSameRows)
{
    const TempDir folder;
    EXPECT_TRUE(rc::check([&folder] {
        // Enough Chinese that a file without mark cannot be taken for UTF-8.
        const std::string text = written(anyTable(3), 3, ',', "\r\n") + "省区编码,门店名称,导购姓名\r\n";
        test::TextInMemory source(text);
        const Outcome expected = readAll(source);
        const std::pair<const char *, const char *> encodings[] {{"UTF-8", ""}, {"UTF-8", "\xEF\xBB\xBF"},
            {"GB18030", ""}, {"UTF-16LE", "\xFF\xFE"}, {"UTF-16BE", "\xFE\xFF"}};
        for (const auto &[encoding, mark] : encodings) {
            const auto file =
                TextFile::open(test::writeFile(folder.file("f.csv"), mark + converted(text, encoding)));
            RC_ASSERT(file.ok());
            RC_ASSERT(std::string(name((*file)->encoding())) == encoding);
            RC_ASSERT(readAll(**file) == expected);
        }
    }));
}

TEST(CsvProperties, AnyBytesInAnyPiecesGiveTheSameRows)
{
    EXPECT_TRUE(rc::check([] {
        std::string text = "a,b\n";
        for (const std::string &cell : *rc::gen::container<std::vector<std::string>>(anyCell()))
            text += cell + *rc::gen::element<std::string>(",", "\n", "\"", "");
        if (*rc::gen::arbitrary<bool>())
            text.insert(*rc::gen::inRange<size_t>(0, text.size()), 1, '\0');
        test::TextInMemory whole(text);
        const Outcome expected = readAll(whole);
        test::TextInMemory pieces(text, *rc::gen::inRange<size_t>(1, 9));
        RC_ASSERT(readAll(pieces) == expected);
    }));
}

TEST(CsvProperties, ABadRowNeverCostsALaterGoodOneOnALineOfItsOwn)
{
    EXPECT_TRUE(rc::check([] {
        const std::string bad =
            *rc::gen::element<std::string>("1", "1,2,3", "1,\"x\"y", "\"x\"y,", ",\"x\" y");
        const auto count = *rc::gen::inRange<size_t>(1, 20);
        std::string text = "a,b\n";
        for (size_t i = 0; i < count; ++i)
            text += bad + "\ngood,row\n";
        test::TextInMemory source(text);
        const Outcome outcome = readAll(source);
        RC_ASSERT(outcome.rows.size() == 2 * count);
        for (size_t i = 0; i < count; ++i) {
            RC_ASSERT(outcome.rows[2 * i].problem != CsvProblem::None);
            RC_ASSERT(outcome.rows[2 * i + 1].problem == CsvProblem::None);
            RC_ASSERT(outcome.rows[2 * i + 1].line == 2 * i + 3);
        }
    }));
}

TEST(CsvProperties, DecodingInPiecesEqualsDecodingAtOnce)
{
    EXPECT_TRUE(rc::check([] {
        const auto encoding = *rc::gen::element(
            TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Utf16Le, TextEncoding::Utf16Be);
        const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        std::string expected;
        (*TextDecoder::create(encoding))->decode(bytes, true, expected);
        const auto decoder = *TextDecoder::create(encoding);
        std::string text;
        for (const char byte : bytes)
            decoder->decode(std::string_view(&byte, 1), false, text);
        decoder->decode({}, true, text);
        RC_ASSERT(text == expected);
    }));
}

} // namespace

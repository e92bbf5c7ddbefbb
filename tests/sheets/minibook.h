// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>

#include "models/base/outputfile.h"
#include "models/base/zipwriter.h"
#include "models/sheets/xlsxtext.h"

namespace qunce::test {

/// A workbook part by part, for what no program writes: other epochs, gaps, damage.
struct MiniBook {
    std::map<std::string, std::string> parts {
        {"xl/workbook.xml",
            "<workbook><sheets><sheet name=\"隐藏\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
            "<sheet name=\"名单\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
            "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
        {"xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"176\" "
            "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
            "</numFmts><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf "
            "numFmtId=\"22\"/></cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml",
            "<sst><si><t>编码</t></si><si><r><t>姓</t></r><r><t>名</t></r><rPh><t>xing</t></rPh></si></"
            "sst>"}};

    /// The rows of the sheet that is read.
    void rows(const std::string &xml)
    {
        parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData>" + xml + "</sheetData></worksheet>";
    }

    std::string write(const std::string &path) const
    {
        OutputFile file = OutputFile::create(path).value();
        ZipWriter zip(file);
        for (const auto &[name, bytes] : parts)
            EXPECT_TRUE(zip.add(name, bytes).ok());
        EXPECT_TRUE(zip.finish().ok() && file.commit().ok());
        return path;
    }
};

inline int openToRead(const std::string &path)
{
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

/// The whole text of the book, or `! detail`.
inline std::string csvOf(const std::string &path)
{
    const auto text = XlsxText::adopt(path, openToRead(path));
    if (!text.ok())
        return "! " + text.error().detail;
    std::string all;
    std::string piece(1000, '\0');
    for (;;) {
        const Result<size_t> count = (*text)->read(piece);
        if (!count.ok())
            return all + "! " + count.error().detail;
        if (*count == 0)
            return all;
        all.append(piece, 0, *count);
    }
}

} // namespace qunce::test

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdlib>
#include <gtest/gtest.h>

#include "tests/server/import/importworld.h"

using namespace qunce;
using namespace qunce::server;

namespace {

/// What somebody does first: download the templates and import them as they are.
class TemplatesImport : public testing::TestWithParam<const char *>
{
protected:
    void importTemplates(uint64_t &rows, uint64_t &unchanged)
    {
        const char *root = std::getenv("QUNCE_SOURCE_DIR");
        ASSERT_NE(root, nullptr) << "run under ctest, or set QUNCE_SOURCE_DIR";
        ImportRequest request = m_world.request;
        request.errorsPath.clear();
        const auto folder = std::filesystem::path(root) / "resources/templates" / GetParam();
        const auto report = importAll(m_world.storage(), folder, request, m_ids);
        ASSERT_TRUE(report.ok()) << report.error().userText.english();
        ASSERT_FALSE(report->error) << report->error->userText.english();
        EXPECT_EQ(report->files.size(), allImportKinds().size());
        for (const ImportReport &file : report->files) {
            for (const RefusedRow &row : file.firstRefused)
                ADD_FAILURE() << file.path << ':' << row.line << ": " << row.reason;
            EXPECT_TRUE(file.unknownColumns.empty()) << file.path;
            rows += file.rows;
            unchanged += file.counts.unchanged;
        }
    }

    server::test::ImportWorld m_world;
    SeededIdSource m_ids {7, 1'700'000'000'000};
};

TEST_P(TemplatesImport, TakesEveryRowAndTheSecondTimeChangesNothing)
{
    uint64_t rows = 0;
    uint64_t unchanged = 0;
    importTemplates(rows, unchanged);
    EXPECT_GE(rows, 26U);
    EXPECT_EQ(unchanged, 0U);

    uint64_t rowsAgain = 0;
    importTemplates(rowsAgain, unchanged);
    EXPECT_EQ(rowsAgain, rows);
    EXPECT_EQ(unchanged, rows);
}

INSTANTIATE_TEST_SUITE_P(Languages, TemplatesImport, testing::Values("en", "zh_CN"));

} // namespace

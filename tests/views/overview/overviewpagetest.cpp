// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>

#include "tests/support/pagebench.h"
#include "views/overview/overviewpage.h"

namespace qunce {

namespace {

TEST(OverviewPage, Pictures)
{
    {
        test::PageBench bench;
        bench.show(PeriodChoice::Yesterday);
        OverviewPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page));
        bench.picture(page, QStringLiteral("overview-zh-light"));
    }
    test::PageBench bench("zhejiang", Language::English, Theme::Kind::Dark);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page, {1072, 672}));
    bench.picture(page, QStringLiteral("overview-en-dark"));
}

} // namespace

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/businessnight.h"

namespace qunce::test {

namespace {

TEST(BusinessNight, GoesByTheMomentOfPaying)
{
    struct Case {
        const char *paidAt;
        const char *day;
        bool isAfterHours;
    };
    for (const Case &each :
        {Case {"2026-09-08 10:00:00", "2026-09-08", false}, Case {"2026-09-08 12:34:56", "2026-09-08", false},
            Case {"2026-09-08 21:59:59", "2026-09-08", false},
            Case {"2026-09-08 22:00:00", "2026-09-08", true},
            Case {"2026-09-08 23:59:59", "2026-09-08", true}, Case {"2026-09-08 24:00", "2026-09-08", true},
            Case {"2026-09-09 00:00:00", "2026-09-08", true},
            Case {"2026-09-09 09:59:59", "2026-09-08", true},
            Case {"2026-09-09 10:00:00", "2026-09-09", false}, Case {"2026-03-01 03:00", "2026-02-28", true},
            Case {"2024-03-01 03:00", "2024-02-29", true}, Case {"2026-01-01 00:30", "2025-12-31", true},
            Case {"2026-09-08T14:00:00Z", "2026-09-08", true}, // 22:00 in Shanghai
            Case {"2026-09-08T02:00:00Z", "2026-09-08", false},
            Case {"2026-09-08T01:59:59Z", "2026-09-07", true}}) {
        const BusinessNight night = businessNightOf(parseInstant(each.paidAt)->instant);
        EXPECT_EQ(night.day.toString(), each.day) << each.paidAt;
        EXPECT_EQ(night.isAfterHours, each.isAfterHours) << each.paidAt;
    }
}

} // namespace

} // namespace qunce::test

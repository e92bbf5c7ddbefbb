// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <random>

#include "tests/server/import/importworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

const Day kFirst = Day::fromYmd(2026, 11, 1);

/// A small brand whose people, units and due days are thrown about, and the fact files that were imported once.
class RandomBrand
{
public:
    explicit RandomBrand(uint32_t seed) : m_random(seed)
    {
        world.importOrg();
        world.importGuides();
        world.importClean("groups",
            "code,name,kind,owner_code\nQ1,one,customer,G1\nQ2,two,customer,G1\nQ3,three,customer,G2\nQ4,"
            "four,customer,G3\n");
        world.importClean(
            "koc", "code,nickname,guide_code,region_code\nK1,one,G1,\nK2,two,G3,\nK3,three,,R3\n");
        world.importClean("tasks", taskFile());
        makeFacts();
        for (const auto &[kind, text] : m_facts)
            world.importClean(kind, text);
    }

    void change()
    {
        switch (m_random() % 5) {
        case 0:
            world.importClean("guides",
                "code,name,store_code,effective_on\n" + pick({"G1", "G2", "G3", "G4"}) + ",Ann,"
                    + pick({"S1", "S2", "S3", "S4"}) + "," + anyDay().toString() + "\n");
            break;
        case 1:
            world.importClean("org",
                "code,parent_code,kind,name,effective_on\n" + pick({"C1", "C2"}) + ","
                    + pick({"R1", "R2", "R3"}) + ",city,moved," + anyDay().toString() + "\n");
            break;
        case 2:
            world.importClean("groups",
                "code,name,kind,owner_code,closed_on\n" + pick({"Q1", "Q2", "Q3", "Q4"}) + ",group,customer,"
                    + pick({"G1", "G2", "G3"}) + "," + (m_random() % 2 == 0 ? "" : anyDay().toString())
                    + "\n");
            break;
        case 3:
            world.importClean("koc",
                "code,nickname,guide_code,region_code\n" + pick({"K1", "K2", "K3"}) + ",koc,"
                    + pick({"", "G1", "G2", "G4"}) + ",R2\n");
            break;
        default:
            world.importClean("tasks", taskFile());
        }
        // "Today" wanders, so that owners change at different days.
        world.request.import.today = anyDay();
    }

    void expectEveryNumberWhereAnImportWouldPutIt()
    {
        for (const auto &[kind, text] : m_facts) {
            const ImportReport report = world.importClean(kind, text);
            EXPECT_EQ(report.counts.unchanged, report.rows) << kind;
        }
    }

    ImportWorld world;

private:
    std::string pick(std::initializer_list<std::string> from)
    {
        return *(from.begin() + m_random() % from.size());
    }
    Day anyDay() { return kFirst + static_cast<int>(m_random() % 120); }

    std::string taskFile()
    {
        std::string text = "code,title,kind,due_at\n";
        for (const char *task : {"T1", "T2", "T3"})
            text += std::string(task) + ",task,group_push," + anyDay().toString() + " 24:00\n";
        return text;
    }

    void makeFacts()
    {
        std::string guideDays = "guide_code,day,orders,amount\n";
        std::string groupDays = "group_code,day,joins\n";
        std::string groupHours = "group_code,hour,joins\n";
        std::string kocDays = "koc_code,day,posts\n";
        for (int i = 0; i < 120; i += 7) {
            const std::string day = (kFirst + i).toString();
            for (const char *guide : {"G1", "G2", "G3", "G4"})
                guideDays += std::string(guide) + "," + day + "," + std::to_string(m_random() % 9) + ",100\n";
            for (const char *group : {"Q1", "Q2", "Q3", "Q4"}) {
                groupDays += std::string(group) + "," + day + "," + std::to_string(m_random() % 9) + "\n";
                groupHours +=
                    std::string(group) + "," + day + " 10:00," + std::to_string(m_random() % 9) + "\n";
            }
            for (const char *koc : {"K1", "K2", "K3"})
                kocDays += std::string(koc) + "," + day + "," + std::to_string(m_random() % 9) + "\n";
        }
        m_facts = {{"guide_days", guideDays}, {"group_days", groupDays}, {"group_hours", groupHours},
            {"koc_days", kocDays},
            {"task_results",
                "task_code,guide_code,group_code,status,done_at\nT1,G1,Q1,done,2026-11-05 "
                "09:00\nT1,G1,Q2,pending,\n"
                "T1,G2,Q3,failed,\nT1,G4,,done,2026-11-05 "
                "10:00\nT2,G1,Q1,done,\nT2,G3,Q4,pending,\nT3,G2,,pending,\n"
                "T3,G3,Q4,cancelled,\n"}};
    }

    std::mt19937 m_random;
    std::vector<std::pair<std::string, std::string>> m_facts;
};

/// The strongest statement about moves: whatever happened to people, units, groups and due days, importing the same fact
/// files again finds every number, row of a push and summary where it would put it itself.
TEST(ImportConsistencyTest, ImportingFactsAgainAfterAnyChangesFindsEverythingInItsPlace)
{
    for (const uint32_t seed : {1U, 2U, 3U, 4U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomBrand brand(seed);
        for (int i = 0; i < 12; ++i)
            brand.change();
        brand.expectEveryNumberWhereAnImportWouldPutIt();
    }
}

} // namespace

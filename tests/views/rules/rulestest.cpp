// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the brand changed in the window: checked while they are typed, saved in one step of undo, and for whom it is
// not allowed shown with the reason.

#include <QTest>

#include "tests/support/editbench.h"
#include "views/rules/approvalrulesdialog.h"
#include "views/rules/deputydialog.h"
#include "views/rules/exportrulesdialog.h"
#include "views/rules/pushrulesdialog.h"
#include "views/rules/rulescard.h"
#include "views/rules/wordrulesdialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class RulesTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq")
    {
        m_bench = std::make_unique<EditBench>(user);
        start();
    }
    void start()
    {
        m_card = std::make_unique<RulesCard>(m_bench->tools);
        m_card->resize(640, 200);
        m_card->show();
        read();
    }
    void read()
    {
        bool isRead = false;
        const auto heard = QObject::connect(
            m_card.get(), &RulesCard::readingEnded, m_card.get(), [&isRead] { isRead = true; });
        m_card->retranslate();
        m_card->read();
        ASSERT_TRUE(waitFor([&] { return isRead; }));
        QObject::disconnect(heard);
    }
    void TearDown() override
    {
        m_card.reset();
        m_bench.reset();
    }
    template <typename Dialog>
    Dialog &dialog(RulesCard::Rule rule)
    {
        return *static_cast<Dialog *>(m_card->openRule(rule));
    }
    QPushButton &save(const QDialog &of) const
    {
        for (QPushButton *button : of.findChildren<QPushButton *>()) {
            if (button->property("kind").toString() == QStringLiteral("primary"))
                return *button;
        }
        throw std::runtime_error("no button");
    }
    std::string stored(std::string_view name) const
    {
        const std::vector<Record> found = m_bench->records(Kind::Setting, "name", std::string(name));
        return found.empty() ? std::string() : found.front().text("value");
    }
    void accept(QDialog &of)
    {
        of.accept();
        ASSERT_TRUE(m_bench->isQuiet());
        ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
        EXPECT_EQ(of.result(), QDialog::Accepted);
    }

    std::unique_ptr<EditBench> m_bench;
    std::unique_ptr<RulesCard> m_card;
};

TEST_F(RulesTest, PushRulesAreCheckedSavedInOneStepAndTakenBack)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &push = dialog<PushRulesDialog>(RulesCard::Rule::Push);
    ASSERT_TRUE(push.mayChange());
    EXPECT_FALSE(save(push).isEnabled()) << "nothing is different yet";
    auto *seasons = push.findChild<QPlainTextEdit *>(QStringLiteral("seasons"));
    seasons->setPlainText(QStringLiteral("国庆 10-01"));
    EXPECT_TRUE(push.why().contains(QStringLiteral("第 1 行"))) << push.why().toStdString();
    EXPECT_FALSE(save(push).isEnabled());
    seasons->setPlainText(QStringLiteral("国庆 10-01 10-07 80"));
    push.findChild<QTimeEdit *>(QStringLiteral("quietFrom"))->setTime(QTime(7, 0));
    EXPECT_FALSE(push.why().isEmpty()) << "quiet hours go over midnight";
    push.findChild<QTimeEdit *>(QStringLiteral("quietFrom"))->setTime(QTime(21, 0));
    auto *cap = push.findChild<QComboBox *>(QStringLiteral("cap"));
    cap->setCurrentIndex(cap->findData(static_cast<int>(CapRule::DayOne)));
    EXPECT_EQ(push.why(), QString());
    ASSERT_TRUE(waitFor([&] { return !push.effect().isEmpty(); })) << "what would be different";
    EXPECT_TRUE(push.effect().contains(QStringLiteral("60 天"))) << push.effect().toStdString();
    PageBench::picture(push, QStringLiteral("rules-push-zh-light"));
    ASSERT_NO_FATAL_FAILURE(accept(push));
    const Result<PushPolicy> saved = pushPolicyFrom(stored(kPushPolicySetting));
    ASSERT_TRUE(saved.ok());
    EXPECT_EQ(saved->cap, CapRule::DayOne);
    EXPECT_EQ(saved->quiet.fromMinute, 21 * 60);
    ASSERT_EQ(saved->seasons.size(), 1U);
    EXPECT_EQ(saved->due, PushPolicy::defaultDue()) << "what nobody touched stays";
    ASSERT_NO_FATAL_FAILURE(read());
    EXPECT_TRUE(m_card->summary(RulesCard::Rule::Push).contains(QStringLiteral("21:00")));
    PageBench::picture(*m_card, QStringLiteral("rules-card-zh-light"));
    // The first one of all is taken back too, and comes again.
    const std::string first = stored(kPushPolicySetting);
    m_bench->edits.undo();
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    EXPECT_EQ(pushPolicyFrom(stored(kPushPolicySetting))->cap, PushPolicy().cap) << "the defaults hold";
    m_bench->edits.redo();
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_EQ(stored(kPushPolicySetting), first);
    // A later change is one step back.
    const std::string before = stored(kPushPolicySetting);
    auto &again = dialog<PushRulesDialog>(RulesCard::Rule::Push);
    again.findChild<QSpinBox *>(QStringLiteral("repeat"))->setValue(14);
    ASSERT_NO_FATAL_FAILURE(accept(again));
    EXPECT_EQ(pushPolicyFrom(stored(kPushPolicySetting))->repeatDays, 14);
    m_bench->edits.undo();
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_EQ(stored(kPushPolicySetting), before);
}

TEST_F(RulesTest, TheEffectIsWhatTheChecksSayAfterwards)
{
    ASSERT_NO_FATAL_FAILURE(open());
    PushPolicy strict;
    strict.cap = CapRule::DayOne;
    std::optional<RulesEffect> before;
    std::optional<RulesEffect> after;
    const auto ask = [&](std::optional<RulesEffect> &into) {
        BoardPlace place(m_card.get());
        m_bench->reader.read<RulesEffect>(
            place, [&](BoardContext &context) { return readRulesEffect(context, strict); },
            [&](const Result<RulesEffect> &effect) {
                ASSERT_TRUE(effect.ok());
                into = *effect;
            });
        ASSERT_TRUE(waitFor([&] { return into.has_value(); }));
    };
    ASSERT_NO_FATAL_FAILURE(ask(before));
    EXPECT_GT(before->entries, 0U);
    EXPECT_GE(before->errorsThen, before->errorsNow) << "a stricter cap finds no less";
    EditRequest request;
    request.title = Message("Rules");
    request.changes.push_back(MakeRecord {
        Kind::Setting, {}, {{"name", std::string(kPushPolicySetting)}, {"value", toJson(strict)}}});
    m_bench->edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    ASSERT_NO_FATAL_FAILURE(ask(after));
    EXPECT_EQ(after->errorsNow, before->errorsThen);
    EXPECT_EQ(after->findingsNow, before->findingsThen);
    EXPECT_EQ(after->errorsNow, after->errorsThen);
}

TEST_F(RulesTest, AListOfTheBrandIsMadeAndAShippedOneSwitchedOff)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &words = dialog<WordRulesDialog>(RulesCard::Rule::Words);
    words.addList();
    EXPECT_FALSE(words.why().isEmpty()) << "it has no name yet";
    words.findChild<QLineEdit *>(QStringLiteral("listName"))->setText(QStringLiteral("竞品"));
    EXPECT_FALSE(words.why().isEmpty()) << "and no words";
    words.findChild<QPlainTextEdit *>(QStringLiteral("listWords"))
        ->setPlainText(QStringLiteral("某某牌\n!某某牌楼"));
    EXPECT_EQ(words.why(), QString()) << words.why().toStdString();
    auto *shipped = words.findChild<QComboBox *>(QStringLiteral("shipped.") + QStringLiteral("广告法极限词"));
    ASSERT_TRUE(shipped);
    shipped->setCurrentIndex(shipped->findData(static_cast<int>(ShippedUse::Off)));
    PageBench::picture(words, QStringLiteral("rules-words-zh-light"));
    ASSERT_NO_FATAL_FAILURE(accept(words));
    const Result<WordListRules> saved = wordListRulesFrom(stored(kWordListsSetting));
    ASSERT_TRUE(saved.ok());
    EXPECT_EQ(saved->useOf("广告法极限词"), ShippedUse::Off);
    ASSERT_EQ(saved->lists.size(), 1U);
    EXPECT_EQ(saved->lists[0].exceptions, std::vector<std::string> {"某某牌楼"});
}

TEST_F(RulesTest, OnlyAdministratorsChangeWhoApproves)
{
    ASSERT_NO_FATAL_FAILURE(open());
    {
        auto &approval = dialog<ApprovalRulesDialog>(RulesCard::Rule::Approval);
        EXPECT_FALSE(approval.mayChange()) << "headquarters' content team reads it";
        EXPECT_FALSE(save(approval).isEnabled());
        EXPECT_FALSE(approval.approvers().isEnabled());
        EXPECT_FALSE(approval.findChild<QLabel *>(QStringLiteral("note"))->text().isEmpty());
        approval.reject();
    }
    UserInfo admin = m_bench->reader.user();
    admin.role = "admin";
    m_bench->edits.setUser(admin);
    ASSERT_NO_FATAL_FAILURE(read());
    auto &approval = dialog<ApprovalRulesDialog>(RulesCard::Rule::Approval);
    ASSERT_TRUE(approval.mayChange());
    ASSERT_GT(approval.approvers().count(), 1);
    approval.approvers().item(0)->setCheckState(Qt::Checked);
    approval.findChild<QCheckBox *>(QStringLiteral("two.promotion"))->setChecked(true);
    EXPECT_FALSE(approval.why().isEmpty()) << "two are asked for, and only one may";
    approval.second().item(1)->setCheckState(Qt::Checked);
    EXPECT_EQ(approval.why(), QString());
    PageBench::picture(approval, QStringLiteral("rules-approval-zh-light"));
    ASSERT_NO_FATAL_FAILURE(accept(approval));
    const Result<ApprovalPolicy> saved = approvalPolicyFrom(stored(kApprovalPolicySetting));
    ASSERT_TRUE(saved.ok());
    EXPECT_EQ(saved->approvers.size(), 1U);
    EXPECT_TRUE(saved->twoForLayers.contains("promotion"));
}

TEST_F(RulesTest, ADeputyIsNamedUntilAMomentThatIsStillToCome)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &deputy = dialog<DeputyDialog>(RulesCard::Rule::Deputy);
    ASSERT_TRUE(deputy.mayChange());
    ASSERT_GT(deputy.who().count(), 1);
    deputy.who().setCurrentIndex(1);
    deputy.until().setDateTime(QDateTime(QDate(2026, 9, 8), QTime(9, 0), Qt::UTC));
    EXPECT_FALSE(deputy.why().isEmpty()) << "that was this morning";
    deputy.until().setDateTime(QDateTime(QDate(2026, 9, 20), QTime(18, 0), Qt::UTC));
    EXPECT_EQ(deputy.why(), QString());
    ASSERT_NO_FATAL_FAILURE(accept(deputy));
    const std::optional<Deputy> saved = deputyFrom(stored(deputySetting(m_bench->reader.user().id)));
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->until, Instant::fromLocal(*Day::parse("2026-09-20"), 18, 0)) << "business time";
    ASSERT_NO_FATAL_FAILURE(read());
    EXPECT_TRUE(m_card->summary(RulesCard::Rule::Deputy).contains(QStringLiteral("9月20日")))
        << m_card->summary(RulesCard::Rule::Deputy).toStdString();
}

TEST_F(RulesTest, HeadquartersSaysWhichExportsAskForAReason)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(m_card->summary(RulesCard::Rule::Export), QStringLiteral("导出须填事由：KOC 名单"));
    auto &exports = dialog<ExportRulesDialog>(RulesCard::Rule::Export);
    EXPECT_TRUE(exports.box(ExportData::Koc).isChecked());
    EXPECT_FALSE(exports.box(ExportData::Guides).isChecked());
    EXPECT_FALSE(save(exports).isEnabled()) << "nothing is different yet";
    exports.box(ExportData::Guides).setChecked(true);
    PageBench::picture(exports, QStringLiteral("rules-exports-zh-light"));
    ASSERT_NO_FATAL_FAILURE(accept(exports));
    EXPECT_EQ(stored(kExportPolicySetting), R"({"reason":["koc","guides"]})");
    ASSERT_NO_FATAL_FAILURE(read());
    EXPECT_EQ(m_card->summary(RulesCard::Rule::Export), QStringLiteral("导出须填事由：KOC 名单、导购"));
}

TEST_F(RulesTest, ARegionsManagerReadsTheRulesAndChangesNone)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    for (const auto rule :
        {RulesCard::Rule::Push, RulesCard::Rule::Words, RulesCard::Rule::Approval, RulesCard::Rule::Export}) {
        RuleDialog *dialog = m_card->openRule(rule);
        ASSERT_TRUE(dialog);
        EXPECT_FALSE(dialog->mayChange());
        EXPECT_FALSE(dialog->findChild<QLabel *>(QStringLiteral("note"))->text().isEmpty());
        dialog->reject();
    }
}

} // namespace

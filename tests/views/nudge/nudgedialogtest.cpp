// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who has not done it, as people read, copy and save it; who is reminded and how often; the log as a file.

#include "views/nudge/nudgedialog.h"

#include <set>

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QTest>

#include "models/boards/overview.h"
#include "tests/support/editbench.h"
#include "views/campaign/campaignpage.h"
#include "views/guides/guidespage.h"
#include "views/nudge/nudgecommand.h"
#include "views/nudge/nudgerulesdialog.h"
#include "views/overview/overviewpage.h"
#include "views/tasks/taskspage.h"

namespace qunce {

namespace {

class NudgeDialogTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq", Language language = Language::Chinese, bool nothingDone = false)
    {
        m_dialog.reset();
        m_bench = std::make_unique<test::EditBench>(user, language);
        m_dialog = std::make_unique<NudgeDialog>(m_bench->tools,
            NudgeQuery {{{}, {}, {}, m_bench->selection.query().period}, {}, nothingDone}, nullptr);
        m_dialog->show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([this] { return m_dialog->isSettled(); }));
        QCoreApplication::processEvents();
    }
    void TearDown() override
    {
        m_dialog.reset();
        m_bench.reset();
    }
    const NudgeBoard &board() const { return *m_dialog->board(); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    std::vector<Record> reminders() const
    {
        return m_bench->records(Kind::Reminder, "reminded_on", toValue(std::optional<Day>(m_bench->today())));
    }
    /// What has been asked is done, and the dialog has read it.
    void waitForReminders(size_t count)
    {
        ASSERT_TRUE(m_bench->isQuiet());
        ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
        EXPECT_EQ(reminders().size(), count);
        ASSERT_TRUE(test::waitFor([&] {
            size_t now = 0;
            for (const NudgeGuide &guide : board().guides) {
                for (const Instant at : guide.reminders)
                    now += at == m_bench->clock.now() ? 1 : 0;
            }
            return m_dialog->isSettled() && now == count;
        })) << "the dialog shows them";
    }
    bool waitForFile()
    {
        std::optional<bool> outcome;
        const auto heard = QObject::connect(
            m_dialog.get(), &NudgeDialog::written, m_dialog.get(), [&outcome](bool ok) { outcome = ok; });
        const bool came = test::waitFor([&outcome] { return outcome.has_value(); });
        QObject::disconnect(heard);
        return came && *outcome;
    }
    QTreeWidgetItem *region(const QString &name) const
    {
        for (int i = 0; i < m_dialog->tree().topLevelItemCount(); ++i) {
            if (m_dialog->tree().topLevelItem(i)->text(NudgeTree::Name) == name)
                return m_dialog->tree().topLevelItem(i);
        }
        return nullptr;
    }
    size_t remindable(const QString &regionName = {}) const
    {
        size_t count = 0;
        for (const NudgeGuide &guide : board().guides) {
            const bool isThere =
                regionName.isEmpty() || QString::fromStdString(guide.regionName) == regionName;
            count += isThere && guide.bar == NudgeBar::None ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<test::EditBench> m_bench;
    std::unique_ptr<NudgeDialog> m_dialog;
};

TEST_F(NudgeDialogTest, GroupsByRegionSupervisorAndStoreWithTheLeastDoneFirst)
{
    open();
    ASSERT_GT(m_dialog->tree().topLevelItemCount(), 1);
    QTreeWidgetItem *zhejiang = region(QStringLiteral("浙江"));
    ASSERT_NE(zhejiang, nullptr);
    ASSERT_GT(zhejiang->childCount(), 0);
    EXPECT_TRUE(zhejiang->child(0)->text(NudgeTree::Name).startsWith(QStringLiteral("督导 ")))
        << zhejiang->child(0)->text(NudgeTree::Name).toStdString();
    size_t guides = 0;
    for (int i = 0; i < zhejiang->childCount(); ++i) {
        for (int j = 0; j < zhejiang->child(i)->childCount(); ++j) {
            const QTreeWidgetItem *store = zhejiang->child(i)->child(j);
            double before = -1;
            for (int k = 0; k < store->childCount(); ++k, ++guides) {
                const QStringList pair = store->child(k)->text(NudgeTree::Done).split(QLatin1Char('/'));
                const double rate = pair[0].toDouble() / pair[1].toDouble();
                EXPECT_GE(rate, before) << store->text(0).toStdString();
                before = rate;
            }
        }
    }
    EXPECT_EQ(zhejiang->text(NudgeTree::Open), QStringLiteral("%1 人").arg(guides));
    EXPECT_TRUE(
        m_dialog->headline().contains(m_bench->tools.format().period(m_bench->selection.query().period)));
    test::PageBench::picture(*m_dialog, QStringLiteral("nudge-zh"));
}

TEST_F(NudgeDialogTest, CopiesTheWordsOfARegionNotesWhomItRemindedAndTakesItBackInOneStep)
{
    open();
    QTreeWidgetItem *zhejiang = region(QStringLiteral("浙江"));
    ASSERT_NE(zhejiang, nullptr);
    m_dialog->tree().setCurrentItem(zhejiang);
    const size_t people = remindable(QStringLiteral("浙江"));
    ASSERT_GT(people, 0U);
    m_dialog->copyButton().click();
    const QString words = clipboard();
    EXPECT_TRUE(words.contains(QStringLiteral("浙江"))) << words.toStdString();
    EXPECT_TRUE(words.contains(QStringLiteral("%1 位导购").arg(people))) << words.toStdString();
    EXPECT_TRUE(words.contains(QStringLiteral("督导 ")));
    EXPECT_TRUE(words.contains(QStringLiteral("截止"))) << "each task says until when";
    EXPECT_FALSE(words.contains(QLatin1Char('{'))) << "everything is filled in";
    for (const NudgeGuide &guide : board().guides) {
        if (guide.bar != NudgeBar::None || guide.regionName != "浙江")
            continue;
        EXPECT_TRUE(words.contains(QString::fromStdString(guide.name) + QLatin1Char(' ')
            + donePair(guide.done, guide.eligible, m_bench->tools.format())))
            << guide.name;
    }
    waitForReminders(people);
    for (const Record &one : reminders()) {
        EXPECT_EQ(one.reference("author"), m_bench->reader.user().id);
        EXPECT_EQ(one.instant("reminded_at"), m_bench->clock.now());
        EXPECT_GT(one.integer("open"), 0);
    }
    for (const NudgeGuide &guide : board().guides) {
        if (!guide.reminders.empty() && guide.reminders.back() == m_bench->clock.now()) {
            EXPECT_EQ(guide.remindedBy, m_bench->reader.user().name);
            EXPECT_EQ(guide.effect, NudgeEffect::Waiting) << "two hours are not over";
        }
    }
    EXPECT_TRUE(m_dialog->summary().contains(QStringLiteral("24")));
    ASSERT_TRUE(m_dialog->undoButton().isVisible());
    m_dialog->undoButton().click();
    waitForReminders(0);
    EXPECT_FALSE(m_dialog->undoButton().isVisible());
}

TEST_F(NudgeDialogTest, WhoIsOverTheLimitIsSaidAndLeftOutUnlessAskedFor)
{
    open();
    const NudgeGuide *barred = nullptr;
    for (const NudgeGuide &guide : board().guides) {
        if (guide.bar == NudgeBar::Limit)
            barred = &guide;
    }
    ASSERT_NE(barred, nullptr) << "the demo brand has reminded some three times";
    const QString name = QString::fromStdString(barred->name) + QLatin1Char(' ')
        + donePair(barred->done, barred->eligible, m_bench->tools.format());
    m_dialog->marks().setChecked(false);
    EXPECT_TRUE(m_dialog->leftOut().contains(QStringLiteral("已达上限")))
        << m_dialog->leftOut().toStdString();
    m_dialog->copyWords();
    EXPECT_FALSE(clipboard().contains(name));
    m_dialog->overLimit().setChecked(true);
    EXPECT_FALSE(m_dialog->leftOut().contains(QStringLiteral("已达上限")));
    m_dialog->copyWords();
    EXPECT_TRUE(clipboard().contains(name));
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_TRUE(reminders().empty()) << "nothing is noted where that is switched off";
}

TEST_F(NudgeDialogTest, AThirdReminderLeavesNoneForADay)
{
    open();
    QTreeWidgetItem *zhejiang = region(QStringLiteral("浙江"));
    ASSERT_NE(zhejiang, nullptr);
    Uuid guide;
    for (const NudgeGuide &one : board().guides) {
        if (one.regionName == "浙江" && one.reminders.empty() && one.bar == NudgeBar::None)
            guide = one.id;
    }
    ASSERT_FALSE(guide.isNil());
    size_t all = 0;
    for (int left = 2; left >= 0; --left) {
        m_dialog->tree().setCurrentItem(region(QStringLiteral("浙江")));
        all += remindable(QStringLiteral("浙江"));
        m_dialog->copyWords();
        waitForReminders(all);
        for (const NudgeGuide &one : board().guides) {
            if (one.id == guide) {
                EXPECT_EQ(one.budget.left, left);
            }
        }
    }
    EXPECT_EQ(remindable(QStringLiteral("浙江")), 0U);
    m_dialog->tree().setCurrentItem(region(QStringLiteral("浙江")));
    EXPECT_FALSE(m_dialog->copyButton().isEnabled());
}

TEST_F(NudgeDialogTest, SavesAFileForEachRegionAtOnceAndNotesThem)
{
    open();
    QTemporaryDir folder;
    std::set<std::string> regions;
    for (const NudgeGuide &guide : board().guides) {
        if (guide.bar == NudgeBar::None)
            regions.insert(guide.regionName);
    }
    const size_t people = remindable();
    m_dialog->saveWords(folder.path());
    ASSERT_TRUE(waitForFile());
    const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    ASSERT_EQ(files.size(), static_cast<qsizetype>(regions.size()))
        << files.join(QLatin1Char(' ')).toStdString();
    for (const std::string &name : regions) {
        QFile file(
            folder.filePath(QStringLiteral("催办_%1_2026-09-08.txt").arg(QString::fromStdString(name))));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
        const QString words = QString::fromUtf8(file.readAll());
        EXPECT_TRUE(words.contains(QString::fromStdString(name)));
        for (const NudgeGuide &guide : board().guides) {
            if (guide.bar == NudgeBar::None && guide.regionName == name) {
                EXPECT_TRUE(words.contains(QString::fromStdString(guide.name))) << guide.name;
            }
        }
    }
    waitForReminders(people);
    m_dialog->saveWords(folder.filePath(QStringLiteral("nowhere")));
    EXPECT_FALSE(waitForFile()) << "no such folder";
    EXPECT_EQ(reminders().size(), people) << "what was not saved reminds nobody";
}

TEST_F(NudgeDialogTest, TheLogIsOfAllAssignmentsAndSaysWhatItIsOf)
{
    open("zhejiang");
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.csv"));
    m_dialog->saveLog(path);
    ASSERT_TRUE(waitForFile());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QStringList lines =
        QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    const Period period = m_bench->selection.query().period;
    const Result<Export> completion = m_bench->exported({{"completion"},
        {{"from", {period.from.toString()}}, {"to", {period.to.toString()}}, {"by", {"region"}},
            {"out", {"-"}}, {"format", {"csv"}}}});
    ASSERT_TRUE(completion.ok());
    ASSERT_EQ(completion->table.rows.size(), 1U);
    const int dispatched = std::stoi(completion->table.rows[0][2].text);
    const int done = std::stoi(completion->table.rows[0][4].text);
    ASSERT_EQ(lines.size(), dispatched + 2) << "header, rows, what it is of";
    int doneRows = 0;
    int reminded = 0;
    for (const QString &line : lines) {
        doneRows += line.contains(QStringLiteral("已完成")) || line.contains(QStringLiteral("按时完成"))
                || line.contains(QStringLiteral("迟交"))
            ? 1
            : 0;
        reminded += line.contains(QStringLiteral("2026-09-07 17:30")) ? 1 : 0;
    }
    EXPECT_EQ(doneRows, done);
    EXPECT_GT(reminded, 0);
    EXPECT_TRUE(lines.last().contains(QStringLiteral("%1 行").arg(dispatched))) << lines.last().toStdString();
    EXPECT_TRUE(lines.last().contains(QStringLiteral("截至")));
    const QString book = folder.filePath(QStringLiteral("log.xlsx"));
    m_dialog->saveLog(book);
    ASSERT_TRUE(waitForFile());
    EXPECT_GT(QFile(book).size(), 1000);
}

TEST_F(NudgeDialogTest, WhoMayNotNoteCopiesAllTheSame)
{
    open("beijing");
    EXPECT_FALSE(m_dialog->marks().isEnabled());
    EXPECT_FALSE(m_dialog->marks().toolTip().isEmpty()) << "and it is said why";
    m_dialog->copyWords();
    EXPECT_TRUE(clipboard().contains(QStringLiteral("位导购")));
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_TRUE(m_bench->refusals.empty());
    EXPECT_TRUE(reminders().empty());
}

TEST_F(NudgeDialogTest, TheWordsAreTheBrandsAndKept)
{
    open();
    m_dialog->editRules();
    auto *rules = m_dialog->findChild<NudgeRulesDialog *>();
    ASSERT_NE(rules, nullptr);
    rules->words().setPlainText(QStringLiteral("请 {名单}，{nobody}"));
    EXPECT_TRUE(rules->why().contains(QStringLiteral("{nobody}"))) << rules->why().toStdString();
    rules->words().setPlainText(QStringLiteral("催：{人数}\n{名单}"));
    rules->limit().setValue(1);
    rules->accept();
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    ASSERT_TRUE(test::waitFor([this] { return m_dialog->isSettled() && board().policy.limit == 1; }));
    QCoreApplication::processEvents();
    m_dialog->marks().setChecked(false);
    m_dialog->copyWords();
    EXPECT_TRUE(clipboard().startsWith(QStringLiteral("催：%1\n").arg(remindable())))
        << clipboard().toStdString();
    for (const NudgeGuide &guide : board().guides)
        EXPECT_EQ(guide.budget.left, guide.reminders.empty() ? 1 : 0);
}

TEST_F(NudgeDialogTest, FromTheOverviewItIsOneClickAndTheSameNumber)
{
    m_bench = std::make_unique<test::EditBench>();
    m_bench->show(PeriodChoice::Yesterday);
    OverviewPage page(m_bench->tools);
    ASSERT_TRUE(m_bench->settle(page));
    emit const_cast<NumberCard &>(page.card(OverviewCardId::NothingDone)).nudgeAsked();
    auto *dialog = page.findChild<NudgeDialog *>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(test::waitFor([dialog] { return dialog->isSettled(); }));
    EXPECT_EQ(dialog->view(), NudgeDialog::View::NothingDone);
    ASSERT_GT(*page.overview()->total.nothingDone, 0U);
    EXPECT_EQ(dialog->tree().chosen().size(), *page.overview()->total.nothingDone);
    int idle = 0; // a region of which that number is more than nothing
    while (page.overview()->rows[static_cast<size_t>(idle)].nothingDone.value_or(0) == 0)
        ++idle;
    page.units().select(idle);
    page.nudgeButton().click();
    dialog = nullptr;
    for (NudgeDialog *one : page.findChildren<NudgeDialog *>()) {
        if (one->isVisible())
            dialog = one;
    }
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(test::waitFor([dialog] { return dialog->isSettled(); }));
    dialog->setView(NudgeDialog::View::NothingDone);
    EXPECT_EQ(dialog->tree().chosen().size(), *page.overview()->rows[static_cast<size_t>(idle)].nothingDone)
        << page.overview()->rows[static_cast<size_t>(idle)].name;
}

TEST_F(NudgeDialogTest, FromTheTasksItIsOfThePathAndOfTheGuidesOfTheirFilter)
{
    m_bench = std::make_unique<test::EditBench>();
    m_bench->show(PeriodChoice::Yesterday);
    TasksPage tasks(m_bench->tools);
    ASSERT_TRUE(m_bench->settle(tasks));
    ASSERT_TRUE(test::waitFor([&tasks] { return tasks.isSettled() && tasks.taskTable()->isSettled(); }));
    tasks.drillBar()->nudgeButton()->click();
    auto *dialog = tasks.findChild<NudgeDialog *>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(test::waitFor([dialog] { return dialog->isSettled(); }));
    const QString crumb = tasks.drillBar()->crumbs().back()->accessibleName();
    EXPECT_TRUE(crumb.contains(QRegularExpression(
        QStringLiteral("%1 ?/ ?%2")
            .arg(m_bench->tools.format().integer(static_cast<int64_t>(dialog->board()->dueDone)),
                m_bench->tools.format().integer(static_cast<int64_t>(dialog->board()->due))))))
        << crumb.toStdString();
    EXPECT_NE(m_bench->commands.find("tasks.nudge"), nullptr);
    GuidesPage guides(m_bench->tools);
    ASSERT_TRUE(m_bench->settle(guides));
    ASSERT_NE(m_bench->commands.find("guides.nudge"), nullptr);
    guides.roster().chooseFilter("nothing_done");
    ASSERT_TRUE(test::waitFor([&guides] { return guides.isSettled() && guides.roster().isSettled(); }));
    ASSERT_GT(guides.rowsShown(), 0);
    m_bench->commands.find("guides.nudge")->action->trigger();
    dialog = guides.findChild<NudgeDialog *>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(test::waitFor([dialog] { return dialog->isSettled(); }));
    EXPECT_EQ(dialog->tree().chosen().size(), static_cast<size_t>(guides.rowsShown()));
}

TEST_F(NudgeDialogTest, FromACampaignItIsOfItsTasks)
{
    m_bench = std::make_unique<test::EditBench>();
    CampaignPage page(m_bench->tools);
    ASSERT_TRUE(m_bench->settle(page));
    ASSERT_TRUE(
        test::waitFor([&page] { return page.isSettled() && page.detail() && page.detail()->tasks > 0; }));
    const std::optional<NudgeQuery> query = page.nudged();
    ASSERT_TRUE(query);
    EXPECT_EQ(query->campaign, page.detail()->record.id);
    auto *button = page.findChild<QPushButton *>(QStringLiteral("campaignNudgeButton"));
    ASSERT_NE(button, nullptr);
    button->click();
    auto *dialog = page.findChild<NudgeDialog *>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(test::waitFor([dialog] { return dialog->isSettled(); }));
    EXPECT_EQ(dialog->board()->campaign, page.detail()->record.text("name"));
}

TEST_F(NudgeDialogTest, InEnglishAndInTheDark)
{
    open("hq", Language::English);
    EXPECT_TRUE(m_dialog->headline().startsWith(QStringLiteral("Everything")))
        << m_dialog->headline().toStdString();
    QTreeWidgetItem *zhejiang = region(QStringLiteral("浙江"));
    ASSERT_NE(zhejiang, nullptr) << "the brand's names stay";
    m_dialog->tree().setCurrentItem(zhejiang);
    test::PageBench::picture(*m_dialog, QStringLiteral("nudge-en"));
    m_dialog->marks().setChecked(false);
    m_dialog->copyWords();
    EXPECT_TRUE(clipboard().contains(QStringLiteral("guides still have"))) << clipboard().toStdString();
    m_bench->language.set(Language::Chinese);
    m_bench->theme.setKind(Theme::Kind::Dark);
    m_bench->theme.apply();
    NudgeDialog dark(m_bench->tools, NudgeQuery {{{}, {}, {}, m_bench->selection.query().period}}, nullptr);
    dark.show();
    ASSERT_TRUE(test::waitFor([&dark] { return dark.isSettled(); }));
    QCoreApplication::processEvents();
    test::PageBench::picture(dark, QStringLiteral("nudge-zh-dark"));
    m_bench->theme.setKind(Theme::Kind::Light);
    m_bench->theme.apply();
}

} // namespace

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "tests/support/editbench.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/common/viewstate.h"
#include "views/leaderboard/posterbatch.h"
#include "views/leaderboard/posterdialog.h"
#include "views/leaderboard/posterpainter.h"
#include "views/leaderboard/posterstate.h"
#include "views/leaderboard/rankingtexts.h"

namespace qunce {

namespace {

class PosterDialogTest : public ::testing::Test
{
protected:
    void open(const PosterBoard &first = PosterBoard::of(RankingPreset::GuideSales))
    {
        BoardQuery query = bench.selection.query();
        query.choice = PeriodChoice::Yesterday;
        query.period = {Day::fromYmd(2026, 9, 7), Day::fromYmd(2026, 9, 7)};
        dialog = std::make_unique<PosterDialog>(bench.tools, batch, query, first, true, nullptr);
        dialog->show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([this] { return dialog->isSettled() && dialog->poster(); }));
    }
    /// Lines of the poster's text that begin with a rank.
    QStringList rows() const
    {
        static const QRegularExpression rank(QStringLiteral("^\\d+\\. "));
        return dialog->words().split(QLatin1Char('\n')).filter(rank);
    }

    test::PageBench bench;
    QWidget page;
    PosterBatch batch {bench.tools, &page};
    std::unique_ptr<PosterDialog> dialog;
};

TEST_F(PosterDialogTest, IsAPictureForAChatWithTheNumbersOfTheLeaderboard)
{
    open();
    EXPECT_EQ(dialog->picture().width(), 1080);
    EXPECT_EQ(dialog->picture().pixelColor(20, 20), bench.theme.colorOf(Theme::Kind::Light, Token::Accent));
    EXPECT_EQ(dialog->picture().pixelColor(20, dialog->picture().height() - 4),
        bench.theme.colorOf(Theme::Kind::Light, Token::Surface));
    const Poster &poster = *dialog->poster();
    ASSERT_EQ(poster.boards.size(), 2U);
    for (const PosterRanking &ranking : poster.boards) {
        ASSERT_EQ(ranking.board.ranked.size(), std::min(ranking.ranked, kPosterTop));
        ASSERT_FALSE(ranking.board.ranked.empty());
        for (const RankedRow &row : ranking.board.ranked) {
            const QString value = valueText(ranking.board.query.preset, row.row.value, bench.tools.format());
            EXPECT_FALSE(rows().filter(value).isEmpty()) << value.toStdString();
        }
    }
    EXPECT_EQ(rows().size(),
        static_cast<qsizetype>(poster.boards[0].board.ranked.size() + poster.boards[1].board.ranked.size()));
    EXPECT_TRUE(dialog->words().contains(QStringLiteral("数据日期 9月7日"))) << dialog->words().toStdString();
    EXPECT_TRUE(dialog->words().contains(QStringLiteral("演示数据")));
    bench.picture(*dialog, QStringLiteral("poster-dialog"));
    if (const char *folder = std::getenv("QUNCE_PICTURES"))
        dialog->picture().save(QString::fromLocal8Bit(folder) + QStringLiteral("/poster.png"));
}

TEST_F(PosterDialogTest, NamesAreHiddenUntilSomebodyWantsThem)
{
    open();
    const PosterRanking &guides = dialog->poster()->boards[1];
    const QString full = QString::fromStdString(guides.board.ranked.front().row.name);
    EXPECT_FALSE(dialog->words().contains(full));
    EXPECT_TRUE(dialog->words().contains(full.left(1) + QLatin1Char('*')));
    dialog->names().setCurrentIndex(1);
    EXPECT_TRUE(dialog->words().contains(full));
    EXPECT_TRUE(dialog->posterSet().hasFullNames);
}

TEST_F(PosterDialogTest, BoardsRowsAndTotalsAreChosen)
{
    open();
    const int before = dialog->picture().height();
    dialog->top().setValue(3);
    settle();
    EXPECT_EQ(rows().size(), 6);
    EXPECT_LT(dialog->picture().height(), before);
    dialog->totals().setChecked(false);
    settle();
    EXPECT_FALSE(dialog->poster()->totals);
    dialog->boards().item(0)->setCheckState(Qt::Unchecked);
    settle();
    EXPECT_EQ(rows().size(), 3);
    EXPECT_EQ(dialog->poster()->boards[0].board.query.preset, RankingPreset::GuideSales);
    for (int i = 0; i < dialog->boards().count(); ++i)
        dialog->boards().item(i)->setCheckState(Qt::Checked);
    settle();
    EXPECT_EQ(dialog->poster()->boards.size(), std::size(kRankingPresets))
        << "each once, whichever came first";
    bench.picture(*dialog, QStringLiteral("poster-dialog-all"));
    if (const char *folder = std::getenv("QUNCE_PICTURES"))
        dialog->picture().save(QString::fromLocal8Bit(folder) + QStringLiteral("/poster-all.png"));
}

TEST_F(PosterDialogTest, TheBoardOnScreenIsOnIt)
{
    open({RankingPreset::Completion, Level::Store, {"direct", {}, {}}, 20});
    EXPECT_EQ(dialog->poster()->boards[0].board.query.level, Level::Store);
    EXPECT_EQ(dialog->poster()->boards[0].board.query.peers.storeType, "direct");
}

TEST_F(PosterDialogTest, PictureAndTextAreCopiedAndSavedTogether)
{
    open();
    dialog->titleEdit().setText(QStringLiteral("99大促战报"));
    dialog->copyPicture().click();
    EXPECT_EQ(QApplication::clipboard()->image().size(), dialog->picture().size());
    dialog->copyText().click();
    EXPECT_EQ(QApplication::clipboard()->text(), dialog->words());
    EXPECT_TRUE(dialog->words().startsWith(QStringLiteral("99大促战报")));
    QTemporaryDir folder;
    ASSERT_TRUE(dialog->saveTo(folder.filePath(QStringLiteral("战报.png"))).ok());
    EXPECT_EQ(QImage(folder.filePath(QStringLiteral("战报.png"))).size(), dialog->picture().size());
    QFile words(folder.filePath(QStringLiteral("战报.txt")));
    ASSERT_TRUE(words.open(QIODevice::ReadOnly));
    EXPECT_EQ(QString::fromUtf8(words.readAll()).trimmed(), dialog->words().trimmed());
    EXPECT_FALSE(dialog->saveTo(folder.filePath(QStringLiteral("nowhere/战报.png"))).ok()) << "and says so";
}

/// A clock that a test moves.
class HandClock : public Clock
{
public:
    int64_t nowMs() const override { return now.seconds * 1000; }
    Instant now = Instant::fromLocal(*Day::parse("2026-09-08"), 10, 24);
};

class PosterBatchTest : public ::testing::Test
{
protected:
    void keep(const std::string &name, const PosterSet &set, const std::string &scope = "personal")
    {
        Record record;
        record.kind = Kind::SavedView;
        record.put("owner", toValue(bench.reader.user().id));
        record.put("page", toValue(std::string("poster")));
        record.put("name", toValue(name));
        record.put("state", toValue(stateText(posterState(set))));
        record.put("scope", toValue(scope));
        EditRequest request;
        request.title = {"keep"};
        request.changes.push_back(MakeRecord {Kind::SavedView, {}, record.fields});
        bool isKept = false;
        bench.edits.commit(
            std::move(request), &page, [&isKept](const Result<EditDone> &done) { isKept = done.ok(); });
        ASSERT_TRUE(test::waitFor([&isKept] { return isKept; }));
    }
    PosterSet oneBoard(RankingPreset preset, const QString &title) const
    {
        PosterSet set;
        set.boards = {PosterBoard::of(preset)};
        set.hasTotals = false;
        set.title = title;
        return set;
    }
    PosterBatch::Wish yesterday() const
    {
        BoardQuery query = bench.selection.query();
        query.choice = PeriodChoice::Yesterday;
        query.period = {Day::fromYmd(2026, 9, 7), Day::fromYmd(2026, 9, 7)};
        return {query, true};
    }
    /// Waits for the end of a run.
    void finish(const std::function<void()> &begin)
    {
        bool isFinished = false;
        const auto told =
            QObject::connect(&batch, &PosterBatch::finished, &page, [&](int count, const QStringList &names) {
                isFinished = true;
                saved = count;
                failed = names;
            });
        begin();
        EXPECT_TRUE(test::waitFor([&isFinished] { return isFinished; }));
        QObject::disconnect(told);
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files, QDir::Name); }
    QString words(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    std::vector<ExportLine> noted() const
    {
        std::vector<ExportLine> all;
        for (const Record &one : bench.records(Kind::SavedView, "owner", toValue(bench.reader.user().id))) {
            if (const std::optional<ExportLine> line = exportLineOf(one))
                all.push_back(*line);
        }
        return all;
    }

    test::EditBench bench;
    QWidget page;
    QTemporaryDir folder;
    HandClock clock;
    PageTools tools {bench.theme, bench.language, bench.selection, bench.commands, bench.settings,
        bench.reader, clock, [](const Destination &) {},
        [this](const Message &said) { toasts.push_back(said.english()); }, bench.edits};
    std::vector<std::string> toasts;
    PosterBatch batch {tools, &page};
    int saved = 0;
    QStringList failed;
};

TEST_F(PosterBatchTest, SavesEverySetWithItsWordsAndNotesOneExport)
{
    keep("晨报", oneBoard(RankingPreset::GuideSales, QStringLiteral("早上好")));
    keep("晨报", oneBoard(RankingPreset::Completion, QStringLiteral("全员")), "team");
    keep("省区/直营", oneBoard(RankingPreset::StoreAttainment, {}));
    finish([this] { batch.save(&page, yesterday(), folder.path()); });
    EXPECT_EQ(saved, 3);
    EXPECT_TRUE(failed.isEmpty()) << failed.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(files(),
        (QStringList {QStringLiteral("晨报 2026-09-07 10-24.png"),
            QStringLiteral("晨报 2026-09-07 10-24.txt"), QStringLiteral("晨报 2026-09-07 10-24_2.png"),
            QStringLiteral("晨报 2026-09-07 10-24_2.txt"), QStringLiteral("省区-直营 2026-09-07 10-24.png"),
            QStringLiteral("省区-直营 2026-09-07 10-24.txt")}));
    EXPECT_TRUE(words(QStringLiteral("晨报 2026-09-07 10-24.txt")).startsWith(QStringLiteral("早上好")));
    EXPECT_TRUE(words(QStringLiteral("晨报 2026-09-07 10-24_2.txt")).startsWith(QStringLiteral("全员")));
    for (const QString &name : files().filter(QStringLiteral(".png")))
        EXPECT_EQ(QImage(folder.filePath(name)).width(), kPosterWidth) << name.toStdString();
    ASSERT_EQ(noted().size(), 1U);
    EXPECT_EQ(noted()[0].rows, 3);
    EXPECT_EQ(noted()[0].format, "png");
    ASSERT_EQ(toasts.size(), 1U);
    EXPECT_EQ(toasts[0], "Saved: 3 posters in " + folder.path().toStdString());
}

TEST_F(PosterBatchTest, IsThePosterThatTheDialogShowsForTheSet)
{
    const PosterSet set = oneBoard(RankingPreset::GuideSales, QStringLiteral("早上好"));
    keep("晨报", set);
    finish([this] { batch.save(&page, yesterday(), folder.path()); });
    PosterDialog dialog(bench.tools, batch, yesterday().query, set.boards.front(), true, nullptr);
    dialog.show();
    ASSERT_TRUE(test::waitFor(
        [&dialog] { return dialog.isSettled() && dialog.poster() && !dialog.sets().views().views.empty(); }));
    dialog.sets().choose(dialog.sets().views().views.front().id);
    ASSERT_TRUE(test::waitFor(
        [&dialog] { return dialog.isSettled() && dialog.poster() && dialog.poster()->boards.size() == 1; }));
    EXPECT_EQ(words(QStringLiteral("晨报 2026-09-07 10-24.txt")).trimmed(), dialog.words().trimmed());
    EXPECT_EQ(QImage(folder.filePath(QStringLiteral("晨报 2026-09-07 10-24.png")))
                  .convertToFormat(dialog.picture().format()),
        dialog.picture());
}

TEST_F(PosterBatchTest, WithoutASavedSetItSaysHowToSaveOne)
{
    batch.save(&page, yesterday(), folder.path());
    ASSERT_TRUE(test::waitFor([this] { return !toasts.empty(); }));
    EXPECT_NE(toasts[0].find("no saved set of boards yet"), std::string::npos);
    EXPECT_TRUE(noted().empty());
    EXPECT_FALSE(batch.canRepeat());
}

TEST_F(PosterBatchTest, WhatCannotBeWrittenIsNamed)
{
    keep("晨报", oneBoard(RankingPreset::GuideSales, {}));
    finish([this] { batch.save(&page, yesterday(), folder.filePath(QStringLiteral("gone"))); });
    EXPECT_EQ(saved, 0);
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed[0].startsWith(QStringLiteral("晨报"))) << failed[0].toStdString();
}

TEST_F(PosterBatchTest, EveryFullHourAgainUntilItIsNotWishedAnyMore)
{
    keep("晨报", oneBoard(RankingPreset::GuideSales, {}));
    PosterDialog dialog(
        bench.tools, batch, yesterday().query, PosterBoard::of(RankingPreset::GuideSales), true, nullptr);
    dialog.show();
    EXPECT_FALSE(dialog.hourly().isEnabled()) << "nobody knows into which folder";
    finish([this, &dialog] { batch.save(&dialog, yesterday(), folder.path()); });
    ASSERT_TRUE(dialog.hourly().isEnabled());
    dialog.hourly().click();
    EXPECT_TRUE(batch.isHourly());
    ASSERT_TRUE(test::waitFor([&dialog] { return dialog.isSettled() && dialog.poster(); }));
    test::PageBench::picture(dialog, QStringLiteral("poster-hourly"));
    clock.now = Instant::fromLocal(*Day::parse("2026-09-08"), 10, 59);
    batch.tick();
    EXPECT_EQ(files().size(), 2);
    finish([this] {
        clock.now = Instant::fromLocal(*Day::parse("2026-09-08"), 11, 0);
        batch.tick();
    });
    EXPECT_EQ(files().size(), 4);
    EXPECT_TRUE(files().contains(QStringLiteral("晨报 2026-09-07 11-00.png")));
    finish([this] { // slept from 11 to 15
        clock.now = Instant::fromLocal(*Day::parse("2026-09-08"), 15, 10);
        batch.tick();
    });
    EXPECT_EQ(files().size(), 6);
    batch.tick();
    EXPECT_FALSE(batch.isRunning()) << "not once more for the hours that were slept";
    EXPECT_EQ(noted().size(), 3U) << "each run is an export";
    dialog.hourly().click();
    clock.now = Instant::fromLocal(*Day::parse("2026-09-08"), 16, 0);
    batch.tick();
    EXPECT_FALSE(batch.isHourly());
    EXPECT_EQ(files().size(), 6);
}

TEST(NextFullHour, IsAlwaysLater)
{
    const Day day = *Day::parse("2026-09-08");
    EXPECT_EQ(nextFullHour(Instant::fromLocal(day, 10, 24)), Instant::fromLocal(day, 11, 0));
    EXPECT_EQ(nextFullHour(Instant::fromLocal(day, 11, 0)), Instant::fromLocal(day, 12, 0));
    EXPECT_EQ(nextFullHour(Instant::fromLocal(day, 23, 59, 59)), Instant::startOf(day + 1));
}

TEST(PosterTexts, SayWhatIsMissing)
{
    test::application();
    Poster poster;
    poster.query.query.period = {Day::fromYmd(2026, 9, 7), Day::fromYmd(2026, 9, 7)};
    poster.arrival.dataDay = Day::fromYmd(2026, 9, 7);
    poster.arrival.regions = 30;
    poster.arrival.regionsIn = 22;
    for (int i = 0; i < 8; ++i)
        poster.arrival.missing.push_back({{}, "省区" + std::to_string(i), {}});
    const PosterTexts texts = posterTexts(poster, {}, Format(Language::Chinese));
    EXPECT_TRUE(texts.missing.contains(QStringLiteral("省区5")));
    EXPECT_FALSE(texts.missing.contains(QStringLiteral("省区6"))) << "six are named";
    EXPECT_TRUE(texts.missing.endsWith(QStringLiteral("…")));
    EXPECT_TRUE(plainText(texts).contains(texts.missing));
}

TEST(PosterTexts, CompareLikeForLikeWhereARegionIsNotIn)
{
    test::application();
    Poster poster;
    poster.totals.emplace();
    OverviewCard &sales = poster.totals->cards[static_cast<size_t>(OverviewCardId::Sales)];
    const auto fen = [](int64_t amount) { return MeasureValue {true, Fraction {amount, 1}, amount, {}}; };
    sales.now = fen(110'000);
    sales.compared = fen(100'000); // without the region that is not in, as what it is compared with
    sales.before = fen(80'000);
    const PosterTexts texts = posterTexts(poster, {}, Format(Language::Chinese));
    EXPECT_EQ(texts.tiles[0].delta, QStringLiteral("+25.0%"));
    EXPECT_EQ(texts.tiles[0].number, QStringLiteral("¥1,100"));
}

TEST(PosterInk, IsReadableOnEveryBrandColour)
{
    EXPECT_EQ(inkOn(QColor(0x1F, 0x6F, 0xEB)), QColor(Qt::white));
    EXPECT_EQ(inkOn(QColor(Qt::yellow)), QColor(Qt::black));
    EXPECT_EQ(inkOn(QColor(Qt::white)), QColor(Qt::black));
    EXPECT_EQ(inkOn(QColor(Qt::black)), QColor(Qt::white));
}

TEST(PosterState, ComesBackAsItWasSaved)
{
    PosterSet set = standardPoster();
    set.boards.push_back({RankingPreset::Completion, Level::Store, {"direct", "A", {}}, 20});
    set.top = 12;
    set.hasTotals = false;
    set.hasFullNames = true;
    set.title = QStringLiteral("周报");
    EXPECT_EQ(posterSetFrom(posterState(set)), set);
    EXPECT_EQ(posterSetFrom({}), standardPoster());
    EXPECT_EQ(posterSetFrom({{QStringLiteral("top"), 1'000'000}}).top, kPosterMostTop);
}

} // namespace

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "tests/support/pagebench.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/leaderboard/posterdialog.h"
#include "views/leaderboard/posterpainter.h"
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
        dialog = std::make_unique<PosterDialog>(bench.tools, query, first, true, nullptr);
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

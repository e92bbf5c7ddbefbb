// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The content library: what it lists, one content in full, changing it in place, its versions and its review.

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/content/contentpage.h"
#include "views/content/reviewdialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class ContentPageTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq", Language language = Language::Chinese)
    {
        m_bench = std::make_unique<EditBench>(user, language);
        m_images = std::make_unique<ImageDesk>();
        m_images->fetch = [this](const std::string &name, const ImageDesk::Heard &heard) {
            const auto found = m_kept.find(name);
            heard(found != m_kept.end() ? Result<std::string>(found->second)
                                        : Result<std::string>(Error {ErrorCode::NotFound, {}, {}}));
        };
        m_images->keep = [this](const std::string &bytes, const ImageDesk::Heard &heard) {
            m_kept[blobName(bytes)] = bytes;
            heard(blobName(bytes));
        };
        m_bench->tools.images = m_images.get();
        m_page = std::make_unique<ContentPage>(m_bench->tools);
        ASSERT_TRUE(m_bench->settle(*m_page));
    }
    void TearDown() override
    {
        if (m_images)
            m_images->close();
        m_page.reset();
        m_images.reset();
        m_bench.reset();
    }
    bool settles()
    {
        return m_bench->isQuiet()
            && waitFor([this] { return m_page->isSettled() && !m_bench->reader.hasNews(); });
    }
    /// Chooses the content of this title; gives its id.
    Uuid choose(const std::string &title)
    {
        m_page->roster().chooseFilter("all");
        const std::vector<Record> all = m_bench->records(Kind::Content, "title", title);
        EXPECT_FALSE(all.empty()) << title;
        const Uuid id = all.empty() ? Uuid() : all.front().id;
        m_page->roster().select(id);
        EXPECT_TRUE(waitFor([&] { return m_page->detail() && m_page->detail()->record.id == id; })) << title;
        EXPECT_TRUE(settles());
        return id;
    }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    QPushButton &button(const char *name) const { return *part<QPushButton>(name); }
    QString label(const char *name) const
    {
        const QLabel *found = part<QLabel>(name);
        return found ? found->text() : QString();
    }
    void type(const char *field, const QString &words)
    {
        auto *edit = part<QLineEdit>(field);
        ASSERT_TRUE(edit) << field;
        edit->setFocus();
        edit->selectAll();
        edit->insert(words); // as an input method does
        QTest::keyClick(edit, Qt::Key_Return);
        ASSERT_TRUE(settles());
    }
    std::string field(const Uuid &content, const char *name) const
    {
        const std::optional<Record> record = m_bench->record(Kind::Content, content);
        return record ? record->text(name) : std::string();
    }

    std::map<std::string, std::string> m_kept;
    std::unique_ptr<EditBench> m_bench;
    std::unique_ptr<ImageDesk> m_images;
    std::unique_ptr<ContentPage> m_page;
};

TEST_F(ContentPageTest, ListsWhatIsUsableTodayAndFiltersTheRest)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int usable = m_page->rowsShown();
    EXPECT_GT(usable, 10);
    std::map<std::string, int> rows;
    for (const QuickFilter &filter : contentFilters()) {
        m_page->roster().chooseFilter(filter.id);
        ASSERT_TRUE(waitFor([this] { return m_page->roster().isSettled(); }));
        rows[filter.id] = m_page->rowsShown();
    }
    EXPECT_GT(rows["all"], usable);
    EXPECT_EQ(rows["review"], 3);
    EXPECT_EQ(rows["koc"], 6);
    EXPECT_GE(rows["draft"], 2);
    EXPECT_GE(rows["words"], 2);
    EXPECT_GE(rows["duplicate"], 2);
    m_page->roster().chooseFilter("all");
    m_page->roster().setSearch(QStringLiteral("国家级品质"));
    ASSERT_TRUE(waitFor([this] { return m_page->roster().isSettled(); }));
    EXPECT_EQ(m_page->rowsShown(), 1) << "found by its text";
}

TEST_F(ContentPageTest, OneContentIsSeenAsInAChatWithItsRiskyWordsMarked)
{
    ASSERT_NO_FATAL_FAILURE(open());
    choose("双节囤货清单");
    ASSERT_TRUE(m_page->preview());
    ASSERT_EQ(m_page->preview()->marks().size(), 3U) << "全网最低价, 国家级, 错过就没机会了";
    EXPECT_EQ(m_page->preview()->marks().front().from, 0);
    EXPECT_EQ(m_page->preview()->marks().front().level, WordLevel::Error);
    EXPECT_TRUE(label("contentWords").contains(QStringLiteral("国家级（广告法禁用词）")))
        << label("contentWords").toStdString();
    EXPECT_EQ(label("contentState"), QStringLiteral("草稿"));
    EXPECT_TRUE(waitFor([this] { return m_page->preview()->tileText(0) == QStringLiteral("图片尚未上传"); }))
        << "nobody has sent it";
    ASSERT_TRUE(m_bench->settle(*m_page, {1232, 852}));
    PageBench::picture(*m_page, QStringLiteral("content-zh-light"));
}

TEST_F(ContentPageTest, EveryFieldIsChangedInPlaceAndTakenBack)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const Uuid id = choose("旧包装说明");
    ASSERT_NO_FATAL_FAILURE(type("title", QStringLiteral("新包装说明")));
    EXPECT_EQ(field(id, "title"), "新包装说明");
    ASSERT_NO_FATAL_FAILURE(type("valid_until", QStringLiteral("2026-12-31")));
    ASSERT_NO_FATAL_FAILURE(type("lowest_percent", QStringLiteral("85")));
    EXPECT_EQ(field(id, "valid_until"), "2026-12-31");
    EXPECT_EQ(m_bench->record(Kind::Content, id)->integer("lowest_percent"), 85);
    ASSERT_NO_FATAL_FAILURE(type("valid_from", QStringLiteral("31.2.")));
    EXPECT_EQ(field(id, "valid_from"), "") << "no day";
    EXPECT_FALSE(m_bench->toasts.empty());
    auto *layer = part<QComboBox>("layer");
    layer->setCurrentIndex(layer->findData(QStringLiteral("promotion")));
    emit layer->activated(layer->currentIndex());
    ASSERT_TRUE(settles());
    EXPECT_EQ(field(id, "layer"), "promotion");
    auto *body = part<QPlainTextEdit>("body");
    body->setFocus();
    body->selectAll();
    body->insertPlainText(QStringLiteral("换了新包装，配方不变。"));
    m_page->form()->leave();
    ASSERT_TRUE(settles());
    EXPECT_EQ(field(id, "body"), "换了新包装，配方不变。");
    for (int step = 0; step < 5; ++step) {
        m_bench->edits.undo();
        ASSERT_TRUE(settles());
    }
    EXPECT_EQ(field(id, "title"), "旧包装说明");
    EXPECT_EQ(field(id, "layer"), "brand");
    EXPECT_EQ(field(id, "valid_until"), "");
    EXPECT_TRUE(m_bench->refusals.empty());
}

TEST_F(ContentPageTest, ANewOneIsADraftWhoseTitleIsTyped)
{
    ASSERT_NO_FATAL_FAILURE(open());
    button("newContent").click();
    ASSERT_TRUE(
        waitFor([this] { return m_page->detail() && m_page->detail()->record.text("status") == "draft"; }));
    ASSERT_TRUE(settles());
    const Uuid id = m_page->detail()->record.id;
    EXPECT_EQ(field(id, "title"), "新建素材");
    EXPECT_EQ(m_bench->record(Kind::Content, id)->integer("version"), 1);
    button("contentStep").click();
    ASSERT_TRUE(waitFor([&] { return field(id, "status") == "usable"; }));
    ASSERT_TRUE(settles());
    button("contentOtherStep").click();
    ASSERT_TRUE(waitFor([&] { return field(id, "status") == "withdrawn"; }));
    for (int step = 0; step < 3; ++step) {
        ASSERT_TRUE(settles());
        m_bench->edits.undo();
    }
    ASSERT_TRUE(settles());
    EXPECT_FALSE(m_bench->record(Kind::Content, id)) << "as if it had never been";
}

TEST_F(ContentPageTest, ANewVersionIsADraftBesideTheOneInUse)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const Uuid old = choose("旧包装说明");
    m_page->copyAsVersion();
    ASSERT_TRUE(waitFor([&] { return m_page->detail() && m_page->detail()->record.id != old; }));
    ASSERT_TRUE(settles());
    const Record made = m_page->detail()->record;
    EXPECT_EQ(made.reference("family"), old);
    EXPECT_EQ(made.integer("version"), 2);
    EXPECT_EQ(made.text("status"), "draft");
    EXPECT_EQ(made.text("body"), field(old, "body"));
    ASSERT_EQ(m_page->detail()->versions.size(), 2U);
    EXPECT_EQ(m_page->detail()->versions.back().id, old);
    EXPECT_TRUE(m_page->detail()->duplicates.empty()) << "a version is no duplicate";
}

TEST_F(ContentPageTest, WhatAKocSentIsReviewedCreditedAndThenUsable)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const Uuid id = choose("豆豆辅食日记");
    button("contentStep").click();
    auto *dialog = m_page->findChild<ReviewDialog *>();
    ASSERT_TRUE(dialog);
    dialog->findChild<QPlainTextEdit *>(QStringLiteral("reviewNote"))
        ->setPlainText(QStringLiteral("写得自然"));
    dialog->findChild<QSpinBox *>(QStringLiteral("reviewPoints"))->setValue(150);
    dialog->accept();
    ASSERT_TRUE(settles());
    const Record taken = *m_bench->record(Kind::Content, id);
    EXPECT_EQ(taken.text("status"), "usable");
    EXPECT_EQ(taken.text("review_note"), "写得自然");
    EXPECT_EQ(taken.integer("credited_points"), 150);
    EXPECT_EQ(taken.reference("reviewed_by"), m_bench->reader.user().id);
    EXPECT_TRUE(taken.instant("reviewed_at").has_value());
    m_bench->edits.undo();
    ASSERT_TRUE(settles());
    EXPECT_EQ(field(id, "status"), "submitted") << "in one step";
    EXPECT_EQ(field(id, "review_note"), "");

    button("contentOtherStep").click();
    auto *refusing = m_page->findChildren<ReviewDialog *>().back();
    refusing->accept();
    EXPECT_TRUE(refusing->isVisible()) << "not without a reason";
    refusing->findChild<QPlainTextEdit *>(QStringLiteral("reviewNote"))
        ->setPlainText(QStringLiteral("图片模糊"));
    refusing->accept();
    ASSERT_TRUE(settles());
    EXPECT_EQ(field(id, "status"), "rejected");
    EXPECT_EQ(field(id, "review_note"), "图片模糊");
}

TEST_F(ContentPageTest, ARegionHandsInWhatItsKocMadeAndChangesItUntilItIsTaken)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    EXPECT_FALSE(button("newContent").isEnabled()) << "its own it does not make";
    ASSERT_TRUE(button("newKocContent").isEnabled()) << button("newKocContent").toolTip().toStdString();
    button("newKocContent").click();
    ASSERT_TRUE(settles());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    ASSERT_TRUE(waitFor([this] {
        return m_page->detail() && m_page->detail()->record.text("source") == "koc"
            && m_page->detail()->record.reference("submitted_by") == m_bench->reader.user().id;
    }));
    const Uuid id = m_page->detail()->record.id;
    EXPECT_EQ(field(id, "status"), "submitted");
    type("title", QStringLiteral("周末辅食打卡"));
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    EXPECT_EQ(field(id, "title"), "周末辅食打卡");
    EXPECT_FALSE(button("contentStep").isEnabled()) << "headquarters takes it";
    EXPECT_FALSE(part<QLineEdit>("valid_until")->isEnabled()) << "and says for how long";
    PageBench::picture(*m_page, QStringLiteral("content-region-koc-zh-light"));
    // Headquarters does not take it; the region hands it in again.
    UserInfo office = m_bench->reader.user();
    office.role = "hq_content";
    office.wholeBrand = true;
    m_bench->edits.setUser(office);
    EditRequest request;
    request.title = Message("review");
    request.changes.push_back(ChangeFields {Kind::Content, id,
        {{"status", std::string("rejected")}, {"review_note", std::string("图片模糊")}}, {}});
    m_bench->edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(settles());
    m_bench->edits.setUser(m_bench->reader.user());
    ASSERT_TRUE(waitFor([this] { return button("contentStep").text() == QStringLiteral("重新提交"); }))
        << button("contentStep").text().toStdString();
    ASSERT_TRUE(button("contentStep").isEnabled());
    button("contentStep").click();
    ASSERT_TRUE(settles());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    EXPECT_EQ(field(id, "status"), "submitted");
}

TEST_F(ContentPageTest, ImagesAreAddedFromFilesAndWhatIsNoneIsNamed)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const Uuid id = choose("旧包装说明");
    QTemporaryDir folder;
    QImage picture(32, 24, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    const QString good = folder.filePath(QStringLiteral("好.png"));
    ASSERT_TRUE(picture.save(good));
    const QString bad = folder.filePath(QStringLiteral("坏.png"));
    QFile file(bad);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("no image");
    file.close();
    const QString large = folder.filePath(QStringLiteral("大.png"));
    QFile whole(large);
    ASSERT_TRUE(whole.open(QIODevice::WriteOnly));
    ASSERT_TRUE(whole.resize(50 << 20));
    whole.close();
    ImageStrip &strip = m_page->form()->images();
    strip.addFiles({good});
    ASSERT_TRUE(waitFor([&] { return imagesFromJson(field(id, "images")).size() == 1; }));
    ASSERT_TRUE(settles());
    EXPECT_EQ(imagesFromJson(field(id, "images")).front().width, 32);
    EXPECT_EQ(m_kept.size(), 1U) << "kept before it is named";
    strip.addFiles({bad});
    ASSERT_TRUE(waitFor([&] { return strip.problem().contains(QStringLiteral("坏.png")); }));
    strip.addFiles({large});
    ASSERT_TRUE(waitFor([&] { return strip.problem().contains(QStringLiteral("50 MB")); }))
        << strip.problem().toStdString();
    EXPECT_EQ(imagesFromJson(field(id, "images")).size(), 1U);
    ASSERT_TRUE(waitFor([&] { return m_page->preview()->tileText(0).isEmpty(); })) << "drawn";
    m_bench->edits.undo();
    ASSERT_TRUE(settles());
    EXPECT_EQ(field(id, "images"), "");
}

TEST_F(ContentPageTest, TheTextIsCopiedAsItIsSent)
{
    ASSERT_NO_FATAL_FAILURE(open());
    choose("旧包装说明");
    m_page->copyText();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("新旧包装交替，配方不变，请放心。"));
}

TEST_F(ContentPageTest, ARegionReadsAndIsToldWhyItMayNotChange)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    EXPECT_FALSE(button("newContent").isEnabled());
    EXPECT_FALSE(button("newContent").toolTip().isEmpty());
    choose("旧包装说明");
    EXPECT_FALSE(part<QLineEdit>("title")->isEnabled());
    EXPECT_FALSE(part<QLineEdit>("title")->toolTip().isEmpty());
    EXPECT_FALSE(button("contentStep").isEnabled());
}

TEST_F(ContentPageTest, SpeaksEnglishAroundTheBrandsWords)
{
    ASSERT_NO_FATAL_FAILURE(open("hq", Language::English));
    choose("开箱：新客礼盒");
    EXPECT_EQ(button("newContent").text(), QStringLiteral("Add content"));
    EXPECT_EQ(label("contentState"), QStringLiteral("Usable"));
    m_bench->theme.setKind(Theme::Kind::Dark);
    m_bench->theme.apply();
    QCoreApplication::processEvents();
    PageBench::picture(*m_page, QStringLiteral("content-en-dark"));
}

} // namespace

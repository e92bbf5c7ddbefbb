// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>

#include "tests/support/pagebench.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

/// Counts the stores of the cache.
class CountingPage : public Page
{
public:
    explicit CountingPage(PageTools &tools)
        : Page(PageId::Overview, {QUNCE_TEXT("Nobody is signed in.")}, tools)
        , m_place(this)
        , m_label(new QLabel(this))
    { }

    int rowsShown() const override { return m_rows; }
    int readings = 0;

protected:
    void refresh() override
    {
        if (!m_place.isWaiting())
            readingBegins();
        ++readings;
        tools().reader.read<uint64_t>(
            m_place, [](BoardContext &context) { return context.snapshot.count(Kind::Org); },
            [this](Result<uint64_t> count) {
                m_rows = count.ok() ? static_cast<int>(*count) : -1;
                readingEnds();
            });
    }
    void retranslate() override { m_label->setText(text(title())); }

private:
    BoardPlace m_place;
    QLabel *m_label;
    int m_rows = 0;
};

TEST(Page, ReadsWhenItIsShownAndWhenSomethingChangesWhileItIs)
{
    test::PageBench bench;
    CountingPage page(bench.tools);
    EXPECT_EQ(page.readings, 0);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_GT(page.rowsShown(), 3);
    EXPECT_EQ(page.readings, 1);
    page.hide();
    bench.show(PeriodChoice::Yesterday);
    bench.show(PeriodChoice::LastMonth);
    EXPECT_EQ(page.readings, 1) << "nobody looks";
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.readings, 2);
    bench.show(PeriodChoice::Yesterday);
    EXPECT_EQ(page.readings, 3);
    ASSERT_TRUE(test::waitFor([&] { return page.isSettled(); }));
}

TEST(Page, SpeaksTheLanguageOfTheWindow)
{
    test::PageBench bench;
    CountingPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.findChild<QLabel *>()->text(), QStringLiteral("尚未登录。"));
    bench.language.set(Language::English);
    EXPECT_TRUE(test::waitFor(
        [&] { return page.findChild<QLabel *>()->text() == QStringLiteral("Nobody is signed in."); }));
    ASSERT_TRUE(test::waitFor([&] { return page.isSettled(); }));
}

} // namespace

} // namespace qunce

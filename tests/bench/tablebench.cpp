// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The roster's table with 100,000 KOCs in a window: first paint, a step of the text filter, a frame of scrolling. The
// baseline is what Qt has for filtering, a QSortFilterProxyModel with a view attached, on the same rows.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <random>

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTemporaryDir>

#include "models/items/tablemodel.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/support/guitest.h"
#include "views/roster/celltexts.h"
#include "views/roster/rosterview.h"

namespace qunce::bench {

namespace {

constexpr uint32_t kRows = 100'000;
constexpr uint32_t kContents = 12'000;
constexpr double kFirstPaintMs = 150;
constexpr double kFilterMs = 25;
constexpr double kFilterRatio = 1.0 / 20;
constexpr double kFrameMs = 16;
constexpr double kExportMs = 3'000;
constexpr int kFrames = 400;
constexpr const char *kTyped = "小满";
constexpr int kSteps = 9;

TableColumn columnOf(const char *id, CellType type, int width)
{
    TableColumn column;
    column.id = id;
    column.title = id;
    column.type = type;
    column.look.width = width;
    return column;
}

std::shared_ptr<const DataTable> kocs()
{
    constexpr std::array kFirst {"小满", "安安", "辰辰", "糯米", "米粒", "果果", "橙子", "吉祥", "桃子",
        "豆豆", "阿柒", "圆圆", "月芽", "麦子"};
    constexpr std::array kLast {
        "妈妈", "同学", "爱囤货", "的日常", "呀", "成长记", "辣妈", "宝妈", "手记", "测评", "的小厨房"};
    constexpr std::array kRegions {"浙江", "江苏", "广东", "山东", "河南", "四川", "湖北", "安徽"};
    TableBuilder table;
    const size_t name = table.addColumn(columnOf("name", CellType::Text, 168));
    TableColumn tiers = columnOf("tier", CellType::Choice, 72);
    tiers.choices = {{"S", "S"}, {"A", "A"}, {"B", "B"}, {"C", "C"}};
    tiers.look.badge = true;
    const size_t tier = table.addColumn(std::move(tiers));
    const size_t region = table.addColumn(columnOf("region", CellType::Choice, 80));
    const size_t city = table.addColumn(columnOf("city", CellType::Choice, 80));
    const size_t guide = table.addColumn(columnOf("guide", CellType::Text, 168));
    TableColumn bars = columnOf("days", CellType::Integer, 168);
    bars.look.bar = true;
    const size_t days = table.addColumn(std::move(bars));
    const size_t amount = table.addColumn(columnOf("amount", CellType::Money, 140));
    const size_t posts = table.addColumn(columnOf("posts", CellType::Pair, 116));
    const size_t points = table.addColumn(columnOf("points", CellType::Integer, 100));
    const size_t fans = table.addColumn(columnOf("fans", CellType::Integer, 100));
    const size_t code = table.addColumn(columnOf("code", CellType::Code, 96));
    table.reserve(kRows);
    std::mt19937 random(7);
    const auto below = [&random](uint32_t limit) { return random() % limit; };
    for (uint32_t row = 0; row < kRows; ++row) {
        Uuid id;
        for (size_t i = 0; i < 4; ++i)
            id.bytes[15 - i] = static_cast<uint8_t>((row + 1) >> (8 * i));
        table.addRow(id, below(3) > 0 ? 1 : 0);
        table.setText(name,
            kFirst[below(kFirst.size())] + std::string(kLast[below(kLast.size())])
                + std::to_string(below(5'000)));
        table.setText(tier, std::string(1, "SABC"[below(4)]));
        table.setText(region, kRegions[below(kRegions.size())]);
        table.setText(city, kRegions[below(kRegions.size())]);
        table.setText(guide, "导购" + std::to_string(below(10'000)) + " / 导师" + std::to_string(below(300)));
        table.setNumber(days, below(31));
        table.setNumber(amount, below(4) == 0 ? std::optional<int64_t>() : below(7'000'000));
        table.setPair(posts, below(40), below(20));
        table.setNumber(points, below(9'000));
        table.setNumber(fans, below(70'000));
        table.setText(code, "K" + std::to_string(100'000 + row));
    }
    return table.build();
}

/// A content library as readContentTable() makes it, with the beginnings of texts that the search looks through.
std::shared_ptr<const DataTable> contents()
{
    constexpr std::array kLines {"每个家庭都有自己的节奏，小禾陪你慢慢来。",
        "从牧场到餐桌，每一罐都能查到检测报告。", "按月龄和需要挑，不多买也不将就。",
        "把宝宝月龄发我，帮你列一张清单。", "领券后下单，七天内可退，有问题随时找我。",
        "点开长图看看我们怎么做，有疑问直接问我。"};
    constexpr std::array kNames {"早安问候", "质检报告", "新品上市", "会员专享", "育儿小课堂", "直播预告"};
    TableBuilder table;
    std::vector<size_t> texts;
    for (const char *id : {"title", "persona", "product", "season", "category", "body"})
        texts.push_back(table.addColumn(columnOf(id, CellType::Text, 120)));
    for (const char *id : {"layer", "dimension", "status", "source", "spread"})
        texts.push_back(table.addColumn(columnOf(id, CellType::Choice, 90)));
    const size_t used = table.addColumn(columnOf("used", CellType::Integer, 80));
    const size_t code = table.addColumn(columnOf("code", CellType::Code, 90));
    table.reserve(kContents);
    std::mt19937 random(11);
    const auto oneOf = [&random](const auto &of) { return std::string(of[random() % of.size()]); };
    for (uint32_t row = 0; row < kContents; ++row) {
        Uuid id;
        for (size_t i = 0; i < 4; ++i)
            id.bytes[15 - i] = static_cast<uint8_t>((row + 1) >> (8 * i));
        table.addRow(id, random() % 3 > 0 ? 1 : 0);
        table.setText(texts[0], oneOf(kNames) + std::to_string(row));
        for (size_t i = 1; i < 5; ++i)
            table.setText(texts[i], oneOf(kNames));
        table.setText(
            texts[5], std::to_string(row) + oneOf(kLines) + oneOf(kLines) + oneOf(kLines) + oneOf(kLines));
        for (size_t i = 6; i < texts.size(); ++i)
            table.setText(texts[i], std::string(1, "abcd"[random() % 4]));
        table.setNumber(used, random() % 40);
        table.setText(code, "C" + std::to_string(10'000 + row));
    }
    return table.build();
}

/// What the view is given, without a profile.
class Window
{
public:
    Window()
        : settings((test::application(), m_folder.filePath(QStringLiteral("settings.ini"))))
        , reader(m_folder.path().toStdString(), UserInfo(), clock, [] { return int64_t {0}; })
        , tools {theme, language, selection, commands, settings, reader, clock, [](const Destination &) {},
              [](const Message &) {}, edits}
    {
        theme.apply();
    }

    std::unique_ptr<RosterView> view()
    {
        auto made = std::make_unique<RosterView>(tools, QStringLiteral("koc"));
        made->setDefaultSort({{"amount", true}});
        made->resize(1'232, 852);
        made->show();
        return made;
    }
    /// Until what was asked for is on screen.
    static uint64_t paint(RosterView &view)
    {
        test::waitFor([&view] { return view.isSettled(); });
        QCoreApplication::processEvents(); // what is due is painted
        return static_cast<uint64_t>(view.rowsShown());
    }

private:
    QTemporaryDir m_folder;

public:
    SystemClock clock;
    Theme theme;
    LanguageChoice language;
    Selection selection;
    CommandRegistry commands;
    EditDesk edits;
    Settings settings;
    BoardReader reader;
    PageTools tools;
};

/// The same rows in a plain table view behind Qt's proxy; it looks only at names.
class ProxiedView
{
public:
    ProxiedView(const std::shared_ptr<const DataTable> &table, const LanguageChoice &language)
        : m_texts(language), m_model(m_texts)
    {
        auto index = std::make_shared<TableIndex>(table);
        TableOrder order = index->arrange({});
        m_model.show(std::move(index), std::move(order));
        m_proxy.setSourceModel(&m_model);
        m_proxy.setFilterRole(static_cast<int>(TableRole::Sort));
        m_view.setModel(&m_proxy);
        m_view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        m_view.resize(1'232, 852);
        m_view.show();
    }

    uint64_t filter(const QString &text)
    {
        m_proxy.setFilterFixedString(text);
        QCoreApplication::processEvents();
        return static_cast<uint64_t>(m_proxy.rowCount());
    }

private:
    CellTexts m_texts;
    TableModel m_model;
    QSortFilterProxyModel m_proxy;
    QTableView m_view;
};

double millisecondsOf(const Work &work)
{
    using namespace std::chrono;
    const auto start = steady_clock::now();
    work();
    return duration<double, std::milli>(steady_clock::now() - start).count();
}

double medianOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Medians of a step from all rows to what fits, by turns, so that both see the same machine. The way back is not counted.
Timings stepsFromAll(const Work &type, const Work &clear, const Work &proxyType, const Work &proxyClear)
{
    std::vector<double> own;
    std::vector<double> proxy;
    for (int i = 0; i <= kSteps; ++i) {
        own.push_back(millisecondsOf(type));
        clear();
        proxy.push_back(millisecondsOf(proxyType));
        proxyClear();
        if (i == 0) { // what is made once
            own.clear();
            proxy.clear();
        }
    }
    return {medianOf(own), medianOf(proxy)};
}

double slowestOfHundred(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() * 99 / 100];
}

std::vector<double> scroll(RosterView &view)
{
    QTableView &table = *view.tableView();
    std::vector<double> times;
    for (int frame = 1; frame <= kFrames; ++frame) {
        times.push_back(millisecondsOf([&] {
            table.verticalScrollBar()->setValue(frame * 937); // a page and more: nothing stays as it is
            QCoreApplication::processEvents();
            return uint64_t {1};
        }));
    }
    return times;
}

} // namespace

void benchContent(Bench &bench)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Window window;
    const auto view = window.view();
    view->setDefaultSort({{"used", true}});
    view->showTable(contents());
    Window::paint(*view);
    const auto keystroke = [&](const QStringList &typed) {
        std::vector<double> times;
        for (int i = 0; i < kSteps; ++i) {
            for (const QString &text : typed) {
                times.push_back(millisecondsOf([&] {
                    view->setSearch(text);
                    return Window::paint(*view);
                }));
            }
            view->setSearch({});
            Window::paint(*view);
        }
        return medianOf(std::move(times));
    };
    const std::string rows = std::to_string(kContents) + " contents with their texts: ";
    bench.report({.name = "content.filter",
        .value = keystroke({QStringLiteral("检"), QStringLiteral("检测"), QStringLiteral("检测报"),
            QStringLiteral("检测报告")}),
        .maxValue = kFilterMs,
        .note = rows + "a character more is typed, until painted"});
    bench.report({.name = "content.filter.pinyin",
        .value = keystroke(
            {QStringLiteral("j"), QStringLiteral("jc"), QStringLiteral("jcb"), QStringLiteral("jcbg")}),
        .note = rows + "a letter more of the pinyin is typed, until painted"});
}

void benchTable(Bench &bench)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Window window;
    const std::shared_ptr<const DataTable> table = kocs();
    const std::string rows =
        std::to_string(kRows) + " KOCs x " + std::to_string(table->columns.size()) + " columns";
    bench.report({.name = "table.first_paint",
        .value = bench.median([&] {
            const auto view = window.view();
            view->showTable(table);
            return Window::paint(*view);
        }),
        .maxValue = kFirstPaintMs,
        .note = rows + ": a new view, its table indexed, sorted by a number and painted"});
    const auto view = window.view();
    view->showTable(table);
    Window::paint(*view);
    QTemporaryDir folder;
    const auto exportTo = [&](const char *file) {
        return millisecondsOf([&] {
            bool isDone = false;
            view->save(folder.filePath(QLatin1String(file)), [&isDone](const Result<void> &saved) {
                isDone = true;
                if (!saved.ok())
                    std::abort();
            });
            test::waitFor([&isDone] { return isDone; });
            return uint64_t {kRows};
        });
    };
    for (const auto &[name, file] :
        {std::pair("table.export.xlsx", "a.xlsx"), std::pair("table.export.csv", "a.csv")})
        bench.report({.name = name,
            .value = medianOf({exportTo(file), exportTo(file), exportTo(file)}),
            .maxValue = kExportMs,
            .note = rows + ": all of them into a file, until it is on the disk"});
    ProxiedView proxied(table, window.language);
    const QString typed = QString::fromUtf8(kTyped);
    const auto step = [&](const QString &text) {
        view->setSearch(text);
        return Window::paint(*view);
    };
    const Timings steps = stepsFromAll([&] { return step(typed); }, [&] { return step({}); },
        [&] { return proxied.filter(typed); }, [&] { return proxied.filter({}); });
    bench.report({.name = "table.filter",
        .value = steps.subject,
        .maxValue = kFilterMs,
        .note = rows + ": two characters typed into all rows, until painted"});
    bench.report({.name = "table.filter.vs_proxy",
        .value = steps.subject,
        .baseline = steps.baseline,
        .maxRatio = kFilterRatio});
    bench.report({.name = "table.sort_text",
        .value = bench.median([&] {
            TableIndex index(table);
            return index.arrange({{}, 0, {}, {{"name", false}}}).rows.size();
        }),
        .note = rows + ": all of them by pinyin, with the keys made"});
    view->setSearch({});
    Window::paint(*view);
    bench.report({.name = "table.scroll_frame",
        .value = slowestOfHundred(scroll(*view)),
        .maxValue = kFrameMs,
        .note = rows + ": 99th of 100 repaints of the whole viewport"});
}

} // namespace qunce::bench

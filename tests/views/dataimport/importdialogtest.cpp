// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 数据导入 as people use it: the dialog, the courier and a real server on this computer.

#include "views/dataimport/importdialog.h"

#include <QDir>
#include <QMimeData>
#include <QTest>

#include "models/sync/importcourier.h"
#include "tests/server/imports/importserver.h"
#include "tests/support/files.h"
#include "tests/support/pagebench.h"
#include "tests/sync/rawtransport.h"

using namespace qunce;
using namespace qunce::test;

namespace {

/// What the dialog is given, without a profile: it reads nothing from one.
struct ImportBench {
    explicit ImportBench(ImportServer &server, const std::string &user)
        : settings(QString::fromStdString(folder.file("settings.ini")))
    {
        theme.apply();
        language.set(Language::Chinese);
        server.signIn(calls, user);
        desk.whyNot = [this] { return whyNot; };
        desk.cancel = [this] { courier.cancel(); };
        desk.start = [this](const std::string &path, const ImportAsk &ask, ImportDesk::Progress progress,
                         ImportDesk::Done done) {
            courier.start(
                path, ask,
                [this, progress](uint64_t sent, uint64_t total) {
                    QMetaObject::invokeMethod(
                        &selection, [progress, sent, total] { progress(sent, total); }, Qt::QueuedConnection);
                },
                [this, done](Result<ImportReply> outcome) {
                    QMetaObject::invokeMethod(
                        &selection, [done, outcome = std::move(outcome)] { done(outcome); },
                        Qt::QueuedConnection);
                });
        };
        desk.ask = [this](ImportDesk::Listed listed) {
            calls.askImports([this, listed](Result<ImportsReply> imports) {
                QMetaObject::invokeMethod(
                    &selection, [listed, imports = std::move(imports)] { listed(imports); },
                    Qt::QueuedConnection);
            });
        };
        desk.undo = [this](const UndoAsk &ask, ImportDesk::Undone done) {
            calls.undoImport(ask, [this, done](Result<UndoReply> outcome) {
                QMetaObject::invokeMethod(
                    &selection, [done, outcome = std::move(outcome)] { done(outcome); },
                    Qt::QueuedConnection);
            });
        };
    }
    ~ImportBench() { language.set(Language::English); }

    QApplication &app = application();
    TempDir folder;
    SystemClock clock;
    Theme theme;
    LanguageChoice language;
    Selection selection;
    CommandRegistry commands;
    Settings settings;
    BoardReader reader {folder.file("none"), UserInfo(), clock, [] { return int64_t {0}; }};
    EditDesk edits;
    std::vector<std::string> toasts;
    PageTools tools {theme, language, selection, commands, settings, reader, clock,
        [](const Destination &) {}, [this](const Message &message) { toasts.push_back(message.english()); },
        edits};
    RawTransport transport;
    SideCalls calls {transport};
    RandomIdSource ids {clock};
    ImportCourier courier {calls, ids};
    Message whyNot;
    ImportDesk desk;
};

class ImportDialogTest : public ::testing::Test
{
protected:
    ImportDialogTest() { open(); }
    void open()
    {
        m_dialog.reset();
        m_dialog = std::make_unique<ImportDialog>(m_bench.tools, m_bench.desk, nullptr);
        m_dialog->resize(960, 660);
        m_dialog->show();
    }
    std::string file(const std::string &name, const std::string &content)
    {
        return writeFile(m_bench.folder.file(name), content);
    }
    void openFile(const std::string &path)
    {
        m_dialog->openFile(QString::fromStdString(path));
        ASSERT_TRUE(waitFor([this] { return !m_dialog->isBusy(); }));
    }
    void press(const char *name)
    {
        auto *button = m_dialog->findChild<QPushButton *>(QLatin1String(name));
        ASSERT_NE(button, nullptr);
        ASSERT_TRUE(button->isEnabled()) << name << ": " << m_dialog->said().toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
        ASSERT_TRUE(waitFor([this] { return !m_dialog->isBusy(); }));
    }
    bool canRun() const
    {
        return m_dialog->findChild<QPushButton *>(QStringLiteral("importRun"))->isEnabled();
    }
    std::string said() const { return m_dialog->said().toStdString(); }
    static std::string cell(const QTableWidget &table, int row, int column)
    {
        const QTableWidgetItem *item = table.item(row, column);
        return item ? item->text().toStdString() : "none";
    }
    size_t column(const char *name) const { return *columnNamed(descriptor(*m_dialog->kind()), name); }

    ImportServer m_server;
    ImportBench m_bench {m_server, "he"};
    std::unique_ptr<ImportDialog> m_dialog;
};

TEST_F(ImportDialogTest, AFileIsTriedImportedAndListedWithWhoDidIt)
{
    EXPECT_FALSE(canRun());
    openFile(file("org.csv", "编码,类型,名称\nR1,省区,浙江\nR2,行星,江苏\n"));
    EXPECT_EQ(m_dialog->kind(), ImportKind::Org);
    EXPECT_EQ(m_dialog->preview().rowCount(), 2);
    EXPECT_EQ(cell(m_dialog->preview(), 0, 2), "浙江");
    press("importDryRun");
    EXPECT_NE(said().find("试运行"), std::string::npos) << said();
    EXPECT_EQ(m_server.count(Kind::Org), 0U);
    ASSERT_EQ(m_dialog->problems().rowCount(), 1);
    EXPECT_EQ(cell(m_dialog->problems(), 0, 0), "3");
    EXPECT_EQ(cell(m_dialog->problems(), 0, 1), "类型");
    EXPECT_EQ(cell(m_dialog->problems(), 0, 2), "行星");
    PageBench::picture(*m_dialog, QStringLiteral("import-dry-run"));
    press("importRun");
    EXPECT_EQ(m_server.count(Kind::Org), 1U);
    ASSERT_TRUE(waitFor([this] { return m_dialog->history().rowCount() == 1; }));
    EXPECT_EQ(cell(m_dialog->history(), 0, 1), "he");
    EXPECT_EQ(cell(m_dialog->history(), 0, 3), "org.csv");

    const std::string errors = m_bench.folder.file("errors.csv");
    m_dialog->saveErrorsTo(QString::fromStdString(errors));
    ASSERT_TRUE(waitFor([this] { return !m_bench.toasts.empty(); }));
    EXPECT_NE(readFile(errors).find("R2,行星,江苏,3,"), std::string::npos) << readFile(errors);
}

TEST_F(ImportDialogTest, WhatColumnsMeanIsSaidOnceForFilesWithTheSameColumns)
{
    openFile(file("a.csv", "编码,类别,名称\nR1,省区,浙江\n"));
    m_dialog->chooseKind(ImportKind::Org);
    EXPECT_FALSE(canRun());
    EXPECT_NE(said().find("类型"), std::string::npos) << said();
    m_dialog->columns().choose(1, column("kind"));
    EXPECT_TRUE(canRun());
    PageBench::picture(*m_dialog, QStringLiteral("import-columns"));
    press("importRun");
    EXPECT_EQ(m_server.count(Kind::Org), 1U) << said();

    open();
    openFile(file("b.csv", "名称,编码,类别\n江苏,R2,省区\n"));
    m_dialog->chooseKind(ImportKind::Org);
    EXPECT_TRUE(canRun()) << said();
    press("importRun");
    EXPECT_EQ(m_server.count(Kind::Org), 2U);
}

TEST_F(ImportDialogTest, WithoutTheServerNothingRunsAndTheReasonIsSaid)
{
    m_bench.whyNot = QUNCE_TEXT("This needs a connection to the server.");
    open();
    openFile(file("org.csv", "编码,类型,名称\nR1,省区,浙江\n"));
    EXPECT_FALSE(canRun());
    EXPECT_EQ(said(), "需要联网。");
}

TEST_F(ImportDialogTest, WhatCannotBeReadIsSaidAndAnotherFileMayFollow)
{
    openFile(file("empty.csv", ""));
    EXPECT_FALSE(canRun());
    EXPECT_NE(said(), "");
    openFile(file("org.csv", "编码,类型,名称\nR1,省区,浙江\n"));
    EXPECT_TRUE(canRun()) << said();
}

TEST_F(ImportDialogTest, AFileCanBeDropped)
{
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(QString::fromStdString(file("org.csv", "编码,类型,名称\nR1,省区,浙江\n")))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    ASSERT_TRUE(waitFor([this] { return !m_dialog->isBusy(); }));
    EXPECT_TRUE(canRun()) << said();
}

TEST_F(ImportDialogTest, StopEndsItWithNothingChanged)
{
    openFile(file("org.csv", "编码,类型,名称\nR1,省区,浙江\n"));
    auto lock = server::testing::must(m_server.storage->beginWrite());
    m_dialog->runImport(false);
    ASSERT_TRUE(waitFor([this] { return m_server.runner->running().has_value(); }));
    EXPECT_FALSE(canRun());
    press("importStop");
    EXPECT_NE(said().find("已停止"), std::string::npos) << said();
    ASSERT_TRUE(waitFor([this] { return m_server.runner->isGivenUp(); }));
    lock.reset();
    ASSERT_TRUE(waitFor([this] { return !m_server.runner->running(); }));
    EXPECT_EQ(m_server.count(Kind::Org), 0U);
    EXPECT_TRUE(canRun());
}

TEST_F(ImportDialogTest, ATemplateIsSavedWithoutAFile)
{
    m_dialog->chooseKind(ImportKind::Org);
    const std::string path = m_bench.folder.file("template.csv");
    m_dialog->saveTemplateTo(QString::fromStdString(path));
    ASSERT_TRUE(waitFor([this] { return !m_bench.toasts.empty(); }));
    EXPECT_EQ(readFile(path), templateCsv(ImportKind::Org, true));
}

TEST_F(ImportDialogTest, CompleteDaysAreForFactsOnly)
{
    auto *fed = m_dialog->findChild<QCheckBox *>(QStringLiteral("importFed"));
    m_dialog->chooseKind(ImportKind::GuideDays);
    EXPECT_TRUE(fed->isEnabled());
    fed->setChecked(true);
    m_dialog->chooseKind(ImportKind::Org);
    EXPECT_FALSE(fed->isEnabled());
    EXPECT_FALSE(fed->isChecked());
}

TEST_F(ImportDialogTest, AnImportIsTakenBackAfterItWasSaidWhatWillChange)
{
    openFile(file("content.csv", "素材编码,标题,层级\nC1,一,品牌\nC2,二,品牌\n"));
    m_dialog->chooseKind(ImportKind::Content);
    press("importRun");
    ASSERT_EQ(m_server.count(Kind::Content), 2U) << said();
    ASSERT_TRUE(waitFor([this] { return m_dialog->history().rowCount() == 1; }));
    auto *undo = m_dialog->findChild<QPushButton *>(QStringLiteral("importUndo"));
    auto *tabs = m_dialog->findChild<QTabWidget *>(QStringLiteral("importTabs"));
    EXPECT_FALSE(undo->isEnabled()) << "none is chosen";
    EXPECT_EQ(cell(m_dialog->history(), 0, 9), "可撤销");
    // Somebody edits one of them.
    {
        const auto writing = server::testing::must(m_server.storage->beginWrite());
        Record content = *server::testing::must(writing->recordByCode(Kind::Content, "C2"));
        content.put("title", std::string("三"));
        server::testing::must(writing->putRecord(content));
        server::testing::must(writing->commit());
    }
    tabs->setCurrentIndex(tabs->count() - 1);
    m_dialog->history().selectRow(0);
    ASSERT_TRUE(undo->isEnabled());
    ImportUndoDialog *dialog = m_dialog->askUndo();
    ASSERT_NE(dialog, nullptr);
    auto *run = dialog->findChild<QPushButton *>(QStringLiteral("importUndoRun"));
    EXPECT_FALSE(run->isEnabled()) << "before it is known what would change";
    ASSERT_TRUE(waitFor([&] { return !dialog->isBusy(); }));
    EXPECT_EQ(dialog->said().toStdString(), "若撤销此次导入：恢复原值 0 项，删除新增 1 项，保持现状 1 项。");
    EXPECT_EQ(m_server.count(Kind::Content), 2U);
    ASSERT_EQ(dialog->kept().rowCount(), 1);
    EXPECT_EQ(cell(dialog->kept(), 0, 1), "C2");
    PageBench::picture(*dialog, QStringLiteral("import-undo"));
    PageBench::picture(*m_dialog, QStringLiteral("import-history"));
    ASSERT_TRUE(run->isEnabled());
    QTest::mouseClick(run, Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !dialog->isBusy(); }));
    EXPECT_EQ(dialog->said().toStdString(), "已撤销此次导入：恢复原值 0 项，删除新增 1 项，保持现状 1 项。");
    EXPECT_FALSE(run->isVisible());
    EXPECT_EQ(m_server.count(Kind::Content), 1U);
    ASSERT_TRUE(waitFor([this] { return m_dialog->history().rowCount() == 2; }));
    EXPECT_EQ(cell(m_dialog->history(), 0, 2), "撤销：素材");
    EXPECT_EQ(cell(m_dialog->history(), 1, 9).rfind("he 于 ", 0), 0U) << cell(m_dialog->history(), 1, 9);
    m_dialog->history().selectRow(1);
    EXPECT_FALSE(undo->isEnabled()) << "once only";
}

TEST_F(ImportDialogTest, WhatCannotBeTakenBackIsNotOffered)
{
    openFile(file("org.csv", "编码,类型,名称\nR1,省区,浙江\n"));
    press("importRun");
    ASSERT_TRUE(waitFor([this] { return m_dialog->history().rowCount() == 1; }));
    m_dialog->history().selectRow(0);
    EXPECT_EQ(cell(m_dialog->history(), 0, 9), "");
    EXPECT_EQ(m_dialog->askUndo(), nullptr);
}

} // namespace

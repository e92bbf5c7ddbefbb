// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file from a console into the brand: the real server over loopback and the console's courier.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

#include <sys/resource.h>

#include <gtest/gtest.h>

#include "models/sync/importcourier.h"
#include "tests/server/imports/importserver.h"
#include "tests/support/files.h"
#include "tests/sync/cuttransport.h"
#include "tests/sync/rawtransport.h"

namespace qunce::test {

namespace {

using namespace std::chrono_literals;

constexpr const char *kTree = "code,kind,name\nR1,region,Zhejiang\nR2,region,Jiangsu\n";
constexpr const char *kTreeWithABadRow =
    "code,kind,name\nR1,region,Zhejiang\nR2,planet,Jiangsu\nR3,region,\"a\nb\"\n";

bool isPiece(const HttpRequest &request)
{
    return request.path.starts_with("/v1/import/file?") && request.method == "POST";
}

/// One console: who is signed in, and what its import came to.
class ImportConsole
{
public:
    ImportConsole(ImportServer &server, const std::string &user) { server.signIn(calls, user); }

    void begin(const std::string &path, ImportAsk ask)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_outcome.reset();
        }
        courier.start(
            path, std::move(ask), [this](uint64_t sent, uint64_t total) { isComplete = sent == total; },
            [this](Result<ImportReply> outcome) {
                const std::lock_guard lock(m_mutex);
                m_outcome = std::move(outcome);
                m_changed.notify_all();
            });
    }
    Result<ImportReply> end()
    {
        std::unique_lock lock(m_mutex);
        EXPECT_TRUE(m_changed.wait_for(lock, 60s, [this] { return m_outcome.has_value(); }));
        return m_outcome ? *m_outcome : Result<ImportReply>(Error {});
    }
    Result<ImportReply> import(const std::string &path, ImportAsk ask)
    {
        begin(path, std::move(ask));
        return end();
    }
    Result<ImportsReply> list()
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Result<ImportsReply>> answer;
        calls.askImports([&](Result<ImportsReply> reply) {
            const std::lock_guard lock(mutex);
            answer = std::move(reply);
            changed.notify_all();
        });
        std::unique_lock lock(mutex);
        EXPECT_TRUE(changed.wait_for(lock, 30s, [&] { return answer.has_value(); }));
        return answer ? std::move(*answer) : Result<ImportsReply>(Error {});
    }

    Result<UndoReply> undo(const std::string &id, bool dryRun)
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Result<UndoReply>> answer;
        calls.undoImport({id, dryRun, "en"}, [&](Result<UndoReply> reply) {
            const std::lock_guard lock(mutex);
            answer = std::move(reply);
            changed.notify_all();
        });
        std::unique_lock lock(mutex);
        EXPECT_TRUE(changed.wait_for(lock, 30s, [&] { return answer.has_value(); }));
        return answer ? std::move(*answer) : Result<UndoReply>(Error {});
    }

    RawTransport network;
    CutTransport transport {network, isPiece}; ///< counts and cuts pieces
    SideCalls calls {transport};
    SystemClock clock;
    RandomIdSource ids {clock};
    ImportCourier courier {calls, ids, 1ms};
    std::atomic<bool> isComplete = false;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Result<ImportReply>> m_outcome;
};

ImportAsk orgAsk(bool dryRun = false)
{
    ImportAsk ask;
    ask.kind = "org";
    ask.file = "tree.csv";
    ask.dryRun = dryRun;
    ask.language = "en";
    return ask;
}

class ImportNetwork : public ::testing::Test
{
protected:
    std::string fileWith(const std::string &content)
    {
        const std::string path = m_folder.file("tree.csv");
        writeFile(path, content);
        return path;
    }
    template <typename Condition>
    static bool waitUntil(Condition condition)
    {
        const auto deadline = std::chrono::steady_clock::now() + 30s;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > deadline)
                return false;
            std::this_thread::sleep_for(1ms);
        }
        return true;
    }

    TempDir m_folder;
    ImportServer m_server;
};

TEST_F(ImportNetwork, TheGoodRowsGoInTheBadOnesAreNamedAndTheListSaysWhoDidIt)
{
    ImportConsole console(m_server, "he");
    const Result<ImportReply> reply = console.import(fileWith(kTreeWithABadRow), orgAsk());
    ASSERT_TRUE(reply.ok()) << reply.error().userText.english();
    EXPECT_EQ(reply->rows, 3U);
    EXPECT_EQ(reply->created, 2U);
    EXPECT_EQ(reply->rejected, 1U);
    ASSERT_EQ(reply->problems.size(), 1U);
    EXPECT_EQ(reply->problems[0].line, 3U);
    EXPECT_EQ(reply->problems[0].column, "kind");
    EXPECT_EQ(reply->problems[0].value, "planet");
    EXPECT_NE(reply->problems[0].reason, "");
    EXPECT_TRUE(reply->errorsFile.starts_with("\xEF\xBB\xBF"
                                              "code,kind,name,line,reason\r\nR2,planet,"))
        << reply->errorsFile;
    EXPECT_FALSE(reply->errorsCut);
    EXPECT_EQ(m_server.count(Kind::Org), 2U);

    const Result<ImportsReply> list = console.list();
    ASSERT_TRUE(list.ok());
    ASSERT_EQ(list->imports.size(), 1U);
    EXPECT_EQ(list->imports[0].id, reply->id);
    EXPECT_EQ(list->imports[0].who, "he");
    EXPECT_EQ(list->imports[0].file, "tree.csv");
    EXPECT_EQ(list->imports[0].kind, "org");
    EXPECT_EQ(list->imports[0].created, 2U);
    EXPECT_EQ(list->imports[0].rejected, 1U);
    EXPECT_FALSE(list->running);
}

TEST_F(ImportNetwork, ADryRunChangesNothingAndTheImportAfterItSendsTheFileNoSecondTime)
{
    ImportConsole console(m_server, "wang");
    const std::string path = fileWith(kTree);
    const Result<ImportReply> tried = console.import(path, orgAsk(true));
    ASSERT_TRUE(tried.ok()) << tried.error().userText.english();
    EXPECT_TRUE(tried->dryRun);
    EXPECT_EQ(tried->created, 2U);
    EXPECT_EQ(m_server.count(Kind::Org), 0U);
    EXPECT_TRUE(console.list()->imports.empty());
    const Result<ImportReply> done = console.import(path, orgAsk());
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->created, 2U);
    EXPECT_EQ(m_server.count(Kind::Org), 2U);
    EXPECT_EQ(console.transport.calls, 1);
    EXPECT_TRUE(waitUntil([this] { return m_server.uploads->count() == 0; })) << "it is not kept";
    EXPECT_EQ(console.import(path, orgAsk())->unchanged, 2U) << "the same file twice changes nothing";
}

TEST_F(ImportNetwork, WhatTheFileCallsOtherwiseIsTakenForWhatSomebodySaid)
{
    ImportConsole console(m_server, "he");
    ImportAsk ask = orgAsk();
    ask.renames = {{"Number", "code"}, {"What", "kind"}};
    const std::string path = fileWith("Number,What,name,Remark\nR1,region,Zhejiang,x\n");
    const Result<ImportReply> without = console.import(path, orgAsk());
    ASSERT_FALSE(without.ok());
    EXPECT_EQ(without.error().code, ErrorCode::InvalidInput);
    const Result<ImportReply> with = console.import(path, ask);
    ASSERT_TRUE(with.ok()) << with.error().userText.english();
    EXPECT_EQ(with->created, 1U);
    EXPECT_EQ(with->unknownColumns, std::vector<std::string> {"Remark"});
}

TEST_F(ImportNetwork, OnlyHqImportsAndNobodyElseSeesTheList)
{
    ImportConsole console(m_server, "zhao");
    const Result<ImportReply> reply = console.import(fileWith(kTree), orgAsk());
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::PermissionDenied);
    EXPECT_EQ(m_server.uploads->count(), 0U) << "refused before anything was kept";
    const std::string token = m_server.tokenOf("zhao");
    const std::string upload = "0197a000-0000-7000-8000-0000000000aa";
    const std::string ask = encode(orgAsk(), WireFormat::Json);
    for (const std::string &request :
        {"GET /v1/imports?fmt=json HTTP/1.1\r\n" + ImportServer::fields(token) + "\r\n",
            "DELETE /v1/import/file?fmt=json&upload=" + upload + " HTTP/1.1\r\n" + ImportServer::fields(token)
                + "\r\n",
            "POST /v1/import?fmt=json HTTP/1.1\r\n" + ImportServer::fields(token)
                + ImportServer::withBody(ask)}) {
        const RawResponse answer = RawClient(m_server.port()).ask(request);
        EXPECT_EQ(answer.status, 403) << request;
        EXPECT_NE(answer.body.find("\"forbidden\""), std::string::npos) << answer.body;
    }
    const RawResponse nobody =
        RawClient(m_server.port())
            .ask("GET /v1/imports?fmt=json HTTP/1.1\r\n" + ImportServer::fields({}) + "\r\n");
    EXPECT_EQ(nobody.status, 401);
    EXPECT_EQ(m_server.count(Kind::Org), 0U);
}

TEST_F(ImportNetwork, AFileThatCannotBeReadIsRefusedWithWordsAndNothingIsListed)
{
    ImportConsole console(m_server, "he");
    struct Case {
        const char *content;
        const char *says;
    };
    const Case cases[] = {
        {"kind,name\nregion,Zhejiang\n", "code"},
        {"code,code,kind,name\nR1,R1,region,Zhejiang\n", "more than once"},
        {"", ""},
        {"PK\x03\x04 no workbook", ""},
    };
    for (const Case &one : cases) {
        const Result<ImportReply> reply = console.import(fileWith(one.content), orgAsk());
        ASSERT_FALSE(reply.ok()) << one.content;
        EXPECT_EQ(reply.error().code, ErrorCode::InvalidInput) << one.content;
        EXPECT_NE(reply.error().userText.english(), "") << one.content;
        EXPECT_NE(reply.error().userText.english().find(one.says), std::string::npos)
            << reply.error().userText.english();
    }
    EXPECT_TRUE(console.list()->imports.empty());
    EXPECT_FALSE(m_server.runner->running());
}

TEST_F(ImportNetwork, AnUnknownKindAndAnUploadThatIsGoneAreRefused)
{
    ImportConsole console(m_server, "he");
    ImportAsk ask = orgAsk();
    ask.kind = "planets";
    EXPECT_EQ(console.import(fileWith(kTree), ask).error().code, ErrorCode::InvalidInput);
    const RawResponse answer =
        RawClient(m_server.port())
            .ask("POST /v1/import?fmt=json HTTP/1.1\r\n" + ImportServer::fields(m_server.tokenOf("he"))
                + ImportServer::withBody(encode(orgAsk(), WireFormat::Json)));
    EXPECT_EQ(answer.status, 404) << answer.body;
}

TEST(ImportNetworkLimits, AFileThatIsTooLargeIsRefusedAndNothingOfItStays)
{
    server::UploadLimits limits;
    limits.fileBytes = kImportPiece + 100;
    ImportServer server(limits);
    ImportConsole console(server, "he");
    TempDir folder;
    const std::string path = folder.file("large.csv");
    writeFile(path, kTree + std::string(kImportPiece + 200, ' '));
    const Result<ImportReply> reply = console.import(path, orgAsk());
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(reply.error().userText.english().find("256 MB"), std::string::npos);
    EXPECT_EQ(console.transport.calls, 2);
    EXPECT_EQ(server.uploads->count(), 0U);
    EXPECT_EQ(server.count(Kind::Org), 0U);
}

TEST_F(ImportNetwork, AFileOfSeveralPiecesArrivesWholeAlthoughTheNetworkIsCut)
{
    ImportConsole console(m_server, "he");
    std::string content = "code,kind,name\n";
    int rows = 0;
    while (content.size() < 2 * kImportPiece + 1000)
        content += "R" + std::to_string(++rows) + ",region," + std::string(1000, 'x') + "\n";
    console.transport.cuts = 3;
    const Result<ImportReply> reply = console.import(fileWith(content), orgAsk(true));
    ASSERT_TRUE(reply.ok()) << reply.error().userText.english();
    EXPECT_EQ(reply->rows, static_cast<uint64_t>(rows));
    EXPECT_EQ(console.transport.calls, 3 + 3);
    EXPECT_TRUE(console.isComplete);
}

/// While it lives this process cannot make files longer than `bytes`: to it the disk is full.
class FullFiles
{
public:
    explicit FullFiles(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit {bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullFiles()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullFiles(const FullFiles &) = delete;
    FullFiles &operator=(const FullFiles &) = delete;

private:
    rlimit m_before {};
    void (*m_handler)(int) = SIG_DFL;
};

TEST_F(ImportNetwork, AFullDiskOfTheServerIsSaidAtOnceAndTheFileGoesWhenThereIsRoom)
{
    ImportConsole console(m_server, "he");
    std::string content = "code,kind,name\nR1,region,";
    content += std::string(kImportPiece, 'x') + "\n";
    const std::string path = fileWith(content);
    {
        const FullFiles full(kImportPiece / 2);
        const Result<ImportReply> reply = console.import(path, orgAsk(true));
        ASSERT_FALSE(reply.ok());
        EXPECT_EQ(reply.error().code, ErrorCode::DiskFull);
        EXPECT_EQ(reply.error().userText.english(),
            "The server's disk is full; nothing was changed. Ask your administrator to make room on the "
            "server, "
            "then try again.");
        EXPECT_EQ(console.transport.calls, 1) << "it is no matter of trying again by itself";
        EXPECT_EQ(m_server.uploads->count(), 0U) << "what was there is given back";
    }
    const Result<ImportReply> reply = console.import(path, orgAsk(true));
    ASSERT_TRUE(reply.ok()) << reply.error().userText.english();
    EXPECT_EQ(reply->rows, 1U);
}

TEST_F(ImportNetwork, APieceThatIsCutHalfwayLeavesNothing)
{
    const std::string token = m_server.tokenOf("he");
    {
        RawClient client(m_server.port());
        client.send("POST /v1/import/file?offset=0&upload=0197a000-0000-7000-8000-0000000000aa HTTP/1.1\r\n"
            + ImportServer::fields(token) + "Content-Length: 5000\r\n\r\nhalf of it");
        client.reset();
    }
    EXPECT_EQ(RawClient(m_server.port()).get("/v1/nothing").status, 404) << "it goes on";
    EXPECT_EQ(m_server.uploads->count(), 0U);
    for (const auto &entry : std::filesystem::directory_iterator(m_server.folder()))
        EXPECT_EQ(entry.path().filename().string().find("import-"), std::string::npos) << entry.path();
}

TEST_F(ImportNetwork, WhoStopsWaitingHasChangedNothing)
{
    ImportConsole console(m_server, "he");
    auto lock = server::testing::must(m_server.storage->beginWrite());
    console.begin(fileWith(kTree), orgAsk());
    ASSERT_TRUE(waitUntil([this] { return m_server.runner->running().has_value(); }));
    console.courier.cancel();
    const Result<ImportReply> reply = console.end();
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::Cancelled);
    ASSERT_TRUE(waitUntil([this] { return m_server.runner->isGivenUp(); }));
    lock.reset();
    ASSERT_TRUE(waitUntil([this] { return !m_server.runner->running(); }));
    EXPECT_EQ(m_server.count(Kind::Org), 0U);
    EXPECT_TRUE(console.list()->imports.empty());
}

TEST_F(ImportNetwork, ASecondImportIsToldWhoseTurnItIs)
{
    ImportConsole first(m_server, "he");
    ImportConsole second(m_server, "wang");
    const std::string path = fileWith(kTree);
    auto lock = server::testing::must(m_server.storage->beginWrite());
    first.begin(path, orgAsk());
    ASSERT_TRUE(waitUntil([this] { return m_server.runner->running().has_value(); }));
    const Result<ImportReply> refused = second.import(path, orgAsk());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().userText.english(),
        "he is importing tree.csv just now. Try again when that is over.");
    const Result<ImportsReply> list = second.list();
    ASSERT_TRUE(list.ok() && list->running);
    EXPECT_EQ(list->running->who, "he");
    lock.reset();
    ASSERT_TRUE(first.end().ok());
    EXPECT_EQ(second.import(path, orgAsk())->unchanged, 2U);
}

TEST_F(ImportNetwork, AnImportIsTriedAndTakenBackByThoseWhoMayImport)
{
    ImportConsole console(m_server, "he");
    ASSERT_TRUE(console.import(fileWith("code,kind,name\nR1,region,Zhejiang\n"), orgAsk()).ok());
    ImportAsk ask = orgAsk();
    ask.kind = "content";
    const Result<ImportReply> imported =
        console.import(fileWith("code,title,layer\nC1,one,brand\nC2,two,brand\n"), std::move(ask));
    ASSERT_TRUE(imported.ok()) << imported.error().userText.english();
    const Result<ImportsReply> before = console.list();
    ASSERT_TRUE(before.ok());
    ASSERT_EQ(before->imports.size(), 2U);
    EXPECT_TRUE(before->imports[0].canUndo);
    EXPECT_FALSE(before->imports[1].canUndo) << "a tree is not taken back";

    ImportConsole viewer(m_server, "zhao");
    EXPECT_EQ(viewer.undo(imported->id, true).error().code, ErrorCode::PermissionDenied);
    const Result<UndoReply> tried = console.undo(imported->id, true);
    ASSERT_TRUE(tried.ok()) << tried.error().userText.english();
    EXPECT_TRUE(tried->dryRun);
    EXPECT_EQ(tried->removed, 2U);
    EXPECT_EQ(m_server.count(Kind::Content), 2U);
    const Result<UndoReply> done = console.undo(imported->id, false);
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->removed, 2U);
    EXPECT_EQ(done->kind, "content");
    EXPECT_EQ(m_server.count(Kind::Content), 0U);

    const Result<UndoReply> again = console.undo(imported->id, false);
    ASSERT_FALSE(again.ok());
    EXPECT_NE(again.error().userText.english().find("taken back already"), std::string::npos)
        << again.error().userText.english();
    const Result<ImportsReply> after = console.list();
    ASSERT_TRUE(after.ok());
    ASSERT_EQ(after->imports.size(), 3U);
    EXPECT_EQ(after->imports[0].undoes, imported->id);
    EXPECT_EQ(after->imports[1].undoneBy, "he");
    EXPECT_GT(after->imports[1].undoneMs, 0);
}

TEST_F(ImportNetwork, AnUndoWaitsForNobodysImport)
{
    ImportConsole console(m_server, "he");
    auto turn = m_server.runner->takeTurn("wang", "big.csv");
    const Result<UndoReply> refused = console.undo("some-import", true);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
}

} // namespace

} // namespace qunce::test

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/processes/processworld.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

#include <sqlite3.h>

#include "models/base/clock.h"
#include "models/store/cachereader.h"
#include "models/store/editlog.h"
#include "models/store/outbox.h"
#include "models/store/profile.h"
#include "server/storage/sqlitestorage.h"
#include "tests/simulation/cachedump.h"
#include "tests/simulation/servermodel.h"

namespace qunce::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using simulation::BrandWriter;

namespace {

const SystemClock kClock;
/// Database, a copy of it, and some profiles: twice what the largest of them has taken.
constexpr uint64_t kNeededBytes = 32 * 1024 * 1024;
/// More than a start, a sync or a stop makes, console and server together.
constexpr int kMostFlushes = 100;

std::string programOf(const char *variable)
{
    const char *path = std::getenv(variable);
    if (path == nullptr) {
        std::cerr << variable << " must name the program\n";
        std::abort();
    }
    return path;
}

std::unique_ptr<server::SqliteStorage> openStorage(const std::string &database)
{
    Result<std::unique_ptr<server::SqliteStorage>> storage =
        server::SqliteStorage::open(database, server::SqliteStorage::Mode::Open, kClock);
    if (!storage.ok()) {
        std::cerr << "the database cannot be opened: " << storage.error().detail << '\n';
        std::abort();
    }
    return std::move(storage).value();
}

void copyDatabase(const std::string &from, const std::string &to)
{
    std::error_code ignored;
    for (const char *part : {"", "-wal", "-shm"}) {
        fs::remove(to + part, ignored);
        if (fs::exists(from + part) && std::string_view(part) != "-shm")
            fs::copy_file(from + part, to + part);
    }
}

/// Where a text of a profile's session begins and ends; nothing if there is no such text.
std::optional<std::pair<size_t, size_t>> findText(const std::string &session, const std::string &name)
{
    const size_t found = session.find('"' + name + '"');
    if (found == std::string::npos)
        return std::nullopt;
    const size_t begin = session.find('"', session.find(':', found)) + 1;
    return std::pair {begin, session.find('"', begin)};
}

/// Replaces a text in a profile's session; nothing happens if there is no session.
void changeSession(const std::string &profile, const std::string &name, const std::string &value)
{
    std::string session = readFile(profile + "/session.json");
    const auto place = findText(session, name);
    if (!place)
        return;
    session.replace(place->first, place->second - place->first, value);
    writeFile(profile + "/session.json", session);
}

} // namespace

ProcessWorld::ProcessWorld(uint64_t seed)
    : m_directory(quickTempDirectory(kNeededBytes))
    , m_flushTime(flushTime(m_directory.path()))
    , m_random(seed)
{
    Program init(
        {programOf("QUNCED"), "init", "--data", dataDirectory()}, file("init.out"), file("init.err"));
    if (init.wait() != 0) {
        std::cerr << "qunced init: " << init.errors() << '\n';
        std::abort();
    }
    m_brand = simulation::makeBrand(*openStorage(database()), false);
    m_writer = std::make_unique<BrandWriter>(m_random, m_brand);
    m_writer->seed(seed);
    for (size_t i = 0; i < m_brand.users.size(); ++i)
        writeFile(file("password" + std::to_string(i)), m_brand.users[i].password + "\n");
}

ProcessWorld::~ProcessWorld()
{
    stopServer();
}

std::chrono::milliseconds ProcessWorld::patience(std::chrono::milliseconds onGoodDisk) const
{
    return onGoodDisk + std::chrono::duration_cast<std::chrono::milliseconds>(kMostFlushes * m_flushTime);
}

int64_t ProcessWorld::pace(Waits waits) const
{
    constexpr int64_t kPatientPace = 3;
    // An answer that does not come for 30 s is given up; divided, that must leave time for the flushes of one request.
    constexpr std::chrono::milliseconds kPatienceOfCalls = 30s;
    constexpr std::chrono::milliseconds kShortest = 1500ms;
    constexpr int kFlushesOfCall = 10;
    const int64_t pace = std::max<int64_t>(1, kPatienceOfCalls / (kShortest + kFlushesOfCall * m_flushTime));
    return waits == Waits::Short ? pace : std::min(pace, kPatientPace);
}

bool ProcessWorld::startServer()
{
    stopServer();
    m_server = std::make_unique<Program>(
        Program::Words {programOf("QUNCED"), "serve", "--data", dataDirectory(), "--listen",
            "127.0.0.1:" + std::to_string(m_port), "--log", file("serve.log")},
        file("serve.out"), file("serve.err"));
    const auto end = std::chrono::steady_clock::now() + patience(20s);
    while (std::chrono::steady_clock::now() < end && m_server->isRunning()) {
        const std::string said = m_server->output();
        const size_t line = said.find("http://127.0.0.1:");
        if (line != std::string::npos && said.find('\n', line) != std::string::npos) {
            m_port = static_cast<uint16_t>(std::stoi(said.substr(line + 17)));
            return true;
        }
        std::this_thread::sleep_for(2ms);
    }
    std::cerr << "qunced serve: " << m_server->errors() << '\n';
    return false;
}

void ProcessWorld::stopServer()
{
    if (!m_server)
        return;
    m_server->signal(SIGTERM);
    m_server->waitFor(patience(10s));
    m_server.reset();
}

void ProcessWorld::killServer()
{
    if (!m_server)
        return;
    m_server->signal(SIGKILL);
    m_server->wait();
    m_server.reset();
}

void ProcessWorld::write(int times)
{
    constexpr std::array kWrites {&BrandWriter::editRecords, &BrandWriter::createRecords,
        &BrandWriter::deleteRecords, &BrandWriter::moveGuide, &BrandWriter::moveEntry,
        &BrandWriter::rewriteColumns, &BrandWriter::removeColumns};
    const auto storage = openStorage(database());
    for (int i = 0; i < times; ++i) {
        const Result<std::string> written = (*m_writer.*kWrites[m_random.below(kWrites.size())])(*storage);
        if (!written.ok())
            std::cerr << "a write fails: " << written.error().detail << '\n';
    }
}

void ProcessWorld::signOut(const std::string &profile) const
{
    changeSession(profile, "access", "");
    changeSession(profile, "refresh", "");
}

bool ProcessWorld::ageToken(const std::string &profile) const
{
    const std::string session = readFile(profile + "/session.json");
    const auto place = findText(session, "device");
    const std::optional<Uuid> device =
        place ? Uuid::parse(session.substr(place->first, place->second - place->first)) : std::nullopt;
    if (!device)
        return false;
    const auto storage = openStorage(database());
    const auto transaction = storage->beginWrite();
    if (!transaction.ok())
        return false;
    const auto tokens = transaction.value()->deviceTokens(*device);
    bool aged = false;
    for (server::DeviceToken token : tokens.ok() ? *tokens : std::vector<server::DeviceToken>()) {
        if (token.purpose != server::DeviceToken::Purpose::Access)
            continue;
        token.expiresAtMs = kClock.nowMs() - 1;
        aged = transaction.value()->putDeviceToken(token).ok();
    }
    return aged && transaction.value()->commit().ok();
}

void ProcessWorld::keepCopy()
{
    copyDatabase(database(), file("copy.db"));
}

void ProcessWorld::restoreCopy()
{
    copyDatabase(file("copy.db"), database());
}

std::string ProcessWorld::newProfile(const std::string &from)
{
    const std::string directory = file("profile" + std::to_string(++m_profiles));
    fs::create_directories(directory);
    if (!from.empty()) {
        for (const fs::directory_entry &entry : fs::directory_iterator(from)) {
            if (!entry.path().string().ends_with("-shm"))
                fs::copy_file(entry.path(), fs::path(directory) / entry.path().filename());
        }
        std::vector<std::string> waiting;
        const auto saved = m_saved.equal_range(from);
        for (auto edit = saved.first; edit != saved.second; ++edit)
            waiting.push_back(edit->second);
        for (std::string &hash : waiting)
            m_saved.emplace(directory, std::move(hash));
    }
    return directory;
}

void ProcessWorld::edit(const std::string &profile, size_t user, int times)
{
    Result<std::unique_ptr<Outbox>> outbox = Outbox::open(outboxPath(profile));
    if (!outbox.ok()) {
        std::cerr << "the outbox cannot be opened: " << outbox.error().detail << '\n';
        std::abort();
    }
    EditLog log(std::move(outbox).value(), profile, m_editIds);
    CacheReader reader(profile);
    for (int attempt = 0, done = 0; done < times && attempt < 100; ++attempt) {
        std::string what;
        Result<ReadSnapshot> shown = reader.snapshot();
        if (!shown.ok())
            return; // nothing to be seen yet
        const std::optional<EditAction> action =
            m_editor.next(*shown, log, m_brand.users[user], kClock.nowMs(), what);
        if (!action || !log.commit(*action).ok())
            continue;
        ++done;
        for (const PushGroup &group : action->groups) {
            for (const PushOp &op : group.ops)
                m_saved.emplace(profile, payloadHash(op));
        }
    }
}

std::string ProcessWorld::undecidedOf(const std::string &profile) const
{
    const auto outbox = Outbox::openReadOnly(outboxPath(profile));
    if (!outbox.ok())
        return "the outbox cannot be opened";
    const Result<int64_t> waiting =
        (*outbox)->lend()->queryInteger("SELECT count(*) FROM edit WHERE to_send = 1 OR state IN (0, 1, 4)");
    if (!waiting.ok() || *waiting != 0)
        return waiting.ok() ? std::to_string(*waiting) + " edits still wait" : "the outbox cannot be read";
    std::map<std::string, int, std::less<>> decided;
    sqlite3 *database = nullptr;
    sqlite3_stmt *query = nullptr;
    ::sqlite3_open_v2(this->database().c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    ::sqlite3_busy_timeout(database, 10'000);
    ::sqlite3_prepare_v2(database, "SELECT hash FROM push_result", -1, &query, nullptr);
    while (::sqlite3_step(query) == SQLITE_ROW)
        ++decided[std::string(
            static_cast<const char *>(::sqlite3_column_blob(query, 0)), ::sqlite3_column_bytes(query, 0))];
    ::sqlite3_finalize(query);
    ::sqlite3_close(database);
    const auto saved = m_saved.equal_range(profile);
    for (auto edit = saved.first; edit != saved.second; ++edit) {
        const int times = decided.contains(edit->second) ? decided[edit->second] : 0;
        if (times != 1)
            return "an edit was decided " + std::to_string(times) + " times";
    }
    return {};
}

std::unique_ptr<Program> ProcessWorld::beginSync(const std::string &profile, const std::string &url,
    size_t user, const std::vector<std::string> &more, Waits waits)
{
    Program::Words words {programOf("QUNCE"), "sync", "--once", "--data-dir", profile};
    const std::string password = file("password" + std::to_string(user));
    const bool hasSession = fs::exists(profile + "/session.json");
    changeSession(profile, "server", url);
    if (!hasSession) {
        const Program::Words first {
            "--server", url, "--user", m_brand.users[user].name, "--password-file", password};
        words.insert(words.end(), first.begin(), first.end());
    } else if (readFile(profile + "/session.json").find("\"refresh\": \"\"") != std::string::npos) {
        words.insert(words.end(), {"--password-file", password});
    }
    words.insert(words.end(), more.begin(), more.end());
    const std::string run = file("run" + std::to_string(++m_runs % 8));
    return std::make_unique<Program>(
        words, run + ".out", run + ".err", Program::Words {"QUNCE_TEST_PACE=" + std::to_string(pace(waits))});
}

std::optional<int> ProcessWorld::sync(const std::string &profile, const std::string &url, size_t user,
    const std::vector<std::string> &more, Waits waits)
{
    const std::unique_ptr<Program> program = beginSync(profile, url, user, more, waits);
    const std::optional<int> code = program->waitFor(patience(60s));
    m_lastErrors = program->errors();
    return code;
}

std::vector<std::string> ProcessWorld::damaged(const std::string &profile) const
{
    return simulation::damagedFiles(profile, file("scratch"));
}

std::string ProcessWorld::differenceOf(const std::string &profile, size_t user) const
{
    simulation::Observer observer;
    observer.open(database());
    const Result<simulation::CacheDump> dump = simulation::dumpCache(profile, true);
    if (!dump.ok() || !dump->readable)
        return "the cache cannot be read";
    for (const auto &[name, head] : observer.heads()) {
        if (!m_brand.users[user].mayRead(name))
            continue;
        const bool isOld =
            name.starts_with("fact:") && std::stoi(name.substr(name.size() - 4)) < m_brand.lastYear - 1;
        const auto rows = dump->rows.find(name);
        const std::map<simulation::RowKey, simulation::RowVersion> none;
        const auto &has = rows == dump->rows.end() ? none : rows->second;
        if (isOld && has.empty())
            continue;
        if (has.size() != head->rows.size())
            return name + " has " + std::to_string(has.size()) + " rows of "
                + std::to_string(head->rows.size());
        for (const auto &[key, version] : head->rows) {
            const auto row = has.find(key);
            if (row == has.end() || !(row->second == *version))
                return name + " differs in " + key.first + " " + key.second;
        }
    }
    for (const auto &[name, rows] : dump->rows) {
        if (!m_brand.users[user].mayRead(name))
            return "has rows of " + name;
    }
    return {};
}

} // namespace qunce::test

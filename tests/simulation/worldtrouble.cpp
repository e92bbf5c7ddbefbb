// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes on in a random schedule.

#include <algorithm>
#include <array>
#include <fstream>

#include <sqlite3.h>

#include "tests/simulation/world.h"

namespace qunce::simulation {

namespace fs = std::filesystem;

namespace {

constexpr int64_t kSecond = 1'000;
constexpr int64_t kDay = 86'400'000;

/// Files of cache generations, not of their logs.
std::vector<fs::path> cacheFiles(const std::string &directory)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry &entry : fs::directory_iterator(directory)) {
        const std::string file = entry.path().filename();
        if (file.starts_with("cache.") && file.ends_with(".db"))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Takes two columns out of the tables.
void forgetFields(const std::string &file)
{
    sqlite3 *database = nullptr;
    if (::sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        ::sqlite3_exec(database,
            "ALTER TABLE r_guide DROP COLUMN f_tags; ALTER TABLE r_content DROP COLUMN f_body; UPDATE state "
            "SET schema = 0",
            nullptr, nullptr, nullptr);
    }
    ::sqlite3_close(database);
}

/// What the outbox says of a generation.
bool isDurable(const std::string &directory, const fs::path &file)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *query = nullptr;
    bool durable = false;
    // cache.NUMBER.db
    const std::string number = file.stem().extension().string().substr(1);
    if (::sqlite3_open((directory + "/outbox.db").c_str(), &database) == SQLITE_OK
        && ::sqlite3_prepare_v2(database, ("SELECT durable FROM generation WHERE number = " + number).c_str(),
               -1, &query, nullptr)
            == SQLITE_OK)
        durable = ::sqlite3_step(query) == SQLITE_ROW && ::sqlite3_column_int(query, 0) != 0;
    ::sqlite3_finalize(query);
    ::sqlite3_close(database);
    return durable;
}

} // namespace

void World::changeUser(size_t index, const std::function<void(SimUser &)> &edit)
{
    SimUser changed = m_brand.users[index];
    edit(changed);
    if (!m_server->changeUser(changed, changed.password != m_brand.users[index].password)) {
        violation("an account cannot be changed");
        return;
    }
    m_brand.users[index] = changed;
    trace("server: account of " + changed.name + (changed.disabled ? " disabled" : " changed"));
    touched();
}

void World::changeEpoch()
{
    m_server->setEpoch(m_random.next());
    trace("server: another epoch");
    ++m_report.events;
}

void World::dropTombstones()
{
    m_clock.ms += 91 * kDay;
    m_server->maintain();
    excuseMismatches();
    trace("server: tombstones of the last 91 days are gone");
    touched();
}

void World::damageCache(SimClient &client)
{
    const std::vector<fs::path> files = cacheFiles(client.directory());
    if (files.empty())
        return;
    allowDiscard(client);
    of(client).mayMismatch = true;
    const fs::path &file = files.back();
    const auto size = static_cast<int64_t>(fs::file_size(file));
    std::error_code ignored;
    switch (m_random.below(4)) {
    case 0: // another program's file
        fs::remove(file.string() + "-wal", ignored);
        std::ofstream(file, std::ios::binary | std::ios::trunc)
            << "this is no database at all, but somebody's letter";
        break;
    case 1: // half of it lost
        fs::remove(file.string() + "-wal", ignored);
        fs::resize_file(file, static_cast<uintmax_t>(size / 2));
        break;
    case 2: { // the first page overwritten
        std::fstream damaged(file, std::ios::binary | std::ios::in | std::ios::out);
        damaged << std::string(4096, 'x');
        break;
    }
    default: // gone
        fs::remove(file, ignored);
        fs::remove(file.string() + "-wal", ignored);
    }
    trace(client.name() + ": its cache is damaged");
}

void World::losePower(SimClient &client)
{
    client.losePower();
    for (const fs::path &file : cacheFiles(client.directory())) {
        // The log of a generation that is kept safe ends somewhere behind what was flushed: a part of it may stand in
        // the database already. Of one that is not kept safe nothing is certain.
        const fs::path log = file.string() + "-wal";
        std::error_code ignored;
        if (fs::exists(log, ignored)) {
            const auto size = static_cast<int64_t>(fs::file_size(log));
            const int64_t flushed =
                isDurable(client.directory(), file) ? m_disk.flushedBytes(log.string()) : 0;
            fs::resize_file(log, static_cast<uintmax_t>(m_random.between(std::min(flushed, size), size)));
        }
        if (!isDurable(client.directory(), file) && m_random.chance(70))
            fs::resize_file(file, m_random.below(fs::file_size(file) + 1));
    }
    // What people typed is flushed before they are told so.
    const fs::path outboxLog = client.directory() + "/outbox.db-wal";
    if (std::error_code ignored; fs::exists(outboxLog, ignored)) {
        const auto size = static_cast<int64_t>(fs::file_size(outboxLog));
        const int64_t flushed = std::min(m_disk.flushedBytes(outboxLog.string()), size);
        fs::resize_file(outboxLog, static_cast<uintmax_t>(m_random.between(flushed, size)));
    }
    // An older generation may be shown again, and it may be of an older program.
    of(client).shownSince.clear();
    of(client).isOlder = of(client).isOlder || of(client).wasOlder;
    trace(client.name() + ": its machine loses power");
}

void World::makeCacheOlder(SimClient &client)
{
    // A program before this one knew no tags of guides and no text of content.
    for (const fs::path &file : cacheFiles(client.directory()))
        forgetFields(file.string());
    of(client).isOlder = true;
    of(client).wasOlder = true;
    trace(client.name() + ": its cache is an older program's");
}

SimClient &World::copyProfile(SimClient &client)
{
    const std::string name = "client" + std::to_string(m_clients.size());
    const std::string directory = m_options.directory + "/" + name;
    fs::create_directories(directory);
    for (const fs::directory_entry &entry : fs::directory_iterator(client.directory())) {
        if (!entry.path().string().ends_with("-shm"))
            fs::copy_file(entry.path(), fs::path(directory) / entry.path().filename());
    }
    m_disk.copied(client.directory(), directory);
    m_clients.push_back(std::make_unique<SimClient>(*this, m_random, m_disk, name, directory));
    SimClient &copy = *m_clients.back();
    copy.user = client.user;
    of(copy).everRevoked = of(client).everRevoked;
    of(copy).mayDiscard = of(client).mayDiscard;
    of(copy).typed = of(client).typed;
    trace(client.name() + " is copied to " + name);
    copy.start({});
    return copy;
}

void World::oneWrite()
{
    if (!m_server->running())
        return;
    static const std::vector<unsigned> kWeights {30, 15, 12, 6, 10, 8, 18, 5};
    constexpr std::array kWrites {&BrandWriter::editRecords, &BrandWriter::createRecords,
        &BrandWriter::deleteRecords, &BrandWriter::restoreRecords, &BrandWriter::moveGuide,
        &BrandWriter::moveEntry, &BrandWriter::rewriteColumns, &BrandWriter::removeColumns};
    write(kWrites[m_random.weighted(kWeights)]);
}

void World::oneServerFault()
{
    // Rather often what makes clients work, seldom what makes all of them begin again.
    static const std::vector<std::pair<Fault, unsigned>> kFaultWeights {{Fault::ServerDown, 10},
        {Fault::ServerRestarted, 12}, {Fault::ServerRestored, 16}, {Fault::EpochChanged, 3},
        {Fault::ServerUpgraded, 8}, {Fault::Retention, 6}, {Fault::YearsPass, 3}, {Fault::ScopeChanged, 30},
        {Fault::UserDisabled, 8}, {Fault::PasswordChanged, 8}, {Fault::MassDelete, 4}};
    std::vector<unsigned> weights;
    for (const auto &[fault, weight] : kFaultWeights)
        weights.push_back(weight);
    const Fault fault = kFaultWeights[m_random.weighted(weights)].first;
    if (!m_server->running())
        return;
    const size_t user = m_random.below(m_brand.users.size());
    switch (fault) {
    case Fault::ServerDown: {
        m_server->stop();
        trace("server: down");
        after(m_random.between(500, 40'000), [this] {
            if (!m_server->running()) {
                m_server->start();
                trace("server: up");
            }
        });
        break;
    }
    case Fault::ServerRestarted:
        m_server->stop();
        m_server->start();
        trace("server: restarted");
        break;
    case Fault::ServerRestored:
        if (m_copies == 0)
            return keepCopy();
        restoreCopy();
        break;
    case Fault::EpochChanged:
        changeEpoch();
        break;
    case Fault::ServerUpgraded:
        m_server->setOldestSchema(kSchemaVersion + 1);
        trace("server: wants a newer client");
        after(m_random.between(1'000, 40'000), [this] { m_server->setOldestSchema(1); });
        break;
    case Fault::Retention:
        dropTombstones();
        break;
    case Fault::YearsPass:
        m_clock.ms += 365 * kDay;
        trace("a year passes");
        break;
    case Fault::ScopeChanged:
        write(&BrandWriter::changeScope);
        break;
    case Fault::UserDisabled:
        changeUser(user, [](SimUser &it) { it.disabled = true; });
        after(m_random.between(5'000, 60'000), [this, user] {
            if (m_server->running() && m_brand.users[user].disabled)
                changeUser(user, [](SimUser &it) { it.disabled = false; });
        });
        break;
    case Fault::PasswordChanged:
        changeUser(user,
            [this](SimUser &it) { it.password = "password " + std::to_string(m_random.below(1'000'000)); });
        break;
    case Fault::MassDelete:
        write(&BrandWriter::deleteMany);
        break;
    default:
        break;
    }
    count(fault);
}

void World::oneClientFault()
{
    static const std::vector<std::pair<Fault, unsigned>> kFaultWeights {{Fault::Killed, 30},
        {Fault::KilledWriting, 30}, {Fault::NetworkDown, 15}, {Fault::ClockJump, 8}, {Fault::DiskFull, 10},
        {Fault::BadBlock, 10}, {Fault::PowerLost, 12}, {Fault::CacheDamaged, 6}, {Fault::CacheOlder, 8},
        {Fault::ProfileCopied, 3}, {Fault::WrongPassword, 5}, {Fault::OtherUser, 4}, {Fault::SessionLost, 5}};
    std::vector<unsigned> weights;
    for (const auto &[fault, weight] : kFaultWeights)
        weights.push_back(weight);
    const Fault fault = kFaultWeights[m_random.weighted(weights)].first;
    SimClient &client = *m_clients[m_random.below(m_clients.size())];
    if (!client.running())
        return;
    switch (fault) {
    case Fault::Killed:
        client.kill();
        reopen(client, m_random.between(50, 20'000));
        break;
    case Fault::KilledWriting:
        client.killAtCall(static_cast<int>(m_random.between(1, 40)));
        break;
    case Fault::PowerLost:
        losePower(client);
        reopen(client, m_random.between(5'000, 60'000));
        break;
    case Fault::NetworkDown:
        networkDown(client, m_random.between(1'000, 90'000));
        break;
    case Fault::ClockJump:
        client.moveClock((m_random.chance(50) ? kDay : -kDay) + m_random.between(-kSecond, kSecond));
        trace(client.name() + ": its clock jumps");
        break;
    case Fault::DiskFull:
        client.fillDisk();
        trace(client.name() + ": its disk is full");
        after(m_random.between(1'000, 60'000), [&client] { client.emptyDisk(); });
        break;
    case Fault::BadBlock:
        client.failCall(static_cast<int>(m_random.between(1, 30)));
        break;
    case Fault::CacheDamaged:
    case Fault::CacheOlder:
        client.kill();
        if (fault == Fault::CacheDamaged)
            damageCache(client);
        else
            makeCacheOlder(client);
        reopen(client, m_random.between(50, 2'000));
        break;
    case Fault::ProfileCopied:
        if (m_clients.size() >= 8)
            return;
        copyProfile(client);
        break;
    case Fault::WrongPassword:
        of(client).wrongPassword = true;
        client.step(SignOut {});
        break;
    case Fault::OtherUser:
        if (client.hasEdits())
            return; // the program would not let another one in
        client.step(SignOut {});
        if (const uint64_t next = m_random.below(m_brand.users.size()); next != client.user) {
            client.user = next;
            of(client).typed.clear(); // all of it is at the server, and the next one sees none of it
        }
        allowDiscard(client);
        break;
    case Fault::SessionLost: {
        client.kill();
        std::error_code ignored;
        fs::remove(client.directory() + "/session.json", ignored);
        trace(client.name() + ": its session is lost");
        reopen(client, m_random.between(50, 20'000));
        break;
    }
    default:
        break;
    }
    count(fault);
}

void World::trouble(int64_t milliseconds)
{
    static const std::vector<unsigned> kFaultRates {0, 30, 80, 150, 300};
    m_faultPerMille = m_random.oneOf(kFaultRates);
    trace("trouble: " + std::to_string(m_faultPerMille) + " in a thousand exchanges");
    const int64_t until = m_clock.ms + milliseconds;
    while (m_clock.ms < until) {
        passTime(m_random.chance(30) ? m_random.between(0, 200) : m_random.between(200, 15'000));
        const uint64_t sort = m_random.below(100);
        SimClient &client = *m_clients[m_random.below(m_clients.size())];
        if (sort < 28)
            oneWrite();
        else if (sort < 66)
            edit(client);
        else if (sort < 70)
            decideAboutRejected(client);
        else if (sort < 88)
            oneClientFault();
        else
            oneServerFault();
    }
}

Report World::run()
{
    const uint64_t clients =
        m_options.clients > 0 ? static_cast<uint64_t>(m_options.clients) : 3 + m_random.below(4);
    for (uint64_t i = 0; i < clients; ++i)
        addClient(m_random.below(m_brand.users.size()));
    // Some schedules begin in peace, so that faults meet clients that have something to lose.
    if (m_random.chance(50))
        settle("at the beginning");
    const uint64_t rounds = 1 + m_random.below(2);
    for (uint64_t round = 0; round < rounds && m_report.violations.empty(); ++round) {
        trouble(m_random.between(20, 60) * kSecond);
        settle(round + 1 == rounds ? "at the end" : "in between");
    }
    if (m_report.violations.empty())
        tellNews();
    for (const auto &client : m_clients)
        m_report.engineSteps += client->engineSteps();
    return m_report;
}

} // namespace qunce::simulation

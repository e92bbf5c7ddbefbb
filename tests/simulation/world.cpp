// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/world.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "tests/support/seededsodium.h"

namespace qunce::simulation {

namespace fs = std::filesystem;

namespace {

/// What is healed is in step within this time if somebody says that the network is back, and else within the second.
constexpr int64_t kToldDeadlineMs = 60'000;
constexpr int64_t kUntoldDeadlineMs = 400'000;
constexpr int64_t kSwallowedWaitMs = 90'000; ///< longer than a client waits for the answer to a wait

bool isSignedOut(SyncPhase phase)
{
    return phase == SyncPhase::SignedOut || phase == SyncPhase::SignInNeeded;
}

} // namespace

Templates::Templates(fs::path directory) : m_directory(std::move(directory))
{
    fs::create_directories(m_directory);
    SimClock clock;
    clock.ms = kStartMs;
    for (const bool wide : {false, true}) {
        std::string &path = m_databases[wide ? 1 : 0];
        path = (m_directory / (wide ? "wide.db" : "small.db")).string();
        Result<std::unique_ptr<server::SqliteStorage>> storage =
            server::SqliteStorage::open(path, server::SqliteStorage::Mode::Create, clock);
        if (!storage.ok())
            std::abort();
        m_brands[wide ? 1 : 0] = makeBrand(**storage, wide);
    }
    // Makes what is made once in a process, keys among them, so that no seed's numbers are taken for it.
    SimServer server(m_databases[0], clock, [](int64_t, const std::function<void()> &) {});
    server.start();
}

World::World(uint64_t seed, const Templates &templates, WorldOptions options)
    : m_seed(seed)
    , m_templates(templates)
    , m_options(std::move(options))
    , m_random(seed)
    , m_brand(templates.brand(m_options.wide))
    , m_writer(m_random, m_brand)
    , m_editIds(seed ^ 0xED17, kStartMs)
    , m_editor(m_random, m_editIds, m_words)
{
    test::SeededSodium::seed(seed);
    m_report.seed = seed;
    m_clock.ms = kStartMs;
    m_writer.seed(seed);
    std::error_code ignored;
    fs::remove_all(m_options.directory, ignored);
    fs::create_directories(m_options.directory);
    const std::string database = m_options.directory + "/server.db";
    fs::copy_file(templates.database(m_options.wide), database);
    m_disk.watch(m_options.directory + "/client");
    m_server = std::make_unique<SimServer>(database, m_clock,
        [this](int64_t milliseconds, std::function<void()> what) { after(milliseconds, std::move(what)); });
    m_server->start();
}

World::~World()
{
    for (const auto &client : m_clients)
        client->stop();
    m_server.reset(); // it answers the waits that are open, and their callers must be there still
    m_clients.clear();
    std::error_code ignored;
    fs::remove_all(m_options.directory, ignored);
}

void World::after(int64_t milliseconds, std::function<void()> what)
{
    m_plan.push({m_clock.ms + milliseconds, ++m_order, std::move(what)});
}

bool World::runNext()
{
    if (m_plan.empty())
        return false;
    // The queue gives its top out as a constant; it goes at once, so its function may be taken.
    Planned next = std::move(const_cast<Planned &>(m_plan.top()));
    m_plan.pop();
    m_clock.ms = std::max(m_clock.ms, next.at);
    next.what();
    return true;
}

void World::passTime(int64_t milliseconds)
{
    const int64_t until = m_clock.ms + milliseconds;
    while (!m_plan.empty() && m_plan.top().at <= until)
        runNext();
    m_clock.ms = std::max(m_clock.ms, until);
}

bool World::passTimeUntil(const std::function<bool()> &condition, int64_t patience)
{
    const int64_t until = m_clock.ms + patience;
    while (!condition()) {
        if (m_plan.empty() || m_plan.top().at > until) {
            m_clock.ms = std::max(m_clock.ms, until);
            return condition();
        }
        runNext();
    }
    return true;
}

void World::trace(const std::string &line)
{
    const std::string stamped = std::to_string(m_clock.ms - kStartMs) + " " + line;
    for (const char byte : stamped) {
        m_report.traceHash ^= static_cast<uint8_t>(byte);
        m_report.traceHash *= 0x100000001B3ULL;
    }
    if (m_options.printTrace)
        std::cout << stamped << '\n';
}

void World::violation(const std::string &what)
{
    trace("VIOLATION " + what);
    if (m_report.violations.size() < 20)
        m_report.violations.push_back(std::to_string(m_clock.ms - kStartMs) + " ms: " + what);
}

void World::touched()
{
    m_server->changed();
    ++m_report.events;
}

void World::write(Result<std::string> (BrandWriter::*what)(server::Storage &))
{
    if (!m_server->running())
        return;
    const Result<std::string> written = (m_writer.*what)(m_server->storage());
    if (!written.ok()) {
        violation("a write fails: " + written.error().detail);
        return;
    }
    trace("server: " + *written);
    touched();
}

SimClient &World::addClient(size_t user)
{
    const std::string name = "client" + std::to_string(m_clients.size());
    m_clients.push_back(
        std::make_unique<SimClient>(*this, m_random, m_disk, name, m_options.directory + "/" + name));
    SimClient &client = *m_clients.back();
    client.user = user;
    client.start({});
    return client;
}

void World::signIn(SimClient &client, bool rightPassword)
{
    if (!client.running())
        return;
    const SimUser &user = userOf(client);
    trace(client.name() + " signs in as " + user.name + (rightPassword ? "" : " with a wrong password"));
    client.step(
        SignIn {"http://server", user.name, rightPassword ? user.password : "wrong word", client.name()});
}

void World::strike(SimClient &client, Fault fault, std::string path, int times)
{
    of(client).faults.push_back({fault, std::move(path), times});
}

void World::strikeLater(SimClient &client, Fault fault, int number)
{
    of(client).exchangesUntilFault = number;
    of(client).faultByNumber = fault;
}

void World::allowDiscard(SimClient &client)
{
    of(client).mayDiscard = true;
    of(client).shownSince.clear();
}

void World::networkDown(SimClient &client, int64_t milliseconds)
{
    of(client).networkDownUntil = m_clock.ms + milliseconds;
}

void World::keepCopy()
{
    m_server->copyTo(m_options.directory + "/copy.db");
    m_usersOfCopy = m_brand.users;
    ++m_copies;
}

void World::excuseMismatches()
{
    for (const auto &client : m_clients)
        of(*client).mayMismatch = true;
}

void World::restoreCopy()
{
    if (m_copies == 0)
        return;
    trace("server: restored from its copy");
    m_brand.users = m_usersOfCopy;
    excuseMismatches();
    m_server->restoreFrom(m_options.directory + "/copy.db");
    ++m_report.events;
}

void World::killed(SimClient &client)
{
    reopen(client, m_random.between(50, 5'000));
}

void World::reopen(SimClient &client, int64_t downtime)
{
    for (const auto &[call, cancel] : std::exchange(of(client).waits, {}))
        cancel(server::CancelReason::ClientGone);
    checkFiles(client);
    after(downtime, [this, &client] {
        if (client.running())
            return;
        if (!client.start({})) {
            reopen(client, m_random.between(1'000, 10'000));
            return;
        }
        checkShown(client, true);
    });
}

void World::finished(SimClient &client, const Result<void> &result)
{
    violation(client.name() + " stops by itself: " + (result.ok() ? "" : result.error().detail));
}

void World::stepped(SimClient &client)
{
    const SyncStatus &status = client.status();
    const bool mayRest = isSignedOut(status.phase) || status.phase == SyncPhase::Stopped;
    if (!mayRest && !client.hasSomethingToWaitFor())
        violation(
            client.name() + " waits for nothing in phase " + std::to_string(static_cast<int>(status.phase)));
    Knowledge &knowledge = of(client);
    if (!isSignedOut(status.phase) || m_usersAway || knowledge.signsIn)
        return;
    knowledge.signsIn = true;
    after(m_quiet ? 500 : m_random.between(500, 20'000), [this, &client] {
        Knowledge &its = of(client);
        its.signsIn = false;
        if (!client.running() || !isSignedOut(client.status().phase) || m_usersAway)
            return;
        if (userOf(client).disabled && !m_random.chance(20)) {
            // Has been told; tries again now and then.
            its.signsIn = true;
            after(15'000, [this, &client] {
                of(client).signsIn = false;
                if (client.running())
                    stepped(client);
            });
            return;
        }
        signIn(client, !std::exchange(its.wrongPassword, false));
    });
}

void World::settle(const char *when)
{
    trace(std::string("quiet: ") + when);
    m_quiet = true;
    m_faultPerMille = 0;
    if (!m_server->running())
        m_server->start();
    m_server->setOldestSchema(1);
    for (size_t i = 0; i < m_brand.users.size(); ++i) {
        if (m_brand.users[i].disabled)
            changeUser(i, [](SimUser &user) { user.disabled = false; });
    }
    const bool told = m_random.chance(60);
    for (const auto &client : m_clients) {
        Knowledge &knowledge = of(*client);
        knowledge.networkDownUntil = 0;
        knowledge.faults.clear();
        knowledge.wrongPassword = false;
        knowledge.signsIn = false;
        client->emptyDisk();
        client->failCall(0);
        client->killAtCall(0);
        if (!client->running())
            reopen(*client, 100);
        else if (told)
            client->step(SyncNow {});
        if (client->running())
            stepped(*client);
    }
    if (!passTimeUntil([this] { return allConverged(); }, told ? kToldDeadlineMs : kUntoldDeadlineMs)) {
        for (const auto &client : m_clients) {
            if (!isConverged(*client))
                violation(client->name() + " is not in step after " + (told ? "60" : "400")
                    + " s of quiet: phase "
                    + (client->running() ? std::to_string(static_cast<int>(client->status().phase)) + ", "
                                + client->status().problem.english() + ", waits for " + client->waitingFor()
                                         : "ended"));
        }
    }
    for (const auto &client : m_clients) {
        checkConverged(*client);
        checkOutbox(*client);
        checkFiles(*client);
    }
    checkDecisions();
    m_quiet = false;
}

bool World::allConverged()
{
    return std::all_of(
        m_clients.begin(), m_clients.end(), [this](const auto &client) { return isConverged(*client); });
}

void World::tellNews()
{
    m_quiet = true;
    // A wait that a fault of before has swallowed is given up first.
    passTime(kSwallowedWaitMs);
    trace("news");
    write(&BrandWriter::editRecords);
    if (!passTimeUntil([this] { return allConverged(); }, kToldDeadlineMs)) {
        for (const auto &client : m_clients) {
            if (!isConverged(*client))
                violation(client->name() + " has not followed the news after 60 s");
        }
    }
    m_quiet = false;
}

} // namespace qunce::simulation

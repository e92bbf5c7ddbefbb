// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/simbrand.h"
#include "tests/simulation/simclient.h"
#include "tests/simulation/simeditor.h"
#include "tests/simulation/simfaults.h"
#include "tests/simulation/simrandom.h"
#include "tests/simulation/simserver.h"
#include "tests/support/diskfaults.h"

namespace qunce::simulation {

/// Databases that schedules begin with, written once and copied.
class Templates
{
public:
    explicit Templates(std::filesystem::path directory);

    const std::string &database(bool wide) const { return m_databases[wide ? 1 : 0]; }
    const SimBrand &brand(bool wide) const { return m_brands[wide ? 1 : 0]; }
    const std::filesystem::path &directory() const { return m_directory; }

private:
    std::filesystem::path m_directory;
    std::string m_databases[2];
    SimBrand m_brands[2];
};

struct WorldOptions {
    std::string directory; ///< for this schedule's files; emptied first
    bool printTrace = false;
    int clients = 0; ///< 0: by the seed
    bool wide = false; ///< a bucket of more than a thousand rows; by the seed if `clients` is 0
};

/// What a schedule came to.
struct Report {
    uint64_t seed = 0;
    std::vector<std::string> violations;
    uint64_t events = 0; ///< writes, exchanges, faults, kills
    uint64_t engineSteps = 0;
    uint64_t traceHash = 0;
    Coverage coverage {};
};

/// One world: a server, some clients, a network, and a calendar of things to come. Time passes only from one thing to
/// the next. What happens, and when, follows from the seed alone.
///
/// The parts are public to scenarios, which play a story of their own instead of a random one.
class World : public ClientWorld
{
public:
    World(uint64_t seed, const Templates &templates, WorldOptions options);
    ~World() override;

    /// A random schedule: trouble, quiet, trouble, quiet; checked whenever it is quiet.
    Report run();

    // What stories are made of.
    SimServer &server() { return *m_server; }
    SimBrand &brand() { return m_brand; }
    BrandWriter &writer() { return m_writer; }
    SimRandom &random() { return m_random; }
    SimClient &client(size_t index) { return *m_clients[index]; }
    size_t clientCount() const { return m_clients.size(); }
    SimUser &userOf(const SimClient &client) { return m_brand.users[client.user]; }
    /// A new profile, started, its user about to sign in.
    SimClient &addClient(size_t user);
    void signIn(SimClient &client, bool rightPassword = true);
    void passTime(int64_t milliseconds);
    /// Lets time pass until the condition holds; false if it does not within `patience`.
    bool passTimeUntil(const std::function<bool()> &condition, int64_t patience);
    /// One write by the brand's people.
    void write(Result<std::string> (BrandWriter::*what)(server::Storage &));
    /// A change of the user's account, as the server's own program makes it.
    void changeUser(size_t user, const std::function<void(SimUser &)> &edit);
    /// The next exchanges of this client suffer, `times` of them, those to `path` only.
    void strike(SimClient &client, Fault fault, std::string path = {}, int times = 1);
    /// The exchange of that number from here on suffers; 1 is the next.
    void strikeLater(SimClient &client, Fault fault, int number);
    void networkDown(SimClient &client, int64_t milliseconds);
    void keepCopy();
    void restoreCopy();
    void changeEpoch();
    /// Maintenance as of 91 days from now: no tombstone is left, floors rise.
    void dropTombstones();
    /// The machine of the client loses power: what was not flushed may be lost.
    void losePower(SimClient &client);
    void reopen(SimClient &client, int64_t downtime);
    void damageCache(SimClient &client);
    void makeCacheOlder(SimClient &client);
    SimClient &copyProfile(SimClient &client);
    /// The person at the client changes something, if there is anything to change.
    void edit(SimClient &client);
    /// And retries or discards something that the server has rejected.
    void decideAboutRejected(SimClient &client);
    /// Its cache may be thrown away from now on: it was damaged, or another user begins.
    void allowDiscard(SimClient &client);
    /// Nobody signs in by himself from now on.
    void keepUsersAway() { m_usersAway = true; }

    /// Everything works again, everybody may sign in, nobody writes; then all must be well within the deadline.
    void settle(const char *when);
    /// One change while nothing goes wrong and everybody is in step: all must have it within a minute, sooner than they
    /// would pull without having heard of it.
    void tellNews();
    bool isConverged(SimClient &client);
    bool allConverged();
    /// What must hold of what readers see, at any moment.
    void checkShown(SimClient &client, bool contents);
    /// What must hold when it has been quiet.
    void checkConverged(SimClient &client);

    const Report &report() const { return m_report; }
    int64_t now() const override { return m_clock.ms; }
    void after(int64_t milliseconds, std::function<void()> what) override;
    void violation(const std::string &what) override;
    void trace(const std::string &line) override;

private:
    struct Planned {
        int64_t at;
        uint64_t order;
        std::function<void()> what;
        bool operator>(const Planned &other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    struct PlannedFault {
        Fault fault;
        std::string path;
        int times;
    };
    /// One request on its way.
    struct Exchange {
        SimClient *client;
        uint64_t run;
        Send send;
        HttpRequest request;
        std::string path; ///< without the query
        std::optional<Fault> fault;
        std::optional<SimUser> userThen; ///< whose token it carries, as the user was when the server got it
        bool is(Fault other) const { return fault == other; }
    };
    /// What the simulation knows of a client beyond the client itself.
    struct Knowledge {
        std::map<std::string, std::deque<HttpAnswer>> oldAnswers; ///< by path, the newest last
        std::map<uint64_t, std::function<void(server::CancelReason)>> waits; ///< by call
        /// By fact bucket, and "records" for all others: the earliest moment that what is shown can be of.
        std::map<std::string, size_t> shownSince;
        std::deque<PlannedFault> faults;
        int exchangesUntilFault = 0; ///< 0: none planned by number
        Fault faultByNumber = Fault::Refuse;
        std::deque<int64_t> sendTimes;
        std::vector<TypedEdit> typed; ///< what the person was told is saved
        int64_t networkDownUntil = 0;
        bool mayDiscard = false; ///< its cache was damaged, or its user changed
        bool mayMismatch =
            false; ///< something happened after which a page may not come out as the server says
        bool signsIn = false; ///< somebody is about to
        bool wrongPassword = false;
        bool wasOlder = false; ///< it ever did
        bool isOlder = false; ///< its cache lacked fields since it was last in step
        std::set<std::string> everRevoked; ///< buckets that an answer called so
        std::pair<uint64_t, size_t> comparedAt; ///< step and moment of the last isConverged()
        bool wasConverged = false;
    };

    // world.cpp
    bool runNext();
    Knowledge &of(const SimClient &client) { return m_knowledge[client.name()]; }
    void finished(SimClient &client, const Result<void> &result) override;
    void stepped(SimClient &client) override;
    void killed(SimClient &client) override;
    void touched(); ///< the database was changed
    void excuseMismatches();

    // worldnetwork.cpp
    void send(SimClient &client, const Send &send) override;
    void abandon(SimClient &client, uint64_t call) override;
    std::optional<Fault> faultOf(SimClient &client, const std::string &path);
    void reachServer(const std::shared_ptr<Exchange> &exchange, bool again);
    void comeBack(const std::shared_ptr<Exchange> &exchange, HttpAnswer answer);
    void deliver(const std::shared_ptr<Exchange> &exchange, const Answer &answer, int64_t delay);
    void fail(const std::shared_ptr<Exchange> &exchange, NoAnswer::Cause cause, int64_t delay);

    // worldchecks.cpp
    void stored(SimClient &client, const Command &command, const Event &result) override;
    void checkLeaks(const Exchange &exchange, const HttpAnswer &answer);
    void checkSendRate(SimClient &client);
    void checkFiles(SimClient &client);

    // worldedits.cpp
    void checkOwnWrites(SimClient &client, const EditAction &action);
    void checkUndecidedShown(SimClient &client);
    void checkOutbox(SimClient &client);
    void checkEffective(SimClient &client);
    void checkDecisions();
    void checkTaken(
        const StoredEdit &edit, server::ReadTransaction &reading, const std::map<std::string, size_t> &done);

    // worldtrouble.cpp
    void trouble(int64_t milliseconds);
    void oneWrite();
    void oneServerFault();
    void oneClientFault();
    void count(Fault fault)
    {
        ++m_report.coverage[static_cast<size_t>(fault)];
        ++m_report.events;
    }

    const uint64_t m_seed;
    const Templates &m_templates;
    const WorldOptions m_options;
    SimRandom m_random;
    SimClock m_clock;
    SimBrand m_brand;
    BrandWriter m_writer;
    SeededIdSource m_editIds;
    uint64_t m_words = 0;
    SimEditor m_editor;
    test::DiskFaults m_disk;
    std::unique_ptr<SimServer> m_server;
    std::vector<std::unique_ptr<SimClient>> m_clients;
    std::map<std::string, Knowledge> m_knowledge;
    std::map<std::string, size_t> m_tokens; ///< whose a token is
    std::priority_queue<Planned, std::vector<Planned>, std::greater<>> m_plan;
    uint64_t m_order = 0;
    unsigned m_faultPerMille = 0; ///< of exchanges
    bool m_usersAway = false;
    bool m_quiet = false; ///< nothing may go wrong now
    int m_copies = 0;
    std::vector<SimUser> m_usersOfCopy;
    std::pair<const SimClient *, HttpAnswer> m_lastAnswer {nullptr, {}};
    Report m_report;
};

} // namespace qunce::simulation

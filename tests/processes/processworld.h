// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/simbrand.h"
#include "tests/simulation/simeditor.h"
#include "tests/support/program.h"
#include "tests/support/quickdir.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

/// A brand in a data directory, `qunced serve` on it, and runs of `qunce sync --once`: real processes on the loopback.
/// The small brand of the simulation, so that a sync takes a fraction of a second, in memory where there is room.
/// Environment: QUNCED, QUNCE.
class ProcessWorld
{
public:
    explicit ProcessWorld(uint64_t seed);
    ~ProcessWorld();

    /// How long to wait for something that takes at most `onGoodDisk` where flushes cost little: longer where they do.
    std::chrono::milliseconds patience(std::chrono::milliseconds onGoodDisk) const;
    /// Starts the server and waits until it serves; false if it does not.
    bool startServer();
    /// Ends it as an administrator does.
    void stopServer();
    void killServer();
    /// Its process, 0 without one.
    pid_t serverProcess() const { return m_server ? m_server->process() : 0; }
    bool serverRuns() const { return m_server && m_server->isRunning(); }
    uint16_t port() const { return m_port; }
    std::string serverUrl() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    /// Some random changes to the brand; the server must not run.
    void write(int times);
    void keepCopy();
    void restoreCopy();

    /// An empty profile, or a copy of another.
    std::string newProfile(const std::string &from = {});
    /// The profile's next sync signs in anew. Copies need that: two laptops with one session end it.
    void signOut(const std::string &profile) const;
    /// The server takes its access token for one whose time is over, as if the laptop had slept; the server must not
    /// run. False if it has none.
    bool ageToken(const std::string &profile) const;
    /// Somebody changes so many things in the profile, on which no program runs, and is told that they are saved. What is
    /// already waiting in a profile goes along with its copies.
    void edit(const std::string &profile, size_t user, int times);
    /// Empty if the server has decided everything that was saved in the profile, and that once, whatever copies of the
    /// profile were about, and the profile knows what became of it.
    std::string undecidedOf(const std::string &profile) const;
    /// Changes saved so far, in all profiles.
    size_t edits() const { return m_saved.size(); }
    /// How long a console waits for answers and between its attempts: what is meant for hotels would take minutes where
    /// something goes wrong on purpose; where nothing should, a machine that stands still for seconds is not a fault.
    enum class Waits { Short, Patient };
    /// Begins `qunce sync --once` as the user of that number.
    std::unique_ptr<Program> beginSync(const std::string &profile, const std::string &url, size_t user,
        const std::vector<std::string> &more = {}, Waits waits = Waits::Short);
    /// Runs it to its end; -2 if it takes longer than patience() for a minute.
    std::optional<int> sync(const std::string &profile, const std::string &url, size_t user,
        const std::vector<std::string> &more = {}, Waits waits = Waits::Patient);
    /// What the last one said.
    const std::string &lastErrors() const { return m_lastErrors; }
    /// What SQLite finds wrong with the profile's files.
    std::vector<std::string> damaged(const std::string &profile) const;
    /// Empty if the cache shows exactly what the user may see of the brand; the server must not run.
    std::string differenceOf(const std::string &profile, size_t user) const;

    std::string passwordFile(size_t user) const { return file("password" + std::to_string(user)); }
    const simulation::SimBrand &brand() const { return m_brand; }
    std::string dataDirectory() const { return m_directory.file("data"); }
    std::string database() const { return dataDirectory() + "/qunce.db"; }
    std::string file(const std::string &name) const { return m_directory.file(name); }

private:
    /// What the console's waits are divided by: 20 for short ones, less where flushes take long.
    int64_t pace(Waits waits) const;

    TempDir m_directory;
    const std::chrono::microseconds m_flushTime;
    simulation::SimRandom m_random;
    simulation::SimBrand m_brand;
    std::unique_ptr<simulation::BrandWriter> m_writer;
    std::unique_ptr<Program> m_server;
    uint16_t m_port = 0;
    int m_profiles = 0;
    int m_runs = 0;
    std::string m_lastErrors;
    SeededIdSource m_editIds {78, simulation::kStartMs};
    uint64_t m_words = 0;
    simulation::SimEditor m_editor {m_random, m_editIds, m_words};
    std::multimap<std::string, std::string> m_saved; ///< hashes of edits by profile
};

} // namespace qunce::test

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/seededmistakes.h"

namespace qunce::simulation {

namespace {

constexpr const char *kSimulator = "simulator";
constexpr const char *kUnit = "unit";
constexpr const char *kProperty = "property";
constexpr const char *kStory = "scenario";
constexpr const char *kPowerLoss = "power loss";

constexpr SeededMistake kMistakes[] {
    // What comes from the server: the store, the engine, the server.
    {"cursor saved before rows", kSimulator, nullptr, nullptr},
    {"stage shown early", kSimulator, nullptr, nullptr},
    {"revoked rows stay", kSimulator, nullptr, nullptr},
    {"reset bucket not emptied", kSimulator, nullptr, nullptr},
    {"stage kept after apply", kSimulator, nullptr, nullptr},
    {"revoked ignored", kSimulator, nullptr, nullptr},
    {"gained fields forgotten", kSimulator, nullptr, nullptr},
    {"chain runs on after a failure", kSimulator, nullptr, nullptr},
    {"timer lost after a failure", kSimulator, nullptr, nullptr},
    {"news not followed", kSimulator, nullptr, nullptr},
    {"wipe without a signature", kSimulator, nullptr, nullptr},
    {"hash ignored", kSimulator, nullptr, nullptr},
    {"heads not moved in memory", kSimulator, nullptr, nullptr},
    {"masked field whole", kSimulator, nullptr, nullptr},
    {"row lost between pages", kSimulator, nullptr, nullptr},
    {"scope of yesterday", kSimulator, nullptr, nullptr},
    {"move without a tombstone", kSimulator, nullptr, nullptr},
    // In the simulator others stand behind these, so that they seldom show there.
    {"tombstone without bucket guard", kUnit, "test_store", "RandomPagesTest.*"},
    {"request id not compared", kUnit, "test_sync_engine", "WireAnswer.*"},
    {"from not compared", kUnit, "test_sync_engine", "*"},
    {"another history taken for ours", kUnit, "test_sync_engine", "*"},
    {"answers to old calls taken", kUnit, "test_sync_engine", "*"},
    {"salt unchecked", kUnit, "test_server_sync", "*"},
    {"floor ignored", kUnit, "test_server_sync", "*"},

    // What goes to the server: the push lane.
    {"push timer lost after a failure", kSimulator, nullptr, nullptr},
    {"rewind not noticed", kUnit, "test_sync_engine", "*"},
    {"former numbers forgotten", kUnit, "test_sync_engine", "*"},
    {"refused former name not asked", kUnit, "test_sync_engine", "*"},
    {"401 taken for an answer", kUnit, "test_sync_engine", "*"},
    {"answer to another push taken", kUnit, "test_sync_engine", "*"},
    {"poison never set aside", kUnit, "test_sync_engine", "*"},
    {"green with a rejected edit", kUnit, "test_sync_engine", "*"},
    {"edits of another user sent", kStory, "test_scenarios", "*Person*"},
    // The outbox.
    {"acknowledged-edit-leaves-early", kUnit, "test_store", "EffectiveRowsTest.*"},
    {"rejected shown as synced", kUnit, "test_store", "EditLogTest.*"},
    {"renumber loses order", kUnit, "test_store", "EditLogTest.*"},
    {"skips left out", kUnit, "test_store", "EditLogTest.*"},
    {"gaps not filled", kUnit, "test_store", "EditLogTest.*"},
    {"seen of a lost history", kUnit, "test_store", "EditLogTest.*"},
    {"acknowledged edits not retained", kUnit, "test_store", "EditLogTest.*"},
    {"checksum of edits ignored", kUnit, "test_store", "EditLogTest.*"},
    {"edits not flushed", kPowerLoss, "test_store", "EditCrashTest.aLoss*"},
    // The rules of merging.
    {"remove wins over add", kUnit, "test_merge", "*"},
    {"text of the other lost", kProperty, "test_merge", "*Propert*"},
    {"guarded value overwritten", kUnit, "test_merge", "*"},
    {"state reached by any way", kUnit, "test_merge", "*"},
    {"rights not asked", kUnit, "test_merge", "*"},
    // The server's decisions.
    {"repeated mid applied twice", kSimulator, nullptr, nullptr},
    {"lmid outside the transaction", kSimulator, nullptr, nullptr},
    {"group half applied", kUnit, "test_server_push", "*"},
    {"hash unchecked", kUnit, "test_server_push", "*"},
    {"conflict loses mine", kUnit, "test_server_push", "*"},
    {"gap taken", kUnit, "test_server_push", "*"},
    {"client of another user taken", kUnit, "test_server_push", "*"},
    {"dependency forgotten", kUnit, "test_server_push", "*"},
    {"late delete applied", kUnit, "test_server_push", "*"},
};

} // namespace

std::span<const SeededMistake> seededMistakes()
{
    return kMistakes;
}

} // namespace qunce::simulation

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "tests/store/pages.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

/// A profile in a fresh directory, with its store open and loaded.
class StoreFixture : public ::testing::Test
{
protected:
    void SetUp() override { start(); }

    std::string directory() const { return m_dir.file("profile"); }

    /// Another start of the program; `bootId` differs after a power loss.
    void start(const std::string &bootId = machineBootId())
    {
        store.reset();
        m_options.bootId = bootId;
        Result<Profile> profile = Profile::open(directory(), Profile::Access::ReadWrite);
        ASSERT_TRUE(profile.ok()) << profile.error().detail;
        Result<std::unique_ptr<CacheStore>> opened =
            CacheStore::open(std::move(profile).value(), m_ids, m_options);
        ASSERT_TRUE(opened.ok()) << opened.error().detail;
        store = std::move(opened).value();
        reload();
    }
    void reload()
    {
        Result<StoredSync> state = store->load();
        ASSERT_TRUE(state.ok()) << state.error().detail;
        loaded = *state;
    }
    const StoredBucket *bucket(const std::string &name) const
    {
        for (const StoredBucket &candidate : loaded.buckets) {
            if (candidate.bucket == name)
                return &candidate;
        }
        return nullptr;
    }

    TempDir m_dir;
    SeededIdSource m_ids {1, 1'700'000'000'000};
    StoreOptions m_options;
    std::unique_ptr<CacheStore> store;
    StoredSync loaded;
};

} // namespace qunce::test

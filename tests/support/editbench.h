// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

#include "models/edits/editbook.h"
#include "models/store/cachestore.h"
#include "models/store/editlog.h"
#include "tests/support/pagebench.h"

namespace qunce::test {

/// A copy of one of the demo brand's profiles that a test may edit; gone with it.
class OwnProfile
{
public:
    explicit OwnProfile(const std::string &user) : path(m_folder.path().toStdString() + "/profile")
    {
        std::filesystem::copy(demoProfile(user), path, std::filesystem::copy_options::recursive);
    }

private:
    QTemporaryDir m_folder;

public:
    const std::string path;
};

/// What pages are given where people edit: a profile of its own with its real outbox, and a book of edits at the desk.
class EditBench : private OwnProfile, public PageBench
{
public:
    explicit EditBench(const std::string &user = "hq", Language spoken = Language::Chinese)
        : OwnProfile(user), PageBench(path, spoken), m_storeIds(clock), m_ids(clock)
    {
        QObject::connect(&edits, &EditDesk::changed, &reader,
            [this](const std::vector<std::string> &) { reader.noteEdit(); });
        QObject::connect(&edits, &EditDesk::failed, &reader,
            [this](const Error &error) { refusals.push_back(error.userText.english()); });
        edits.setUser(reader.user());
        openBook();
    }
    ~EditBench() { closeBook(); }

    void openBook()
    {
        Result<Profile> opened = Profile::open(profile, Profile::Access::ReadWrite);
        ASSERT_TRUE(opened.ok());
        StoreOptions options;
        options.bootId = machineBootId();
        Result<std::unique_ptr<CacheStore>> made =
            CacheStore::open(std::move(*opened), m_storeIds, std::move(options));
        ASSERT_TRUE(made.ok());
        store = std::move(*made);
        book = std::make_unique<EditBook>(store->edits(), profile, clock, m_ids, edits.bookOptions());
        edits.setBook(book.get());
    }
    /// As at the end of the program.
    void closeBook()
    {
        edits.setBook(nullptr, "closed");
        book.reset();
        store.reset();
    }
    /// The record as people see it, read beside the window.
    std::optional<Record> record(Kind kind, const Uuid &id) const
    {
        CacheReader cache(profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        if (!snapshot.ok())
            return std::nullopt;
        Result<std::optional<Record>> found = snapshot->record(kind, id);
        return found.ok() ? *found : std::nullopt;
    }
    std::vector<Record> records(Kind kind, const std::string &field, const FieldValue &value) const
    {
        std::vector<Record> all;
        CacheReader cache(profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        if (snapshot.ok()) {
            const Result<void> read =
                snapshot->eachRecordWhere(kind, field, value, [&all](const Record &one) -> Result<void> {
                    all.push_back(one);
                    return {};
                });
            EXPECT_TRUE(read.ok());
        }
        return all;
    }
    /// Whatever was asked of the desk is done.
    bool isQuiet()
    {
        return waitFor([this] { return edits.waiting() == 0; });
    }

    std::unique_ptr<CacheStore> store;
    std::unique_ptr<EditBook> book;
    std::vector<std::string> refusals;

private:
    RandomIdSource m_storeIds;
    RandomIdSource m_ids;
};

} // namespace qunce::test

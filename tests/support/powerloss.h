// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace qunce::test {

/// While it lives, notes in order what SQLite does to the files below a directory, so that a test can make the files as
/// a loss of power at any moment may leave them: what was flushed is there, of what was not some writes are, in any
/// order, and torn. The real file system stays below. One object at a time, one thread.
class PowerLoss
{
public:
    explicit PowerLoss(std::string directory) : m_vfs(*s_real)
    {
        s_prefix = std::move(directory);
        s_log.clear();
        m_vfs.zName = "power-loss";
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = open;
        m_vfs.xDelete = remove;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~PowerLoss()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(s_real, 1);
    }
    PowerLoss(const PowerLoss &) = delete;
    PowerLoss &operator=(const PowerLoss &) = delete;

    /// The directory has been flushed: what files there are, and what is in them.
    static void flushDirectory()
    {
        std::set<std::string> paths;
        for (const Event &event : s_log)
            paths.insert(event.path);
        for (const std::string &path : paths)
            s_log.push_back({Event::What::Flush, path, 0, {}});
    }
    /// How much has happened; a moment is a number up to this.
    static size_t now() { return s_log.size(); }
    /// Moments at which something was flushed, each just before that.
    static std::vector<size_t> flushes()
    {
        std::vector<size_t> moments;
        for (size_t i = 0; i < s_log.size(); ++i) {
            if (s_log[i].what == Event::What::Flush)
                moments.push_back(i);
        }
        return moments;
    }
    /// Writes the files as the power's going at that moment may leave them, below another directory.
    static void leave(size_t moment, std::mt19937 &random, const std::string &directory)
    {
        std::map<std::string, size_t> flushed; // how far each file is on the disk
        for (size_t i = 0; i < moment; ++i) {
            if (s_log[i].what == Event::What::Flush)
                flushed[s_log[i].path] = i;
        }
        std::map<std::string, std::string> files; // those that are there
        std::map<std::string, std::vector<size_t>> loose;
        for (size_t i = 0; i < moment; ++i) {
            const auto sure = flushed.find(s_log[i].path);
            if (sure != flushed.end() && i < sure->second)
                apply(s_log[i], files, nullptr);
            else
                loose[s_log[i].path].push_back(i);
        }
        for (auto &[path, events] : loose) {
            std::shuffle(events.begin(), events.end(), random);
            for (const size_t i : events) {
                if (random() % 2 == 0)
                    apply(s_log[i], files, &random);
            }
        }
        for (const auto &[path, bytes] : files) {
            std::ofstream file(directory + path.substr(s_prefix.size()), std::ios::binary);
            file << bytes;
        }
    }

private:
    struct Event {
        enum class What : uint8_t { Write, Truncate, Flush, Delete };
        What what = What::Write;
        std::string path;
        size_t offset = 0; ///< or the new size
        std::string bytes;
    };
    struct Methods {
        sqlite3_io_methods own;
        const sqlite3_io_methods *real;
    };

    static void apply(const Event &event, std::map<std::string, std::string> &files, std::mt19937 *tear)
    {
        constexpr size_t kSector = 512;
        if (event.what == Event::What::Delete) {
            files.erase(event.path);
            return;
        }
        if (event.what == Event::What::Flush)
            return;
        std::string &file = files[event.path];
        if (event.what == Event::What::Truncate) {
            file.resize(event.offset);
        } else {
            size_t end = event.bytes.size();
            if (tear && (*tear)() % 4 == 0)
                end = std::min(end, ((*tear)() % (end / kSector + 1)) * kSector);
            if (file.size() < event.offset + end)
                file.resize(event.offset + end);
            file.replace(event.offset, end, event.bytes, 0, end);
        }
    }
    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        const int code = s_real->xOpen(s_real, name, file, flags, outFlags);
        if (code != SQLITE_OK || file->pMethods == nullptr || name == nullptr
            || !std::string_view(name).starts_with(s_prefix))
            return code;
        const auto [methods, isNew] =
            s_methods.try_emplace(file->pMethods, Methods {*file->pMethods, file->pMethods});
        if (isNew) {
            methods->second.own.xWrite = write;
            methods->second.own.xSync = sync;
            methods->second.own.xTruncate = truncate;
        }
        s_files[file] = {name, methods->second.real};
        file->pMethods = &methods->second.own;
        return code;
    }
    static int remove(sqlite3_vfs *, const char *name, int flushesDirectory)
    {
        if (std::string_view(name).starts_with(s_prefix)) {
            s_log.push_back({Event::What::Delete, name, 0, {}});
            if (flushesDirectory != 0)
                s_log.push_back({Event::What::Flush, name, 0, {}});
        }
        return s_real->xDelete(s_real, name, flushesDirectory);
    }
    static int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
    {
        const auto &[path, real] = s_files.at(file);
        s_log.push_back({Event::What::Write, path, static_cast<size_t>(offset),
            std::string(static_cast<const char *>(bytes), static_cast<size_t>(size))});
        return real->xWrite(file, bytes, size, offset);
    }
    static int sync(sqlite3_file *file, int flags)
    {
        const auto &[path, real] = s_files.at(file);
        s_log.push_back({Event::What::Flush, path, 0, {}});
        return real->xSync(file, flags);
    }
    static int truncate(sqlite3_file *file, sqlite3_int64 size)
    {
        const auto &[path, real] = s_files.at(file);
        s_log.push_back({Event::What::Truncate, path, static_cast<size_t>(size), {}});
        return real->xTruncate(file, size);
    }

    // SQLite calls back without an object. Names of closed files stay until another is opened in their place.
    static inline sqlite3_vfs *const s_real = sqlite3_vfs_find(nullptr);
    static inline std::map<const sqlite3_io_methods *, Methods> s_methods;
    static inline std::map<sqlite3_file *, std::pair<std::string, const sqlite3_io_methods *>> s_files;
    static inline std::string s_prefix;
    static inline std::vector<Event> s_log;

    sqlite3_vfs m_vfs;
};

} // namespace qunce::test

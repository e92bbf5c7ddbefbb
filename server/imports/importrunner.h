// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>

#include "models/base/clock.h"
#include "models/protocol/importmessages.h"
#include "server/import/importer.h"
#include "server/imports/uploadedfile.h"
#include "server/undo/importundo.h"

namespace qunce::server {

/// An uploaded file and how it is to be imported.
struct UploadImport {
    ImportKind kind = ImportKind::Org;
    std::string fileName; ///< as its owner calls it; for messages and the audit
    std::shared_ptr<const UploadedFile> file;
    bool dryRun = false;
    bool fed = false;
    std::map<std::string, std::string> renames {}; ///< ImportRequest::renames
    std::string who;
    std::function<std::string(const Message &)> translate = [](const Message &text) {
        return text.english();
    };
    std::function<bool()> cancelled {}; ///< nobody waits any more
};

/// An import that is to be taken back.
struct UploadUndo {
    std::string id; ///< of the import
    bool dryRun = false;
    bool inChinese = false;
    std::string who;
    std::function<std::string(const Message &)> translate = [](const Message &text) {
        return text.english();
    };
    std::function<bool()> cancelled {}; ///< nobody waits any more
};

/// Runs imports of a server and their undos, one at a time, with the code of `qunced import`: a second one is refused and told whose
/// turn it is. Any thread.
class ImportRunner
{
public:
    static constexpr size_t kShownProblems = 50;
    static constexpr size_t kErrorsBytes = 2 * 1024 * 1024;

    /// What is given outlives it; spool files go to `folder`.
    ImportRunner(Storage &storage, const Clock &clock, std::filesystem::path folder);
    ~ImportRunner() { stop(); }

    /// The turn of one import; it ends with the object.
    class Turn
    {
    public:
        ~Turn() { m_runner.endTurn(); }
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;

    private:
        friend class ImportRunner;
        explicit Turn(ImportRunner &runner) : m_runner(runner) { }
        ImportRunner &m_runner;
    };
    /// Or who has it.
    std::variant<std::shared_ptr<Turn>, RunningImport> takeTurn(
        const std::string &who, const std::string &file);
    std::optional<RunningImport> running() const;
    /// Nobody waits any more for what runs: it will end with nothing changed.
    bool isGivenUp() const;

    /// Imports in a thread of its own; `done` is called there once the turn has ended. After stop(): Cancelled, here and
    /// now.
    using Done = std::function<void(Result<ImportReply> outcome)>;
    void start(std::shared_ptr<Turn> turn, UploadImport what, Done done);
    /// The same for an undo, which is as long as its import at most.
    using UndoDone = std::function<void(Result<UndoReply> outcome)>;
    void startUndo(std::shared_ptr<Turn> turn, UploadUndo what, UndoDone done);
    /// Imports a file of this computer in the caller's thread; the caller has a turn. `errorsPath` empty: none.
    Result<ImportReport> importPath(const std::string &path, ImportKind kind, bool fed,
        const std::string &who, const std::string &errorsPath,
        const std::function<std::string(const Message &)> &translate);

    /// What runs ends soon, with nothing changed, and nothing more begins. Waits for it.
    void stop();

private:
    void endTurn();
    ImportRequest baseRequest() const;
    Result<ImportReply> run(const UploadImport &what);
    Result<UndoReply> runUndo(const UploadUndo &what);
    template <typename Reply, typename What>
    void startThread(std::shared_ptr<Turn> turn, What what, std::function<void(Result<Reply>)> done,
        Result<Reply> (ImportRunner::*runs)(const What &));

    Storage &m_storage;
    const Clock &m_clock;
    const std::filesystem::path m_folder;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    std::optional<RunningImport> m_running;
    std::function<bool()> m_cancelled; ///< of what runs
    std::mutex m_threadMutex;
    std::thread m_thread;
};

} // namespace qunce::server

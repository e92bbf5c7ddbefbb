// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/importcourier.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "models/base/filewriter.h"

namespace qunce {

namespace {

struct ImportFileCloser {
    void operator()(std::FILE *file) const { std::fclose(file); }
};

Error importCancelled()
{
    return {ErrorCode::Cancelled, Message(QUNCE_TEXT("The import was stopped; it changed nothing.")), {}};
}

} // namespace

ImportCourier::ImportCourier(SideCalls &calls, IdSource &ids, std::chrono::milliseconds pause)
    : m_calls(calls), m_ids(ids), m_pause(pause)
{ }

ImportCourier::~ImportCourier()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void ImportCourier::start(std::string path, ImportAsk ask, Progress progress, Done done)
{
    bool isBusy = false;
    {
        const std::lock_guard lock(m_mutex);
        isBusy = m_isRunning;
        if (!isBusy)
            m_isCancelled = false;
        m_isRunning = true;
    }
    if (isBusy)
        return done(Error {ErrorCode::Locked, Message(QUNCE_TEXT("An import is running here already.")), {}});
    if (m_thread.joinable())
        m_thread.join(); // it has ended, or is about to
    m_thread = std::jthread([this, path = std::move(path), ask = std::move(ask),
                                progress = std::move(progress), done = std::move(done)]() mutable {
        Result<ImportReply> outcome = run(path, std::move(ask), progress);
        {
            const std::lock_guard lock(m_mutex);
            m_isRunning = false;
        }
        done(std::move(outcome));
    });
}

void ImportCourier::cancel()
{
    uint64_t call = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_isCancelled = true;
        call = m_call;
    }
    m_changed.notify_all();
    if (call != 0)
        m_calls.cancel(call);
}

/// One call, its answer waited for.
template <typename Reply, typename Ask>
Result<Reply> ImportCourier::wait(const Ask &ask)
{
    struct Box {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Result<Reply>> reply;
    };
    const auto box = std::make_shared<Box>();
    const uint64_t call = ask([box](Result<Reply> reply) {
        const std::lock_guard lock(box->mutex);
        box->reply = std::move(reply);
        box->changed.notify_all();
    });
    bool cancelled = false;
    {
        const std::lock_guard lock(m_mutex);
        m_call = call;
        cancelled = m_isCancelled; // before it knew the call
    }
    if (cancelled && call != 0)
        m_calls.cancel(call);
    std::unique_lock lock(box->mutex);
    box->changed.wait(lock, [&] { return box->reply.has_value(); });
    const std::lock_guard own(m_mutex);
    m_call = 0;
    if (m_isCancelled && !box->reply->ok())
        return importCancelled();
    return std::move(*box->reply);
}

bool ImportCourier::pauseUnlessCancelled()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, m_pause, [this] { return m_isCancelled; });
    return !m_isCancelled;
}

Result<void> ImportCourier::sendPiece(const Uuid &name, uint64_t offset, const std::string &bytes)
{
    for (int attempt = 1;; ++attempt) {
        const Result<UploadReply> reply = wait<UploadReply>([&](SideCalls::UploadHeard heard) {
            return m_calls.sendImportPiece(name, offset, bytes, std::move(heard));
        });
        if (reply.ok())
            return {};
        // The network may be away for a moment, or the rights be renewed just now.
        if (reply.error().code != ErrorCode::Io || attempt == kAttempts)
            return reply.error();
        if (!pauseUnlessCancelled())
            return importCancelled();
    }
}

Result<ImportCourier::Upload> ImportCourier::upload(const std::string &path, const Progress &progress)
{
    Upload made;
    made.path = path;
    std::error_code failed;
    made.size = std::filesystem::file_size(path, failed);
    if (!failed)
        made.changed = std::filesystem::last_write_time(path, failed);
    if (failed)
        return fileError(failed.value(), path);
    if (m_upload && m_upload->path == path && m_upload->size == made.size
        && m_upload->changed == made.changed) {
        progress(made.size, made.size);
        return *m_upload;
    }
    m_upload.reset();
    if (made.size > kLargestImport)
        return Error {ErrorCode::InvalidInput,
            Message(QUNCE_TEXT("The file is larger than 256 MB. Split it, or use `qunced import`.")), {}};
    const std::unique_ptr<std::FILE, ImportFileCloser> file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        return fileError(errno, path);
    made.name = m_ids.next();
    std::string bytes;
    for (uint64_t sent = 0; sent == 0 || sent < made.size; sent += bytes.size()) {
        progress(sent, std::max<uint64_t>(made.size, 1));
        bytes.resize(static_cast<size_t>(std::min<uint64_t>(kImportPiece, made.size - sent)));
        if (std::fread(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
            return fileError(EIO, path); // it shrank meanwhile
        QUNCE_TRY(sendPiece(made.name, sent, bytes));
        if (bytes.empty())
            break;
    }
    progress(made.size, made.size);
    m_upload = made;
    return made;
}

Result<ImportReply> ImportCourier::run(const std::string &path, ImportAsk ask, const Progress &progress)
{
    for (bool again = false;; again = true) {
        QUNCE_ASSIGN(const Upload there, upload(path, progress));
        ask.upload = there.name;
        Result<ImportReply> reply = wait<ImportReply>(
            [&](SideCalls::ImportHeard heard) { return m_calls.runImport(ask, std::move(heard)); });
        if (!reply.ok() && reply.error().code == ErrorCode::NotFound && !again) {
            m_upload.reset(); // forgotten after a while
            continue;
        }
        if (reply.ok() && !ask.dryRun) {
            m_calls.dropUpload(there.name);
            m_upload.reset();
        }
        return reply;
    }
}

} // namespace qunce

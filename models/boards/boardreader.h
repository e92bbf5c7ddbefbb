// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <utility>

#include <QObject>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/facts/cachebrand.h"
#include "models/facts/cachefacts.h"
#include "models/facts/cachescope.h"
#include "models/facts/factmemory.h"
#include "models/facts/taskboardmemory.h"
#include "models/protocol/syncmessages.h"
#include "models/store/cachereader.h"

namespace qunce {

class ArrivalMemory;

/// What a reading has: one consistent cut of the cache, and what is remembered of earlier ones. Reader's thread, while
/// the work runs.
struct BoardContext {
    ReadSnapshot &snapshot;
    const UserInfo &user;
    CacheScope scope;
    Instant now; ///< the server's time as far as it is known
    BrandMemory &brands;
    FactMemory &facts;
    TaskBoardMemory &taskBoards;
    ArrivalMemory &arrivals;
    std::stop_token stop; ///< nobody waits for the result any more: end soon, with any error

    Result<std::shared_ptr<const Brand>> brand(const BrandParts &parts)
    {
        return brands.brand(snapshot, scope, parts);
    }
    /// `brand` outlives the facts.
    CacheFacts factsOf(const Brand &brand) { return CacheFacts(snapshot, brand, facts); }
    /// `from` are facts of this brand.
    Result<std::shared_ptr<const TaskBoard>> taskBoard(const std::shared_ptr<const Brand> &brand,
        const FactSource &from, Period due, std::span<const size_t> regions)
    {
        return taskBoards.board(snapshot, brand, from, due, regions);
    }
};

/// A place on a page whose contents are read: the newest reading counts, what an older one brings is dropped, and a
/// place that is gone gets nothing. GUI thread.
class BoardPlace
{
public:
    explicit BoardPlace(QObject *owner);
    ~BoardPlace();
    BoardPlace(const BoardPlace &) = delete;
    BoardPlace &operator=(const BoardPlace &) = delete;

    /// Drops what is on its way.
    void cancel();
    bool isWaiting() const;

private:
    friend class BoardReader;
    struct State;
    std::shared_ptr<State> m_state;
};

/// Reads the cache of one profile for the pages, in threads of its own, so that the GUI thread runs no SQL. What was
/// read comes back into the GUI thread. Made anew for another profile or user.
class BoardReader : public QObject
{
    Q_OBJECT

public:
    /// `clockOffsetMs`: server - own clock, asked at each reading, any thread.
    BoardReader(std::string directory, UserInfo user, const Clock &clock,
        std::function<int64_t()> clockOffsetMs, int threads = 2, QObject *parent = nullptr);
    ~BoardReader() override;

    /// Runs `work` in a reader's thread and then `show` in the GUI thread, unless the place has been asked for something
    /// newer or is gone.
    template <typename Value>
    void read(BoardPlace &place, std::function<Result<Value>(BoardContext &)> work,
        std::function<void(Result<Value>)> show)
    {
        start(place, [work = std::move(work), show = std::move(show)](const ContextOrError &context) {
            auto result = std::make_shared<Result<Value>>(
                context.ok() ? work(**context) : Result<Value>(context.error()));
            return Shown([result, show] { show(std::move(*result)); });
        });
    }

    const UserInfo &user() const;
    /// The server's day as far as it is known.
    Instant now() const;

    /// From any thread: the cache has changed (SyncDriver's dataChanged). Told to the pages at most twice a second.
    void noteChange();
    /// From any thread: somebody here has edited. Told to the pages at once, but as often.
    void noteEdit();
    /// A change that the pages have not been told yet. Any thread.
    bool hasNews() const;

signals:
    /// There is something new to read.
    void dataChanged();

private:
    using ContextOrError = Result<BoardContext *>;
    using Shown = std::function<void()>;
    using Work = std::function<Shown(const ContextOrError &)>;
    void start(BoardPlace &place, Work work);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce

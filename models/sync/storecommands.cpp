// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/storecommands.h"
#include "models/base/overloaded.h"

#include <cassert>

namespace qunce {

namespace { } // namespace

bool isStoreCommand(const Command &command)
{
    return std::visit(
        [](const auto &wanted) {
            return std::is_same_v<std::decay_t<decltype(wanted)>, LoadStore> || requires
            {
                wanted.operation;
            };
        },
        command);
}

Event carryOutStoreCommand(SyncStore &store, const Command &command, int64_t nowMs)
{
    return std::visit(
        Overloaded {
            [&](const LoadStore &) -> Event { return StoreLoaded {store.load()}; },
            [&](const BeginGeneration &begin) -> Event {
                return StoreDid {begin.operation, store.beginGeneration(begin.epoch)};
            },
            [&](const TakePage &take) -> Event {
                return StoreTook {
                    take.operation, take.page ? store.take(*take.page, take.plan) : store.apply(take.plan)};
            },
            [&](const FinishGeneration &finish) -> Event {
                return StoreDid {finish.operation, store.finishGeneration()};
            },
            [&](const Restart &restart) -> Event {
                return StoreDid {restart.operation, store.restart(restart.buckets)};
            },
            [&](const Adopt &adopt) -> Event {
                return StoreDid {adopt.operation, store.adopt(adopt.state)};
            },
            [&](const DigestTree &tree) -> Event {
                return StoreDigested {tree.operation, store.digest(tree.bucket, tree.prefix, tree.depth)};
            },
            [&](const ListRows &list) -> Event {
                return StoreListed {list.operation, store.rowsOf(list.bucket, list.prefix)};
            },
            [&](const StageRepair &repair) -> Event {
                return StoreDid {
                    repair.operation, store.stageRepair(repair.bucket, *repair.page, repair.gone)};
            },
            [&](const SaveHello &save) -> Event {
                return StoreDid {save.operation, store.saveHello(save.hello, nowMs)};
            },
            [&](const DiscardCache &discard) -> Event {
                return StoreDid {discard.operation, store.discard()};
            },
            [](const auto &) -> Event {
                assert(!"a command of the store");
                return SyncNow {};
            },
        },
        command);
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/editcommands.h"
#include "models/base/overloaded.h"

#include <cassert>
#include <utility>

namespace qunce {

namespace {

template <typename Wanted>
concept EditCommand = requires(const Wanted &wanted)
{
    wanted.edit;
};

Result<void> change(EditStore &edits, const Command &command, int64_t nowMs)
{
    return std::visit(Overloaded {
                          [&](const KeepResults &keep) { return edits.keep(keep.results, nowMs); },
                          [&](const ReopenEdits &reopen) { return edits.reopen(reopen.lmid); },
                          [&](const AskEditsAgain &) { return edits.askAgain(); },
                          [&](const RotateClient &rotate) { return edits.rotate(rotate.next); },
                          [&](const SetEditsAside &aside) { return edits.setAside(aside.gid, aside.code); },
                          [&](const SealEdits &seal) { return edits.seal(seal.sealingKey); },
                          [](const auto &) { return Result<void>(); },
                      },
        command);
}

} // namespace

bool isEditCommand(const Command &command)
{
    return std::visit([](const auto &wanted) { return EditCommand<decltype(wanted)>; }, command);
}

Event carryOutEditCommand(EditStore &edits, const Command &command, int64_t nowMs)
{
    EditsStored stored {0, StoredEdits {}, {}};
    UserInfo user;
    std::visit(
        [&](const auto &wanted) {
            if constexpr (EditCommand<decltype(wanted)>) {
                stored.edit = wanted.edit;
                user = wanted.user;
            } else {
                assert(!"a command of the outbox");
            }
        },
        command);
    if (const Result<void> tidied = edits.tidy(nowMs); !tidied.ok()) {
        stored.state = tidied.error();
        return stored;
    }
    if (const auto *take = std::get_if<TakeEdits>(&command)) {
        Result<std::vector<PushGroup>> groups = edits.take(take->bounds);
        if (!groups.ok()) {
            stored.state = groups.error();
            return stored;
        }
        stored.groups = std::move(groups).value();
    } else if (const Result<void> changed = change(edits, command, nowMs); !changed.ok()) {
        stored.state = changed.error();
        return stored;
    }
    stored.state = edits.look(user);
    return stored;
}

} // namespace qunce

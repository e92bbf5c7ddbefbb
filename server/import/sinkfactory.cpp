// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/sinkfactory.h"

#include "server/import/contentsink.h"
#include "server/import/entrysink.h"
#include "server/import/factsinks.h"
#include "server/import/goalsink.h"
#include "server/import/groupsink.h"
#include "server/import/guidesink.h"
#include "server/import/kocsink.h"
#include "server/import/orgsink.h"
#include "server/import/tasksink.h"

namespace qunce::server {

namespace {

template <typename Sink>
Result<std::unique_ptr<RowSink>> made(const SinkContext &context)
{
    return std::unique_ptr<RowSink>(std::make_unique<Sink>(context));
}

} // namespace

Result<std::unique_ptr<RowSink>> makeSink(ImportKind kind, const SinkContext &context)
{
    switch (kind) {
    case ImportKind::Org:
        return made<OrgSink>(context);
    case ImportKind::Guides:
        return made<GuideSink>(context);
    case ImportKind::Groups:
        return made<GroupSink>(context);
    case ImportKind::Koc:
        return made<KocSink>(context);
    case ImportKind::Content:
        return made<ContentSink>(context);
    case ImportKind::Entries:
        return made<EntrySink>(context);
    case ImportKind::Tasks:
        return made<TaskSink>(context);
    case ImportKind::Goals:
        return made<GoalSink>(context);
    case ImportKind::TaskResults:
    case ImportKind::GuideDays:
    case ImportKind::GroupDays:
    case ImportKind::KocDays:
    case ImportKind::GroupHours:
    case ImportKind::Orders:
        return makeFactSink(
            kind, context.header, context.options, context.transaction, context.spoolDirectory);
    }
    return Error {ErrorCode::Internal,
        Message(QUNCE_TEXT("Files of the kind %1 cannot be imported."), {descriptor(kind).name}), "no sink"};
}

} // namespace qunce::server

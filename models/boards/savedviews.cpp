// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/savedviews.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "models/merge/bucketof.h"

namespace qunce {

namespace {

/// Where a view goes is said by itself.
class NoOthers : public RecordLookup
{
public:
    Result<std::optional<Record>> record(Kind, const Uuid &) override { return std::optional<Record>(); }
};

bool isSeen(const UserInfo &user, const Uuid &region)
{
    return user.wholeBrand
        || std::find(user.regions.begin(), user.regions.end(), region) != user.regions.end();
}

} // namespace

void placeView(Record &view)
{
    NoOthers others;
    if (const Result<std::optional<std::string>> bucket = bucketOf(view, others); bucket.ok() && *bucket)
        view.bucket = **bucket;
}

Result<SavedViews> readSavedViews(BoardContext &context, std::string_view page)
{
    SavedViews all;
    std::map<Uuid, std::string> regions;
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::Org, "kind", toValue(std::string("region")), [&](const Record &org) -> Result<void> {
            regions[org.id] = org.text("name");
            if (isSeen(context.user, org.id))
                all.teams.push_back({org.id, org.text("name")});
            return {};
        }));
    QUNCE_TRY(context.snapshot.eachRecord(Kind::SavedView, [&](const Record &record) -> Result<void> {
        if (record.text("page") != page)
            return {};
        SavedView view;
        view.id = record.id;
        view.name = record.text("name");
        view.state = record.text("state");
        view.isTeam = record.text("scope") == "team";
        if (!view.isTeam && record.reference("owner") != context.user.id)
            return {};
        if (const auto region = regions.find(record.reference("region"));
            view.isTeam && region != regions.end())
            view.region = region->second;
        view.record = record;
        if (view.record.bucket.empty()) // made here, and not the server's yet
            placeView(view.record);
        all.views.push_back(std::move(view));
        return {};
    }));
    std::sort(all.views.begin(), all.views.end(), [](const SavedView &a, const SavedView &b) {
        return std::tie(a.isTeam, a.region, a.name, a.id) < std::tie(b.isTeam, b.region, b.name, b.id);
    });
    std::sort(all.teams.begin(), all.teams.end(), [](const ViewTeam &a, const ViewTeam &b) {
        return std::tie(a.name, a.region) < std::tie(b.name, b.region);
    });
    all.teams.insert(all.teams.begin(), ViewTeam());
    return all;
}

} // namespace qunce

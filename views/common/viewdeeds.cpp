// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a ViewPicker does with views: each is one edit with its step of undo.

#include "views/common/viewpicker.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/common/viewnamedialog.h"
#include "views/common/viewstate.h"

namespace qunce {

void ViewPicker::commit(const Message &title, RecordChange change, std::function<void(const Uuid &)> done)
{
    EditRequest request;
    request.title = title;
    request.changes.push_back(std::move(change));
    m_tools.edits.commit(std::move(request), this, [done = std::move(done)](const Result<EditDone> &outcome) {
        if (outcome.ok() && done && !outcome->ids.empty())
            done(outcome->ids.front());
    });
}

/// `team` null: one's own.
Record ViewPicker::recordOf(const std::string &name, const ViewTeam *team) const
{
    Record record;
    record.kind = Kind::SavedView;
    record.put("owner", toValue(m_tools.reader.user().id));
    record.put("page", toValue(m_parts.page));
    record.put("name", toValue(name));
    record.put("state", toValue(stateText(state().value_or(QJsonObject()))));
    record.put("scope", toValue(std::string(team ? "team" : "personal")));
    if (team && !team->region.isNil())
        record.put("region", toValue(team->region));
    placeView(record);
    return record;
}

std::vector<ViewTeam> ViewPicker::teamsToSaveFor() const
{
    std::vector<ViewTeam> teams;
    std::copy_if(m_views.teams.begin(), m_views.teams.end(), std::back_inserter(teams),
        [this](const ViewTeam &team) { return m_tools.edits.whyNotCreate(recordOf("-", &team)).empty(); });
    return teams;
}

bool ViewPicker::isNameTaken(const std::string &name, const ViewTeam *team, const Uuid &but) const
{
    return std::any_of(m_views.views.begin(), m_views.views.end(), [&](const SavedView &view) {
        const bool isSameTeam =
            team ? view.isTeam && view.record.reference("region") == team->region : !view.isTeam;
        return view.id != but && view.name == name && isSameTeam;
    });
}

/// Chosen at once: what was saved is what is on screen.
void ViewPicker::made(const Record &record, const Uuid &id)
{
    SavedView view;
    view.id = id;
    view.name = record.text("name");
    view.state = record.text("state");
    view.isTeam = record.text("scope") == "team";
    view.record = record;
    view.record.id = id;
    m_isRestored = true;
    m_chosen = id;
    m_applied = view.state;
    if (!find(id)) {
        m_awaited = id;
        m_views.views.push_back(std::move(view));
    }
    remember();
    sayState();
}

void ViewPicker::saveAs(bool isTeam)
{
    const auto whyNot = [this, isTeam](const ViewNameDialog::Answer &answer) {
        return isNameTaken(answer.name, isTeam ? &answer.team : nullptr, {})
            ? Message(QUNCE_TEXT("There is a view of this name already."))
            : Message();
    };
    const auto take = [this, isTeam](const ViewNameDialog::Answer &answer) {
        Record record = recordOf(answer.name, isTeam ? &answer.team : nullptr);
        const Message title(QUNCE_TEXT("New view %1"), {answer.name});
        commit(title, MakeRecord {Kind::SavedView, {}, record.fields},
            [this, record](const Uuid &id) { made(record, id); });
    };
    auto *dialog = new ViewNameDialog(m_tools,
        isTeam ? qunce::text(QUNCE_TEXT("Save for the team")) : qunce::text(QUNCE_TEXT("Save as my view")),
        {}, isTeam ? teamsToSaveFor() : std::vector<ViewTeam>(), whyNot, take, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ViewPicker::update()
{
    const SavedView *view = find(m_chosen);
    const std::optional<QJsonObject> now = state();
    if (!view || !now)
        return;
    const std::string kept = stateText(*now);
    commit(Message(QUNCE_TEXT("Update view %1"), {view->name}),
        ChangeFields {Kind::SavedView, view->id, {{"state", toValue(kept)}}, {}},
        [this, id = view->id, kept](const Uuid &) {
            const auto there = std::find_if(m_views.views.begin(), m_views.views.end(),
                [&id](const SavedView &one) { return one.id == id; });
            if (there != m_views.views.end())
                there->state = kept;
            if (m_chosen == id)
                m_applied = kept;
            sayState();
        });
}

void ViewPicker::rename()
{
    const SavedView *view = find(m_chosen);
    if (!view)
        return;
    const ViewTeam team {view->record.reference("region"), view->region};
    const auto whyNot = [this, id = view->id, team, isTeam = view->isTeam](
                            const ViewNameDialog::Answer &answer) {
        return isNameTaken(answer.name, isTeam ? &team : nullptr, id)
            ? Message(QUNCE_TEXT("There is a view of this name already."))
            : Message();
    };
    const auto take = [this, id = view->id, old = view->name](const ViewNameDialog::Answer &answer) {
        commit(Message(QUNCE_TEXT("Rename view %1"), {old}),
            ChangeFields {Kind::SavedView, id, {{"name", toValue(answer.name)}}, {}});
    };
    auto *dialog = new ViewNameDialog(
        m_tools, qunce::text(QUNCE_TEXT("Rename the view")), view->name, {}, whyNot, take, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// The page stays as it is arranged.
void ViewPicker::remove()
{
    const SavedView *view = find(m_chosen);
    if (!view)
        return;
    commit(Message(QUNCE_TEXT("Delete view %1"), {view->name}), DeleteRecord {Kind::SavedView, view->id});
    m_chosen = {};
    remember();
    sayState();
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is changed on the page of campaigns, and its commands.

#include "models/boards/tasksboard.h"
#include "views/campaign/campaignlines.h"
#include "views/campaign/campaignpage.h"
#include "views/campaign/linesdialog.h"
#include "views/common/texts.h"

namespace qunce {

void CampaignPage::addCommands()
{
    const auto add = [this](const char *id, const char *words, const char *icon, const QKeySequence &keys,
                         std::function<void()> run) {
        CommandInfo info;
        info.id = id;
        info.text = words;
        info.icon = icon;
        info.shortcut = keys;
        info.isOfPage = true;
        tools().commands.add(std::move(info), this, std::move(run), [this]() -> Message {
            return m_detail ? Message() : Message(QUNCE_TEXT("Choose a campaign first."));
        });
    };
    add("campaigns.goals", QUNCE_TEXT("Goals of the campaign"), "chart",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_G), [this] { editGoals(); });
    add("campaigns.stages", QUNCE_TEXT("Stages and gates of the campaign"), "list",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_J), [this] { editStages(); });
    add("campaigns.tasks", QUNCE_TEXT("Tasks of the campaign"), "tasks",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_T), [this] { openTasks(); });
    addNudgeCommand(tools(), this, "campaigns.nudge", [this] { return nudged(); });
    CommandInfo review;
    review.id = "campaigns.review";
    review.text = QUNCE_TEXT("Review of the campaign as a report…");
    review.icon = "chart";
    review.shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E);
    review.isOfPage = true;
    tools().commands.add(
        std::move(review), this, [this] { makeReview(); },
        [this]() -> Message {
            if (!m_review)
                return QUNCE_TEXT("There are no reports here.");
            return m_detail ? Message() : Message(QUNCE_TEXT("Choose a campaign first."));
        });
    add("campaigns.next", QUNCE_TEXT("Next part of the campaign"), "chevron-right",
        QKeySequence(Qt::CTRL | Qt::Key_PageDown),
        [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    add("campaigns.previous", QUNCE_TEXT("Previous part of the campaign"), "chevron-left",
        QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count());
        });
}

void CampaignPage::setReview(std::function<void(const Uuid &campaign)> review)
{
    m_review = std::move(review);
    m_report->setVisible(m_review != nullptr);
    tools().commands.refresh();
}

void CampaignPage::makeReview()
{
    if (m_detail && m_review)
        m_review(m_detail->record.id);
}

std::optional<NudgeQuery> CampaignPage::nudged() const
{
    if (!m_detail || !m_detail->taskDays)
        return std::nullopt;
    return NudgeQuery {
        {tools().selection.query().unit, {}, {}, *m_detail->taskDays}, m_detail->record.id, false};
}

void CampaignPage::openTasks()
{
    if (!m_detail || !m_detail->taskDays)
        return;
    Destination to {PageId::Tasks, m_detail->record.id, kTasksOfCampaign, tools().selection.query()};
    to.query->choice = PeriodChoice::Campaign;
    to.query->period = *m_detail->taskDays;
    tools().go(to);
}

Message CampaignPage::whyFixed(const char *field) const
{
    return m_detail ? tools().edits.whyNot(m_detail->record, field) : Message();
}

void CampaignPage::saveField(const char *field, const std::string &before, const std::string &json,
    const Message &title, std::function<void(const Result<EditDone> &)> done)
{
    if (json == before)
        return done(EditDone());
    // What somebody else has meanwhile changed is not written over unseen.
    if (!m_detail || m_detail->record.text(field) != before)
        return done(Error {ErrorCode::Conflict,
            Message(QUNCE_TEXT("Somebody has changed it meanwhile, or another campaign is shown: open it "
                               "again.")),
            {}});
    EditRequest request;
    request.title = title;
    request.changes.push_back(
        ChangeFields {Kind::Campaign, m_detail->record.id, {{field, toValue(json)}}, {}});
    tools().edits.commit(std::move(request), this, std::move(done));
}

void CampaignPage::editGoals()
{
    if (!m_detail)
        return;
    const std::optional<Period> days = m_detail->days;
    const std::string before = m_detail->record.text("goals");
    const std::string name = m_detail->record.text("name");
    LinesDialog::Parts parts;
    parts.title = text(QUNCE_TEXT("Goals of “%1”"), {QString::fromStdString(name)});
    parts.hint =
        text(QUNCE_TEXT("A goal without days is for all days of the campaign, one with a first day alone "
                        "for that day. Lines can be pasted from a spreadsheet; Ctrl+Delete takes a line "
                        "away."));
    parts.columns = goalLineColumns();
    for (const CampaignGoalLine &line : m_detail->goals)
        parts.lines.push_back(lineOf(line.goal));
    parts.whyFixed = whyFixed("goals");
    parts.check = [days](const std::vector<QStringList> &lines) {
        std::optional<LinesProblem> problem;
        (void)goalsOf(lines, days, problem);
        return problem;
    };
    parts.save = [this, days, before, name](const std::vector<QStringList> &lines, LinesDialog::Saved done) {
        std::optional<LinesProblem> problem;
        const std::optional<std::vector<CampaignGoal>> goals = goalsOf(lines, days, problem);
        if (goals)
            saveField("goals", before, toJson(*goals), Message(QUNCE_TEXT("Goals of campaign “%1”"), {name}),
                std::move(done));
    };
    auto *dialog = new LinesDialog(tools(), std::move(parts), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CampaignPage::editStages()
{
    if (!m_detail)
        return;
    const std::optional<Period> days = m_detail->days;
    const std::string before = m_detail->record.text("stages");
    const std::string name = m_detail->record.text("name");
    LinesDialog::Parts parts;
    parts.title = text(QUNCE_TEXT("Stages of “%1”"), {QString::fromStdString(name)});
    parts.hint =
        text(QUNCE_TEXT("A gate says what a stage is to reach before the next one; rates in percent, "
                        "money in yuan. Lines can be pasted from a spreadsheet; Ctrl+Delete takes a line "
                        "away."));
    parts.columns = stageLineColumns();
    for (const CampaignStageLine &line : m_detail->stages)
        parts.lines.push_back(lineOf(line.stage));
    parts.whyFixed = whyFixed("stages");
    parts.check = [days](const std::vector<QStringList> &lines) {
        std::optional<LinesProblem> problem;
        (void)stagesOf(lines, days, problem);
        return problem;
    };
    parts.save = [this, days, before, name](const std::vector<QStringList> &lines, LinesDialog::Saved done) {
        std::optional<LinesProblem> problem;
        const std::optional<std::vector<CampaignStage>> stages = stagesOf(lines, days, problem);
        if (stages)
            saveField("stages", before, toJson(*stages),
                Message(QUNCE_TEXT("Stages of campaign “%1”"), {name}), std::move(done));
    };
    auto *dialog = new LinesDialog(tools(), std::move(parts), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace qunce

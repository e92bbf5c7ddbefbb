// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the page changes templates and their steps.

#include <algorithm>

#include <QKeyEvent>

#include "views/common/texts.h"
#include "views/sop/sopedit.h"
#include "views/sop/sopheaddialog.h"
#include "views/sop/soppage.h"
#include "views/sop/stepdialog.h"

namespace qunce {

Message SopPage::whyFixed() const
{
    const SopLine *line = shownLine();
    if (line && line->isShipped)
        return QUNCE_TEXT("What comes with the program stays as it is: copy it as one of the brand's.");
    return whyNotPlanned();
}

QString SopPage::nextVersionNote() const
{
    const SopLine *line = shownLine();
    return line && line->campaigns > 0
        ? text(QUNCE_TEXT(
                   "%1 campaigns have been made of this version and keep it: the change makes the next one."),
            {tools().format().integer(static_cast<int64_t>(line->campaigns))})
        : QString();
}

void SopPage::save(SopTemplate wanted, std::function<void(const Result<EditDone> &)> done)
{
    const SopLine *line = shownLine();
    if (!line)
        return;
    RandomIdSource ids(tools().clock);
    SopSaving saving = savingOf(*line, std::move(wanted), m_board->lines, tools().reader.now().day(), ids);
    if (saving.request.changes.empty())
        return done(EditDone());
    tools().edits.commit(std::move(saving.request), this,
        [this, done = std::move(done), id = saving.id](const Result<EditDone> &outcome) {
            if (outcome.ok()) {
                m_awaited = id;
                refresh();
            }
            done(outcome);
        });
}

void SopPage::makeNew()
{
    if (!m_new->isEnabled())
        return;
    RandomIdSource ids(tools().clock);
    SopTemplate sop;
    sop.id = ids.next();
    sop.family = sop.id;
    sop.days = 14;
    sop.status = "active";
    const auto make = [this](const SopTemplate &wanted, SopHeadDialog::Saved done) {
        tools().edits.commit(newSop(wanted), this,
            [this, done = std::move(done), id = wanted.id](const Result<EditDone> &outcome) {
                if (outcome.ok()) {
                    m_awaited = id;
                    refresh();
                }
                done(outcome);
            });
    };
    auto *dialog = new SopHeadDialog(tools(), sop, {}, tools().reader.now().day(), make, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SopPage::editHead()
{
    const SopLine *line = shownLine();
    if (!line || !m_edit->isEnabled())
        return;
    auto *dialog = new SopHeadDialog(
        tools(), line->sop, nextVersionNote(), tools().reader.now().day(),
        [this](const SopTemplate &wanted, SopHeadDialog::Saved done) { save(wanted, std::move(done)); },
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// After the last one of the day that is looked at.
SopStep SopPage::newStep() const
{
    SopStep step;
    step.channel = "群发";
    const SopLine *line = shownLine();
    const int row = m_steps->currentRow();
    if (line && row >= 0 && row < static_cast<int>(line->sop.steps.size())) {
        const SopStep &like = line->sop.steps[static_cast<size_t>(row)];
        step.day = like.day;
        step.stage = like.stage;
        step.channel = like.channel;
        step.groupKinds = like.groupKinds;
    }
    return step;
}

void SopPage::openStep(int row)
{
    const SopLine *line = shownLine();
    if (line && row >= 0 && row < static_cast<int>(line->sop.steps.size()))
        openStep(line->sop.steps[static_cast<size_t>(row)]);
}

void SopPage::openStep(const SopStep &step)
{
    const SopLine *line = shownLine();
    if (!line || (step.id.isNil() && !m_newStep->isEnabled()))
        return;
    const auto saveStep = [this, of = line->sop.id](const SopStep &typed, StepDialog::Saved done) {
        const SopLine *now = shownLine();
        if (!now || now->sop.id != of)
            return done(Error {ErrorCode::Conflict,
                Message(QUNCE_TEXT("The template is not shown any more: open the step again.")), {}});
        SopTemplate wanted = now->sop;
        const auto there = std::find_if(wanted.steps.begin(), wanted.steps.end(),
            [&typed](const SopStep &each) { return !typed.id.isNil() && each.id == typed.id; });
        if (there != wanted.steps.end())
            *there = typed;
        else
            wanted.steps.push_back(typed);
        save(std::move(wanted), std::move(done));
    };
    const auto remove = [this, id = step.id] {
        const SopLine *now = shownLine();
        for (size_t i = 0; now && i < now->sop.steps.size(); ++i) {
            if (now->sop.steps[i].id == id)
                return removeStep(static_cast<int>(i));
        }
    };
    auto *dialog =
        new StepDialog(tools(), line->sop, step, m_board->regions, whyFixed(), saveStep, remove, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

bool SopPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_steps && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        removeStep(m_steps->currentRow());
        return true;
    }
    return Page::eventFilter(watched, event);
}

void SopPage::removeStep(int row)
{
    const SopLine *line = shownLine();
    if (!line || !m_newStep->isEnabled() || row < 0 || row >= static_cast<int>(line->sop.steps.size()))
        return;
    SopTemplate wanted = line->sop;
    wanted.steps.erase(wanted.steps.begin() + row);
    save(std::move(wanted), [](const Result<EditDone> &) {}); // a refusal is told by the desk
}

} // namespace qunce

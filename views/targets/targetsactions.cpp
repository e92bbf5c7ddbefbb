// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people do in the sheet of targets. Everything is shown at once and committed as one action.

#include <algorithm>

#include <QApplication>
#include <QClipboard>

#include "models/boards/fieldlabels.h"
#include "models/boards/plansheet.h"
#include "views/common/clippedline.h"
#include "views/common/pastepreview.h"
#include "views/common/texts.h"
#include "views/targets/splitdialog.h"
#include "views/targets/targetsdialog.h"

namespace qunce {

namespace {

constexpr size_t kMostPastedTargets = 20'000;
constexpr qsizetype kMostShown = 60; ///< characters of a cell

/// The edits of a change; `record` gets the id of the record that holds the target from then on.
void addEdits(
    const TargetSheet &sheet, const TargetChange &change, IdSource &ids, EditRequest &request, Uuid &record)
{
    const TargetRow &row = sheet.at(change.row);
    record = change.value ? row.goal : Uuid();
    if (change.value && row.goal.isNil()) {
        record = ids.next();
        MakeRecord made {Kind::Goal, record, targetRecord(sheet, change.row).fields};
        made.fields["value"] = *change.value;
        request.changes.push_back(std::move(made));
    } else if (change.value) {
        request.changes.push_back(ChangeFields {Kind::Goal, row.goal, {{"value", *change.value}}, {}});
    } else if (!row.goal.isNil()) {
        request.changes.push_back(DeleteRecord {Kind::Goal, row.goal});
    }
    for (const Uuid &older : row.doubles) // else one of them would come to light
        request.changes.push_back(DeleteRecord {Kind::Goal, older});
}

} // namespace

WhyNotTarget TargetsDialog::whyNotOf() const
{
    return [this](int row) { return m_model->whyNot(row); };
}

/// 浙江 · 2026年9月 · 净销售额
std::string TargetsDialog::placeName(int row) const
{
    const QStringList parts {m_model->shown(row, TargetsModel::Name), m_periods->name(),
        text(metricLabel(info(m_model->sheet().query.metric).name))};
    return parts.join(QStringLiteral(" · ")).toStdString();
}

void TargetsDialog::commit(const Message &title, const TargetChanges &changes)
{
    if (changes.empty())
        return;
    EditRequest request;
    request.title = title;
    std::vector<Uuid> records(changes.size());
    for (size_t i = 0; i < changes.size(); ++i)
        addEdits(m_model->sheet(), changes[i], m_ids, request, records[i]);
    m_model->take(changes, records);
    m_hasTrouble = false;
    sayRow();
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &outcome) {
        read(); // what is there now, also after a refusal
        if (!outcome.ok())
            say(text(outcome.error().userText), true);
    });
}

void TargetsDialog::noteTyping(int row, const QString &words)
{
    if (row < 0)
        return;
    const bool isMoney = m_model->sheet().isMoney();
    const QString trimmed = words.trimmed();
    const std::optional<int64_t> value = typedTarget(trimmed.toStdString(), isMoney);
    if (!value && !trimmed.isEmpty())
        return say(isMoney ? text(QUNCE_TEXT("%1 is no amount."), {trimmed})
                           : text(QUNCE_TEXT("%1 is no whole number."), {trimmed}),
            true);
    if (value != m_model->sheet().at(row).value)
        commit(Message(QUNCE_TEXT("Target of %1"), {placeName(row)}), {{row, value}});
}

void TargetsDialog::fillDown()
{
    const std::vector<int> rows = chosen();
    const TargetChanges changes = planFill(m_model->sheet(), rows, whyNotOf());
    if (changes.empty())
        return say(
            text(QUNCE_TEXT("Choose several rows: the first one's target is filled into the others.")));
    commit(Message(QUNCE_TEXT("Fill down the target of %1"), {placeName(rows.front())}), changes);
}

void TargetsDialog::clearChosen()
{
    const std::vector<int> rows = chosen();
    if (rows.empty())
        return;
    commit(Message(QUNCE_TEXT("Take away the target of %1"), {placeName(rows.front())}),
        planClear(m_model->sheet(), rows, whyNotOf()));
}

void TargetsDialog::copyChosen() const
{
    std::vector<std::vector<std::string>> cells(1);
    for (int column = 0; column < TargetsModel::ColumnCount; ++column)
        cells.front().push_back(targetTitle(column, m_model->sheet().isMoney()).toStdString());
    for (const int row : chosen()) {
        std::vector<std::string> &line = cells.emplace_back();
        for (int column = 0; column < TargetsModel::ColumnCount; ++column) {
            const QString shown = m_model->shown(row, column);
            line.push_back(shown == Format::missing() ? std::string() : shown.toStdString());
        }
    }
    QApplication::clipboard()->setText(QString::fromStdString(tsvOf(cells)));
}

void TargetsDialog::paste()
{
    const auto cells = cellsOf(QApplication::clipboard()->text().toStdString(), kMostPastedTargets);
    if (!cells)
        return say(text(QUNCE_TEXT("There is too much in the clipboard: at most %1 rows."),
                       {m_tools.format().integer(static_cast<int64_t>(kMostPastedTargets))}),
            true);
    const TargetTitles titles {targetTitle(TargetsModel::Code, false).toStdString(),
        targetTitle(TargetsModel::Name, false).toStdString(),
        {targetTitle(TargetsModel::Target, true).toStdString(),
            targetTitle(TargetsModel::Target, false).toStdString()}};
    TargetPaste pasted = planPaste(m_model->sheet(), *cells, rowsInSight(), titles, whyNotOf());
    const Format format = m_tools.format();
    const auto number = [&format](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    if (pasted.changes.empty() && pasted.problems.empty())
        return say(
            text(QUNCE_TEXT("Nothing to paste: %1 cells say what is there already."), {number(pasted.same)}));
    PastePreview::Parts parts;
    parts.title = text(QUNCE_TEXT("Paste targets"));
    parts.summary = text(QUNCE_TEXT("Targets: %1 change, %2 stay. Cells that are not taken: %3."),
        {number(pasted.changes.size()), number(pasted.same), number(pasted.problems.size())});
    parts.rejected = static_cast<int>(pasted.problems.size());
    parts.cell = [problems = pasted.problems](int row, int column) {
        const TargetProblem &problem = problems[static_cast<size_t>(row)];
        switch (column) {
        case 0:
            return QString::number(problem.line + 1);
        case 1:
            return QString::number(problem.column + 1);
        case 2:
            return clippedLine(problem.text, kMostShown);
        default:
            return text(problem.why);
        }
    };
    parts.takesAny = !pasted.changes.empty();
    const int first = pasted.changes.empty() ? 0 : pasted.changes.front().row;
    const Message title(QUNCE_TEXT("Paste %1 targets, %2 and others"),
        {number(pasted.changes.size()).toStdString(), placeName(first)});
    parts.take = [this, title, changes = pasted.changes] { commit(title, changes); };
    auto *dialog = new PastePreview(m_tools.theme, std::move(parts), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TargetsDialog::split()
{
    const TargetSheet &sheet = m_model->sheet();
    std::vector<int> parents = chosen();
    parents.erase(std::remove_if(parents.begin(), parents.end(),
                      [&sheet](int row) { return sheet.at(row).children == 0; }),
        parents.end());
    if (parents.empty())
        return say(text(QUNCE_TEXT("Choose a row with others below it.")));
    const Message title(QUNCE_TEXT("Split the target of %1"), {placeName(parents.front())});
    auto *dialog = new SplitDialog(
        m_tools, sheet, parents, whyNotOf(),
        [this, title](const TargetChanges &changes) { commit(title, changes); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TargetsDialog::undo()
{
    if (m_tools.edits.undoState().undo)
        m_tools.edits.undo();
}

void TargetsDialog::redo()
{
    if (m_tools.edits.undoState().redo)
        m_tools.edits.redo();
}

} // namespace qunce

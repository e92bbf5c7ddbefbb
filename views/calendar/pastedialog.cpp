// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/pastedialog.h"

#include <algorithm>

#include "views/calendar/calendartext.h"
#include "views/common/clippedline.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

QString problemCell(const SheetProblem &problem, int column)
{
    switch (column) {
    case 0:
        return QString::number(problem.row + 1);
    case 1:
        return text(titleOf(sheetPlace(problem.column)));
    case 2:
        return clippedLine(problem.text, 60);
    default:
        return text(problem.why);
    }
}

PastePreview::Parts partsOfPaste(
    const SheetOutcome &outcome, const Format &format, std::function<void()> take)
{
    const auto number = [&format](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    const auto countOf = [&outcome](SheetEdit::What what) {
        return static_cast<size_t>(std::count_if(outcome.edits.begin(), outcome.edits.end(),
            [what](const SheetEdit &edit) { return edit.what == what; }));
    };
    PastePreview::Parts parts;
    parts.title = text(QUNCE_TEXT("Paste into the plan sheet"));
    parts.summary = text(QUNCE_TEXT("Entries: %1 changed, %2 new, %3 deleted. Cells that are not taken: %4."),
        {number(countOf(SheetEdit::What::Change)), number(countOf(SheetEdit::What::Make)),
            number(countOf(SheetEdit::What::Delete)), number(outcome.problems.size())});
    parts.rejected = static_cast<int>(outcome.problems.size());
    parts.cell = [problems = outcome.problems](
                     int row, int column) { return problemCell(problems[static_cast<size_t>(row)], column); };
    parts.takesAny = !outcome.edits.empty();
    parts.take = std::move(take);
    return parts;
}

} // namespace

PasteDialog::PasteDialog(
    PageTools &tools, const SheetOutcome &outcome, std::function<void()> take, QWidget *parent)
    : PastePreview(tools.theme, partsOfPaste(outcome, tools.format(), std::move(take)), parent)
{ }

} // namespace qunce

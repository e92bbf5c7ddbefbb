// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/pastedialog.h"

#include <algorithm>
#include <array>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kPasteWidth = 640;
constexpr int kMostRows = 8; ///< in sight

} // namespace

PasteDialog::PasteDialog(
    PageTools &tools, const SheetOutcome &outcome, std::function<void()> take, QWidget *parent)
    : QDialog(parent)
    , m_take(std::move(take))
    , m_rejected(new QTableWidget(static_cast<int>(outcome.problems.size()), 4, this))
{
    setObjectName(QStringLiteral("pasteDialog"));
    setWindowTitle(text(QUNCE_TEXT("Paste into the plan sheet")));
    setMinimumWidth(kPasteWidth);
    const Format format = tools.format();
    const auto number = [&format](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    const auto countOf = [&outcome](SheetEdit::What what) {
        return static_cast<size_t>(std::count_if(outcome.edits.begin(), outcome.edits.end(),
            [what](const SheetEdit &edit) { return edit.what == what; }));
    };
    m_summary = text(QUNCE_TEXT("Entries: %1 changed, %2 new, %3 deleted. Cells that are not taken: %4."),
        {number(countOf(SheetEdit::What::Change)), number(countOf(SheetEdit::What::Make)),
            number(countOf(SheetEdit::What::Delete)), number(outcome.problems.size())});
    auto *summary = new ThemedLabel(tools.theme, TextRole::Bold, Token::Text, this);
    summary->setText(m_summary);
    summary->setWordWrap(true);
    m_rejected->setHorizontalHeaderLabels({text(QUNCE_TEXT("Row")), text(QUNCE_TEXT("Column")),
        text(QUNCE_TEXT("Cell")), text(QUNCE_TEXT("Why it is not taken"))});
    m_rejected->setAccessibleName(text(QUNCE_TEXT("Cells that are not taken")));
    m_rejected->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejected->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejected->verticalHeader()->hide();
    m_rejected->horizontalHeader()->setStretchLastSection(true);
    m_rejected->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rejected->setColumnWidth(2, 150);
    for (size_t i = 0; i < outcome.problems.size(); ++i) {
        const SheetProblem &problem = outcome.problems[i];
        const std::array<QString, 4> cells {QString::number(problem.row + 1),
            text(titleOf(sheetPlace(problem.column))), clippedLine(problem.text, 60), text(problem.why)};
        for (size_t column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(calendarTip(cells[column]));
            m_rejected->setItem(static_cast<int>(i), static_cast<int>(column), item);
        }
    }
    m_rejected->resizeRowsToContents();
    const int rows = std::min(static_cast<int>(outcome.problems.size()), kMostRows);
    m_rejected->setMinimumHeight(
        m_rejected->horizontalHeader()->sizeHint().height() + rows * m_rejected->rowHeight(0) + 4);
    m_rejected->setVisible(!outcome.problems.empty());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(
        outcome.problems.empty() ? text(QUNCE_TEXT("Paste")) : text(QUNCE_TEXT("Paste the others")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    m_ok->setEnabled(!outcome.edits.empty());
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &PasteDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(summary);
    column->addWidget(m_rejected, 1);
    column->addWidget(buttons);
}

void PasteDialog::accept()
{
    QDialog::accept();
    m_take();
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/pastedialog.h"

#include <algorithm>
#include <array>

#include <QAbstractTableModel>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kPasteWidth = 640;
constexpr int kMostRows = 8; ///< in sight
constexpr int kProblemRow = 26;

/// Cells are written when they are looked at: 2,000 rows of 20 columns may all be wrong.
class Problems : public QAbstractTableModel
{
public:
    Problems(std::vector<SheetProblem> problems, QObject *parent)
        : QAbstractTableModel(parent), m_problems(std::move(problems))
    { }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        static constexpr std::array<const char *, 4> kTitles {
            QUNCE_TEXT("Row"), QUNCE_TEXT("Column"), QUNCE_TEXT("Cell"), QUNCE_TEXT("Why it is not taken")};
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return text(kTitles[static_cast<size_t>(section)]);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
            return {};
        const QString words = cell(m_problems[static_cast<size_t>(index.row())], index.column());
        return role == Qt::ToolTipRole ? plainTip(words) : words;
    }

private:
    static QString cell(const SheetProblem &problem, int column)
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

    const std::vector<SheetProblem> m_problems;
};

} // namespace

PasteDialog::PasteDialog(
    PageTools &tools, const SheetOutcome &outcome, std::function<void()> take, QWidget *parent)
    : QDialog(parent), m_take(std::move(take)), m_rejected(new QTableView(this))
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
    m_rejected->setModel(new Problems(outcome.problems, this));
    m_rejected->setAccessibleName(text(QUNCE_TEXT("Cells that are not taken")));
    m_rejected->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejected->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejected->verticalHeader()->hide();
    m_rejected->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_rejected->verticalHeader()->setDefaultSectionSize(zoomed(tools.theme, kProblemRow));
    m_rejected->setWordWrap(false);
    m_rejected->horizontalHeader()->setStretchLastSection(true);
    m_rejected->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rejected->setColumnWidth(2, 150);
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

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/pastepreview.h"

#include <algorithm>
#include <array>

#include <QAbstractTableModel>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/clippedline.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kPreviewWidth = 640;
constexpr int kMostRowsInSight = 8;
constexpr int kProblemRow = 26;

/// Cells are written when they are looked at: 20,000 rows of many columns may all be wrong.
class RejectedCells : public QAbstractTableModel
{
public:
    RejectedCells(const PastePreview::Parts &parts, QObject *parent)
        : QAbstractTableModel(parent), m_parts(parts)
    { }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_parts.rejected;
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
        const QString words = m_parts.cell(index.row(), index.column());
        return role == Qt::ToolTipRole ? plainTip(words) : words;
    }

private:
    const PastePreview::Parts &m_parts; ///< the dialog's
};

} // namespace

PastePreview::PastePreview(Theme &theme, Parts parts, QWidget *parent)
    : QDialog(parent), m_parts(std::move(parts)), m_rejected(new QTableView(this))
{
    setObjectName(QStringLiteral("pasteDialog"));
    setWindowTitle(m_parts.title);
    setMinimumWidth(kPreviewWidth);
    auto *summary = new ThemedLabel(theme, TextRole::Bold, Token::Text, this);
    summary->setText(m_parts.summary);
    summary->setWordWrap(true);
    fillRejected(theme);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(m_parts.rejected == 0 ? text(QUNCE_TEXT("Paste")) : text(QUNCE_TEXT("Paste the others")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    m_ok->setEnabled(m_parts.takesAny);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &PastePreview::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(summary);
    column->addWidget(m_rejected, 1);
    column->addWidget(buttons);
}

void PastePreview::fillRejected(const Theme &theme)
{
    m_rejected->setModel(new RejectedCells(m_parts, this));
    m_rejected->setAccessibleName(text(QUNCE_TEXT("Cells that are not taken")));
    m_rejected->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejected->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejected->verticalHeader()->hide();
    m_rejected->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_rejected->verticalHeader()->setDefaultSectionSize(zoomed(theme, kProblemRow));
    m_rejected->setWordWrap(false);
    m_rejected->horizontalHeader()->setStretchLastSection(true);
    m_rejected->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rejected->setColumnWidth(2, 150);
    const int rows = std::min(m_parts.rejected, kMostRowsInSight);
    m_rejected->setMinimumHeight(
        m_rejected->horizontalHeader()->sizeHint().height() + rows * m_rejected->rowHeight(0) + 4);
    m_rejected->setVisible(m_parts.rejected > 0);
}

void PastePreview::accept()
{
    QDialog::accept();
    m_parts.take();
}

} // namespace qunce

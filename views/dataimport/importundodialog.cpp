// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/dataimport/importundodialog.h"

#include <utility>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPointer>
#include <QVBoxLayout>

#include "views/common/clippedline.h"
#include "views/common/texts.h"
#include "views/dataimport/importtexts.h"

namespace qunce {

namespace {

constexpr QSize kUndoSize {720, 420};

} // namespace

ImportUndoDialog::ImportUndoDialog(PageTools &tools, ImportDesk &desk, PastImport import, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_desk(desk)
    , m_import(std::move(import))
    , m_said(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this))
    , m_kept(new QTableWidget(this))
{
    setObjectName(QStringLiteral("importUndoDialog"));
    setWindowTitle(text(QUNCE_TEXT("Undo an import")));
    resize(kUndoSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    auto *what = new ThemedLabel(tools.theme, TextRole::Body, Token::TextSecondary, this);
    what->setWordWrap(true);
    what->setText(text(QUNCE_TEXT("%1, %2 rows, by %3 on %4"),
        {QString::fromStdString(m_import.file), QString::number(m_import.rows), whoText(m_import.who),
            tools.format().dateTime(Instant {m_import.atMs / 1000})}));
    m_said->setObjectName(QStringLiteral("importUndoSaid"));
    m_said->setWordWrap(true);
    m_kept->setObjectName(QStringLiteral("importUndoKept"));
    m_kept->setAccessibleName(text(QUNCE_TEXT("What stays as it is")));
    m_kept->setProperty("kind", QStringLiteral("field"));
    m_kept->setShowGrid(false);
    m_kept->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_kept->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_kept->setTabKeyNavigation(false);
    m_kept->verticalHeader()->hide();
    m_kept->horizontalHeader()->setStretchLastSection(true);
    m_kept->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_kept->horizontalHeader()->setHighlightSections(false);
    m_kept->hide();
    auto *buttons = new QDialogButtonBox;
    m_undo = buttons->addButton(text(QUNCE_TEXT("Undo the import")), QDialogButtonBox::AcceptRole);
    m_undo->setObjectName(QStringLiteral("importUndoRun"));
    m_undo->setProperty("kind", QStringLiteral("primary"));
    auto *close = buttons->addButton(text(QUNCE_TEXT("Close")), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("importUndoClose"));
    connect(m_undo, &QPushButton::clicked, this, [this] { run(false); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    column->addWidget(what);
    column->addWidget(m_said);
    column->addWidget(m_kept, 1);
    column->addStretch();
    column->addWidget(buttons);
    run(true);
}

void ImportUndoDialog::run(bool dryRun)
{
    if (m_isRunning || !m_desk.undo)
        return;
    m_isRunning = true;
    m_undo->setEnabled(false);
    m_said->setColor(Token::Text);
    m_said->setText(text(dryRun ? QUNCE_TEXT("The server looks what would change…")
                                : QUNCE_TEXT("The server takes the import back…")));
    UndoAsk ask;
    ask.id = m_import.id;
    ask.dryRun = dryRun;
    ask.language = m_tools.language.current() == Language::Chinese ? "zh_CN" : "en";
    m_desk.undo(ask, [here = QPointer<ImportUndoDialog>(this)](const Result<UndoReply> &outcome) {
        if (here)
            here->takeOutcome(outcome);
    });
}

void ImportUndoDialog::takeOutcome(const Result<UndoReply> &outcome)
{
    m_isRunning = false;
    if (!outcome.ok()) {
        // The answer that is lost may be that of an undo that was done: the list says.
        m_said->setColor(Token::Bad);
        m_said->setText(text(outcome.error().userText));
        emit undone();
        return;
    }
    m_said->setText(undoText(*outcome));
    showKept(*outcome);
    m_undo->setVisible(outcome->dryRun);
    m_undo->setEnabled(outcome->dryRun);
    if (!outcome->dryRun)
        emit undone();
}

void ImportUndoDialog::showKept(const UndoReply &reply)
{
    m_kept->setVisible(!reply.problems.empty());
    m_kept->setColumnCount(4);
    m_kept->setHorizontalHeaderLabels({text(QUNCE_TEXT("What stays")), text(QUNCE_TEXT("Code or name")),
        text(QUNCE_TEXT("Field or number")), text(QUNCE_TEXT("Reason"))});
    m_kept->setRowCount(static_cast<int>(reply.problems.size()));
    for (int row = 0; row < m_kept->rowCount(); ++row) {
        const UndoKept &kept = reply.problems[static_cast<size_t>(row)];
        int place = 0;
        for (const std::string *cell : {&kept.kind, &kept.name, &kept.what, &kept.reason}) {
            auto *item = new QTableWidgetItem(QString::fromStdString(*cell));
            item->setToolTip(plainTip(item->text()));
            m_kept->setItem(row, place++, item);
        }
    }
    m_kept->resizeColumnsToContents();
    // Qt does not count what the style puts around the words of a header.
    const int around = 2 * m_kept->fontMetrics().averageCharWidth();
    for (int place = 0; place + 1 < m_kept->columnCount(); ++place) // the last one has what is left
        m_kept->setColumnWidth(place, m_kept->columnWidth(place) + around);
}

} // namespace qunce

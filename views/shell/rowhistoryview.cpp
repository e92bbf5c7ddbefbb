// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/rowhistoryview.h"

#include <QPointer>

#include "models/protocol/kinds.h"
#include "views/common/texts.h"
#include "views/shell/centretexts.h"
#include "views/shell/synctexts.h"

namespace qunce {

namespace {

enum HistoryColumn : int { Time, Who, What };

QString changeWords(const HistoryStep::Change &change, const Format &format)
{
    const QString label = text(change.label);
    if (change.after.form == SaidValue::Form::Change)
        return label + QLatin1Char(' ') + saidWords(change.after, format);
    return label + QLatin1Char(' ') + saidWords(change.before, format) + QStringLiteral(" → ")
        + saidWords(change.after, format);
}

} // namespace

RowHistoryView::RowHistoryView(PageTools &tools, SyncLink &link, QWidget *parent)
    : CellTable(tools.theme, metrics::kRow, parent), m_tools(tools), m_link(link), m_place(this)
{ }

void RowHistoryView::showRecord(
    Kind kind, const Uuid &id, std::shared_ptr<const std::vector<ListedAction>> actions)
{
    const int64_t synced = m_link.status().lastCompleteMs;
    const bool isSame = kind == m_kind && id == m_id && synced == m_syncedMs && actions == m_actions;
    if (isSame)
        return;
    if (id != m_id) {
        m_steps.clear();
        m_whyNot = {};
        showSteps();
    }
    m_kind = kind;
    m_id = id;
    m_syncedMs = synced;
    m_actions = std::move(actions);
    ask();
}

void RowHistoryView::ask()
{
    m_isReading = true;
    const uint64_t asked = ++m_asked;
    if (!m_link.askHistory)
        return read(nullptr);
    m_link.askHistory(descriptor(m_kind).name, m_id,
        [this, alive = QPointer<RowHistoryView>(this), asked](Result<HistoryReply> reply) {
            if (!alive || asked != m_asked)
                return;
            // What was only made here the server does not know yet.
            const bool isNew = !reply.ok() && reply.error().code == ErrorCode::NotFound;
            m_whyNot = reply.ok() || isNew ? Message() : reply.error().userText;
            read(reply.ok() ? std::make_shared<const HistoryReply>(std::move(*reply)) : nullptr);
        });
}

void RowHistoryView::read(std::shared_ptr<const HistoryReply> served)
{
    using Steps = std::vector<HistoryStep>;
    m_tools.reader.read<Steps>(
        m_place,
        [kind = m_kind, id = m_id, actions = m_actions, served](BoardContext &context) -> Result<Steps> {
            return readRowHistory(context.snapshot, context.user, kind, id,
                actions ? *actions : std::vector<ListedAction>(), served.get());
        },
        [this](Result<Steps> steps) {
            if (steps.ok())
                m_steps = std::move(*steps);
            m_isReading = false;
            showSteps();
        });
}

BoardCell RowHistoryView::cellOf(const HistoryStep &step, int column) const
{
    const Format format = m_tools.format();
    BoardCell cell;
    if (column == Time) {
        cell.text = syncTime(step.atMs, format, m_tools.clock.now());
        cell.color = Token::TextSecondary;
        return cell;
    }
    if (column == Who) {
        cell.text = step.isImport ? text(QUNCE_TEXT("Import"))
            : step.isMine         ? text(QUNCE_TEXT("You"))
                                  : QString::fromStdString(step.who);
        return cell;
    }
    QStringList words;
    if (!step.what.empty())
        words << text(step.what);
    for (const HistoryStep::Change &change : step.changes)
        words << changeWords(change, format);
    cell.text = words.join(format.isChinese() ? QStringLiteral("；") : QStringLiteral("; "));
    if (step.state == HistoryStep::State::Waiting)
        cell.faint = QStringLiteral(" · ") + text(QUNCE_TEXT("Waits to be sent"));
    if (step.state == HistoryStep::State::Theirs)
        cell.faint = QStringLiteral(" · ") + text(QUNCE_TEXT("The server's value stayed"));
    if (step.state == HistoryStep::State::Conflict) {
        cell.faint = QStringLiteral(" · ") + text(QUNCE_TEXT("Conflict"));
        cell.color = Token::Bad;
    }
    if (step.state == HistoryStep::State::Refused) {
        cell.faint = QStringLiteral(" · ") + text(QUNCE_TEXT("Not saved"));
        cell.color = Token::Bad;
    }
    return cell;
}

void RowHistoryView::showSteps()
{
    const bool hasNote = !m_whyNot.empty();
    const int extra = hasNote ? 1 : 0;
    setRows(static_cast<int>(m_steps.size()) + extra, [this, extra](int row, int column) {
        if (row < extra) {
            BoardCell note;
            note.color = Token::Warn;
            if (column == What)
                note.text = text(m_whyNot);
            return note;
        }
        const auto place = static_cast<size_t>(row - extra);
        return place < m_steps.size() ? cellOf(m_steps[place], column) : BoardCell();
    });
}

void RowHistoryView::retranslate()
{
    setAccessibleName(text(QUNCE_TEXT("History of the record")));
    setColumns({{text(QUNCE_TEXT("Time")), {}, false, 96, 0, 0},
        {text(QUNCE_TEXT("Who")), {}, false, 80, 0, 0}, {text(QUNCE_TEXT("What")), {}, false, 160, 1, 0}});
    showSteps();
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/months/monthsdialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>

#include "views/common/texts.h"
#include "views/months/monthactions.h"
#include "views/months/monthtexts.h"

namespace qunce {

namespace {

/// Business time as a clock on the wall says it, whatever this computer's zone is.
QDateTime onTheWall(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(instant.seconds + kBusinessUtcOffset, Qt::UTC);
}

Instant fromTheWall(const QDateTime &wall)
{
    return {wall.toSecsSinceEpoch() - kBusinessUtcOffset};
}

QString lineName(int month)
{
    return QStringLiteral("month.%1").arg(month);
}

QString buttonName(int month)
{
    return QStringLiteral("month.%1.act").arg(month);
}

} // namespace

MonthsDialog::MonthsDialog(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : QDialog(parent), m_tools(tools), m_query(query), m_place(this)
{
    setObjectName(QStringLiteral("monthsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Month close")));
    resize(860, 560);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    all->setSpacing(metrics::kGap);
    m_months = new QWidget(this);
    m_lines = new QVBoxLayout(m_months);
    m_lines->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_months);
    m_when = new QWidget(this);
    auto *when = new QHBoxLayout(m_when);
    when->setContentsMargins(0, 0, 0, 0);
    m_whenLabel = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, m_when);
    m_whenLabel->setText(text(QUNCE_TEXT("Moment of the close")));
    m_moment = new QDateTimeEdit(m_when);
    m_moment->setTimeSpec(Qt::UTC);
    m_moment->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_moment->setCalendarPopup(true);
    m_moment->setDateTime(onTheWall(tools.reader.now()));
    m_moment->setAccessibleName(m_whenLabel->text());
    m_whenLabel->setBuddy(m_moment);
    m_help = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, m_when);
    m_help->setText(text(QUNCE_TEXT("From then on its numbers stay; what comes later is listed here.")));
    when->addWidget(m_whenLabel);
    when->addWidget(m_moment);
    when->addWidget(m_help, 1);
    all->addWidget(m_when);
    m_summary = new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this);
    m_summary->setWordWrap(true);
    all->addWidget(m_summary);
    m_stack = new QStackedWidget(this);
    m_table = new CellTable(tools.theme, metrics::kRowCompact, m_stack);
    m_table->setObjectName(QStringLiteral("lateNumbers"));
    m_table->setAccessibleName(text(QUNCE_TEXT("Later changes")));
    m_empty = new EmptyState(tools.theme, m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    all->addWidget(m_stack, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&tools.reader, &BoardReader::dataChanged, this, &MonthsDialog::read);
    connect(&tools.edits, &EditDesk::rightsChanged, this, &MonthsDialog::fill);
    m_when->hide();
    m_empty->say(QStringLiteral("info"), text(QUNCE_TEXT("Reading…")));
    m_stack->setCurrentWidget(m_empty);
    read();
}

void MonthsDialog::read()
{
    m_tools.reader.read<MonthBoard>(
        m_place, [query = m_query](BoardContext &context) { return readMonths(context, query); },
        [this](Result<MonthBoard> read) { take(std::move(read)); });
}

void MonthsDialog::take(Result<MonthBoard> read)
{
    if (!read.ok()) {
        if (read.error().code == ErrorCode::Cancelled)
            return;
        m_empty->say(QStringLiteral("warning"), text(read.error().userText), {},
            text(QUNCE_TEXT("Read again")), [this] { this->read(); });
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_board = std::make_shared<const MonthBoard>(std::move(*read));
    fill();
}

void MonthsDialog::fill()
{
    if (!m_board)
        return;
    const Format format = m_tools.format();
    fillMonths(mayCloseMonths(m_tools.edits));
    m_summary->setText(m_board->hasClosed() ? adjustmentsText(*m_board, format) : QString());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_table->setColumns(lateColumns());
    m_table->setRows(static_cast<int>(m_board->late.size()), [board = m_board, format](int row, int column) {
        return lateCell(board->late[static_cast<size_t>(row)], column, format);
    });
    if (m_board->late.empty()) {
        m_empty->say(QStringLiteral("info"),
            m_board->hasClosed() ? text(QUNCE_TEXT("Nothing came in otherwise since the close."))
                                 : text(QUNCE_TEXT("No month of this period is closed.")));
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_table);
    }
}

void MonthsDialog::fillMonths(bool mayClose)
{
    const Format format = m_tools.format();
    while (QLayoutItem *const item = m_lines->takeAt(0)) {
        if (QWidget *const widget = item->widget()) {
            widget->hide();
            widget->setObjectName(QString());
            widget->deleteLater();
        }
        delete item;
    }
    bool canClose = false;
    for (size_t i = 0; i < m_board->months.size(); ++i) {
        const MonthLine &month = m_board->months[i];
        auto *line = new QWidget(m_months);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *label = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Text, line);
        label->setObjectName(lineName(static_cast<int>(i)));
        label->setText(monthText(month, format));
        row->addWidget(label, 1);
        const bool planned = month.state == MonthState::Planned;
        if (mayClose && month.isOver && month.state != MonthState::Closed) {
            auto *button = new QPushButton(
                planned ? text(QUNCE_TEXT("Do not close")) : text(QUNCE_TEXT("Close the month")), line);
            button->setObjectName(buttonName(static_cast<int>(i)));
            button->setAutoDefault(false);
            connect(button, &QPushButton::clicked, this,
                [this, month, planned] { planned ? withdraw(month) : closeMonth(month); });
            row->addWidget(button);
            canClose = canClose || !planned;
        }
        m_lines->addWidget(line);
    }
    m_when->setVisible(canClose);
}

void MonthsDialog::closeMonth(const MonthLine &month)
{
    const std::optional<Actor> &actor = m_tools.edits.actor();
    if (!actor)
        return;
    // A moment that has passed is now: the server closes with what it has by then.
    const Instant at = std::max(fromTheWall(m_moment->dateTime()), m_tools.reader.now());
    m_tools.edits.commit(
        closingRequest(month, at, actor->user), this, [this](const Result<EditDone> &) { read(); });
}

void MonthsDialog::withdraw(const MonthLine &month)
{
    m_tools.edits.commit(withdrawalOf(month), this, [this](const Result<EditDone> &) { read(); });
}

QStringList MonthsDialog::monthTexts() const
{
    QStringList texts;
    for (int i = 0; m_board && i < static_cast<int>(m_board->months.size()); ++i) {
        if (const auto *label = m_months->findChild<ThemedLabel *>(lineName(i)))
            texts << label->text();
    }
    return texts;
}

QPushButton *MonthsDialog::buttonOf(int month) const
{
    return m_months->findChild<QPushButton *>(buttonName(month));
}

} // namespace qunce

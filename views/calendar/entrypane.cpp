// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/entrypane.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include "models/boards/fieldlabels.h"
#include "views/calendar/calendartext.h"
#include "views/common/countpair.h"
#include "views/common/card.h"
#include "views/common/channeltext.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kLabelWidth = 72; // at least; the longest label decides
constexpr size_t kTasksShown = 7; // of a rolling entry, the newest

QString utf8(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

EntryPane::EntryPane(Theme &theme, LanguageChoice &language, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_language(language)
    , m_title(new WrappedText(theme, TextRole::CardTitle, Token::Text, this))
    , m_close(new QToolButton(this))
    , m_scroll(new QScrollArea(this))
{
    setMinimumWidth(240);
    m_close->setProperty("kind", QStringLiteral("quiet"));
    m_close->setObjectName(QStringLiteral("closePane"));
    connect(m_close, &QToolButton::clicked, this, &EntryPane::closed);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::kOuterCellPadding, 10, 8, 6);
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_scroll, 1);
    makeCommentField(*all);
    retranslate();
    connect(&theme, &Theme::changed, this, &EntryPane::retranslate);
}

void EntryPane::retranslate()
{
    const QString close = text(QUNCE_TEXT("Close the detail"));
    m_close->setIcon(icon(QStringLiteral("close"), m_theme.color(Token::TextSecondary)));
    m_close->setAccessibleName(close);
    m_close->setToolTip(close + QStringLiteral(" (Esc)"));
    setAccessibleName(text(QUNCE_TEXT("Entry")));
    m_scroll->setAccessibleName(text(QUNCE_TEXT("Entry")));
    showCommentField();
    if (m_detail)
        showEntry(EntryDetail(*m_detail), EntryRights(m_rights));
}

void EntryPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void EntryPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(Token::Border));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

void EntryPane::startAnew()
{
    auto *body = new QWidget;
    m_body = new QVBoxLayout(body);
    m_body->setContentsMargins(metrics::kOuterCellPadding, 4, metrics::kOuterCellPadding, 16);
    m_body->setSpacing(8);
    m_scroll->setWidget(body); // the one before goes
    body->setAutoFillBackground(false); // which setWidget has switched on
    m_lines.clear();
    const QFontMetrics metrics(fontOf(TextRole::Secondary));
    m_labelWidth = kLabelWidth;
    for (const char *label :
        {QUNCE_TEXT("Groups sent / due"), QUNCE_TEXT("Guides done / due"), QUNCE_TEXT("Submitted by")})
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(text(label)) + 2);
}

void EntryPane::addLine(const Message &label, const QString &value, Token color)
{
    const QString name = text(label);
    const QString shown = value.isEmpty() ? Format::missing() : value;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *title = new ThemedLabel(m_theme, TextRole::Secondary, Token::TextSecondary);
    title->setText(name);
    title->setMinimumWidth(m_labelWidth);
    auto *words = new WrappedText(m_theme, TextRole::Body, color);
    words->setText(shown);
    words->setAccessibleName(name + QStringLiteral(": ") + shown);
    row->addWidget(title, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    m_body->addLayout(row);
    m_lines.emplace_back(name, shown);
}

void EntryPane::addHeading(const Message &heading)
{
    auto *title = new ThemedLabel(m_theme, TextRole::Bold, Token::Text);
    title->setText(text(heading));
    m_body->addSpacing(8);
    m_body->addWidget(title);
}

void EntryPane::addState(const EntryDetail &detail)
{
    const EntryStatus status = detail.entry.status;
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    auto *picture = new QLabel;
    picture->setPixmap(iconPixmap(iconOf(status), m_theme.color(tokenOf(status)), 16, devicePixelRatioF()));
    auto *word = new ThemedLabel(m_theme, TextRole::Bold, tokenOf(status));
    word->setText(text(textOf(status)));
    row->addWidget(picture);
    row->addWidget(word);
    row->addSpacing(8);
    if (detail.entry.layer != ContentLayer::None) {
        auto *layer = new ThemedLabel(m_theme, TextRole::SecondaryBold, inkOf(detail.entry.layer));
        const std::string_view mark = markOf(detail.entry.layer);
        layer->setText(QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size())) + QLatin1Char(' ')
            + text(textOf(detail.entry.layer)));
        row->addWidget(layer);
    }
    row->addStretch(1);
    addTools(*row);
    m_body->addLayout(row);
    m_body->addSpacing(4);
    addDeeds();
    m_lines.emplace_back(text(QUNCE_TEXT("Status")), text(textOf(status)));
}

void EntryPane::addStopWaits()
{
    const QString words = text(QUNCE_TEXT(
        "Waits for the network: the server does not know of it yet, and guides have not been told."));
    auto *line = new WrappedText(m_theme, TextRole::Bold, Token::Warn);
    line->setText(words);
    line->setObjectName(QStringLiteral("stopWaits"));
    m_body->addWidget(line);
    m_lines.emplace_back(text(QUNCE_TEXT("Stopped")), words);
}

/// What is not allowed stands there too, and says why.
void EntryPane::addTools(QHBoxLayout &row)
{
    const auto add = [&](const QString &name, const char *objectName, const Message &whyNot) {
        auto *button = new QToolButton;
        button->setText(name);
        button->setObjectName(QLatin1String(objectName));
        button->setEnabled(whyNot.empty());
        button->setToolTip(text(whyNot));
        row.addWidget(button);
        return button;
    };
    const Message noNext = m_rights.next.empty()
        ? Message(QUNCE_TEXT("Your role cannot take this status any further."))
        : Message();
    m_statusButton = add(text(QUNCE_TEXT("Change status")), "changeStatus",
        m_rights.whyNotStatus.empty() ? noNext : m_rights.whyNotStatus);
    auto *menu = new QMenu(m_statusButton);
    for (const EntryStatus next : m_rights.next) {
        QAction *action = menu->addAction(text(textOf(next)));
        action->setIcon(icon(iconOf(next), m_theme.color(tokenOf(next))));
        connect(action, &QAction::triggered, this, [this, next] { emit statusAsked(next); });
    }
    m_statusButton->setMenu(menu);
    m_statusButton->setPopupMode(QToolButton::InstantPopup);
    QToolButton *edit = add(text(QUNCE_TEXT("Edit")), "editEntry", m_rights.whyNotFields);
    connect(edit, &QToolButton::clicked, this, &EntryPane::editAsked);
}

/// What is done with it besides: copied into chats, packed for those who send it, stopped or corrected.
void EntryPane::addDeeds()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    const auto addMenu = [&](const QString &name, const char *objectName) {
        auto *button = new QToolButton(m_scroll->widget());
        button->setText(name);
        button->setAccessibleName(name);
        button->setObjectName(QLatin1String(objectName));
        auto *menu = new QMenu(button);
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
        row->addWidget(button);
        return menu;
    };
    QMenu *copy = addMenu(text(QUNCE_TEXT("Send")), "sendMenu");
    const auto addCopy = [&](const QString &name, bool all) {
        connect(copy->addAction(name), &QAction::triggered, this, [this, all] { emit copyAsked(all); });
    };
    addCopy(text(QUNCE_TEXT("Copy the text")), false);
    addCopy(text(QUNCE_TEXT("Copy title, text and link")), true);
    connect(copy->addAction(text(QUNCE_TEXT("Copy the images"))), &QAction::triggered, this,
        &EntryPane::copyImagesAsked);
    copy->addSeparator();
    connect(copy->addAction(text(QUNCE_TEXT("Save the package for sending…"))), &QAction::triggered, this,
        &EntryPane::packageAsked);
    const bool isEmergency = std::any_of(m_rights.emergencies.begin(), m_rights.emergencies.end(),
        [](const auto &one) { return one.second.empty(); });
    if (isEmergency) {
        QMenu *menu = addMenu(text(QUNCE_TEXT("Emergency")), "emergencyMenu");
        menu->setToolTipsVisible(true);
        for (const auto &[step, whyNot] : m_rights.emergencies) {
            QAction *action = menu->addAction(text(textOf(step)));
            action->setObjectName(QStringLiteral("emergency.%1").arg(static_cast<int>(step)));
            action->setEnabled(whyNot.empty());
            action->setToolTip(text(whyNot));
            connect(action, &QAction::triggered, this, [this, step = step] { emit emergencyAsked(step); });
        }
    }
    row->addStretch(1);
    m_body->addLayout(row);
    m_body->addSpacing(4);
}

void EntryPane::openStatusMenu()
{
    if (m_detail && m_statusButton->isEnabled())
        m_statusButton->showMenu();
}

void EntryPane::addTask(const EntryTask &task)
{
    const Format format(m_language.current());
    const auto share = [&](uint64_t part, uint64_t whole) {
        const QString pair = countPair(static_cast<int64_t>(part), static_cast<int64_t>(whole), format);
        return whole == 0 ? pair : pair + QStringLiteral("  ") + format.rate({part, whole});
    };
    const AssignmentCounts &counts = task.counts;
    if (task.sends.hasData)
        addLine({QUNCE_TEXT("Groups sent / due")}, share(task.sends.sent, task.sends.planned));
    addLine({QUNCE_TEXT("Guides done / due")},
        counts.dispatched == 0 ? QString() : share(counts.done, counts.eligible()));
    if (counts.dispatched != 0) {
        addLine({QUNCE_TEXT("Done on time")}, share(counts.onTime, counts.eligible()));
        if (counts.overdue != 0)
            addLine(
                {QUNCE_TEXT("Overdue")}, format.integer(static_cast<int64_t>(counts.overdue)), Token::Bad);
        if (counts.failed != 0)
            addLine({QUNCE_TEXT("Failed")}, format.integer(static_cast<int64_t>(counts.failed)), Token::Bad);
        if (counts.excluded != 0)
            addLine({QUNCE_TEXT("Excluded")}, format.integer(static_cast<int64_t>(counts.excluded)));
    }
    addLine(
        {QUNCE_TEXT("Dispatched at")}, task.dispatchedAt ? format.dateTime(*task.dispatchedAt) : QString());
    addLine({QUNCE_TEXT("Due")}, format.dateTime(task.dueAt));
}

void EntryPane::addContent(const EntryDetail &detail)
{
    addHeading({QUNCE_TEXT("Content")});
    if (detail.contentTitle.empty() && detail.body.empty()) {
        addLine({QUNCE_TEXT("Content")}, QString());
        return;
    }
    auto *card = new Card(m_theme);
    card->body()->setContentsMargins(12, 10, 12, 10);
    card->body()->setSpacing(6);
    const auto add = [&](const std::string &value, TextRole role, Token color) {
        if (value.empty())
            return;
        auto *part = new WrappedText(m_theme, role, color);
        part->setText(utf8(value));
        card->body()->addWidget(part);
    };
    add(detail.persona, TextRole::SecondaryBold, Token::TextSecondary);
    add(detail.contentTitle, TextRole::Bold, Token::Text);
    add(detail.body, TextRole::Body, Token::Text);
    add(detail.link, TextRole::Secondary, Token::AccentInk);
    card->setAccessibleName(text(QUNCE_TEXT("Content")));
    m_body->addWidget(card);
    m_lines.emplace_back(text(QUNCE_TEXT("Content")), utf8(detail.body));
}

void EntryPane::addHistoryLink()
{
    auto *link = new QPushButton(text(QUNCE_TEXT("Who changed what")));
    link->setObjectName(QStringLiteral("entry.past"));
    link->setProperty("kind", QStringLiteral("link"));
    connect(link, &QPushButton::clicked, this, &EntryPane::historyAsked);
    m_body->addSpacing(8);
    m_body->addWidget(link, 0, Qt::AlignLeft);
}

void EntryPane::showEntry(const EntryDetail &detail, const EntryRights &rights)
{
    const bool isSame = m_detail && m_detail->record.id == detail.record.id;
    m_detail = detail;
    m_rights = rights;
    if (!isSame)
        m_check.reset(); // of the same entry it stays until it has been checked again
    const Format format(m_language.current());
    const CalendarEntry &entry = detail.entry;
    keepCommentFor(entry.id);
    showCommentField();
    startAnew();
    m_title->setText(utf8(detail.title));
    addState(detail);
    if (detail.isStopWaiting)
        addStopWaits();
    if (entry.isRolling)
        addRolling(detail.record, entry, format);
    else
        addLine({QUNCE_TEXT("Time")},
            entry.isPlanned ? QString(format.day(entry.day()) + QLatin1Char(' ') + timeSpan(entry, format))
                            : text(QUNCE_TEXT("No date yet")));
    addLine({QUNCE_TEXT("Channel")}, channelText(entry.channel));
    addLine({QUNCE_TEXT("Group kinds")}, groupKindsText(entry, format));
    QStringList regions;
    for (const std::string &region : detail.regions)
        regions += utf8(region);
    addLine({QUNCE_TEXT("Regions")},
        regions.isEmpty() ? text(QUNCE_TEXT("All regions"))
                          : regions.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", ")));
    addLine({QUNCE_TEXT("Campaigns")}, utf8(detail.campaign));
    if (!entry.stage.empty())
        addLine({QUNCE_TEXT("Stage")}, utf8(entry.stage));
    addLine({QUNCE_TEXT("In charge")}, utf8(entry.owner));
    addLine({QUNCE_TEXT("Code")}, utf8(entry.code));
    addChecks();
    addReview(detail);
    addHeading({QUNCE_TEXT("Execution")});
    if (detail.tasks.empty())
        addLine({QUNCE_TEXT("Sent / due")}, text(QUNCE_TEXT("No task has been dispatched")),
            Token::TextSecondary);
    const size_t shown = entry.isRolling ? std::min(detail.tasks.size(), kTasksShown) : detail.tasks.size();
    if (shown < detail.tasks.size())
        addLine({QUNCE_TEXT("Days sent")}, format.integer(static_cast<int64_t>(detail.tasks.size())));
    for (size_t i = detail.tasks.size() - shown; i < detail.tasks.size(); ++i)
        addTask(detail.tasks[i]);
    addContent(detail);
    addComments(detail);
    addHistoryLink();
    m_body->addStretch(1);
}

/// When it comes to whom, in place of a time.
void EntryPane::addRolling(const Record &record, const CalendarEntry &entry, const Format &format)
{
    const int64_t day = record.integer("anchor_day").value_or(0);
    addLine({QUNCE_TEXT("Time")},
        text(choiceLabel(Kind::Entry, "anchor", record.text("anchor")))
            + (day < 0 ? QStringLiteral(" T−%1 ").arg(-day) : QStringLiteral(" T+%1 ").arg(day))
            + timeSpan(entry, format));
    const std::optional<Day> until = record.day("rolls_until");
    addLine({QUNCE_TEXT("Rolls")},
        until ? text(
            QUNCE_TEXT("from %1 until %2"), {format.dayWithYear(entry.day()), format.dayWithYear(*until)})
              : text(QUNCE_TEXT("from %1 on, until it is ended"), {format.dayWithYear(entry.day())}));
    const auto names = [&](const Message &label, const char *field) {
        QStringList list;
        for (const std::string &name : record.set(field))
            list << utf8(name);
        if (!list.isEmpty())
            addLine(label, list.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", ")));
    };
    names({QUNCE_TEXT("Batches")}, "batches");
    names({QUNCE_TEXT("Age bands")}, "bands");
}

void EntryPane::showProblem(const QString &why)
{
    m_detail.reset();
    m_check.reset();
    showCommentField();
    startAnew();
    m_title->setText(text(QUNCE_TEXT("Entry")));
    auto *line = new WrappedText(m_theme, TextRole::Body, Token::TextSecondary);
    line->setText(why);
    m_body->addWidget(line);
    m_body->addStretch(1);
    m_lines.emplace_back(QString(), why);
}

} // namespace qunce

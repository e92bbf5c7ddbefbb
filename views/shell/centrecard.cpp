// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/centrecard.h"

#include <algorithm>
#include <set>

#include <QHBoxLayout>

#include "views/common/texts.h"
#include "views/shell/centretexts.h"
#include "views/shell/valueeditor.h"

namespace qunce {

namespace {

constexpr size_t kOpenActions = 500;
constexpr size_t kNewestActions = 200;

PageId pageOf(Kind kind)
{
    switch (kind) {
    case Kind::Guide:
        return PageId::Guides;
    case Kind::Group:
        return PageId::Groups;
    case Kind::Koc:
        return PageId::Koc;
    case Kind::Entry:
        return PageId::Calendar;
    default:
        return PageId::Sync;
    }
}

RecordChange changeOf(SaidAgain again)
{
    if (again.op == OpKind::Delete)
        return DeleteRecord {again.kind, again.id};
    if (again.op == OpKind::Create)
        return MakeRecord {again.kind, again.id, std::move(again.fields)};
    return ChangeFields {again.kind, again.id, std::move(again.fields), std::move(again.sets)};
}

} // namespace

CentreCard::CentreCard(PageTools &tools, CentreDetail &detail, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_detail(detail)
    , m_place(this)
    , m_tabs(new QButtonGroup(this))
    , m_list(new CentreList(tools, this))
    , m_strip(new QWidget(this))
    , m_stripWords(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, m_strip))
    , m_stripButton(new QPushButton(m_strip))
    , m_foot(new QWidget(this))
    , m_footer(new FlowLayout(m_foot, 8))
    , m_actions(std::make_shared<std::vector<ListedAction>>())
{
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(metrics::kMargin, 8, metrics::kMargin, 8);
    tabs->setSpacing(4);
    static constexpr std::array kNames {"centre.todo", "centre.sent", "centre.history"};
    for (size_t i = 0; i < m_tabButtons.size(); ++i) {
        m_tabButtons[i] = new QPushButton(this);
        m_tabButtons[i]->setObjectName(QLatin1String(kNames[i]));
        m_tabButtons[i]->setCheckable(true);
        m_tabButtons[i]->setProperty("kind", QStringLiteral("chip"));
        m_tabs->addButton(m_tabButtons[i], static_cast<int>(i));
        tabs->addWidget(m_tabButtons[i]);
    }
    m_tabButtons.front()->setChecked(true);
    tabs->addStretch(1);
    m_list->setObjectName(QStringLiteral("centre.list"));
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(metrics::kMargin, 6, metrics::kMargin, 6);
    strip->addWidget(m_stripWords, 1);
    strip->addWidget(m_stripButton);
    m_stripButton->setObjectName(QStringLiteral("centre.undiscard"));
    m_strip->hide();
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kMargin, 8, metrics::kMargin, 12);
    foot->addWidget(m_foot);
    body()->addLayout(tabs);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_strip);
    body()->addLayout(foot);
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int) { showItems(); });
    connect(m_list, &CentreList::chosenChanged, this, &CentreCard::showChosen);
    connect(m_stripButton, &QPushButton::clicked, this, [this] { takeBack(m_discarded); });
    connect(&m_detail, &CentreDetail::asked, this, &CentreCard::carryOut);
    connect(&m_detail, &CentreDetail::openAsked, this, &CentreCard::openSubject);
    connect(&tools.edits, &EditDesk::rightsChanged, this, &CentreCard::load);
}

void CentreCard::load()
{
    m_isLoading = true;
    const uint64_t asked = ++m_asked;
    static const std::vector<EditState> kOpen {
        EditState::Pending, EditState::Sent, EditState::Rejected, EditState::SetAside};
    const auto none = [] { return std::vector<ListedAction>(); };
    m_tools.edits.list(kOpen, kOpenActions, INT64_MAX, this,
        [this, asked, none](const Result<std::vector<ListedAction>> &open) {
            if (asked != m_asked)
                return;
            m_tools.edits.list({}, kNewestActions, INT64_MAX, this,
                [this, asked, none, open = open.ok() ? *open : none()](
                    const Result<std::vector<ListedAction>> &newest) {
                    if (asked == m_asked)
                        readItems(open, newest.ok() ? *newest : none());
                });
        });
}

void CentreCard::readItems(std::vector<ListedAction> open, const std::vector<ListedAction> &newest)
{
    std::set<Uuid> known;
    for (const ListedAction &action : open)
        known.insert(action.aid);
    for (const ListedAction &action : newest) {
        if (!known.contains(action.aid))
            open.push_back(action);
    }
    const auto all = std::make_shared<const std::vector<ListedAction>>(newest);
    m_actions = std::make_shared<const std::vector<ListedAction>>(std::move(open));
    const auto work = [actions = m_actions, all](BoardContext &context) -> Result<Reading> {
        Reading reading;
        QUNCE_ASSIGN(reading.board, readCentre(context.snapshot, context.user, *actions));
        QUNCE_ASSIGN(reading.sent, readDone(context.snapshot, context.user, *all, true));
        QUNCE_ASSIGN(reading.all, readDone(context.snapshot, context.user, *all, false));
        return reading;
    };
    m_tools.reader.read<Reading>(m_place, work, [this](Result<Reading> reading) {
        if (reading.ok()) {
            m_board = std::move(reading->board);
            m_sent = std::move(reading->sent);
            m_all = std::move(reading->all);
        }
        finishLoading();
    });
}

void CentreCard::finishLoading()
{
    showItems(); // still loading: nobody has chosen anything
    m_isLoading = false;
    emit loaded();
}

void CentreCard::show(Part part)
{
    m_tabButtons[static_cast<size_t>(part)]->setChecked(true);
    showItems();
}

void CentreCard::showItems()
{
    const auto part = static_cast<Part>(m_tabs->checkedId());
    m_list->setItems(part == Part::ToDo ? m_board.items
            : part == Part::Sent        ? m_sent
                                        : m_all,
        part == Part::ToDo);
    const size_t count = m_board.items.size();
    static constexpr std::array kTabs {
        QUNCE_TEXT("Pending"), QUNCE_TEXT("Sent changes"), QUNCE_TEXT("History")};
    for (size_t i = 0; i < m_tabButtons.size(); ++i) {
        QString words = text(kTabs[i]);
        if (i == 0 && count > 0)
            words += QLatin1Char(' ') + m_tools.format().integer(static_cast<int64_t>(count));
        m_tabButtons[i]->setText(words);
        m_tabButtons[i]->setMinimumWidth(
            m_tabButtons[i]->fontMetrics().horizontalAdvance(words) + 2 * metrics::kMargin);
    }
}

void CentreCard::showChosen()
{
    std::vector<CentreItem> chosen;
    for (const CentreItem *item : m_list->chosen())
        chosen.push_back(*item);
    static constexpr std::array kNothing {
        QUNCE_TEXT("Nothing is waiting: everything typed here is at the server."),
        QUNCE_TEXT("Nothing was sent yet."), QUNCE_TEXT("Nothing was changed here yet.")};
    m_detail.show(
        std::move(chosen), text(kNothing[static_cast<size_t>(m_tabs->checkedId())]), m_tools.edits.whyNot());
}

void CentreCard::retranslate()
{
    m_stripWords->setText(text(QUNCE_TEXT("Discarded. The history keeps it for 30 days.")));
    m_stripButton->setText(text(QUNCE_TEXT("Take the discard back")));
    m_list->retranslate();
    showItems();
}

std::vector<Uuid> CentreCard::chosenGroups() const
{
    std::vector<Uuid> gids;
    for (const CentreItem &item : m_detail.items())
        gids.insert(gids.end(), item.gids.begin(), item.gids.end());
    return gids;
}

void CentreCard::carryOut(CentreDetail::Deed deed)
{
    using Deed = CentreDetail::Deed;
    const auto reload = [this](const Result<EditDone> &) { load(); };
    switch (deed) {
    case Deed::TakeMine:
        return resolveChosen(Resolution::Mine, {});
    case Deed::KeepTheirs:
        return resolveChosen(Resolution::Theirs, {});
    case Deed::Change:
        return askForAnother();
    case Deed::Retry:
        return m_tools.edits.retry(chosenGroups(), this, reload);
    case Deed::Discard:
        return discardChosen();
    case Deed::TakeBack:
        return takeBack(chosenGroups());
    case Deed::Undo:
        return m_tools.edits.undoAction(m_detail.items().front().id, this, reload);
    }
}

void CentreCard::resolveChosen(Resolution resolution, const FieldValue &edited)
{
    const size_t count = m_detail.items().size();
    for (size_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == count;
        m_tools.edits.resolve(
            m_detail.items()[i].id, resolution, edited, this, [this, isLast](const Result<EditDone> &) {
                if (isLast)
                    load();
            });
    }
}

void CentreCard::askForAnother()
{
    const FieldDifference *const difference = m_detail.toChange();
    if (!difference)
        return;
    const bool isConflict = m_detail.items().front().state == CentreItem::State::Conflict;
    askForValue(this, m_tools, *difference, itemTitle(m_detail.items().front(), m_tools.format()),
        [this, isConflict, field = difference->field](const FieldValue &value) {
            if (m_detail.items().size() != 1)
                return;
            if (isConflict)
                resolveChosen(Resolution::Edited, value);
            else
                saySomethingAgain(value, field);
        });
}

void CentreCard::saySomethingAgain(const FieldValue &value, const std::string &field)
{
    const CentreItem &item = m_detail.items().front();
    const auto action = std::find_if(m_actions->begin(), m_actions->end(),
        [&](const ListedAction &candidate) { return candidate.aid == item.id; });
    if (action == m_actions->end())
        return;
    std::optional<std::vector<SaidAgain>> again = sayAgain(*action, item.gids, field, value);
    if (!again)
        return;
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Corrected change"));
    request.replaces = item.gids;
    for (SaidAgain &one : *again)
        request.changes.push_back(changeOf(std::move(one)));
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &) { load(); });
}

void CentreCard::discardChosen()
{
    const std::vector<Uuid> gids = chosenGroups();
    m_tools.edits.discard(gids, this, [this, gids](const Result<EditDone> &outcome) {
        if (outcome.ok()) {
            m_discarded = gids;
            m_strip->show();
        }
        load();
    });
}

void CentreCard::takeBack(const std::vector<Uuid> &gids)
{
    m_tools.edits.takeBackDiscard(gids, this, [this](const Result<EditDone> &outcome) {
        if (outcome.ok()) {
            m_discarded.clear();
            m_strip->hide();
        }
        load();
    });
}

void CentreCard::openSubject()
{
    if (m_detail.items().empty())
        return;
    const SaidRecord &subject = m_detail.items().front().subject;
    const PageId page = pageOf(subject.aboutKind);
    if (page != PageId::Sync)
        m_tools.go({page, subject.about, {}, {}});
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/viewpicker.h"

#include <algorithm>

#include <QEvent>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/viewnamedialog.h"
#include "views/common/viewstate.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kMostWords = 132; ///< pixels of the name on the button

QString nameOf(const SavedView &view)
{
    QString name = QString::fromStdString(view.name);
    return name.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

const QString kPeriod = QStringLiteral("period");

} // namespace

ViewPicker::ViewPicker(PageTools &tools, ViewParts parts, QWidget *parent)
    : QToolButton(parent), m_tools(tools), m_parts(std::move(parts)), m_place(this), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("viewPicker"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    keepHeight(tools.theme, this, metrics::kControl);
    setFocusPolicy(Qt::StrongFocus);
    m_menu->setObjectName(QStringLiteral("viewMenu"));
    m_menu->setToolTipsVisible(true);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ViewPicker::fillMenu);
    connect(&tools.reader, &BoardReader::dataChanged, this, [this] {
        m_isStale = true;
        if (isVisible())
            read();
    });
    connect(&tools.theme, &Theme::changed, this, &ViewPicker::say);
    if (m_parts.hasPeriod)
        connect(&tools.selection, &Selection::changed, this, &ViewPicker::sayState);
    say();
}

QString ViewPicker::settingsKey() const
{
    return QStringLiteral("views/") + QString::fromStdString(m_parts.page);
}

const SavedView *ViewPicker::find(const Uuid &id) const
{
    const auto found = std::find_if(
        m_views.views.begin(), m_views.views.end(), [&id](const SavedView &view) { return view.id == id; });
    return found == m_views.views.end() ? nullptr : &*found;
}

std::optional<QJsonObject> ViewPicker::state() const
{
    std::optional<QJsonObject> now = m_parts.state();
    if (now && m_parts.hasPeriod)
        now->insert(kPeriod, periodState(m_tools.selection.query()));
    return now;
}

/// What the page would say of itself under this view.
QJsonObject ViewPicker::understood(const std::string &kept) const
{
    const QJsonObject said = stateOf(kept);
    QJsonObject known = m_parts.understood ? m_parts.understood(said) : said;
    if (!m_parts.hasPeriod)
        return known;
    const BoardQuery &query = m_tools.selection.query();
    known.insert(kPeriod, periodState(withPeriod(query, said[kPeriod], m_tools.reader.now().day())));
    return known;
}

void ViewPicker::read()
{
    m_isStale = false;
    if (!m_place.isWaiting())
        emit readingBegan();
    m_tools.reader.read<SavedViews>(
        m_place, [page = m_parts.page](BoardContext &context) { return readSavedViews(context, page); },
        [this](Result<SavedViews> views) {
            if (views.ok())
                take(std::move(*views));
            emit readingEnded();
        });
}

void ViewPicker::take(SavedViews views)
{
    const SavedView *made = m_awaited.isNil() ? nullptr : find(m_awaited);
    const std::optional<SavedView> awaited = made ? std::optional(*made) : std::nullopt;
    m_views = std::move(views);
    if (find(m_awaited))
        m_awaited = {};
    else if (awaited)
        m_views.views.push_back(*awaited);
    if (!m_isRestored)
        restore();
    else if (!m_chosen.isNil() && !find(m_chosen)) // deleted
        m_chosen = {};
    sayState();
}

void ViewPicker::restore()
{
    m_isRestored = true;
    const Uuid kept =
        Uuid::parse(m_tools.settings.value(settingsKey()).toString().toStdString()).value_or(Uuid());
    const SavedView *view = find(kept);
    if (!view)
        return;
    m_chosen = kept;
    if (m_isArranged) // a link has led here: that is what was asked for
        m_applied = view->state;
    else
        apply(*view, false);
}

void ViewPicker::noteArranged()
{
    m_isArranged = true;
    sayState();
}

void ViewPicker::sayState()
{
    const SavedView *view = find(m_chosen);
    const std::optional<QJsonObject> now = view ? state() : std::nullopt;
    Change change = Change::None;
    if (now && *now != understood(view->state))
        change = *now == understood(m_applied) ? Change::Others : Change::Own;
    m_change = change;
    say();
}

void ViewPicker::apply(const SavedView &view, bool withItsPeriod)
{
    m_applied = view.state;
    const QJsonObject kept = stateOf(view.state);
    m_parts.apply(kept);
    if (m_parts.hasPeriod && withItsPeriod)
        m_tools.selection.set(
            withPeriod(m_tools.selection.query(), kept[kPeriod], m_tools.reader.now().day()));
}

void ViewPicker::remember()
{
    if (m_chosen.isNil())
        m_tools.settings.remove(settingsKey());
    else
        m_tools.settings.set(settingsKey(), QString::fromStdString(m_chosen.toString()));
}

void ViewPicker::choose(const Uuid &id)
{
    m_isRestored = true;
    const SavedView *view = find(id);
    m_chosen = view ? id : Uuid();
    remember();
    if (view)
        apply(*view, true);
    else
        m_parts.apply(m_parts.standard());
    sayState();
}

void ViewPicker::reset()
{
    choose(m_chosen);
}

/// In the words of the language that the window has now.
void ViewPicker::say()
{
    const SavedView *view = find(m_chosen);
    const QString name = view ? QString::fromStdString(view->name) : qunce::text(QUNCE_TEXT("Standard view"));
    QString mark;
    if (m_change == Change::Own)
        mark = qunce::text(QUNCE_TEXT("modified"));
    else if (m_change == Change::Others)
        mark = qunce::text(QUNCE_TEXT("newer one"));
    const QString behind = mark.isEmpty() ? QString() : QStringLiteral(" · ") + mark;
    const QString before = text();
    const QString elided = fontMetrics().elidedText(name, Qt::ElideRight, kMostWords);
    setText(QString(elided + behind).replace(QLatin1Char('&'), QStringLiteral("&&")));
    setAccessibleName(qunce::text(QUNCE_TEXT("View: %1"), {name + behind}));
    QString tip = accessibleName();
    if (m_change == Change::Others)
        tip += QLatin1Char('\n')
            + qunce::text(QUNCE_TEXT("Somebody has updated this view. Reset shows it as it is now."));
    setToolTip(tip);
    const Token ink = m_change == Change::None ? Token::TextSecondary : Token::AccentInk;
    setIcon(qunce::icon(QStringLiteral("list"), m_tools.theme.color(ink)));
    const Qt::ToolButtonStyle styleBefore = toolButtonStyle();
    // The standard view needs no name: it is what everybody has.
    setToolButtonStyle(m_isNarrow || !view ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    if (text() != before || toolButtonStyle() != styleBefore)
        emit said();
}

void ViewPicker::setNarrow(bool narrow)
{
    if (std::exchange(m_isNarrow, narrow) != narrow)
        say();
}

void ViewPicker::showEvent(QShowEvent *event)
{
    QToolButton::showEvent(event);
    if (m_isStale)
        read();
}

void ViewPicker::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
}

QMenu &ViewPicker::filledMenu()
{
    fillMenu();
    return *m_menu;
}

void ViewPicker::fillMenu()
{
    m_menu->clear();
    addViews();
    m_menu->addSeparator();
    addDeeds();
}

void ViewPicker::addViews()
{
    const auto add = [this](const QString &name, const Uuid &id) {
        QAction *action = m_menu->addAction(name);
        action->setObjectName(QStringLiteral("view.")
            + (id.isNil() ? QStringLiteral("standard") : QString::fromStdString(id.toString())));
        action->setCheckable(true);
        action->setChecked(id == m_chosen);
        connect(action, &QAction::triggered, this, [this, id] { choose(id); });
        return action;
    };
    add(qunce::text(QUNCE_TEXT("Standard view")), {});
    bool hasOwn = false;
    bool hasTeams = false;
    for (const SavedView &view : m_views.views) {
        if (!view.isTeam && !std::exchange(hasOwn, true))
            m_menu->addSection(qunce::text(QUNCE_TEXT("My views")));
        if (view.isTeam && !std::exchange(hasTeams, true))
            m_menu->addSection(qunce::text(QUNCE_TEXT("Views of the team")));
        QString name = nameOf(view);
        if (!view.region.empty())
            name = QString::fromStdString(view.region) + QStringLiteral(" · ") + name;
        QAction *action = add(name, view.id);
        if (view.isTeam && !whyNotUpdate(view).empty()) {
            action->setText(qunce::text(QUNCE_TEXT("%1 (locked)"), {name}));
            action->setToolTip(
                qunce::text(QUNCE_TEXT("The team looks at it; what you change stays with you.")));
        }
    }
}

Message ViewPicker::whyNotUpdate(const SavedView &view) const
{
    return m_tools.edits.whyNot(view.record, "state");
}

void ViewPicker::addDeeds()
{
    const auto add = [this](const char *name, const QString &words, const Message &whyNot,
                         void (ViewPicker::*deed)()) {
        QAction *action = m_menu->addAction(words);
        action->setObjectName(QStringLiteral("view.") + QLatin1String(name));
        action->setEnabled(whyNot.empty());
        if (!whyNot.empty())
            action->setToolTip(qunce::text(whyNot));
        connect(action, &QAction::triggered, this, [this, deed] { (this->*deed)(); });
    };
    const SavedView *view = find(m_chosen);
    const std::optional<QJsonObject> now = state();
    const Message asItIs = view && m_change == Change::None
        ? Message(QUNCE_TEXT("The page is arranged as the view says."))
        : Message();
    add("reset", qunce::text(QUNCE_TEXT("Reset")), asItIs, &ViewPicker::reset);
    const Message notYet = now ? m_tools.edits.whyNot() : Message(QUNCE_TEXT("The page still reads."));
    QAction *own = m_menu->addAction(qunce::text(QUNCE_TEXT("Save as my view…")));
    own->setObjectName(QStringLiteral("view.saveMine"));
    own->setEnabled(notYet.empty());
    own->setToolTip(qunce::text(notYet));
    connect(own, &QAction::triggered, this, [this] { saveAs(false); });
    QAction *team = m_menu->addAction(qunce::text(QUNCE_TEXT("Save for the team…")));
    team->setObjectName(QStringLiteral("view.saveTeam"));
    const Message noTeam = !notYet.empty() ? notYet
        : teamsToSaveFor().empty()
        ? Message(QUNCE_TEXT("Views of the team are made by headquarters and the region's manager."))
        : Message();
    team->setEnabled(noTeam.empty());
    team->setToolTip(qunce::text(noTeam));
    connect(team, &QAction::triggered, this, [this] { saveAs(true); });
    if (!view)
        return;
    m_menu->addSeparator();
    const Message whyNot = whyNotUpdate(*view);
    const Message nothingNew = m_change == Change::None ? asItIs : Message();
    add("update",
        view->isTeam ? qunce::text(QUNCE_TEXT("Update the team's view"))
                     : qunce::text(QUNCE_TEXT("Update my view")),
        !whyNot.empty()       ? whyNot
            : !notYet.empty() ? notYet
                              : nothingNew,
        &ViewPicker::update);
    add("rename", qunce::text(QUNCE_TEXT("Rename…")), m_tools.edits.whyNot(view->record, "name"),
        &ViewPicker::rename);
    add("delete", qunce::text(QUNCE_TEXT("Delete the view")), m_tools.edits.whyNotDelete(view->record),
        &ViewPicker::remove);
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendartoolbar.h"

#include <algorithm>

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/calendar/calendarparts.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/viewpicker.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kNarrow = 1160; ///< below this the picker of saved views is without words
constexpr int kBehindFilters = 3; ///< stretch, plan, new
constexpr std::array<const char *, kCalendarViews> kViewNames {
    "month", "week", "day", "agenda", "lanes", "sheet"};
constexpr std::array<const char *, 3> kLaneNames {"region", "group_kind", "campaign"};

QStringList listOf(const std::set<std::string> &ids)
{
    QStringList list;
    for (const std::string &id : ids)
        list += QString::fromStdString(id);
    return list;
}

std::set<std::string> setOf(const QVariant &value)
{
    std::set<std::string> ids;
    for (const QString &id : value.toStringList())
        ids.insert(id.toStdString());
    return ids;
}

Message viewText(size_t view)
{
    constexpr std::array kTexts {QUNCE_TEXT("Month"), QUNCE_TEXT("Week"), QUNCE_TEXT("Day"),
        QUNCE_TEXT("Agenda"), QUNCE_TEXT("Lanes"), QUNCE_TEXT("Sheet")};
    return {kTexts[view]};
}

} // namespace

const char *nameOf(CalendarViewKind view)
{
    return kViewNames[static_cast<size_t>(view)];
}

std::optional<CalendarViewKind> calendarViewNamed(const QString &name)
{
    for (size_t i = 0; i < kViewNames.size(); ++i) {
        if (name == QLatin1String(kViewNames[i]))
            return static_cast<CalendarViewKind>(i);
    }
    return std::nullopt;
}

const char *nameOf(LaneKind lanes)
{
    return kLaneNames[static_cast<size_t>(lanes)];
}

std::optional<LaneKind> laneKindNamed(const QString &name)
{
    for (size_t i = 0; i < kLaneNames.size(); ++i) {
        if (name == QLatin1String(kLaneNames[i]))
            return static_cast<LaneKind>(i);
    }
    return std::nullopt;
}

CalendarToolbar::CalendarToolbar(Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_back(makeStep(-1))
    , m_today(new QPushButton(this))
    , m_forward(makeStep(1))
    , m_range(new ThemedLabel(theme, TextRole::Bold, Token::Text, this))
    , m_campaign(new FilterButton(theme, {QUNCE_TEXT("Campaigns")}, this))
    , m_status(new FilterButton(theme, {QUNCE_TEXT("Status")}, this))
    , m_more(new FilterButton(theme, {QUNCE_TEXT("More filters")}, this))
    , m_lanes(new QComboBox(this))
    , m_first(new QHBoxLayout)
    , m_filters(new QHBoxLayout)
    , m_plan(new QToolButton(this))
    , m_new(new QPushButton(this))
{
    m_first->setSpacing(8);
    m_first->addWidget(makeSegments());
    m_first->addWidget(m_back);
    m_first->addWidget(m_today);
    m_first->addWidget(m_forward);
    m_first->addWidget(m_range);
    m_first->addSpacing(4);
    m_filters->setSpacing(8);
    m_filters->addWidget(m_campaign);
    m_filters->addWidget(m_status);
    m_filters->addWidget(m_more);
    for (size_t i = 0; i < m_layers.size(); ++i) {
        m_layers[i] = new LayerBox(theme, kContentLayers[i], this);
        m_layers[i]->setObjectName(QStringLiteral("layer%1").arg(i));
        m_filters->addWidget(m_layers[i]);
    }
    m_filters->addWidget(m_lanes);
    m_filters->addStretch(1);
    m_first->addLayout(m_filters, 1);
    m_first->addStretch(0);
    m_first->addWidget(m_plan);
    m_first->addWidget(m_new);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(m_first);
    m_lanes->setObjectName(QStringLiteral("lanes"));
    m_plan->setObjectName(QStringLiteral("plan"));
    m_plan->setMenu(new QMenu(m_plan));
    m_plan->setPopupMode(QToolButton::InstantPopup);
    m_plan->setProperty("kind", QStringLiteral("quiet"));
    keepWidth(theme, m_plan, metrics::kControl);
    m_new->setObjectName(QStringLiteral("newEntry"));
    m_new->setProperty("kind", QStringLiteral("primary"));
    connect(m_new, &QPushButton::clicked, this, &CalendarToolbar::newWanted);
    connect(
        m_lanes, &QComboBox::activated, this, [this](int index) { setLanes(static_cast<LaneKind>(index)); });
    connect(m_today, &QPushButton::clicked, this, &CalendarToolbar::todayWanted);
    connect(&theme, &Theme::changed, this, &CalendarToolbar::restyle);
    connect(&theme, &Theme::changed, this, &CalendarToolbar::arrange);
    readSettings();
    retranslate();
    for (QCheckBox *box : m_layers)
        connect(box, &QCheckBox::toggled, this, &CalendarToolbar::takeLayers);
    for (FilterButton *button : {m_campaign, m_status, m_more})
        connect(button, &FilterButton::changed, this, &CalendarToolbar::takeFilters);
}

QWidget *CalendarToolbar::makeSegments()
{
    auto *segments = new QWidget(this);
    auto *row = new QHBoxLayout(segments);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto *group = new QButtonGroup(segments);
    for (size_t i = 0; i < m_segments.size(); ++i) {
        m_segments[i] = new QPushButton(segments);
        m_segments[i]->setCheckable(true);
        m_segments[i]->setObjectName(QStringLiteral("view.%1").arg(QLatin1String(kViewNames[i])));
        group->addButton(m_segments[i]);
        row->addWidget(m_segments[i]);
        connect(m_segments[i], &QPushButton::clicked, this,
            [this, i] { setView(static_cast<CalendarViewKind>(i)); });
    }
    return segments;
}

QPushButton *CalendarToolbar::makeStep(int periods)
{
    auto *button = new QPushButton(this);
    keepWidth(m_theme, button, metrics::kControl);
    button->setProperty("kind", QStringLiteral("quiet"));
    connect(button, &QPushButton::clicked, this, [this, periods] { emit stepped(periods); });
    return button;
}

void CalendarToolbar::setView(CalendarViewKind view)
{
    m_segments[static_cast<size_t>(view)]->setChecked(true);
    if (view == m_view)
        return;
    m_view = view;
    m_lanes->setVisible(view == CalendarViewKind::Lanes);
    arrange();
    keep();
    emit viewChosen();
}

void CalendarToolbar::setLanes(LaneKind kind)
{
    m_lanes->setCurrentIndex(static_cast<int>(kind));
    if (kind == m_lanesOf)
        return;
    m_lanesOf = kind;
    keep();
    emit lanesChosen();
}

void CalendarToolbar::setWhyNoNew(const Message &why)
{
    m_new->setEnabled(why.empty());
    m_new->setToolTip(why.empty() ? text(QUNCE_TEXT("New entry")) + QStringLiteral(" (Ctrl+N)") : text(why));
}

void CalendarToolbar::offer(const CalendarBoard &board)
{
    m_campaigns = board.campaigns;
    m_channels = board.channels;
    m_regions = board.regions;
    fillFilters();
}

void CalendarToolbar::setFilter(const CalendarFilter &filter)
{
    m_filter = filter;
    fillFilters();
    keep();
    emit filterChanged();
}

void CalendarToolbar::addViewPicker(ViewPicker *picker)
{
    m_savedViews = picker;
    m_first->insertWidget(m_first->indexOf(m_plan), picker);
    connect(picker, &ViewPicker::said, this, &CalendarToolbar::arrange);
    arrange();
}

void CalendarToolbar::setRange(const QString &range)
{
    m_range->setText(range);
    arrange();
}

/// Where there is no room, the new button loses its word, then the layers go behind "More filters", where they are too,
/// and at last all filters have a row of their own.
void CalendarToolbar::arrange()
{
    struct Form {
        bool hasTwoRows;
        bool hasWord;
        bool hasLayers;
    };
    constexpr std::array kForms {Form {false, true, true}, Form {false, false, true},
        Form {false, false, false}, Form {true, true, true}, Form {true, false, false}};
    if (m_savedViews)
        m_savedViews->setNarrow(width() < kNarrow);
    const auto take = [this](const Form &form) {
        setRows(form.hasTwoRows);
        m_new->setText(form.hasWord ? text(QUNCE_TEXT("Create")) : QString());
        for (QCheckBox *box : m_layers)
            box->setVisible(form.hasLayers);
        layout()->invalidate();
        return layout()->minimumSize().width();
    };
    const int least = take(kForms.back());
    const auto fits =
        std::find_if(kForms.begin(), kForms.end(), [&](const Form &form) { return take(form) <= width(); });
    const bool isFolded = fits == kForms.end() || !fits->hasLayers;
    setFixedHeight(zoomed(m_theme, m_hasTwoRows ? 2 * metrics::kToolbar - 6 : metrics::kToolbar));
    if (isFolded != m_isFolded) {
        m_isFolded = isFolded;
        fillFilters();
    }
    if (least != m_foldedWidth) {
        m_foldedWidth = least;
        updateGeometry();
    }
}

void CalendarToolbar::setRows(bool areTwo)
{
    if (areTwo == m_hasTwoRows)
        return;
    m_hasTwoRows = areTwo;
    auto *rows = static_cast<QVBoxLayout *>(layout());
    if (areTwo) {
        m_first->removeItem(m_filters);
        m_filters->setParent(nullptr);
        rows->addLayout(m_filters);
    } else {
        rows->removeItem(m_filters);
        m_filters->setParent(nullptr);
        m_first->insertLayout(m_first->count() - kBehindFilters - (m_savedViews ? 1 : 0), m_filters, 1);
    }
}

void CalendarToolbar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CalendarToolbar::fillFilters()
{
    std::vector<CalendarChoice> campaigns = m_campaigns;
    campaigns.push_back({"", text(QUNCE_TEXT("Without a campaign")).toStdString()});
    m_campaign->setSections({{{QUNCE_TEXT("Campaigns")}, std::move(campaigns), m_filter.campaigns}});
    std::vector<CalendarChoice> statuses;
    std::set<std::string> chosen;
    for (const EntryStatus status : kEntryStatuses) {
        statuses.push_back({std::string(storedName(status)), text(textOf(status)).toStdString()});
        if (m_filter.statuses.contains(status))
            chosen.insert(statuses.back().id);
    }
    m_status->setSections({{{QUNCE_TEXT("Status")}, std::move(statuses), std::move(chosen)}});
    std::vector<CalendarChoice> kinds;
    for (const std::string_view kind : groupKindNames())
        kinds.push_back({std::string(kind), text(groupKindText(kind)).toStdString()});
    std::vector<CalendarChoice> layers;
    std::set<std::string> shownLayers; // empty: all of them
    for (const ContentLayer layer : kContentLayers) {
        if (!m_isFolded)
            break; // they have their boxes
        layers.push_back({std::string(storedName(layer)), text(textOf(layer)).toStdString()});
        if (!m_filter.hiddenLayers.empty() && !m_filter.hiddenLayers.contains(layer))
            shownLayers.insert(layers.back().id);
    }
    m_more->setSections({{{QUNCE_TEXT("Channel")}, m_channels, m_filter.channels},
        {{QUNCE_TEXT("Group kinds")}, std::move(kinds), m_filter.groupKinds},
        {{QUNCE_TEXT("Region")}, m_regions, m_filter.regions},
        {{QUNCE_TEXT("Layer")}, std::move(layers), std::move(shownLayers)}});
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const QSignalBlocker quiet(m_layers[i]);
        m_layers[i]->setChecked(!m_filter.hiddenLayers.contains(kContentLayers[i]));
    }
}

void CalendarToolbar::takeFilters()
{
    m_filter.campaigns = m_campaign->chosen(0);
    m_filter.statuses.clear();
    for (const std::string &name : m_status->chosen(0))
        m_filter.statuses.insert(entryStatusNamed(name));
    m_filter.channels = m_more->chosen(0);
    m_filter.groupKinds = m_more->chosen(1);
    m_filter.regions = m_more->chosen(2);
    if (m_isFolded) {
        const std::set<std::string> &shown = m_more->chosen(3);
        m_filter.hiddenLayers.clear();
        for (const ContentLayer layer : kContentLayers) {
            if (!shown.empty() && !shown.contains(std::string(storedName(layer))))
                m_filter.hiddenLayers.insert(layer);
        }
    }
    fillFilters();
    keep();
    emit filterChanged();
}

void CalendarToolbar::takeLayers()
{
    m_filter.hiddenLayers.clear();
    for (size_t i = 0; i < m_layers.size(); ++i) {
        if (!m_layers[i]->isChecked())
            m_filter.hiddenLayers.insert(kContentLayers[i]);
    }
    keep();
    emit filterChanged();
}

void CalendarToolbar::readSettings()
{
    m_view = calendarViewNamed(m_settings.value(QStringLiteral("calendar/view")).toString()).value_or(m_view);
    m_segments[static_cast<size_t>(m_view)]->setChecked(true);
    m_lanesOf =
        laneKindNamed(m_settings.value(QStringLiteral("calendar/lanes")).toString()).value_or(m_lanesOf);
    m_lanes->setVisible(m_view == CalendarViewKind::Lanes);
    const auto kept = [this](const char *key) {
        return setOf(m_settings.value(QStringLiteral("calendar/") + QLatin1String(key)));
    };
    m_filter.campaigns = kept("campaigns");
    m_filter.channels = kept("channels");
    m_filter.regions = kept("regions");
    m_filter.groupKinds = kept("groupKinds");
    for (const std::string &name : kept("statuses"))
        m_filter.statuses.insert(entryStatusNamed(name));
    for (const std::string &name : kept("hiddenLayers"))
        m_filter.hiddenLayers.insert(contentLayerNamed(name));
    m_filter.hiddenLayers.erase(ContentLayer::None); // a damaged file
}

void CalendarToolbar::keep()
{
    const auto set = [this](const char *key, const QVariant &value) {
        m_settings.set(QStringLiteral("calendar/") + QLatin1String(key), value);
    };
    set("view", QLatin1String(nameOf(m_view)));
    set("lanes", QLatin1String(nameOf(m_lanesOf)));
    set("campaigns", listOf(m_filter.campaigns));
    set("channels", listOf(m_filter.channels));
    set("regions", listOf(m_filter.regions));
    set("groupKinds", listOf(m_filter.groupKinds));
    QStringList statuses;
    for (const EntryStatus status : m_filter.statuses)
        statuses += QString::fromStdString(std::string(storedName(status)));
    set("statuses", statuses);
    QStringList layers;
    for (const ContentLayer layer : m_filter.hiddenLayers)
        layers += QString::fromStdString(std::string(storedName(layer)));
    set("hiddenLayers", layers);
}

void CalendarToolbar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CalendarToolbar::retranslate()
{
    const auto say = [](QAbstractButton *button, const QString &words, const QString &keys) {
        button->setAccessibleName(words);
        button->setToolTip(words + QStringLiteral(" (") + keys + QLatin1Char(')'));
    };
    for (size_t i = 0; i < m_segments.size(); ++i) {
        const QString name = text(viewText(i));
        m_segments[i]->setText(name);
        say(m_segments[i], name, QStringLiteral("Alt+%1").arg(i + 1));
    }
    m_today->setText(todayText());
    say(m_today, todayText(), QStringLiteral("Ctrl+T"));
    m_lanes->clear();
    m_lanes->addItems({text(QUNCE_TEXT("Lanes by region")), text(QUNCE_TEXT("Lanes by group kind")),
        text(QUNCE_TEXT("Lanes by campaign"))});
    m_lanes->setCurrentIndex(static_cast<int>(m_lanesOf));
    m_lanes->setAccessibleName(text(QUNCE_TEXT("What the lanes are of")));
    m_plan->setAccessibleName(text(QUNCE_TEXT("More to do with the plan")));
    m_plan->setToolTip(m_plan->accessibleName());
    m_new->setAccessibleName(text(QUNCE_TEXT("New entry")));
    say(m_back, text(QUNCE_TEXT("Earlier")), QStringLiteral("PgUp"));
    say(m_forward, text(QUNCE_TEXT("Later")), QStringLiteral("PgDown"));
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const QString name = text(QUNCE_TEXT("Layer %1"), {text(textOf(kContentLayers[i]))});
        m_layers[i]->setAccessibleName(name);
        m_layers[i]->setToolTip(name);
    }
    fillFilters();
    restyle();
    arrange();
}

void CalendarToolbar::restyle()
{
    const QColor color = m_theme.color(Token::TextSecondary);
    m_back->setIcon(icon(QStringLiteral("chevron-left"), color));
    m_forward->setIcon(icon(QStringLiteral("chevron-right"), color));
    m_plan->setIcon(icon(QStringLiteral("more"), color));
    m_new->setIcon(icon(QStringLiteral("plus"), m_theme.color(Token::OnInk)));
}

} // namespace qunce

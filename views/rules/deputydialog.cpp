// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/deputydialog.h"

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int64_t kWeek = 7 * kSecondsPerDay;

/// Business time as a clock on the wall says it, whatever this computer's zone is.
QDateTime wallClock(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(instant.seconds + kBusinessUtcOffset, Qt::UTC);
}

Instant instantOf(const QDateTime &wall)
{
    return {wall.toSecsSinceEpoch() - kBusinessUtcOffset};
}

} // namespace

DeputyDialog::DeputyDialog(PageTools &tools, const BrandRules &rules, QWidget *parent)
    : RuleDialog(tools, rules.deputySetting, {QUNCE_TEXT("My deputy")}, parent)
    , m_now(rules.deputy)
    , m_who(new QComboBox(this))
    , m_until(new QDateTimeEdit(this))
{
    setObjectName(QStringLiteral("deputyDialog"));
    resize(480, 220);
    m_who->addItem(text(QUNCE_TEXT("Nobody")), QString());
    const std::optional<Actor> &actor = tools.edits.actor();
    for (const KnownPerson &person : rules.people) {
        if (!actor || person.id != actor->user)
            m_who->addItem(QString::fromStdString(person.name), QString::fromStdString(person.id.toString()));
    }
    m_until->setTimeSpec(Qt::UTC);
    m_until->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_until->setCalendarPopup(true);
    m_until->setDateTime(wallClock(m_now ? m_now->until : Instant {tools.reader.now().seconds + kWeek}));
    if (m_now)
        m_who->setCurrentIndex(
            std::max(0, m_who->findData(QString::fromStdString(m_now->deputy.toString()))));
    addField("deputyWho", text(QUNCE_TEXT("My deputy")), m_who,
        text(QUNCE_TEXT("Submits and approves in my name; who it was stays beside the entry")));
    addField("deputyUntil", text(QUNCE_TEXT("Until")), m_until,
        text(QUNCE_TEXT("End of the deputy's time, in business time")));
    connect(m_who, &QComboBox::currentIndexChanged, this, [this] { look(); });
    connect(m_until, &QDateTimeEdit::dateTimeChanged, this, [this] { look(); });
    finish();
}

std::optional<std::string> DeputyDialog::wanted()
{
    const std::optional<Uuid> who = Uuid::parse(m_who->currentData().toString().toStdString());
    m_until->setEnabled(mayChange() && who.has_value());
    const std::optional<Actor> &actor = tools().edits.actor();
    if (!who && !m_now)
        return setting().value; // nobody, as it is
    if (!who) // over as of now
        return actor ? std::optional(toJson(Deputy {actor->user, tools().reader.now()})) : std::nullopt;
    const Instant until = instantOf(m_until->dateTime());
    if (!(tools().reader.now() < until)) {
        say(m_until, text(QUNCE_TEXT("The end of the deputy's time has passed.")));
        return std::nullopt;
    }
    const Deputy deputy {*who, until};
    return m_now == deputy ? setting().value : toJson(deputy);
}

} // namespace qunce

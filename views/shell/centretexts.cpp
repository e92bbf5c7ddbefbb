// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/centretexts.h"

#include "models/boards/fieldlabels.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

using ItemState = CentreItem::State;
using Meeting = CentreItem::Meeting;
using Outcome = FieldDifference::Outcome;
constexpr int kLabelsSaid = 3;

QString joined(const std::vector<Message> &items, const QString &before, const QString &between)
{
    QStringList words;
    for (const Message &item : items)
        words << before + text(item);
    return words.join(between);
}

QString listSeparator(const Format &format)
{
    return format.isChinese() ? QStringLiteral("、") : QStringLiteral(", ");
}

QString labelWords(const FieldDifference &difference)
{
    return text(difference.label);
}

QString labelsOf(const CentreItem &item, const Format &format)
{
    QStringList labels;
    for (const FieldDifference &difference : item.differences) {
        const QString label = labelWords(difference);
        if (!labels.contains(label))
            labels << label;
    }
    const auto more = static_cast<int>(labels.size()) - kLabelsSaid;
    const QString said = labels.mid(0, kLabelsSaid).join(listSeparator(format));
    return more > 0 ? text(QUNCE_TEXT("%1 and %2 more"), {said, format.integer(more)}) : said;
}

QString otherWords(const std::string &name)
{
    return name.empty() ? text(QUNCE_TEXT("somebody else")) : QString::fromStdString(name);
}

} // namespace

QString saidWords(const SaidValue &value, const Format &format)
{
    using Form = SaidValue::Form;
    switch (value.form) {
    case Form::Nothing:
        return Format::missing();
    case Form::Words:
        return QString::fromStdString(value.words).simplified();
    case Form::Number:
        return format.integer(value.number);
    case Form::Money:
        return format.money(value.number);
    case Form::Day:
        return format.day(value.day);
    case Form::Instant: {
        const Instant instant {value.number};
        return format.day(instant.day()) + QLatin1Char(' ') + format.time(instant);
    }
    case Form::Choice:
        return text(value.choice);
    case Form::Names:
        return joined(value.items, {}, listSeparator(format));
    case Form::Change: {
        const QString gap = QStringLiteral("  ");
        const QString come = joined(value.items, QStringLiteral("+"), gap);
        const QString go = joined(value.gone, QStringLiteral("−"), gap);
        return come.isEmpty() || go.isEmpty() ? QString(come + go) : QString(come + gap + go);
    }
    }
    return {};
}

QString recordWords(const SaidRecord &record, const Format &format)
{
    const QString name = QString::fromStdString(record.name).simplified();
    if (record.kind == Kind::Goal) {
        QString words = name.isEmpty() ? text(QUNCE_TEXT("Whole brand")) : name;
        if (record.period) {
            const Period &period = *record.period;
            const bool isMonth = period.from.dayOfMonth() == 1 && addMonths(period.from, 1) == period.to + 1;
            words += QStringLiteral(" · ") + (isMonth ? format.month(period.from) : format.period(period));
        }
        return words + QStringLiteral(" · ") + text(QUNCE_TEXT("Goal of %1"), {text(record.detail)});
    }
    const QString kind = text(kindLabel(record.kind));
    if (name.isEmpty())
        return kind;
    const bool isPart = record.kind == Kind::Note || record.kind == Kind::EntryTarget
        || record.kind == Kind::Comment || record.kind == Kind::Reminder;
    return isPart ? QString(name + QStringLiteral(" · ") + kind) : name;
}

QString reasonWords(const SaidReason &reason)
{
    std::vector<std::string> about;
    for (const Message &message : reason.about)
        about.push_back(text(message).toStdString());
    return text(Message(reason.words.source(), std::move(about)));
}

QString itemTitle(const CentreItem &item, const Format &format)
{
    const QString name = recordWords(item.subject, format);
    if (item.records <= 1)
        return name;
    return text(QUNCE_TEXT("%1 and %2 more"), {name, format.integer(static_cast<int64_t>(item.records) - 1)});
}

QString itemDetail(const CentreItem &item, const Format &format)
{
    if (item.state == ItemState::Conflict) {
        const FieldDifference &first = item.differences.front();
        if (item.cause == ConflictCause::StaleDelete)
            return text(QUNCE_TEXT("Deleted here, changed by %1"), {otherWords(item.theirsBy)});
        if (item.cause == ConflictCause::EditedDeleted)
            return text(QUNCE_TEXT("Changed here, deleted by %1"), {otherWords(item.theirsBy)});
        return item.isMine
            ? text(QUNCE_TEXT("%1: changed by you and by %2"), {labelWords(first), otherWords(item.theirsBy)})
            : text(QUNCE_TEXT("%1: changed by %2 and by %3"),
                {labelWords(first), otherWords(item.mineBy), otherWords(item.theirsBy)});
    }
    if (item.waitsForSomebody())
        return reasonWords(item.reason);
    QString words;
    if (item.op == OpKind::Create)
        words = text(QUNCE_TEXT("New"));
    else if (item.op == OpKind::Delete)
        words = text(QUNCE_TEXT("Deleted"));
    else if (item.op == OpKind::Restore)
        words = text(QUNCE_TEXT("Brought back"));
    else if (item.differences.size() != 1 || item.records > 1)
        words = labelsOf(item, format);
    else {
        const FieldDifference &only = item.differences.front();
        const bool isSet = only.mine.form == SaidValue::Form::Change;
        words = isSet ? QString(labelWords(only) + QLatin1Char(' ') + saidWords(only.mine, format))
                      : QString(labelWords(only) + QLatin1Char(' ') + saidWords(only.base, format)
                          + QStringLiteral(" → ") + saidWords(only.mine, format));
    }
    if (item.meeting == Meeting::Undecided)
        return text(QUNCE_TEXT("Conflict")) + QStringLiteral(" · ") + words;
    if (item.meeting == Meeting::Theirs)
        return text(QUNCE_TEXT("The server's value stayed")) + QStringLiteral(" · ") + words;
    if (item.state == ItemState::Discarded)
        return text(QUNCE_TEXT("Discarded")) + QStringLiteral(" · ") + words;
    return item.isUndo ? QString(text(QUNCE_TEXT("Undone")) + QStringLiteral(" · ") + words) : words;
}

QString itemStory(const CentreItem &item, const Format &)
{
    switch (item.state) {
    case ItemState::Conflict:
        if (!item.whyNot.words.empty())
            return text(QUNCE_TEXT("Somebody with the right to decide has to choose. %1"),
                {reasonWords(item.whyNot)});
        if (item.cause == ConflictCause::StaleDelete)
            return text(QUNCE_TEXT("%1 changed this before your deletion arrived, so it is still there. "
                                   "Delete it all the same?"),
                {otherWords(item.theirsBy)});
        if (item.cause == ConflictCause::EditedDeleted)
            return text(
                QUNCE_TEXT(
                    "%1 deleted this before your change arrived. Your change is kept; it can bring it back."),
                {otherWords(item.theirsBy)});
        return text(QUNCE_TEXT("%1 changed the same field meanwhile. The server keeps that value for now; "
                               "yours is not lost."),
            {otherWords(item.theirsBy)});
    case ItemState::Rejected:
    case ItemState::SetAside:
        return text(QUNCE_TEXT("The server did not take this: %1 What you typed is kept as it was."),
            {reasonWords(item.reason)});
    default:
        return {};
    }
}

QString itemIcon(const CentreItem &item)
{
    if (item.meeting == Meeting::Undecided)
        return QStringLiteral("warning");
    if (item.meeting == Meeting::Theirs)
        return QStringLiteral("minus");
    switch (item.state) {
    case ItemState::Conflict:
        return QStringLiteral("warning");
    case ItemState::Rejected:
    case ItemState::SetAside:
        return QStringLiteral("close");
    case ItemState::Waiting:
        return QStringLiteral("arrow-up");
    case ItemState::Sent:
        return QStringLiteral("check");
    case ItemState::Discarded:
        return QStringLiteral("minus");
    case ItemState::Replaced:
        return QStringLiteral("redo");
    }
    return {};
}

Token itemColor(const CentreItem &item)
{
    if (item.meeting != Meeting::None)
        return item.meeting == Meeting::Undecided ? Token::Bad : Token::TextSecondary;
    switch (item.state) {
    case ItemState::Conflict:
    case ItemState::Rejected:
    case ItemState::SetAside:
        return Token::Bad;
    case ItemState::Sent:
        return Token::Good;
    default:
        return Token::TextSecondary;
    }
}

QString outcomeWords(const FieldDifference &difference, const CentreItem &item)
{
    switch (difference.outcome) {
    case Outcome::Undecided:
        return text(QUNCE_TEXT("To be chosen"));
    case Outcome::Waiting:
        return text(QUNCE_TEXT("Waits to be sent"));
    case Outcome::Mine:
        return text(item.state == ItemState::Conflict ? QUNCE_TEXT("Merged: yours") : QUNCE_TEXT("Saved"));
    case Outcome::Theirs:
        return text(QUNCE_TEXT("The server's value stayed"));
    case Outcome::Merged:
        return text(QUNCE_TEXT("Merged"));
    case Outcome::NotIn:
        return text(QUNCE_TEXT("Not saved"));
    case Outcome::Dropped:
        return text(QUNCE_TEXT("Discarded"));
    }
    return {};
}

Token outcomeColor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Undecided:
    case Outcome::NotIn:
        return Token::Bad;
    case Outcome::Mine:
    case Outcome::Merged:
        return Token::Good;
    default:
        return Token::TextSecondary;
    }
}

} // namespace qunce

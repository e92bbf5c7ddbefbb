// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/entrytargetsrow.h"

#include <algorithm>

#include <QHBoxLayout>

#include "views/calendar/entrytargetsdialog.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

/// As it would be made, for who may do that.
Record targetOf(const Record &entry)
{
    Record target;
    target.kind = Kind::EntryTarget;
    target.bucket = entry.bucket;
    target.put("entry", toValue(entry.id));
    return target;
}

std::string modeOfLine(const EntryTargetLine &line)
{
    return line.isExcluded ? "exclude" : "include";
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(const EntryTargetLine &line, const Uuid &entry)
{
    return {{"entry", toValue(entry)}, {"target_kind", std::string(descriptor(line.kind).name)},
        {"target", toValue(line.target)}, {"mode", modeOfLine(line)}};
}

} // namespace

QString targetsWords(const std::vector<EntryTargetLine> &lines, const Format &format)
{
    const auto excluded = static_cast<int64_t>(std::count_if(
        lines.begin(), lines.end(), [](const EntryTargetLine &line) { return line.isExcluded; }));
    const int64_t included = static_cast<int64_t>(lines.size()) - excluded;
    QStringList parts;
    if (included > 0)
        parts << text(QUNCE_TEXT("%1 included"), {format.integer(included)});
    if (excluded > 0)
        parts << text(QUNCE_TEXT("%1 excluded"), {format.integer(excluded)});
    return parts.isEmpty() ? text(QUNCE_TEXT("Nobody by name")) : parts.join(QStringLiteral(" · "));
}

EntryTargetsRow::EntryTargetsRow(PageTools &tools, const Record &entry, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_place(this)
    , m_words(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this))
    , m_change(new QPushButton(text(QUNCE_TEXT("Choose…")), this))
{
    m_words->setObjectName(QStringLiteral("targets.words"));
    m_change->setObjectName(QStringLiteral("targets.change"));
    m_change->setAccessibleName(text(QUNCE_TEXT("Choose whom the entry names")));
    const Message why = tools.edits.whyNotCreate(targetOf(entry));
    m_change->setEnabled(why.empty());
    m_change->setToolTip(text(why));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_words, 1);
    row->addWidget(m_change);
    connect(m_change, &QPushButton::clicked, this, &EntryTargetsRow::choose);
    say();
    m_isRead = entry.id.isNil();
    if (!m_isRead)
        read(entry.id);
}

void EntryTargetsRow::read(const Uuid &entry)
{
    m_change->setEnabled(false); // until it is known what there is
    const bool may = m_change->toolTip().isEmpty();
    using Lines = std::vector<EntryTargetLine>;
    m_tools.reader.read<Lines>(
        m_place, [entry](BoardContext &context) { return readEntryTargets(context, entry); },
        [this, may](Result<Lines> lines) {
            if (!lines.ok())
                return m_words->setText(text(lines.error().userText));
            m_saved = m_lines = std::move(*lines);
            m_isRead = true;
            m_change->setEnabled(may);
            say();
        });
}

void EntryTargetsRow::say()
{
    m_words->setText(targetsWords(m_lines, m_tools.format()));
}

void EntryTargetsRow::choose()
{
    auto *dialog = new EntryTargetsDialog(m_tools, m_lines, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_lines = dialog->lines();
        say();
        emit changed();
    });
    dialog->open();
}

std::optional<std::vector<Record>> EntryTargetsRow::records(const Uuid &entry) const
{
    if (!m_isRead)
        return std::nullopt;
    std::vector<Record> records;
    for (const EntryTargetLine &line : m_lines) {
        Record &record = records.emplace_back();
        record.kind = Kind::EntryTarget;
        record.id = line.id;
        for (auto &[field, value] : fieldsOf(line, entry))
            record.put(field, std::move(value));
    }
    return records;
}

std::vector<RecordChange> EntryTargetsRow::changes(const Uuid &entry) const
{
    std::vector<RecordChange> changes;
    for (const EntryTargetLine &line : m_lines) {
        if (line.id.isNil()) {
            changes.push_back(MakeRecord {Kind::EntryTarget, {}, fieldsOf(line, entry)});
            continue;
        }
        const auto saved = std::find_if(m_saved.begin(), m_saved.end(),
            [&](const EntryTargetLine &known) { return known.id == line.id; });
        if (saved != m_saved.end() && saved->isExcluded != line.isExcluded)
            changes.push_back(ChangeFields {Kind::EntryTarget, line.id, {{"mode", modeOfLine(line)}}, {}});
    }
    for (const EntryTargetLine &known : m_saved) {
        const bool isGone = std::none_of(
            m_lines.begin(), m_lines.end(), [&](const EntryTargetLine &line) { return line.id == known.id; });
        if (isGone)
            changes.push_back(DeleteRecord {Kind::EntryTarget, known.id});
    }
    return changes;
}

} // namespace qunce

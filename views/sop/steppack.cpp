// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/steppack.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/boards/entrytexts.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/sop/contentdialog.h"
#include "views/sop/packpartdialog.h"

namespace qunce {

namespace {

constexpr int kListHeight = 84;

} // namespace

StepPack::StepPack(
    PageTools &tools, const SopStep &step, const std::vector<CalendarChoice> &regions, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_regions(regions)
    , m_place(this)
    , m_content(step.content)
    , m_pack(step.pack)
    , m_channel(step.channel)
    , m_kinds(step.groupKinds)
    , m_list(new QListWidget(this))
    , m_choose(new QPushButton(text(QUNCE_TEXT("Content…")), this))
    , m_add(new QPushButton(text(QUNCE_TEXT("Another for…")), this))
    , m_edit(new QPushButton(text(QUNCE_TEXT("For whom…")), this))
    , m_remove(new QPushButton(text(QUNCE_TEXT("Remove")), this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    m_list->setObjectName(QStringLiteral("packList"));
    m_list->setAccessibleName(text(QUNCE_TEXT("Contents of the step")));
    m_list->setProperty("kind", QStringLiteral("field"));
    keepHeight(tools.theme, m_list, kListHeight);
    m_choose->setObjectName(QStringLiteral("packChoose"));
    m_add->setObjectName(QStringLiteral("packAdd"));
    m_edit->setObjectName(QStringLiteral("packEdit"));
    m_remove->setObjectName(QStringLiteral("packRemove"));
    m_why->setObjectName(QStringLiteral("packWhy"));
    m_why->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_choose, m_add, m_edit, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list);
    column->addLayout(row);
    column->addWidget(m_why);
    connect(m_choose, &QPushButton::clicked, this, [this] { chooseFor(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { chooseFor(m_list->currentRow()); });
    connect(m_add, &QPushButton::clicked, this, [this] { editPart(-1); });
    connect(m_edit, &QPushButton::clicked, this, [this] { editPart(m_list->currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { remove(m_list->currentRow()); });
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int current) {
        m_edit->setEnabled(current > 0);
        m_remove->setEnabled(current > 0 || (current == 0 && !m_content.isNil()));
    });
    showLines(0);
    readTitles();
}

void StepPack::readTitles()
{
    std::vector<Uuid> ids {m_content};
    for (const SopPackPart &part : m_pack)
        ids.push_back(part.content);
    using Found = std::vector<ContentChoice>;
    m_tools.reader.read<Found>(
        m_place, [ids](BoardContext &context) { return readContents(context, ids); },
        [this](Result<Found> found) {
            if (!found.ok())
                return;
            for (ContentChoice &content : *found)
                m_known[content.id] = std::move(content);
            showLines(m_list->currentRow());
        });
}

void StepPack::setChannel(const std::string &channel)
{
    m_channel = channel;
    showLines(m_list->currentRow());
}

void StepPack::setGroupKinds(const std::vector<std::string> &kinds)
{
    m_kinds = kinds;
}

QString StepPack::nameOf(const Uuid &content) const
{
    if (content.isNil())
        return text(QUNCE_TEXT("none yet"));
    const auto known = m_known.find(content);
    return known == m_known.end() ? text(QUNCE_TEXT("a content that is not there any more"))
                                  : contentText(known->second);
}

QString StepPack::lineOf(const SopPackPart &part) const
{
    QStringList who;
    for (const std::string &kind : part.groupKinds)
        who << text(groupKindText(kind));
    for (const Uuid &region : part.regions) {
        const auto named = std::find_if(m_regions.begin(), m_regions.end(),
            [&region](const CalendarChoice &one) { return one.id == region.toString(); });
        who << (named == m_regions.end() ? QString::fromStdString(region.toString())
                                         : QString::fromStdString(named->name));
    }
    for (const std::string &tag : part.tags)
        who << QStringLiteral("#") + QString::fromStdString(tag);
    return who.join(QStringLiteral(" · ")) + text(QUNCE_TEXT(": ")) + nameOf(part.content);
}

QStringList StepPack::lines() const
{
    QStringList all;
    for (int i = 0; i < m_list->count(); ++i)
        all << m_list->item(i)->text();
    return all;
}

void StepPack::showLines(int current)
{
    m_list->clear();
    m_list->addItem((m_pack.empty() ? text(QUNCE_TEXT("For all")) : text(QUNCE_TEXT("All others")))
        + text(QUNCE_TEXT(": ")) + nameOf(m_content));
    for (const SopPackPart &part : m_pack)
        m_list->addItem(lineOf(part));
    m_list->setCurrentRow(std::clamp(current, 0, m_list->count() - 1));
    QStringList problems;
    const auto look = [&](const Uuid &content) {
        const auto known = m_known.find(content);
        if (known == m_known.end())
            return;
        if (const std::optional<Message> why =
                whyNotSent(known->second, m_channel, m_tools.reader.now().day()))
            problems << QString::fromStdString(known->second.title).simplified().left(20)
                    + text(QUNCE_TEXT(": ")) + text(*why);
    };
    look(m_content);
    for (const SopPackPart &part : m_pack)
        look(part.content);
    problems.removeDuplicates();
    m_why->setText(problems.join(QLatin1Char('\n')));
    m_why->setVisible(!problems.isEmpty());
}

void StepPack::chooseFor(int row)
{
    if (row < 0)
        return;
    auto *dialog = new ContentDialog(m_tools, m_channel, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row] {
        const ContentChoice *chosen = dialog->chosen();
        if (!chosen || row > static_cast<int>(m_pack.size()))
            return;
        m_known[chosen->id] = *chosen;
        (row == 0 ? m_content : m_pack[static_cast<size_t>(row - 1)].content) = chosen->id;
        showLines(row);
        emit changed();
    });
    dialog->open();
}

/// -1: a new one, whose content is chosen next.
void StepPack::editPart(int row)
{
    if (row == 0)
        return;
    const SopPackPart part = row > 0 ? m_pack[static_cast<size_t>(row - 1)] : SopPackPart();
    auto *dialog = new PackPartDialog(m_tools, part, m_kinds, m_regions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row] {
        if (row > 0) {
            m_pack[static_cast<size_t>(row - 1)] = dialog->part();
        } else {
            m_pack.push_back(dialog->part());
        }
        const int there = row > 0 ? row : static_cast<int>(m_pack.size());
        showLines(there);
        emit changed();
        if (row < 0)
            chooseFor(there);
    });
    dialog->open();
}

void StepPack::remove(int row)
{
    if (row == 0)
        m_content = {};
    else if (row > 0 && row <= static_cast<int>(m_pack.size()))
        m_pack.erase(m_pack.begin() + (row - 1));
    showLines(std::max(0, row - 1));
    emit changed();
}

} // namespace qunce

// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/packpartdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include "models/boards/entrytexts.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr int kWidth = 460;
constexpr int kListHeight = 68;

void addTo(QListWidget *list, const QString &name, const std::string &value, bool isChosen)
{
    auto *item = new QListWidgetItem(name, list);
    item->setData(Qt::UserRole, QString::fromStdString(value));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
}

std::vector<std::string> chosenIn(const QListWidget &list)
{
    std::vector<std::string> chosen;
    for (int i = 0; i < list.count(); ++i) {
        if (list.item(i)->checkState() == Qt::Checked)
            chosen.push_back(list.item(i)->data(Qt::UserRole).toString().toStdString());
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace

PackPartDialog::PackPartDialog(PageTools &tools, SopPackPart part, const std::vector<std::string> &kinds,
    const std::vector<CalendarChoice> &regions, QWidget *parent)
    : QDialog(parent), m_before(std::move(part)), m_tools(tools), m_tags(new QLineEdit(this))
{
    setObjectName(QStringLiteral("packPartDialog"));
    setWindowTitle(text(QUNCE_TEXT("For whom the content is")));
    setMinimumWidth(kWidth);
    auto *form = new QFormLayout;
    m_kinds = addList("partKinds");
    for (const std::string &kind : kinds)
        addTo(m_kinds, text(groupKindText(kind)), kind,
            std::find(m_before.groupKinds.begin(), m_before.groupKinds.end(), kind)
                != m_before.groupKinds.end());
    m_regions = addList("partRegions");
    for (const CalendarChoice &region : regions) {
        const bool isChosen = std::any_of(m_before.regions.begin(), m_before.regions.end(),
            [&region](const Uuid &id) { return id.toString() == region.id; });
        addTo(m_regions, QString::fromStdString(region.name), region.id, isChosen);
    }
    m_tags->setObjectName(QStringLiteral("partTags"));
    m_tags->setText(joined(m_before.tags));
    m_tags->setPlaceholderText(text(QUNCE_TEXT("All; or tags, separated by semicolons")));
    const auto add = [form](const QString &label, QWidget *input) {
        input->setAccessibleName(label);
        form->addRow(label, input);
    };
    if (!kinds.empty())
        add(text(QUNCE_TEXT("Group kinds")), m_kinds);
    m_kinds->setVisible(!kinds.empty());
    add(text(QUNCE_TEXT("Regions (none: all)")), m_regions);
    add(text(QUNCE_TEXT("Tags of the audience")), m_tags);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Apply")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto look = [this] {
        const SopPackPart typed = this->part();
        m_ok->setEnabled(!typed.groupKinds.empty() || !typed.regions.empty() || !typed.tags.empty());
    };
    connect(m_kinds, &QListWidget::itemChanged, this, look);
    connect(m_regions, &QListWidget::itemChanged, this, look);
    connect(m_tags, &QLineEdit::textChanged, this, look);
    look();
}

QListWidget *PackPartDialog::addList(const char *name)
{
    auto *list = new QListWidget(this);
    list->setObjectName(QLatin1String(name));
    list->setProperty("kind", QStringLiteral("field"));
    list->setFlow(QListView::LeftToRight);
    list->setWrapping(true);
    list->setResizeMode(QListView::Adjust);
    keepHeight(m_tools.theme, list, kListHeight);
    return list;
}

SopPackPart PackPartDialog::part() const
{
    SopPackPart part = m_before;
    part.groupKinds = chosenIn(*m_kinds);
    part.regions.clear();
    for (const std::string &region : chosenIn(*m_regions)) {
        if (const std::optional<Uuid> id = Uuid::parse(region))
            part.regions.push_back(*id);
    }
    part.tags = wordsIn(m_tags->text());
    return part;
}

} // namespace qunce

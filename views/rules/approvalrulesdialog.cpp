// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/approvalrulesdialog.h"

#include <algorithm>

#include <QHBoxLayout>

#include "models/boards/entrytexts.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/rules/rulestexts.h"

namespace qunce {

namespace {

constexpr int kPeopleHeight = 110;

} // namespace

ApprovalRulesDialog::ApprovalRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent)
    : RuleDialog(tools, rules.approvalSetting, {QUNCE_TEXT("Approval policy")}, parent)
    , m_approvers(peopleOf(rules.people, rules.approval.approvers))
    , m_second(peopleOf(rules.people, rules.approval.secondApprovers))
    , m_all(new QCheckBox(text(QUNCE_TEXT("All entries")), this))
    , m_channels(new QLineEdit(
          listed({rules.approval.twoForChannels.begin(), rules.approval.twoForChannels.end()}), this))
{
    setObjectName(QStringLiteral("approvalRulesDialog"));
    m_all->setChecked(rules.approval.twoForAll);
    m_channels->setPlaceholderText(listed(rules.channels));
    auto *layers = new QWidget(this);
    auto *row = new QHBoxLayout(layers);
    row->setContentsMargins(0, 0, 0, 0);
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const std::string_view name = storedName(kContentLayers[i]);
        m_layers[i] = new QCheckBox(text(textOf(kContentLayers[i])), layers);
        m_layers[i]->setObjectName(
            QStringLiteral("two.") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        m_layers[i]->setChecked(rules.approval.twoForLayers.contains(name));
        row->addWidget(m_layers[i]);
        connect(m_layers[i], &QCheckBox::toggled, this, [this] { look(); });
    }
    row->addStretch(1);
    addField("approvers", text(QUNCE_TEXT("Who approves")), m_approvers,
        text(QUNCE_TEXT("Nobody ticked: whoever plans")));
    addField("secondApprovers", text(QUNCE_TEXT("Who approves last")), m_second,
        text(QUNCE_TEXT("Where two do; nobody ticked: as above")));
    addField("twoForAll", text(QUNCE_TEXT("Two people approve")), m_all);
    addField("twoForLayers", text(QUNCE_TEXT("or these layers")), layers);
    addField("twoForChannels", text(QUNCE_TEXT("or these channels")), m_channels,
        text(QUNCE_TEXT("A comma between")));
    connect(m_all, &QCheckBox::toggled, this, [this] { look(); });
    connect(m_channels, &QLineEdit::textChanged, this, [this] { look(); });
    finish();
}

QListWidget *ApprovalRulesDialog::peopleOf(
    const std::vector<KnownPerson> &people, const std::set<Uuid> &chosen)
{
    auto *list = new QListWidget(this);
    list->setProperty("kind", QStringLiteral("field"));
    keepHeight(tools().theme, list, kPeopleHeight);
    const auto add = [&](const QString &name, const Uuid &id) {
        auto *item = new QListWidgetItem(name, list);
        item->setData(Qt::UserRole, QString::fromStdString(id.toString()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(chosen.contains(id) ? Qt::Checked : Qt::Unchecked);
    };
    for (const KnownPerson &person : people)
        add(QString::fromStdString(person.name), person.id);
    for (const Uuid &id : chosen) { // whom nobody knows any more is still named
        if (std::none_of(people.begin(), people.end(), [&](const KnownPerson &one) { return one.id == id; }))
            add(text(QUNCE_TEXT("Unknown: %1"), {QString::fromStdString(id.toString())}), id);
    }
    connect(list, &QListWidget::itemChanged, this, [this] { look(); });
    return list;
}

std::set<Uuid> ApprovalRulesDialog::chosenIn(const QListWidget &list)
{
    std::set<Uuid> chosen;
    for (int row = 0; row < list.count(); ++row) {
        if (list.item(row)->checkState() != Qt::Checked)
            continue;
        if (const auto id = Uuid::parse(list.item(row)->data(Qt::UserRole).toString().toStdString()))
            chosen.insert(*id);
    }
    return chosen;
}

std::optional<std::string> ApprovalRulesDialog::wanted()
{
    ApprovalPolicy policy;
    policy.approvers = chosenIn(*m_approvers);
    policy.secondApprovers = chosenIn(*m_second);
    policy.twoForAll = m_all->isChecked();
    for (size_t i = 0; i < m_layers.size(); ++i) {
        if (m_layers[i]->isChecked())
            policy.twoForLayers.emplace(storedName(kContentLayers[i]));
    }
    const std::vector<std::string> channels = namesTyped(m_channels->text());
    policy.twoForChannels = {channels.begin(), channels.end()};
    const bool asksTwo = policy.twoForAll || !policy.twoForLayers.empty() || !policy.twoForChannels.empty();
    const std::set<Uuid> &last = policy.secondApprovers.empty() ? policy.approvers : policy.secondApprovers;
    // Two different people are needed.
    if (asksTwo && policy.approvers.size() == 1 && last == policy.approvers) {
        say(m_second, text(QUNCE_TEXT("Two people approve, but only one may: tick somebody else.")));
        return std::nullopt;
    }
    const Result<ApprovalPolicy> stored = approvalPolicyFrom(setting().value);
    if (stored.ok() && *stored == policy)
        return setting().value;
    return toJson(policy);
}

} // namespace qunce

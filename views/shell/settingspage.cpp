// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/settingspage.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include "views/common/texts.h"
#include "views/shell/signoutguard.h"

namespace qunce {

namespace {

constexpr int kSettingsWidth = 640;

} // namespace

SettingsPage::SettingsPage(PageTools &tools, Appearance &appearance, SyncLink &link, QWidget *parent)
    : Page(PageId::Settings, QUNCE_TEXT("Settings"), tools, parent)
    , m_appearance(appearance)
    , m_link(link)
    , m_column(new QVBoxLayout)
    , m_themes(new QButtonGroup(this))
    , m_languages(new QButtonGroup(this))
{
    auto *inside = new QWidget;
    inside->setMaximumWidth(kSettingsWidth + 2 * metrics::kMargin);
    inside->setLayout(m_column);
    m_column->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    m_column->setSpacing(metrics::kGap);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the control that has the focus
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    using Wanted = Appearance::ThemeChoice;
    QVBoxLayout *theme = addSection(QUNCE_TEXT("Theme"));
    addChoice(theme, m_themes, static_cast<int>(Wanted::System), QUNCE_TEXT("As the desktop"));
    addChoice(theme, m_themes, static_cast<int>(Wanted::Light), QUNCE_TEXT("Light"));
    addChoice(theme, m_themes, static_cast<int>(Wanted::Dark), QUNCE_TEXT("Dark"));
    addChoice(theme, m_themes, static_cast<int>(Wanted::HighContrast), QUNCE_TEXT("High contrast"));
    QVBoxLayout *language = addSection(QUNCE_TEXT("Language"));
    addChoice(language, m_languages, static_cast<int>(Language::Chinese), Message());
    addChoice(language, m_languages, static_cast<int>(Language::English), Message());
    m_languages->button(static_cast<int>(Language::Chinese))->setText(QStringLiteral("简体中文"));
    m_languages->button(static_cast<int>(Language::English))->setText(QStringLiteral("English"));

    auto *size = new QHBoxLayout;
    m_smaller = new QPushButton(inside);
    m_larger = new QPushButton(inside);
    m_size = new ThemedLabel(tools.theme, TextRole::Body, Token::Text, inside);
    size->addWidget(m_smaller);
    size->addWidget(m_size);
    size->addWidget(m_larger);
    size->addStretch(1);
    addSection(QUNCE_TEXT("Text size"))->addLayout(size);
    addRules();
    addAccount();
    addDevices();
    m_column->addStretch(1);

    connect(m_themes, &QButtonGroup::idClicked, this,
        [this](int id) { m_appearance.setTheme(static_cast<Wanted>(id)); });
    connect(m_languages, &QButtonGroup::idClicked, this,
        [this](int id) { m_appearance.setLanguage(static_cast<Language>(id)); });
    connect(m_smaller, &QPushButton::clicked, this, [this] { m_appearance.zoomBy(-1); });
    connect(m_larger, &QPushButton::clicked, this, [this] { m_appearance.zoomBy(1); });
    connect(&appearance, &Appearance::changed, this, &SettingsPage::showState);
    connect(&link, &SyncLink::changed, this, &SettingsPage::showState);
}

QVBoxLayout *SettingsPage::addSection(const Message &name)
{
    auto *card = new Card(tools().theme, this);
    m_column->addWidget(card);
    m_sections.emplace_back(card, name);
    auto *section = new QVBoxLayout;
    section->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 12);
    section->setSpacing(6);
    card->body()->addLayout(section);
    return section;
}

void SettingsPage::addChoice(QVBoxLayout *section, QButtonGroup *group, int id, const Message &name)
{
    auto *button = new QRadioButton(this);
    section->addWidget(button);
    group->addButton(button, id);
    m_choices.push_back({button, name});
}

void SettingsPage::addAccount()
{
    auto *row = new QHBoxLayout;
    m_account = new ThemedLabel(tools().theme, TextRole::Body, Token::Text, this);
    m_account->setObjectName(QStringLiteral("settings.account"));
    m_signOut = new QPushButton(this);
    m_signOut->setObjectName(QStringLiteral("settings.signout"));
    row->addWidget(m_account, 1);
    row->addWidget(m_signOut);
    addSection(QUNCE_TEXT("Account"))->addLayout(row);
    connect(m_signOut, &QPushButton::clicked, this,
        [this] { signOutWithCare(this, m_link, tools().edits, tools().settings); });
}

void SettingsPage::addRules()
{
    m_rules = new RulesCard(tools(), this);
    addSection(QUNCE_TEXT("Rules of the brand"))->addWidget(m_rules);
    connect(m_rules, &RulesCard::readingBegan, this, &SettingsPage::readingBegins);
    connect(m_rules, &RulesCard::readingEnded, this, &SettingsPage::readingEnds);
}

void SettingsPage::addDevices()
{
    m_devices = new DevicesCard(tools(), m_link, this);
    addSection(QUNCE_TEXT("Where you are signed in"))->addWidget(m_devices);
    connect(m_devices, &DevicesCard::readingBegan, this, &SettingsPage::readingBegins);
    connect(m_devices, &DevicesCard::readingEnded, this, &SettingsPage::readingEnds);
}

void SettingsPage::refresh()
{
    showState();
    m_rules->read();
}

void SettingsPage::showState()
{
    if (QAbstractButton *theme = m_themes->button(static_cast<int>(m_appearance.themeChoice())))
        theme->setChecked(true);
    if (QAbstractButton *language = m_languages->button(static_cast<int>(m_appearance.language())))
        language->setChecked(true);
    m_size->setText(QStringLiteral("%1%").arg(m_appearance.zoom()));
    m_signOut->setEnabled(m_link.status().phase != SyncPhase::ReadOnly);
}

void SettingsPage::retranslate()
{
    for (const auto &[card, name] : m_sections)
        card->setTitle(text(name));
    for (const Choice &choice : m_choices) {
        if (!choice.name.empty())
            choice.button->setText(text(choice.name));
    }
    m_smaller->setText(text(QUNCE_TEXT("Smaller")));
    m_larger->setText(text(QUNCE_TEXT("Larger")));
    m_signOut->setText(text(QUNCE_TEXT("Sign out")));
    m_account->setText(
        text(QUNCE_TEXT("Signed in as %1"), {QString::fromStdString(tools().reader.user().name)}));
    m_rules->retranslate();
    m_devices->retranslate();
    showState();
}

} // namespace qunce

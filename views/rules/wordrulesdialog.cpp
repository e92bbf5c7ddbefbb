// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/wordrulesdialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/rules/rulestexts.h"

namespace qunce {

namespace {

constexpr int kListHeight = 110;
constexpr int kWordsHeight = 150;

QString levelText(WordLevel level)
{
    return text(level == WordLevel::Error ? QUNCE_TEXT("Forbidden") : QUNCE_TEXT("To be avoided"));
}

} // namespace

WordRulesDialog::WordRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent)
    : RuleDialog(tools, rules.wordSetting, {QUNCE_TEXT("Word lists")}, parent)
    , m_rules(rules.words)
    , m_lists(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_level(new QComboBox(this))
    , m_categories(new QLineEdit(this))
    , m_words(new QPlainTextEdit(this))
    , m_add(new QPushButton(text(QUNCE_TEXT("New list")), this))
    , m_remove(new QPushButton(text(QUNCE_TEXT("Take the list away")), this))
{
    setObjectName(QStringLiteral("wordRulesDialog"));
    addShipped(rules.words);
    addOwn(rules);
    refill(m_rules.lists.empty() ? -1 : 0);
    finish();
}

void WordRulesDialog::addShipped(const WordListRules &rules)
{
    for (const WordList &list : shippedWordLists()) {
        auto *box = new QComboBox(this);
        box->addItem(text(QUNCE_TEXT("As shipped: %1"), {levelText(list.level)}),
            static_cast<int>(ShippedUse::AsShipped));
        box->addItem(levelText(WordLevel::Error), static_cast<int>(ShippedUse::Error));
        box->addItem(levelText(WordLevel::Warning), static_cast<int>(ShippedUse::Warning));
        box->addItem(text(QUNCE_TEXT("Off")), static_cast<int>(ShippedUse::Off));
        box->setCurrentIndex(box->findData(static_cast<int>(rules.useOf(list.name))));
        const QByteArray name = "shipped." + QByteArray::fromStdString(list.name);
        addField(name.constData(), QString::fromStdString(list.name), box,
            text(QUNCE_TEXT("%1 words"), {QString::number(list.words.size())}));
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, of = list.name] {
            const auto use = static_cast<ShippedUse>(box->currentData().toInt());
            if (use == ShippedUse::AsShipped)
                m_rules.shipped.erase(of);
            else
                m_rules.shipped[of] = use;
            look();
        });
    }
}

void WordRulesDialog::addOwn(const BrandRules &rules)
{
    auto *own = new QWidget(this);
    auto *column = new QVBoxLayout(own);
    column->setContentsMargins(0, 0, 0, 0);
    m_lists->setProperty("kind", QStringLiteral("field"));
    keepHeight(tools().theme, m_lists, kListHeight);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    column->addWidget(m_lists);
    column->addLayout(buttons);
    m_level->addItem(levelText(WordLevel::Error), static_cast<int>(WordLevel::Error));
    m_level->addItem(levelText(WordLevel::Warning), static_cast<int>(WordLevel::Warning));
    m_words->setProperty("kind", QStringLiteral("field"));
    m_words->setTabChangesFocus(true);
    m_words->setPlaceholderText(text(QUNCE_TEXT("A word a line; ! before an exception")));
    keepHeight(tools().theme, m_words, kWordsHeight);
    m_categories->setPlaceholderText(
        rules.categories.empty() ? text(QUNCE_TEXT("empty: all")) : listed(rules.categories));
    m_add->setObjectName(QStringLiteral("addList"));
    m_remove->setObjectName(QStringLiteral("removeList"));
    addField("ownLists", text(QUNCE_TEXT("Lists of the brand")), own);
    m_lists->setObjectName(QStringLiteral("lists"));
    m_lists->setAccessibleName(text(QUNCE_TEXT("Lists of the brand")));
    addField("listName", text(QUNCE_TEXT("Name of the list")), m_name);
    addField("listLevel", text(QUNCE_TEXT("Level")), m_level);
    addField("listCategories", text(QUNCE_TEXT("For categories")), m_categories,
        text(QUNCE_TEXT("Of products, a comma between; empty: for all content")));
    addField("listWords", text(QUNCE_TEXT("Words and exceptions")), m_words);
    connect(m_lists, &QListWidget::currentRowChanged, this, &WordRulesDialog::showList);
    connect(m_add, &QPushButton::clicked, this, &WordRulesDialog::addList);
    connect(m_remove, &QPushButton::clicked, this, &WordRulesDialog::removeList);
    for (QLineEdit *line : {m_name, m_categories})
        connect(line, &QLineEdit::textChanged, this, &WordRulesDialog::takeList);
    connect(m_level, &QComboBox::currentIndexChanged, this, &WordRulesDialog::takeList);
    connect(m_words, &QPlainTextEdit::textChanged, this, &WordRulesDialog::takeList);
}

void WordRulesDialog::refill(int chosen)
{
    m_isShowing = true;
    m_lists->clear();
    for (const WordList &list : m_rules.lists)
        m_lists->addItem(
            list.name.empty() ? text(QUNCE_TEXT("(no name)")) : QString::fromStdString(list.name));
    m_isShowing = false;
    m_lists->setCurrentRow(chosen);
    showList(chosen);
}

void WordRulesDialog::showList(int row)
{
    if (m_isShowing)
        return;
    m_isShowing = true;
    const bool isThere = row >= 0 && row < static_cast<int>(m_rules.lists.size());
    const WordList list = isThere ? m_rules.lists[static_cast<size_t>(row)] : WordList();
    m_name->setText(QString::fromStdString(list.name));
    m_level->setCurrentIndex(m_level->findData(static_cast<int>(list.level)));
    m_categories->setText(listed(list.categories));
    m_words->setPlainText(wordLines(list));
    const bool isOpen = isThere && mayChange();
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_level),
             static_cast<QWidget *>(m_categories), static_cast<QWidget *>(m_words),
             static_cast<QWidget *>(m_remove)})
        field->setEnabled(isOpen);
    m_isShowing = false;
}

void WordRulesDialog::takeList()
{
    const int row = m_lists->currentRow();
    if (m_isShowing || row < 0 || row >= static_cast<int>(m_rules.lists.size()))
        return;
    WordList &list = m_rules.lists[static_cast<size_t>(row)];
    list.name = m_name->text().simplified().toStdString();
    list.level = static_cast<WordLevel>(m_level->currentData().toInt());
    list.categories = namesTyped(m_categories->text());
    takeWords(m_words->toPlainText(), list);
    m_lists->item(row)->setText(
        list.name.empty() ? text(QUNCE_TEXT("(no name)")) : QString::fromStdString(list.name));
    look();
}

void WordRulesDialog::addList()
{
    if (!mayChange())
        return;
    m_rules.lists.push_back({});
    refill(static_cast<int>(m_rules.lists.size()) - 1);
    m_name->setFocus();
    look();
}

void WordRulesDialog::removeList()
{
    const int row = m_lists->currentRow();
    if (!mayChange() || row < 0)
        return;
    m_rules.lists.erase(m_rules.lists.begin() + row);
    refill(std::min(row, static_cast<int>(m_rules.lists.size()) - 1));
    look();
}

std::optional<std::string> WordRulesDialog::wanted()
{
    std::vector<std::string> names;
    for (const WordList &list : shippedWordLists())
        names.push_back(list.name);
    for (const WordList &list : m_rules.lists) {
        if (const Message problem = problemOf(list, names); !problem.empty()) {
            say(nullptr,
                (list.name.empty() ? text(QUNCE_TEXT("(no name)")) : QString::fromStdString(list.name))
                    + text(QUNCE_TEXT(": ")) + text(problem));
            return std::nullopt;
        }
        names.push_back(list.name);
    }
    const Result<WordListRules> stored = wordListRulesFrom(setting().value);
    if (stored.ok() && *stored == m_rules)
        return setting().value;
    return toJson(m_rules);
}

void WordRulesDialog::askEffect()
{
    tools().reader.read<RulesEffect>(
        effectPlace(), [rules = m_rules](BoardContext &context) { return readRulesEffect(context, rules); },
        [this](const Result<RulesEffect> &effect) {
            if (effect.ok())
                sayEffect(effectText(*effect, true, tools().format()));
        });
}

} // namespace qunce

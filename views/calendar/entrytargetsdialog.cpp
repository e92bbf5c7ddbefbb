// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/entrytargetsdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "models/boards/fieldlabels.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kSize {480, 500};
constexpr size_t kMostFound = 50;

QString kindOf(const EntryTargetLine &line)
{
    if (line.kind == Kind::Guide)
        return text(QUNCE_TEXT("Guides"));
    return text(choiceLabel(Kind::EntryTarget, "target_kind", descriptor(line.kind).name));
}

QString nameOf(const EntryTargetLine &line)
{
    QString words = QString::fromStdString(line.name);
    if (!line.code.empty())
        words += QLatin1Char(' ') + QString::fromStdString(line.code);
    return words + QStringLiteral(" · ") + kindOf(line);
}

QString modeOf(const EntryTargetLine &line)
{
    return line.isExcluded ? text(QUNCE_TEXT("Exclude")) : text(QUNCE_TEXT("Include"));
}

QPushButton *addButton(QHBoxLayout &row, const char *name, const QString &words)
{
    auto *made = new QPushButton(words);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false); // Enter is the search field's
    row.addWidget(made);
    return made;
}

} // namespace

EntryTargetsDialog::EntryTargetsDialog(PageTools &tools, std::vector<EntryTargetLine> lines, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_lines(std::move(lines))
    , m_search(new QLineEdit(this))
    , m_results(new QListWidget(this))
    , m_chosen(new QListWidget(this))
{
    setObjectName(QStringLiteral("targetsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Choose whom the entry names")));
    resize(kSize);
    m_search->setObjectName(QStringLiteral("targets.search"));
    m_search->setPlaceholderText(text(QUNCE_TEXT("By name or code, also by pinyin")));
    m_search->setAccessibleName(text(QUNCE_TEXT("Find groups, guides, units and tags")));
    m_results->setObjectName(QStringLiteral("targets.found"));
    m_results->setAccessibleName(text(QUNCE_TEXT("Found")));
    m_chosen->setObjectName(QStringLiteral("targets.chosen"));
    for (QListWidget *list : {m_results, m_chosen})
        list->setProperty("kind", QStringLiteral("field"));
    m_chosen->setAccessibleName(text(QUNCE_TEXT("Named by the entry")));
    auto *adding = new QHBoxLayout;
    m_include = addButton(*adding, "targets.include", text(QUNCE_TEXT("Include")));
    m_exclude = addButton(*adding, "targets.exclude", text(QUNCE_TEXT("Exclude")));
    adding->addStretch(1);
    auto *changing = new QHBoxLayout;
    m_turn = addButton(*changing, "targets.turn", {});
    m_remove = addButton(*changing, "targets.remove", text(QUNCE_TEXT("Remove")));
    changing->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(text(QUNCE_TEXT("Apply")));
    buttons->button(QDialogButtonBox::Ok)->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Ok)->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_results, 1);
    column->addLayout(adding);
    column->addWidget(new QLabel(text(QUNCE_TEXT("Named by the entry"))));
    column->addWidget(m_chosen, 1);
    column->addLayout(changing);
    column->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &EntryTargetsDialog::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { add(m_results->currentRow(), false); });
    connect(m_results, &QListWidget::itemActivated, this, [this] { add(m_results->currentRow(), false); });
    connect(m_results, &QListWidget::currentRowChanged, this, &EntryTargetsDialog::showButtons);
    connect(m_chosen, &QListWidget::currentRowChanged, this, &EntryTargetsDialog::showButtons);
    connect(m_include, &QPushButton::clicked, this, [this] { add(m_results->currentRow(), false); });
    connect(m_exclude, &QPushButton::clicked, this, [this] { add(m_results->currentRow(), true); });
    connect(m_turn, &QPushButton::clicked, this, &EntryTargetsDialog::turn);
    connect(m_remove, &QPushButton::clicked, this, &EntryTargetsDialog::remove);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showLines(0);
    m_search->setFocus();
}

/// Enter adds what was found; it ends the dialog on its buttons only.
void EntryTargetsDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || qobject_cast<QPushButton *>(focusWidget()))
        QDialog::keyPressEvent(event);
}

void EntryTargetsDialog::search(const QString &typed)
{
    using Lines = std::vector<EntryTargetLine>;
    m_tools.reader.read<Lines>(
        m_place,
        [words = typed.toStdString()](
            BoardContext &context) { return findEntryTargets(context, words, kMostFound); },
        [this](Result<Lines> found) { showFound(found.ok() ? std::move(*found) : Lines()); });
}

void EntryTargetsDialog::showFound(std::vector<EntryTargetLine> found)
{
    m_found = std::move(found);
    m_results->clear();
    for (const EntryTargetLine &line : m_found)
        m_results->addItem(nameOf(line));
    m_results->setCurrentRow(m_found.empty() ? -1 : 0);
    showButtons();
}

/// Who is named already is named once, and so as was said last.
void EntryTargetsDialog::add(int row, bool isExcluded)
{
    if (row < 0 || row >= static_cast<int>(m_found.size()))
        return;
    const EntryTargetLine &wanted = m_found[static_cast<size_t>(row)];
    auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const EntryTargetLine &known) {
        return known.kind == wanted.kind && known.target == wanted.target;
    });
    if (line == m_lines.end())
        line = m_lines.insert(m_lines.end(), wanted);
    line->isExcluded = isExcluded;
    showLines(static_cast<int>(line - m_lines.begin()));
    m_search->selectAll();
}

void EntryTargetsDialog::turn()
{
    const int row = m_chosen->currentRow();
    if (row < 0)
        return;
    EntryTargetLine &line = m_lines[static_cast<size_t>(row)];
    line.isExcluded = !line.isExcluded;
    showLines(row);
}

void EntryTargetsDialog::remove()
{
    const int row = m_chosen->currentRow();
    if (row < 0)
        return;
    m_lines.erase(m_lines.begin() + row);
    showLines(std::min(row, static_cast<int>(m_lines.size()) - 1));
}

void EntryTargetsDialog::showLines(int current)
{
    m_chosen->clear();
    for (const EntryTargetLine &line : m_lines)
        m_chosen->addItem(modeOf(line) + QStringLiteral(" · ") + nameOf(line));
    m_chosen->setCurrentRow(m_lines.empty() ? -1 : current);
    showButtons();
}

void EntryTargetsDialog::showButtons()
{
    const bool hasFound = m_results->currentRow() >= 0;
    m_include->setEnabled(hasFound);
    m_exclude->setEnabled(hasFound);
    const int row = m_chosen->currentRow();
    m_turn->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    const bool isExcluded = row >= 0 && m_lines[static_cast<size_t>(row)].isExcluded;
    m_turn->setText(isExcluded ? text(QUNCE_TEXT("Include instead")) : text(QUNCE_TEXT("Exclude instead")));
}

} // namespace qunce
